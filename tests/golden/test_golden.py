"""What comes out of two sample articles, held against their annotations: floors that a change may raise, not lower."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Facts
from tests.conftest import SAMPLE

HERE = Path(__file__).parent
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "gold").glob("*.json"))}
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
TOKEN = re.compile(r"\w+|[^\w\s]")

pytestmark = pytest.mark.model


def to_raw(clean: str, raw: str) -> dict[int, int]:
    """Where the tokens of a cleaned text stand in the raw one: first character to first character."""
    ours, theirs = ([(m.group(), m.start()) for m in TOKEN.finditer(text)] for text in (clean, raw))
    matcher = difflib.SequenceMatcher(None, [t for t, _ in ours], [t for t, _ in theirs], autojunk=False)
    return {ours[i + k][1]: theirs[j + k][1] for i, j, size in matcher.get_matching_blocks() for k in range(size)}


def f1(found: set[Any], gold: set[Any], optional: Iterable[Any] = ()) -> float:
    """Harmonic mean of precision and recall; what is optional counts neither way."""
    found, gold = found - set(optional), gold - set(optional)
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def scores(stem: str, facts: Facts) -> dict[str, float]:
    """F1 of one article by what is asked: names by their first character, dates and events by their period too."""
    gold = GOLD[stem]
    article = next(a for a in facts.articles if a.source == gold["file"])
    raw = (SAMPLE / gold["file"]).read_bytes().decode("utf-8")
    place = to_raw(article.text, raw)
    dates = {t.date_id: t for t in facts.timexes if t.article_id == article.article_id and t.kind == "date"}

    def names(kind: str) -> set[int | None]:
        return {
            place.get(m.start_char) for m in facts.mentions if m.article_id == article.article_id and m.kind == kind
        }

    def mentions(entities: list[dict[str, Any]], *, optional: bool) -> set[int]:
        return {m[0] for e in entities if bool(e.get("optional")) == optional for m in e["mentions"]}

    def periods(rows: list[dict[str, Any]], *, optional: bool) -> set[tuple[str, str]]:
        return {(str(r["start"]), str(r["end"])) for r in rows if bool(r.get("optional")) == optional}

    gold_dates = [t for t in gold["timex"] if t["kind"] == "date"]
    told = [m for m in facts.event_mentions if m.article_id == article.article_id]
    return {
        "actors": f1(
            names("actor"), mentions(gold["persons"], optional=False), mentions(gold["persons"], optional=True)
        ),
        "organizations": f1(
            names("organization"),
            mentions(gold["organizations"], optional=False),
            mentions(gold["organizations"], optional=True),
        ),
        "dates": f1(
            {(str(t.date_start), str(t.date_end)) for t in dates.values()},
            periods(gold_dates, optional=False),
            periods(gold_dates, optional=True),
        ),
        "triggers": f1(
            {m.trigger.lower()[:5] for m in told},
            {e["trigger"].lower()[:5] for e in gold["events"] if not e.get("optional")},
            {e["trigger"].lower()[:5] for e in gold["events"] if e.get("optional")},
        ),
    }


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_no_score_below_its_floor(stem: str, sample_facts: Facts) -> None:
    got = scores(stem, sample_facts)
    assert set(got) == set(FLOORS[stem])
    below = {name: (value, FLOORS[stem][name]) for name, value in got.items() if value < FLOORS[stem][name]}
    assert not below, f"(score, floor): {below}. A floor is lowered only with a line in DECISIONS.md."


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_title_and_day_are_those_of_the_page(stem: str, sample_facts: Facts) -> None:
    article = next(a for a in sample_facts.articles if a.source == GOLD[stem]["file"])
    assert article.title == GOLD[stem]["articles"][0]["title"]
    assert str(article.published) == GOLD[stem]["articles"][0]["published"]


def test_sample_holds_twelve_articles(sample_facts: Facts) -> None:
    assert len(sample_facts.articles) == 12
    assert sample_facts.rejections == ()


def test_every_offset_gives_its_words(sample_facts: Facts) -> None:
    text = {article.article_id: article.text for article in sample_facts.articles}
    for row in (*sample_facts.mentions, *sample_facts.timexes, *sample_facts.affiliations):
        assert text[row.article_id][row.start_char : row.end_char] == row.text
    for told in sample_facts.event_mentions:
        assert text[told.article_id][told.start_char : told.end_char] == told.sentence
        assert text[told.article_id][told.trigger_start_char : told.trigger_end_char] == told.trigger


def test_two_people_of_one_surname_stay_two(sample_facts: Facts) -> None:
    names = {e.name for e in sample_facts.entities if e.kind == "actor"}
    assert len({name for name in names if name.endswith("Marchadier")}) == 2


def test_accents_left_out_make_no_second_person(sample_facts: Facts) -> None:
    people = [e for e in sample_facts.entities if e.kind == "actor" and e.family_name in ("Précigout", "Precigout")]
    assert [e.name for e in people] == ["Hélène Précigout"]
    assert "Helene Precigout" in {alias.text for alias in people[0].aliases}
