"""Every row of the event lists works on its own example."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from pipeline.lexicon import read_rows
from pipeline.records import Article, EventMention, EventType, Timex
from pipeline.steps.relate.events import relate_events
from tests.steps.relate.test_events import parser

DATE = re.compile(r"3 mars|en mars|mars|2003")


def relate_examples(sentences: list[str]) -> list[tuple[EventMention, ...]]:
    found = []
    for sentence, doc in zip(sentences, parser().pipe(sentences), strict=True):
        article = Article(
            article_id="a", source="a", part=1, sha256="0", text=sentence, published=None, published_basis="none"
        )
        match = DATE.search(sentence)
        assert match, sentence
        timex = Timex(
            date_id="a:d",
            article_id="a",
            kind="date",
            text=match.group(),
            start_char=match.start(),
            end_char=match.end(),
            rule="test",
            date_start=date(2024, 3, 3),
            date_end=date(2024, 3, 3),
            edtf="2024-03-03",
            precision="day",
            basis="explicit",
        )
        found.append(relate_events(doc, article, (), (timex,)))
    return found


@pytest.mark.model
def test_event_nouns_are_triggers_of_their_examples() -> None:
    rows = read_rows("lexicons/event_nouns")
    found = relate_examples([f"On évoque {row['example']}." for row in rows])
    missed = [
        row["lemma"]
        for row, tellings in zip(rows, found, strict=True)
        if [one.trigger_lemma for one in tellings] != [row["lemma"]]
    ]
    # A few homographs ("le don", "la course") the tagger takes for something else.
    assert len(missed) <= 12, missed


@pytest.mark.model
def test_light_verbs_leave_the_happening_to_their_noun() -> None:
    rows = [row for row in read_rows("lexicons/light_verbs") if row["trigger"] == "noun" and row["slot"] != "head"]
    found = relate_examples([row["example"] for row in rows])
    missed = [row["example"] for row, tellings in zip(rows, found, strict=True) if not _is_noun(tellings)]
    assert not missed


def _is_noun(tellings: tuple[EventMention, ...]) -> bool:
    nouns = {row["lemma"] for row in read_rows("lexicons/event_nouns")}
    return len(tellings) == 1 and tellings[0].trigger_lemma in nouns


def test_types_are_known_and_lemmas_unique() -> None:
    known = set(get_args(EventType))
    for name in ("event_nouns", "event_verbs"):
        rows = read_rows(f"lexicons/{name}")
        assert {row["type"] for row in rows} <= known
        assert len({row["lemma"] for row in rows}) == len(rows)
