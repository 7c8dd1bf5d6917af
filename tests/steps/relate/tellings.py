"""Tables of our own sentences with what each of their dates tells, read, and held against what the product tells.

`told` has "trigger type modality names" for each date in order: "; " between dates, " + " between happenings of one
date, "|" between answers that are as good. A "-" among triggers: nothing need be told. A name after "?" counts neither
way, one after "@" is who reports the happening. A "¶" in a text is a new line. A table with a column `kind` says there
which construction a row stands for.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.label_check import fold
from tests.marked import Marked, read_marked, relate_marked

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.records import ArticleFacts, EventMention

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening of a date, with answers that are as good, who takes part, and who reports it."""

    triggers: tuple[str, ...]
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    optional_names: frozenset[str] = frozenset()
    reported_by: str = ""

    @property
    def is_needed(self) -> bool:
        """Whether a reader must be told of it."""
        return NOTHING not in self.triggers

    def fits(self, told: EventMention) -> bool:
        """Whether a telling has one of the words, by its first word."""
        return fold(told.trigger).split()[0] in {fold(trigger).split()[0] for trigger in self.triggers}


@dataclass(frozen=True, slots=True)
class Row:
    """One text with the happenings of its dates, in order."""

    marked: Marked
    told: tuple[tuple[Telling, ...], ...]
    part: str
    kind: str = ""


@dataclass(slots=True)
class Score:
    """What is right, what is asked and what is given, by row of the score."""

    reports: bool = False
    """Whether the table says who reports."""
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """F1 of happenings, names and reporters; shares of the happenings told right for type and modality.

        "all": of all dates those that tell what they should, with type and modality, and nothing else.
        """
        out = {"told": self._f1("told")}
        out |= {name: self.right[name] / max(1, self.asked[name]) for name in ("types", "modality", "all")}
        if self.asked["participants"]:
            out["participants"] = self._f1("participants")
            out["participants right"] = self.right["participants"] / max(1, self.given["participants"])
        if self.reports:
            out["reported_by"] = self._f1("reported_by")
        return out

    def _f1(self, name: str) -> float:
        return 2 * self.right[name] / max(1, self.asked[name] + self.given[name])

    def count(self, told: list[EventMention], wanted: tuple[Telling, ...], facts: ArticleFacts, row: Row) -> None:
        """What the program tells of one date, held against the answers."""
        left, before = list(told), len(self.faults)
        for one in wanted:
            met = next((this for this in left if one.fits(this)), None)
            if met is not None:
                left.remove(met)
                self._count_right(met, one, row)
            elif left and len(wanted) == 1:
                met = left.pop(0)
                self.asked["told"] += one.is_needed
                self.given["told"] += 1
                self._fault(f"word: {met.trigger}, not {one.triggers}", row)
            elif one.is_needed:
                self.asked["told"] += 1
                self._fault(f"missed: {one.triggers}", row)
            if met is None and not one.is_needed:
                continue
            told_as_asked = len(self.faults)
            self._count_names(met, one, facts, row)
            before += len(self.faults) - told_as_asked  # names are no part of "all"
        for this in left:
            self.given["told"] += 1
            self._fault(f"invented: {this.trigger}", row)
        self.asked["all"] += 1
        self.right["all"] += len(self.faults) == before

    def _fault(self, what: str, row: Row) -> None:
        self.faults.append(f"{what} | {row.kind + ': ' if row.kind else ''}{row.marked.text}")

    def _count_right(self, met: EventMention, one: Telling, row: Row) -> None:
        self.right["told"] += 1
        self.asked.update(("told", "types", "modality"))
        self.given["told"] += 1
        for name, got, wanted in (("types", met.type, one.types), ("modality", met.modality, one.modalities)):
            self.right[name] += got in wanted
            if got not in wanted:
                self._fault(f"{name}: {met.trigger} {got}, not {wanted}", row)

    def _count_names(self, met: EventMention | None, one: Telling, facts: ArticleFacts, row: Row) -> None:
        parts = () if met is None else met.participants
        given = {_full(row.marked.name(part.mention_id), row) for part in parts} - one.optional_names
        self.asked["participants"] += len(one.names)
        self.given["participants"] += len(given)
        self.right["participants"] += len(given & one.names)
        for name in sorted(given ^ one.names):
            verb = "missed" if name in one.names else "invented"
            self._fault(f"participant {verb}: {name} ({one.triggers[0]})", row)
        by = met.reported_by if met is not None else None
        said = _full(row.marked.name(by), row) if by is not None else ""
        self.asked["reported_by"] += one.reported_by != ""
        self.given["reported_by"] += said != ""
        self.right["reported_by"] += said == one.reported_by != ""
        if said != one.reported_by and self.reports:
            self._fault(f"reported by: {said or NOTHING}, not {one.reported_by or NOTHING}", row)


def _full(name: str, row: Row) -> str:
    """The first name of the text that a name is, or is a part of."""
    return next(mention.text for mention in row.marked.mentions if name in mention.text)


def _telling(written: str) -> Telling:
    triggers, types, modalities, names = (*written.split(" ", 3), "", "", "")[:4]
    who = [name for name in names.split(", ") if name]
    return Telling(
        tuple(triggers.split("|")),
        tuple(types.split("|")) if types else (),
        tuple(modalities.split("|")) if modalities else (),
        frozenset(name for name in who if name[0] not in "?@"),
        frozenset(name[1:] for name in who if name[0] == "?"),
        next((name[1:] for name in who if name[0] == "@"), ""),
    )


def read_rows(table: Path) -> tuple[Row, ...]:
    """The table, in order; its parts are the values of `part`."""
    with table.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Row(
            read_marked(row["text"].replace("¶", "\n"), article_id=f"a{number}"),
            tuple(tuple(map(_telling, date.split(" + "))) for date in row["told"].split("; ")),
            row["part"],
            row.get("kind", ""),
        )
        for number, row in enumerate(cells)
    )


def score_parts(rows: tuple[Row, ...], nlp: Language) -> dict[str, Score]:
    """Each part counted."""
    reports = any(one.reported_by for row in rows for date in row.told for one in date)
    out = {row.part: Score(reports) for row in rows}
    for row, facts in zip(rows, relate_marked([row.marked for row in rows], nlp), strict=True):
        by_date: dict[str, list[EventMention]] = defaultdict(list)
        for one in facts.event_mentions:
            by_date[one.date_id].append(one)
        for timex, wanted in zip(row.marked.timexes, row.told, strict=True):
            out[row.part].count(by_date[timex.date_id], wanted, facts, row)
    return out
