"""Own sentences: which day, word, type, modality, who takes part and how, who says so, and how it reads.

`event_sentences.tsv` says what a careful reader answers, not what the product does; `event_rows` says how it is
counted. A row that is `held` is asserted by itself: word, modality and names. The rest counts towards floors.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.records import EventMention
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from tests.floors import Floors
from tests.marked import MARK, Marked, read_marked, relate_marked
from tests.shipped import product
from tests.steps.relate.event_rows import Sentence, Told, has_trigger, pair, read_sentences, tally, told_of

if TYPE_CHECKING:
    from pipeline.records import ArticleFacts

SENTENCES = read_sentences()
FLOORS = Path(__file__).parent / "floors.toml"
LONGEST_LABEL = 260

pytestmark = pytest.mark.model


@cache
def _given() -> tuple[tuple[Marked, ArticleFacts], ...]:
    marked = [read_marked(one.marked, article_id=f"a{number}") for number, one in enumerate(SENTENCES)]
    return tuple(zip(marked, relate_marked(marked, product()), strict=True))


@cache
def told(marked: str) -> tuple[tuple[EventMention, ...], dict[str, str]]:
    """The events of one marked sentence, and the words of each name."""
    one = read_marked(marked)
    (facts,) = relate_marked([one], product())
    return facts.event_mentions, {mention.mention_id: mention.text for mention in one.mentions}


@pytest.mark.parametrize("number", [n for n, one in enumerate(SENTENCES) if one.held])
def test_sentence_tells(number: int) -> None:
    sentence, told_ = SENTENCES[number], told_of(_given()[number][1])
    assert len(told_) == len(sentence.happenings), sentence.marked
    for one, wanted in pair(told_, sentence.happenings)[0]:
        assert has_trigger(one, wanted), (sentence.marked, one.trigger)
        assert one.modality in wanted.modalities, (sentence.marked, one.modality)
        needed = wanted.parts.keys() - wanted.optional_parts
        assert needed <= one.parts.keys() <= wanted.parts.keys(), (sentence.marked, one.parts)


def test_offsets_and_labels_hold() -> None:
    for marked, facts in _given():
        for one in facts.event_mentions:
            assert marked.text[one.trigger_start_char : one.trigger_end_char] == one.trigger
            assert marked.text[one.start_char : one.end_char] == one.sentence
            assert 3 <= len(one.label) <= LONGEST_LABEL
            assert 0.0 < one.confidence < 1.0


def test_scores_with_names_and_dates_given(floors: Floors) -> None:
    """What the rules of events do by themselves."""
    _hold(
        floors, "events, names and dates given", zip(SENTENCES, [told_of(facts) for _, facts in _given()], strict=True)
    )


def test_scores_from_the_words_alone(floors: Floors) -> None:
    """The same sentences through the whole product, where every date of the sentence is said."""
    rows = [one for one in SENTENCES if all(m["days"] for m in MARK.finditer(one.marked) if m["date"])]
    articles = [read_marked(one.marked, article_id=f"a{number}").article for number, one in enumerate(rows)]
    found = [relate_article(one) for one in recognise_articles(articles, product())]
    _hold(floors, "events, from the words alone", zip(rows, map(told_of, found), strict=True))


def _hold(floors: Floors, section: str, rows: Iterable[tuple[Sentence, tuple[Told, ...]]]) -> None:
    counted = tally(rows)
    print(section, *counted.faults, sep="\n")
    floors.hold(FLOORS, section, counted.scores())


def test_the_table_is_consistent() -> None:
    from typing import get_args

    from pipeline.records.event import EventType, Modality, ParticipantRole

    for one in SENTENCES:
        marked = read_marked(one.marked)
        names = {mention.text for mention in marked.mentions}
        days = {str(timex.date_start) for timex in marked.timexes}
        for happening in one.happenings:
            assert happening.date in days, one.marked
            assert all(trigger.lower() in marked.text.lower() for trigger in happening.triggers), one.marked
            assert set(happening.types) <= set(get_args(EventType)), one.marked
            assert set(happening.modalities) <= set(get_args(Modality)), one.marked
            assert happening.parts.keys() <= names, one.marked
            assert {role for roles in happening.parts.values() for role in roles} <= set(get_args(ParticipantRole))
            assert happening.reported_by in names | {""}, one.marked
            assert all(happening.labels), one.marked
