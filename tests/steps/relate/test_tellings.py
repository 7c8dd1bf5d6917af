"""Sentences and paragraphs of the press, of our own wording: what each date tells, and who takes part.

Each table was written before the program was asked: `plain_sentences` along a grid of governing construction, place of
the date, voice and field, its `second` part in another style; `paragraphs` along a grid of constructions, each in
pairs (inversion, cleft, relative, participle, absolute clause, purpose, time, noun, light verb, passive, several dates,
brackets, quotation, headline, past future, hearsay, negation, deadline, duration, anniversary, nothing, pronouns,
ellipsis, indirect ties); `careful_sentences` along what a careful reader checks, four pairs of each `kind` (what was
denied, asked, planned, cancelled, moved, alleged; who is meant; which of two days); `typed_sentences` through the
types, with the verbs and turns that the press has for each, the rarer ones second. Errors of « read » were read while
rules were written, those of the other parts never, so that their scores are what carries over: whoever mends rules
prints the faults of « read » alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from pipeline.records.event import EventType, Modality
from tests.floors import Floors
from tests.shipped import product
from tests.steps.relate.tellings import Row, Score, read_rows, score_parts

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
TABLES = {
    "plain sentences": ("read", "kept", "second"),
    "paragraphs": ("read", "kept"),
    "careful sentences": ("read", "kept"),
    "typed sentences": ("read", "kept"),
}

pytestmark = pytest.mark.model


@cache
def rows(table: str) -> tuple[Row, ...]:
    """One table."""
    return read_rows(HERE / f"{table.replace(' ', '_')}.tsv")


@cache
def scores(table: str) -> dict[str, Score]:
    """Its parts, counted."""
    return score_parts(rows(table), product())


@pytest.mark.parametrize(("table", "part"), [(table, part) for table, parts in TABLES.items() for part in parts])
def test_dates_tell(table: str, part: str, floors: Floors) -> None:
    score = scores(table)[part]
    if part == "read":
        print(*score.faults, sep="\n")
    floors.hold(FLOORS, f"{table}, {part}", score.scores())


@pytest.mark.parametrize("table", TABLES)
def test_the_table_is_consistent(table: str) -> None:
    assert {row.part for row in rows(table)} == set(TABLES[table])
    for row in rows(table):
        text, names = row.marked.text, {mention.text for mention in row.marked.mentions}
        assert len(row.told) == len(row.marked.timexes), text
        for one in (one for date in row.told for one in date if one.types):
            assert set(one.types) <= set(get_args(EventType)), text
            assert set(one.modalities) <= set(get_args(Modality)), text
            said = {one.reported_by} - {""}
            assert one.names | one.optional_names | said <= names, (text, one.names, said)
            assert all(word.lower() in text.lower() for word in set(one.triggers) - {"-"}), (text, one.triggers)
