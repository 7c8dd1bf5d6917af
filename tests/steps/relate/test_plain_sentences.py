"""Plain sentences of the press, of our own wording, told before the program was asked: what each date tells.

`told` of plain_sentences.tsv has "trigger type modality" for each date in order, with "|" between answers that are as
good; a "-" among the triggers: nothing need be told. `part` says who has seen the errors: those of « read » were read
while rules were written, those of « kept » and « second » never, so that their scores are what carries over.
Whoever mends rules prints the faults of « read » alone.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from pipeline.records.event import EventType, Modality
from tests.floors import Floors
from tests.label_check import fold
from tests.marked import Marked, read_marked, relate_marked
from tests.shipped import product
from tests.steps.relate.event_rows import Told, told_of

TABLE = Path(__file__).parent / "plain_sentences.tsv"
FLOORS = Path(__file__).parent / "floors.toml"
PARTS = ("read", "kept", "second")
NOTHING = "-"

pytestmark = pytest.mark.model


@dataclass(frozen=True, slots=True)
class Telling:
    """What one date tells: answers that are as good."""

    triggers: tuple[str, ...]
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence with what its dates tell, in order."""

    marked: Marked
    told: tuple[Telling, ...]
    part: str


@dataclass(slots=True)
class Score:
    """Tellings that are right, by what is asked of them."""

    asked: int = 0
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def count(self, given: list[Told], wanted: Telling, text: str) -> None:
        """What the program tells of one date, held against the answers."""
        if not given and NOTHING in wanted.triggers:
            answers = dict.fromkeys(("word", "type", "modality"), True)
        elif not given:
            answers = dict.fromkeys(("word", "type", "modality"), False)
        else:
            words = {fold(trigger) for trigger in wanted.triggers}
            best = next((one for one in given if fold(one.trigger).split()[0] in words), given[0])
            answers = {
                "word": fold(best.trigger).split()[0] in words and len(given) == 1,
                "type": best.type in wanted.types,
                "modality": best.modality in wanted.modalities,
            }
        self.asked += 1
        self.right.update(name for name, good in answers.items() if good)
        self.right["all"] += all(answers.values())
        if not all(answers.values()):
            got = ", ".join(f"{one.trigger} {one.type} {one.modality}" for one in given) or NOTHING
            self.faults.append(f"{text}\n    {got}, not {wanted}")


@cache
def rows() -> tuple[Row, ...]:
    """The table, in order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Row(
            read_marked(row["text"], article_id=f"a{number}"),
            tuple(Telling(*(tuple(cell.split("|")) for cell in one.split(" "))) for one in row["told"].split("; ")),
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
        for timex, wanted in zip(row.marked.timexes, row.told, strict=True):
            given = [one for one in told_of(facts) if one.date == str(timex.date_start)]
            out[row.part].count(given, wanted, row.marked.text)
    return out


@pytest.mark.parametrize("part", PARTS)
def test_plain_sentences_tell(part: str, floors: Floors) -> None:
    score = scores()[part]
    if part == "read":
        print(*score.faults, sep="\n")
    shares = {name: score.right[name] / score.asked for name in ("word", "type", "modality", "all")}
    floors.hold(FLOORS, f"plain sentences, {part}", shares)


def test_the_table_is_consistent() -> None:
    for row in rows():
        days = [timex.date_start for timex in row.marked.timexes]
        assert len(set(days)) == len(row.told) == len(days), row.marked.text
        assert row.part in PARTS
        for one in row.told:
            assert set(one.types) <= set(get_args(EventType)), row.marked.text
            assert set(one.modalities) <= set(get_args(Modality)), row.marked.text
            words = set(one.triggers) - {NOTHING}
            assert all(word.lower() in row.marked.text.lower() for word in words), (row.marked.text, words)
