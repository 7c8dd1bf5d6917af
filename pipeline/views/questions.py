"""What the tables are not sure about, as questions: those first whose answer changes most rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import nsmallest
from typing import TypeVar

from pipeline.names.columns import KINDS
from pipeline.names.corpus import key_of
from pipeline.names.key import name_key
from pipeline.names.union import ConstrainedUnion
from pipeline.records import CorpusFacts, Merge
from pipeline.records.packed import at_hand
from pipeline.steps.resolve.events.links import SAME
from pipeline.views.asked import Known, Question
from pipeline.views.likely import doubtful_kinds, likely_bodies, likely_homonyms

PLAIN_RULES = frozenset({"surname", "full_name", "acronym", "acronym_defined", "same_name", "known_pair"})
"""Merges of names that a reader would make without thinking are no question."""
PLAIN_TELLINGS = frozenset(
    {"near_duplicate", "same_wording", "kin_people", "kin_body", "kin_here", "one_affair", "two_papers"}
    | {"in_common", "foretold", "of_a_country", "one_of_day"}
)
"""Nor are tellings of one day by kin words: of 167 such joins in three affairs (tests/affair), eight sets that are read
and the 97 pairs of tests/evaluation 165 are right. They stand in the merges table, and explain tells of them."""
PLAIN_IF_ALIKE = frozenset({"vaguer_date", "vaguer_affair"})
"""Nor those of a vaguer day by kin words, where people or wording make them alike: 33 of 33. Of eight others, by the
affair alone, one was doubtful."""
T = TypeVar("T")
MOST = 2_000
"""Questions about events that are looked at: ten times as many as review.csv shows."""


def ask(facts: CorpusFacts) -> tuple[Question, ...]:
    """All questions, at most one a pair; what the user has decided is not asked again."""
    book = _Book(facts)
    found = [
        *book.undecided_names(),
        *likely_bodies(book.entities),
        *likely_homonyms(book.entities, facts.roles()),
        *doubtful_kinds(book.entities),
        *book.undecided_events(),
        *book.merges(),
    ]
    sections = ("names", "events", "merges")
    ordered = sorted(
        found,
        key=lambda one: (
            sections.index(one.section),
            -one.changes,
            one.rule == "contained_name",
            # What is done, and changes as much, is looked over from the least sure on.
            one.score if one.section == "merges" else -one.score,
            one.kind,
            one.left,
            one.right,
        ),
    )
    asked: set[object] = set()
    kept = []
    for one in ordered:
        pair = book.pair(one)
        # Two events may be told in the same words: what tells them apart is in brackets.
        place = pair if one.kind in KINDS else frozenset((one.left, one.right))
        if place not in asked and pair not in book.decided:
            asked.add(place)
            kept.append(one)
    return tuple(kept)


class _Book:
    """The tables by name, while questions are looked for."""

    def __init__(self, facts: CorpusFacts) -> None:
        self.facts = facts
        self.entities: dict[str, Known] = {}
        self.n_named: Counter[tuple[str, str]] = Counter()
        self.bearer: dict[tuple[str, str], str] = {}
        for entity in facts.entities:
            known = Known(entity.entity_id, entity.kind, entity.name, entity.n_mentions)
            self.entities[known.entity_id] = known
            for alias in entity.aliases:
                name = _name(entity.kind, alias.text)
                self.n_named[name] += alias.n_mentions
                _note(self.bearer, name, known.entity_id)
            _note(self.bearer, _name(entity.kind, entity.name), known.entity_id)
        # Bearers of one name are told apart in brackets.
        self.told_apart: dict[tuple[str, str], str] = {
            (entity.kind, entity.name): entity.entity_id for entity in self.entities.values() if " (" in entity.name
        }
        self.rows = at_hand(facts.merges)
        user = [row for row in self.rows if row.by == "user"]
        self.decided = {self._pair(row.kind, row.left, row.right) for row in user}
        self.decided |= {(row.kind, frozenset((row.left, row.right))) for row in user if row.kind == "event"}

    @cached_property
    def events(self) -> tuple[dict[str, int], dict[str, str]]:
        """Tellings of each event by its id, and ids by labels; asked for after the names, which take their own room."""
        n_told: dict[str, int] = {}
        by_label: dict[str, str] = {}
        for event in self.facts.events:
            event_id = event.event_id
            n_told[event_id] = event.n_mentions
            _note(by_label, event.label, event_id)
        return n_told, by_label

    def pair(self, one: Question) -> object:
        """What is the same for two questions about one pair."""
        return self._pair(one.kind, one.left, one.right)

    def _pair(self, kind: str, left: str, right: str) -> object:
        return kind, frozenset((self._who(kind, left), self._who(kind, right)))

    def _who(self, kind: str, name: str) -> str:
        if kind not in KINDS:
            # Two readings of one event go by their words, which a bracket with day and article follows.
            n_told, by_label = self.events
            return by_label.get(name) or (name if name in n_told else name.rpartition(" (")[0] or name)
        if " (" in name and (kind, name) in self.told_apart:
            return self.told_apart[kind, name]
        return self.bearer.get(_name(kind, name)) or _name(kind, name)[1]

    def _size(self, kind: str, name: str) -> int:
        entity = self.entities.get(self._who(kind, name))
        return entity.n_mentions if entity and entity.kind == kind else self.n_named[_name(kind, name)]

    def undecided_names(self) -> Iterator[Question]:
        """Pairs that rules could not decide."""
        for row in self._rows("unsure", KINDS):
            if row.left == row.right:  # all rows of one name
                yield self._question(row, "names", self.n_named[_name(row.kind, row.left)])
            elif self._who(row.kind, row.left) != self._who(row.kind, row.right):
                sizes = [self._size(row.kind, name) for name in (row.left, row.right)]
                # Bearers of one name were one before the rule: all their rows are at stake.
                yield self._question(row, "names", sum(sizes) if row.rule == "contradiction" else min(sizes))

    def undecided_events(self) -> Iterator[Question]:
        """Pairs of events that may be one."""
        for row, changes in self._weightiest((row, self._told(row)) for row in self._rows("unsure", ("event",))):
            yield self._question(row, "events", changes)

    def _told(self, row: Merge) -> int:
        """Tellings of the smaller of two events."""
        n_told, by_label = self.events
        return min(n_told.get(by_label.get(name) or name, 1) for name in (row.left, row.right))

    def _weightiest(self, rows: Iterable[tuple[Merge, int]]) -> list[tuple[Merge, int]]:
        """Decisions whose answer changes most, so many as may be asked beside those that are decided already."""
        return nsmallest(
            self._most, rows, key=lambda one: (-one[1], -one[0].score, one[0].kind, one[0].left, one[0].right)
        )

    @property
    def _most(self) -> int:
        return MOST + len(self.decided)

    def merges(self) -> Iterator[Question]:
        """Merges that are not plain to see, of two different names; of events those by other words or vaguer days."""
        for row in self._rows("same", KINDS):
            if row.rule not in PLAIN_RULES and name_key(row.left) != name_key(row.right):
                n = min(self.n_named[_name(row.kind, name)] for name in (row.left, row.right))
                yield self._question(row, "merges", n)
        told = (one for one in self._ties() if not _is_plain(one[0]) and one[0].left != one[0].right)
        for row, changes in nsmallest(self._most, told, key=lambda one: (-one[1], one[0].score, *one[0].order)):
            yield self._question(row, "merges", changes)

    def _ties(self) -> Iterator[tuple[Merge, int]]:
        """The surest pairs that hold the tellings of each event together, and how many tellings each of them moves.

        Of five tellings four, not all ten pairs: « different » said of one parts what surer pairs hold together on
        either side of it, to which every other pair ties it less. Tellings go by their words, which are of one event
        (resolve/events/merges.py).
        """
        numbers: dict[str, int] = {}
        ends = [
            (numbers.setdefault(row.left, len(numbers)), numbers.setdefault(row.right, len(numbers)), row.score)
            for row in self._rows("same", ("event",))
        ]
        tellings = ConstrainedUnion[None](len(numbers), said_of=lambda _: None, agree=lambda *_: True)
        held = [1] * len(numbers)
        ties: dict[int, int] = {}
        for place in sorted(range(len(ends)), key=lambda place: -ends[place][2]):
            left, right = (tellings.find(end) for end in ends[place][:2])
            if left != right:
                tellings.unite(left, right)
                ties[place] = min(held[left], held[right])
                held[tellings.find(left)] = held[left] + held[right]
        return ((row, ties[place]) for place, row in enumerate(self._rows("same", ("event",))) if place in ties)

    def _rows(self, decision: str, kinds: Iterable[str]) -> Iterator[Merge]:
        for row in self.rows:
            if row.by == "rule" and row.decision == decision and row.kind in kinds:
                yield row

    def _question(self, row: Merge, section: str, changes: int) -> Question:
        return Question(
            section=section,
            kind=row.kind,
            left=row.left,
            right=row.right,
            proposed=row.decision,
            rule=row.rule,
            score=row.score,
            changes=changes,
        )


def _is_plain(row: Merge) -> bool:
    """Whether a reader would make two tellings one without thinking."""
    return row.rule in PLAIN_TELLINGS or (row.rule in PLAIN_IF_ALIKE and row.score >= SAME)


def _note(bearers: dict[T, str], name: T, one: str) -> None:
    """Note who bears a name: one that several bear (a surname, article by article) stands for none of them."""
    if bearers.setdefault(name, one) != one:
        bearers[name] = ""


def _name(kind: str, text: str) -> tuple[str, str]:
    return kind, key_of(KINDS.index(kind), text.partition(" (")[0] if kind == "actor" else text)
