"""What is asked, in which order, and what never again."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli.ask import ask_questions
from pipeline.records import Facts, Merge
from pipeline.settings import Settings
from pipeline.steps.ingest.corrections import open_sheet
from pipeline.steps.ingest.decisions import keep_decisions, read_decisions
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.tabulate.portions import tables_of
from pipeline.views.asked import Question
from pipeline.views.examples import Examples
from pipeline.views.questions import ask
from pipeline.views.review import Review
from tests.steps.resolve.articles import told
from tests.steps.resolve.test_user_word import said

FOUND = [
    told("a", "Jean Martin vote. Oda Orance ouvre.", "Jean Martin", role="maire de Luzac"),
    told("b", "Jean Martin signe.", "Jean Martin", role="maire de Tulle"),
    told("c", "Jean Martin dort.", "Jean Martin", role="maire de Luzac"),
    told("d", "Oda recrute, puis Oda ferme.", "Oda", "Oda", kind="organization"),
    told("e", "Oda Orance ouvre un site, Oda Orance recrute.", "Oda Orance", "Oda Orance", kind="organization"),
    told("f", "Anne Bret parle.", "Anne Bret"),
    told("g", "Mme Bret se tait.", "Bret"),
    told("h", "Le navire Anne Bret coule.", "Anne Bret", kind="organization"),
]


def questions(*lines: str) -> dict[tuple[str, str], Question]:
    return {(one.left, one.right): one for one in ask(resolve_facts(FOUND, corrections=said(*lines)))}


def test_bearers_bodies_surnames_and_kinds_are_asked_about_those_first_that_change_most() -> None:
    found = questions()
    assert [(pair, one.rule, one.changes) for pair, one in found.items()] == [
        (("Jean Martin (maire de Luzac)", "Jean Martin (maire de Tulle)"), "contradiction", 3),
        (("Oda", "Oda Orance"), "contained_name", 2),
        (("Anne Bret", ""), "both_kinds", 1),
        (("Anne Bret", "Bret"), "left_open", 1),
    ]


def merged(left: str, right: str, score: float, rule: str = "all_of_day") -> Merge:
    return Merge(
        kind="event", left=left, right=right, decision="same", by="rule", rule=rule, score=score, evidence="some words"
    )


def test_of_an_event_told_often_as_many_merges_are_asked_about_as_hold_it_together_the_least_sure_first() -> None:
    rows = (
        merged("Le pont a fermé", "Fermeture du pont", 0.9),
        merged("Fermeture du pont", "La préfète ferme le pont", 0.8),
        merged("Le pont a fermé", "La préfète ferme le pont", 0.62),
        # Copies of one article are one without a question, and hold together as well as any.
        merged("Le pont a fermé", "Le pont, fermé", 1.0, "near_duplicate"),
        merged("Fermeture du pont", "Le pont, fermé", 0.7),
        merged("La halle a brûlé", "Incendie de la halle", 0.65),
    )
    # Kin words of a day are plain, and of a month where people or wording are alike, too.
    rows += (merged("Le bassin a ouvert", "Ouverture du bassin", 0.62, "one_affair"),)
    rows += (merged("L'école a fermé", "Fermeture de l'école", 0.7, "vaguer_date"),)
    rows += (merged("Le quai a brûlé", "Incendie du quai", 0.52, "vaguer_date"),)
    assert [(one.left, one.right, one.score) for one in ask(Facts(merges=rows))] == [
        ("Le quai a brûlé", "Incendie du quai", 0.52),
        ("La halle a brûlé", "Incendie de la halle", 0.65),
        ("Fermeture du pont", "La préfète ferme le pont", 0.8),
        ("Le pont a fermé", "Fermeture du pont", 0.9),
    ]


def test_those_merges_come_first_that_hold_more_tellings_together() -> None:
    two = [merged(f"Récit {n}", f"Récit {n + 1}", 0.9) for n in (1, 3)]
    rows = (*two, merged("Récit 2", "Récit 3", 0.7), merged("Récit 6", "Récit 7", 0.62))
    found = [(one.left, one.right, one.changes) for one in ask(Facts(merges=rows))]
    assert found[:2] == [("Récit 2", "Récit 3", 2), ("Récit 6", "Récit 7", 1)]


def test_what_is_decided_never_comes_back_under_any_spelling() -> None:
    assert set(questions("organization;ODA;Oda Orance;different", "actor;Bret;ANNE BRET;same")) == {
        ("Jean Martin (maire de Luzac)", "Jean Martin (maire de Tulle)"),
        ("Anne Bret", ""),
    }
    assert ("Jean Martin (maire de Luzac)", "Jean Martin (maire de Tulle)") not in questions(
        "actor;Jean Martin (maire de Luzac);Jean Martin (maire de Tulle);different"
    )
    # Under a new name the two are the same two.
    assert ("Oda", "Oda Orance") not in questions(
        "organization;Oda;Oda Orance;different", "organization;Oda;;;Groupe Oda"
    )
    assert ("Groupe Oda", "Oda Orance") not in questions(
        "organization;Oda;Oda Orance;different", "organization;Oda;;;Groupe Oda"
    )


def review(tmp_path: Path, facts: Facts) -> Path:
    seen = Review(facts)
    for one in facts.portions():
        seen.see(tables_of(one, [seen], None))
    seen.write(tmp_path, Settings())
    return tmp_path / "review.csv"


def typed(*answers: str):  # type: ignore[no-untyped-def]
    left = iter(answers)

    def answer(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return answer


def test_answers_on_screen_stand_in_the_file_and_can_be_gone_on_with(tmp_path: Path) -> None:
    path = review(tmp_path, resolve_facts(FOUND))
    console = Console(record=True, width=120, file=(tmp_path / "screen").open("w", encoding="utf-8"))
    assert ask_questions(path, console, typed("d", "n", "x", "o")) == 2  # homonyms apart; bodies later; a ship
    shown = console.export_text()
    assert "Jean Martin (maire de Tulle)" in shown
    assert "Jean Martin signe." in shown
    assert "they are two" in shown  # x is no answer: help
    assert ask_questions(path, console, typed("b", "s", "i", "r", "q")) == 2
    (tmp_path / "raw").mkdir()
    decisions = read_decisions(tmp_path / "raw", tmp_path)
    assert decisions.problems == ()
    assert decisions.told() == (
        "« Jean Martin (maire de Luzac) » and « Jean Martin (maire de Tulle) » are two",
        "« Oda » and « Oda Orance » are one organization",
        "« Anne Bret » is an organization",
        "« Bret » is left out of the tables",
    )
    keep_decisions(tmp_path / "raw", decisions)
    assert read_decisions(tmp_path / "raw", tmp_path).new == ()


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        (("même",), "same"),
        (("Différents",), "different"),
        (("ignorer gauche",), "ignore left"),
        (("organisation", "les deux"), "organization both"),
        (("personne", "d"), "person right"),
        (("incertain",), "unsure"),
        (("mmême", "même"), "same"),
    ],
)
def test_answers_may_be_the_words_of_the_file(tmp_path: Path, answers: tuple[str, ...], decided: str) -> None:
    path = review(tmp_path, resolve_facts(FOUND[3:5]))
    console = Console(record=True, width=120, file=(tmp_path / "screen").open("w", encoding="utf-8"))
    ask_questions(path, console, typed(*answers))
    ((_, row),) = open_sheet(path).rows
    assert row["decision"] == decided
    shown = console.export_text()
    assert ("Did you mean 'même'?" in shown, "they are two" in shown) == (len(answers) > 1 and "mm" in answers[0],) * 2


def test_a_better_name_may_be_typed(tmp_path: Path) -> None:
    path = review(tmp_path, resolve_facts(FOUND[3:5]))
    assert ask_questions(path, Console(file=(tmp_path / "screen").open("w")), typed("= Groupe Oda")) == 1
    assert read_decisions(tmp_path, tmp_path).told() == (
        "« Oda » and « Oda Orance », one organization, is called « Groupe Oda »",
    )


def test_a_name_of_two_kinds_is_settled_by_either_answer_and_not_asked_about_again() -> None:
    for answer, kind in (("personne", "actor"), ("organisation", "organization")):
        facts = resolve_facts(FOUND, corrections=said(f"actor;Anne Bret;;{answer}"))
        assert {entity.kind for entity in facts.entities if entity.name == "Anne Bret"} == {kind}
        assert not [one for one in ask(facts) if one.rule == "both_kinds"]
        assert facts.rejections == ()


def test_a_question_shows_the_article_that_it_is_about() -> None:
    facts = resolve_facts(
        [
            told("a", "Julie Orval dirige. Julie rit avec Marc Roque.", "Julie Orval", "Julie", "Marc Roque"),
            told("b", "Julie tient le barrage avec Marc Roque.", "Julie", "Marc Roque"),
        ]
    )
    (one,) = ask(facts)
    assert (one.left, one.right, one.rule) == ("Julie", "Julie Orval", "given_name_elsewhere")
    examples = Examples(facts, [one])
    for portion in facts.portions():
        examples.look_at(tables_of(portion, [Review(facts)], None))
    examples.close()
    assert examples.of(one) == ("Julie tient le barrage avec Marc Roque.", "Julie Orval dirige.")
