"""Who takes part, by the word that governs each name: own sentences, names that merely stand there included.

`takes part` of takes_part.tsv lists names with "; " between; a name after "?" counts neither way. Written by frame
(accusation, trial, agreement, award, …) before the program was asked. Errors of « read » were read while rules were
written, those of « kept » never: whoever mends rules prints the faults of « read » alone.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from pipeline.french import rows as table
from pipeline.records import EventType
from tests.floors import Floors
from tests.marked import read_marked, relate_marked
from tests.shipped import product

TABLE = Path(__file__).parent / "takes_part.tsv"
FLOORS = Path(__file__).parent / "floors.toml"
PARTS = ("read", "kept")
OPTIONAL = "?"
REFUSES = "befalls"
"""The frame whose bodies say where."""


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table, in order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def wanted(row: dict[str, str]) -> tuple[set[str], set[str]]:
    """Who takes part, and who may."""
    names = set(row["takes part"].split("; ")) - {""}
    optional = {name for name in names if name.startswith(OPTIONAL)}
    return names - optional, {name.removeprefix(OPTIONAL) for name in optional}


def answers(part: str) -> tuple[dict[str, float], list[str]]:
    """Recall and precision of a part, with its faults."""
    asked = [row for row in rows() if row["part"] == part]
    marked = [read_marked(row["text"], article_id=f"a{number}") for number, row in enumerate(asked)]
    count, faults = Counter[str](), list[str]()
    for row, one, facts in zip(asked, marked, relate_marked(marked, product()), strict=True):
        given = {one.name(part.mention_id) for event in facts.event_mentions for part in event.participants}
        must, may = wanted(row)
        count.update(right=len(given & must), given=len(given - may), asked=len(must))
        faults += [f"missed: {name} | {row['text']}" for name in sorted(must - given)]
        faults += [f"invented: {name} | {row['text']}" for name in sorted(given - must - may)]
    return {"found": count["right"] / count["asked"], "right": count["right"] / count["given"]}, faults


@pytest.mark.model
@pytest.mark.parametrize("part", PARTS)
def test_who_takes_part_by_frame(part: str, floors: Floors) -> None:
    scores, faults = answers(part)
    if part == "read":
        print(*faults, sep="\n")
    floors.hold(FLOORS, f"takes part, {part}", scores)


@pytest.mark.model
def test_complements_take_part_in_their_examples() -> None:
    frames = table("event_complements")
    marked = [read_marked(row["example"], article_id=f"a{number}") for number, row in enumerate(frames)]
    for row, one, facts in zip(frames, marked, relate_marked(marked, product()), strict=True):
        found = {one.name(part.mention_id) for event in facts.event_mentions for part in event.participants}
        wanted = {mention.text for mention in one.mentions} if row["frame"] != REFUSES else set()
        assert facts.event_mentions, row["example"]
        assert found == wanted, row["example"]


def test_every_type_of_a_frame_is_one() -> None:
    words = [word for row in table("event_complements") for word in row["words"].split(",")]
    assert {word.removeprefix("@") for word in words if word.startswith("@")} <= set(get_args(EventType))
    assert all(len(row["words"].split(",")) == len(set(row["words"].split(","))) for row in table("event_complements"))


def test_the_table_names_whom_it_marks() -> None:
    for row in rows():
        must, may = wanted(row)
        marked = read_marked(row["text"])
        assert must | may <= {mention.text for mention in marked.mentions}, row["text"]
        assert len(marked.timexes) == 1, row["text"]
        assert row["part"] in PARTS
