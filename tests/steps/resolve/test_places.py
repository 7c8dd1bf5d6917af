"""Events keep what the user decided of them, whatever they are called by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.compose import write_tables
from pipeline.records import ArticleFacts
from pipeline.records.correction import Correction
from pipeline.settings import Settings
from pipeline.steps.ingest.corrections import parse_correction
from pipeline.steps.ingest.decisions import keep_decisions, read_decisions
from pipeline.steps.resolve import resolve_facts
from pipeline.views.questions import ask
from tests.steps.resolve.articles import told
from tests.test_month import dated

DAY = date(2024, 3, 9)
WORDS = "Le barrage de l'Ouche cède."


def article(name: str, text: str = WORDS) -> ArticleFacts:
    return dated(told(name, text), DAY, "cède", text.rstrip("."))


def line(decision: str, **more: str) -> Correction:
    # Names as they were called once; the places say whom they mean.
    row = {
        "kind": "event",
        "left": "2024-03-09-rompre",
        "right": "La digue rompt (2024-03-09, b)",
        "decision": decision,
    }
    at = WORDS.index("cède")
    (one,) = parse_correction(
        row | {"told_left": f"a@{at}", "told_right": f"gone@3 b@{at}"} | more, 2, "corrections.csv"
    )
    return one


def test_two_events_stay_two_under_any_id_and_are_not_asked_about() -> None:
    both = [article("a"), article("b")]
    assert len(resolve_facts(both).events) == 1
    for found in (both, [*both, article("0", "Un autre barrage de l'Ouche cède aussi.")]):
        facts = resolve_facts(found, corrections=[line("different")])
        ids = {row.article_id: row.event_id for row in facts.event_mentions}
        assert ids["a"] != ids["b"]
        assert facts.rejections == ()
        pairs = [{one.left, one.right} for one in ask(facts)]
        assert {ids["a"], ids["b"]} not in pairs


def test_one_event_stays_one_and_keeps_its_name() -> None:
    apart = [article("a"), article("b", "Rien ne va plus, la maire cède au conseil.")]
    at = apart[1].event_mentions[0].trigger_start_char
    assert len(resolve_facts(apart).events) == 2
    same = line("same", told_right=f"b@{at}", new_name="Rupture du barrage")
    facts = resolve_facts(apart, corrections=[same])
    assert [event.label for event in facts.events] == ["Rupture du barrage"]


def test_an_event_of_which_nothing_is_left_is_named_by_its_line() -> None:
    facts = resolve_facts([article("z")], corrections=[line("different")])
    assert [(row.reason, row.detail[:7]) for row in facts.rejections] == [("correction_unmatched", "line 2:")]


def test_answers_to_questions_about_events_go_round(tmp_path: Path) -> None:
    """Two words of one type in one sentence are joined, and not so plainly that nobody is asked."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    verbs = {"a": "craque", "b": "rompt"}
    texts = {name: f"Le vieux barrage de l'Ouche {verb}." for name, verb in verbs.items()}
    found = [accident(dated(told(name, text), DAY, verbs[name], text.rstrip("."))) for name, text in texts.items()]
    facts = resolve_facts(found)
    assert [row.rule for row in facts.merges] == ["same_type"]
    write_tables(facts, out, Settings(), raw=raw)
    review = (out / "review.csv").read_text(encoding="utf-8-sig")
    assert "Le vieux barrage de l'Ouche rompt (2024-03-09, b)" in review
    (out / "review.csv").write_text(review.replace('"same";"";"same"', '"différent";"";"same"'), encoding="utf-8-sig")
    decisions = read_decisions(raw, out)
    assert decisions.problems == ()
    left, right = (f"{name}@{texts[name].index(verb)}" for name, verb in verbs.items())
    assert [(one.decision, one.told_left, one.told_right) for one in decisions.new] == [
        ("different", (left,), (right,))
    ]
    keep_decisions(raw, decisions)
    assert read_decisions(raw, out).new == ()


def accident(facts: ArticleFacts) -> ArticleFacts:
    events = tuple(replace(row, type="accident_or_crime") for row in facts.event_mentions)
    return replace(facts, event_mentions=events)
