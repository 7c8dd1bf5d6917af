"""What comes out of annotated articles, held against their annotations: floors that a change may raise, not lower.

Two articles of the sample, and ten of other kinds (dispatch, accident, obituary, council, match, trial, company,
chronology, Québec, Suisse) that stand in articles/. All are of our own wording.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.records import Facts
from pipeline.settings import Settings
from tests.conftest import SAMPLE
from tests.floors import Floors
from tests.golden.score_gold import Alignment, tally

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"
FLOORS = HERE / "floors.toml"

pytestmark = pytest.mark.model


@cache
def gold_of(folder: Path) -> dict[str, tuple[dict[str, Any], str]]:
    """The annotated files of a folder: annotations and raw text, by name."""
    found = {}
    for path in sorted((HERE / "gold").glob("*.json")):
        notes = json.loads(path.read_text(encoding="utf-8"))
        if (folder / notes["file"]).is_file():
            # bytes, not text mode: offsets count the file as stored, newlines untranslated
            found[notes["file"]] = notes, (folder / notes["file"]).read_bytes().decode("utf-8")
    return found


@pytest.fixture(scope="module")
def own_facts(settings: Settings, nlp: Language) -> Facts:
    """All that the articles of articles/ say."""
    from pipeline.compose import extract

    return extract(ARTICLES, settings, nlp)


def test_no_score_of_the_sample_below_its_floor(sample_facts: Facts, floors: Floors) -> None:
    counted = tally(gold_of(SAMPLE), sample_facts, labels=False)  # `what` there is in other words than the text's
    print(*counted.faults, sep="\n")
    floors.hold(FLOORS, "sample", counted.scores())


def test_no_score_of_the_own_articles_below_its_floor(own_facts: Facts, floors: Floors) -> None:
    counted = tally(gold_of(ARTICLES), own_facts)
    print(*counted.faults, sep="\n")
    floors.hold(FLOORS, "own articles", counted.scores())


def test_every_own_article_is_one_article(own_facts: Facts) -> None:
    assert sorted(one.source for one in own_facts.articles) == sorted(gold_of(ARTICLES))


def test_aligned_words_are_the_same() -> None:
    align = Alignment("Le maire part. Il rit.", "MENU\n\nLe  maire part.\nIl rit.")
    assert align.raw(3, 8) == (10, 15)
    assert align.raw(2, 8) == (-1, 15)


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
