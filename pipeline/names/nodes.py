"""The names of a corpus as nodes: one a key, and one of its own for each name that only its article can tell."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from pipeline.names.columns import ACTOR, GENDERS, Ints
from pipeline.names.organization import OrganizationName
from pipeline.names.person import PersonName, compatible_given
from pipeline.names.union import ConstrainedUnion

_HALF = 32
_STEP = 100_000


class Decision(NamedTuple):
    """One decision about two nodes. `left` and `right` are node numbers."""

    left: int
    right: int
    decision: str
    rule: str
    score: float


class Told(NamedTuple):
    """What one form says of a person: given names, what stands before the family name, gender."""

    given: tuple[str, ...]
    middle: tuple[str, ...]
    gender: str


def can_be_one(left: Told, right: Told) -> bool:
    """Whether two statements can be true of one person: gender, given names and middle names agree."""
    if left.gender and right.gender and left.gender != right.gender:
        return False
    if not compatible_given(left.given, right.given):
        return False
    return not (left.middle and right.middle) or compatible_given(left.middle, right.middle)


@dataclass(slots=True)
class Nodes:
    """What the articles say about keys of names.

    `numbers` has a table for each gender and title that stand before a name.
    `persons` and `bodies` hold a parsed name by node. `heads` counts the articles in which a node
    stands for a cluster. `private` maps a cluster's own node to the node of its key. `same` and
    `alias` are pairs (left << 32 | right), one an article: two full forms of one entity, and a short
    form of a full one. `different` and `unsure` are nodes that an article tells apart, or cannot, and by which rule.
    `apart` are pairs that an article proves to be two. `near` gives, for the own node of a generic name, the nodes of
    the other bodies of its article, and `read`, once `roots` has been asked for, the one that it denotes. `holds` are
    the callings that titles and roles tell of a node.
    """

    numbers: dict[tuple[str, int], dict[str, int]] = field(
        default_factory=lambda: {(gender, 0): {} for gender in GENDERS}
    )
    holds: dict[int, int] = field(default_factory=dict)
    body_numbers: dict[str, int] = field(default_factory=dict)
    persons: dict[int, PersonName] = field(default_factory=dict)
    bodies: dict[int, OrganizationName] = field(default_factory=dict)
    gender: dict[int, str] = field(default_factory=dict)
    heads: array[int] = field(default_factory=lambda: array("i"))
    private: dict[int, int] = field(default_factory=dict)
    same: array[int] = field(default_factory=lambda: array("q"))
    alias: array[int] = field(default_factory=lambda: array("q"))
    different: set[tuple[int, int, str]] = field(default_factory=set)
    unsure: set[tuple[int, int, str]] = field(default_factory=set)
    apart: list[tuple[int, int]] = field(default_factory=list)
    links: dict[int, tuple[int, str]] = field(default_factory=dict)
    near: dict[int, tuple[int, ...]] = field(default_factory=dict)
    read: dict[int, int] = field(default_factory=dict)
    explain: bool = False
    union: ConstrainedUnion[Told] = field(default_factory=lambda: ConstrainedUnion(0, lambda _: None, can_be_one))

    def person(self, name: PersonName, gender: str) -> int:
        """The node of a person's name, one for each gender and title that stand before it."""
        gender = name.gender or gender
        numbers = self.numbers.setdefault((gender, name.title), {})
        node = numbers.get(name.key)
        if node is None:
            node = numbers[name.key] = self._new()
            self.persons[node] = name
            if gender:
                self.gender[node] = gender
        elif (name.given and not self.persons[node].given) or (name > self.persons[node] and name.given):
            self.persons[node] = name  # one reading of the same letters, whatever came first
        return node

    def note_callings(self, told: Iterable[tuple[int, int]]) -> None:
        """Remember what titles and roles tell of nodes."""
        for node, callings in told:
            self.holds[node] = self.holds.get(node, 0) | callings

    def body(self, name: OrganizationName) -> int:
        """The node of an organization's name."""
        node = self.body_numbers.get(name.key)
        if node is None:
            node = self.body_numbers[name.key] = self._new()
            self.bodies[node] = name
        elif name > self.bodies[node]:
            self.bodies[node] = name
        return node

    def own(self, node: int) -> int:
        """A node for one article's use of a key."""
        mine = self._new()
        self.private[mine] = node
        return mine

    def pairs(self, column: array[int]) -> Iterator[tuple[int, int, int]]:
        """(left, right, articles) of a column of pairs, those of one left together."""
        if not column:
            return
        values, counts = np.unique(np.frombuffer(column, dtype=np.int64), return_counts=True)
        for low in range(0, len(values), _STEP):
            part = values[low : low + _STEP]
            left, right = part >> _HALF, part & ((1 << _HALF) - 1)
            yield from zip(left.tolist(), right.tolist(), counts[low : low + _STEP].tolist(), strict=True)

    def readings(self) -> Iterator[tuple[int, dict[int, int]]]:
        """Each short form with the full forms that articles give it, by number of articles."""
        for alias, group in groupby(self.pairs(self.alias), key=itemgetter(0)):
            yield alias, {primary: n for _, primary, n in group}

    def find_key(self, kind: int, key: str) -> list[int]:
        """The nodes of a key; a person's may be several, one a gender."""
        if kind != ACTOR:
            return [self.body_numbers[key]] if key in self.body_numbers else []
        return [numbers[key] for numbers in self.numbers.values() if key in numbers]

    def find_said(self, kind: int, said: str) -> list[int]:
        """The nodes of what is said: of a surname alone those of its civility, or those that have none."""
        gender, _, key = said.rpartition(" ") if kind == ACTOR else ("", "", said)
        found = self.find_key(kind, key)
        return [one for one in found if kind != ACTOR or self.persons[one].given or self.gender.get(one, "") == gender]

    def link(self, alias: int, target: int, rule: str) -> bool:
        """Let a short form denote what a full form denotes, one way only: nothing is merged through it.

        False when the two are kept apart.
        """
        if self.union.are_apart(alias, target):
            return False
        self.links[alias] = (self.union.find(target), rule)
        return True

    def start_union(self) -> None:
        """Every node alone, with what its form tells."""
        self.union = ConstrainedUnion(len(self.heads), self._told, can_be_one)

    def _told(self, node: int) -> Told | None:
        name = self.persons.get(node)
        return Told(name.given, name.middle, self.gender.get(node, "")) if name else None

    def roots(self) -> Ints:
        """The entity of every node, links and private nodes followed."""
        find = self.union.find
        root = np.fromiter((find(node) for node in range(len(self.heads))), dtype=np.int32, count=len(self.heads))
        for node in self.links:
            root[node] = find(self._target(node))
        for mine, node in self.private.items():
            if node in self.links:
                root[mine] = root[node]
        self.read = self._generic_readings()
        for mine, target in self.read.items():
            root[mine] = root[target]
        return root

    def _generic_readings(self) -> dict[int, int]:
        """Generic names whose article has one body, known elsewhere in full, of that kind: "la Commission", "CNIL"."""
        if not self.near:
            return {}
        wanted = {self.union.find(self._target(node)) for nodes in self.near.values() for node in nodes}
        kinds: dict[int, set[str]] = {}
        for node, body in self.bodies.items():
            root = self.union.find(self._target(node))
            if root in wanted and len(body.content) > 1 and body.is_capital and not body.is_generic:
                kinds.setdefault(root, set()).add(body.content[0])
        found = {}
        for mine, nodes in self.near.items():
            generic = self.bodies[self.private[mine]]
            roots = {self.union.find(self._target(node)) for node in nodes}
            fitting = [root for root in roots if generic.key in kinds.get(root, ())]
            if len(fitting) == 1:
                found[mine] = fitting[0]
        return found

    def _target(self, node: int) -> int:
        # A user may link a short form to a short form; a circle ends where it began.
        seen = {node}
        while node in self.links and (after := self.links[node][0]) not in seen:
            seen.add(after)
            node = after
        return node

    def _new(self) -> int:
        self.heads.append(0)
        return len(self.heads) - 1


def pair(left: int, right: int) -> int:
    """Two node numbers as one integer."""
    return left << _HALF | right
