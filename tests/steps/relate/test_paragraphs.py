"""Paragraphs of one to four sentences, of our own wording: what each date tells, and who takes part.

Written along a grid of constructions (inversion, cleft, relative, participle, absolute clause, purpose, time, noun,
light verb, passive, several dates, brackets, quotation, headline, past future, hearsay, negation, deadline, duration,
anniversary, nothing, pronouns, ellipsis, indirect ties) before the program was asked. `told` of paragraphs.tsv has
"trigger type modality names" for each date in order, "; " between dates, " + " between happenings of one date, "|"
between answers that are as good; a "-" among triggers: nothing need be told; a name after "?" counts neither way.
A "¶" is a new line. Errors of « read » were read while rules were written, those of « kept » never: whoever mends
rules prints the faults of « read » alone.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from pipeline.records.event import EventType, Modality
from tests.floors import Floors
from tests.label_check import fold
from tests.marked import Marked, read_marked, relate_marked
from tests.shipped import product

if TYPE_CHECKING:
    from pipeline.records import ArticleFacts, EventMention

TABLE = Path(__file__).parent / "paragraphs.tsv"
FLOORS = Path(__file__).parent / "floors.toml"
PARTS = ("read", "kept")
NOTHING = "-"

pytestmark = pytest.mark.model


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening of a date, with answers that are as good, and who takes part."""

    triggers: tuple[str, ...]
    types: tuple[str, ...]
    modalities: tuple[str, ...]
    names: frozenset[str]
    optional_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph with the happenings of its dates, in order."""

    marked: Marked
    told: tuple[tuple[Telling, ...], ...]
    part: str


@dataclass(slots=True)
class Score:
    """What is right, what is asked and what is given, by row of the score."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """F1 of happenings and of names; shares of the happenings told right for type and modality."""
        out = {
            name: 2 * self.right[name] / max(1, self.asked[name] + self.given[name])
            for name in ("told", "participants")
        }
        out["participants right"] = self.right["participants"] / max(1, self.given["participants"])
        return out | {name: self.right[name] / max(1, self.asked[name]) for name in ("types", "modality")}

    def count(self, told: list[EventMention], wanted: tuple[Telling, ...], facts: ArticleFacts, row: Row) -> None:
        """What the program tells of one date, held against the answers."""
        left, text = list(told), row.marked.text
        for one in wanted:
            met = next((this for this in left if _fits(this, one)), None)
            if met is not None:
                left.remove(met)
                self._count_right(met, one, text)
            elif left and len(wanted) == 1:
                met = left.pop(0)
                self.asked["told"] += NOTHING not in one.triggers
                self.given["told"] += 1
                self.faults.append(f"word: {met.trigger}, not {one.triggers} | {text}")
            elif NOTHING not in one.triggers:
                self.asked["told"] += 1
                self.faults.append(f"missed: {one.triggers} | {text}")
            if met is not None or NOTHING not in one.triggers:
                self._count_names(met, one, facts, row)
        for this in left:
            self.given["told"] += 1
            self.faults.append(f"invented: {this.trigger} | {text}")

    def _count_right(self, met: EventMention, one: Telling, text: str) -> None:
        self.right["told"] += 1
        self.asked.update(("told", "types", "modality"))
        self.given["told"] += 1
        self.right["types"] += met.type in one.types
        self.right["modality"] += met.modality in one.modalities
        if met.type not in one.types:
            self.faults.append(f"type: {met.trigger} {met.type}, not {one.types} | {text}")
        if met.modality not in one.modalities:
            self.faults.append(f"modality: {met.trigger} {met.modality}, not {one.modalities} | {text}")

    def _count_names(self, met: EventMention | None, one: Telling, facts: ArticleFacts, row: Row) -> None:
        parts = () if met is None else met.participants
        given = {_full(row.marked.name(part.mention_id), row) for part in parts} - one.optional_names
        self.asked["participants"] += len(one.names)
        self.given["participants"] += len(given)
        self.right["participants"] += len(given & one.names)
        for name in sorted(given ^ one.names):
            verb = "missed" if name in one.names else "invented"
            self.faults.append(f"participant {verb}: {name} ({one.triggers[0]}) | {row.marked.text}")


def _full(name: str, row: Row) -> str:
    """The first name of the paragraph that a name is, or is a part of."""
    return next(mention.text for mention in row.marked.mentions if name in mention.text)


def _fits(this: EventMention, one: Telling) -> bool:
    return fold(this.trigger).split()[0] in {fold(trigger).split()[0] for trigger in one.triggers}


def _telling(written: str) -> Telling:
    triggers, types, modalities, names = (*written.split(" ", 3), "", "", "")[:4]
    who = [name for name in names.split(", ") if name]
    return Telling(
        tuple(triggers.split("|")),
        tuple(types.split("|")),
        tuple(modalities.split("|")),
        frozenset(name for name in who if not name.startswith("?")),
        frozenset(name[1:] for name in who if name.startswith("?")),
    )


@cache
def rows() -> tuple[Row, ...]:
    """The table, in order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Row(
            read_marked(row["text"].replace("¶", "\n"), article_id=f"a{number}"),
            tuple(tuple(map(_telling, date.split(" + "))) for date in row["told"].split("; ")),
            row["part"],
        )
        for number, row in enumerate(cells)
    )


@cache
def scores() -> dict[str, Score]:
    """Each part counted."""
    found = relate_marked([row.marked for row in rows()], product())
    out = {part: Score() for part in PARTS}
    for row, facts in zip(rows(), found, strict=True):
        by_date: dict[str, list[EventMention]] = defaultdict(list)
        for one in facts.event_mentions:
            by_date[one.date_id].append(one)
        for timex, wanted in zip(row.marked.timexes, row.told, strict=True):
            out[row.part].count(by_date[timex.date_id], wanted, facts, row)
    return out


@pytest.mark.parametrize("part", PARTS)
def test_paragraphs_tell(part: str, floors: Floors) -> None:
    score = scores()[part]
    if part == "read":
        print(*score.faults, sep="\n")
    floors.hold(FLOORS, f"paragraphs, {part}", score.scores())


def test_the_table_is_consistent() -> None:
    for row in rows():
        text, names = row.marked.text, {mention.text for mention in row.marked.mentions}
        assert len(row.told) == len(row.marked.timexes), text
        assert row.part in PARTS
        for one in (one for date in row.told for one in date if one.triggers != (NOTHING,)):
            assert set(one.types) <= set(get_args(EventType)), text
            assert set(one.modalities) <= set(get_args(Modality)), text
            assert one.names | one.optional_names <= names, (text, one.names)
            assert all(word.lower() in text.lower() for word in set(one.triggers) - {NOTHING}), (text, one.triggers)
