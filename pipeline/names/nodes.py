"""The names of a corpus as nodes: one a key, and one of its own for each name that only its article can tell."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from pipeline.names.columns import Ints
from pipeline.names.organization import OrganizationName
from pipeline.names.person import PersonName
from pipeline.names.union import ConstrainedUnion

_HALF = 32


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


@dataclass(slots=True)
class Nodes:
    """What the articles say about keys of names.

    `persons` and `bodies` hold a parsed name by node. `heads` counts the articles in which a node
    stands for a cluster. `private` maps a cluster's own node to the node of its key. `same` and
    `alias` are pairs (left << 32 | right), one an article: two full forms of one entity, and a short
    form of a full one.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    persons: dict[int, PersonName] = field(default_factory=dict)
    bodies: dict[int, OrganizationName] = field(default_factory=dict)
    gender: dict[int, str] = field(default_factory=dict)
    heads: array[int] = field(default_factory=lambda: array("i"))
    private: dict[int, int] = field(default_factory=dict)
    same: array[int] = field(default_factory=lambda: array("q"))
    alias: array[int] = field(default_factory=lambda: array("q"))
    split: array[int] = field(default_factory=lambda: array("q"))
    links: dict[int, tuple[int, str]] = field(default_factory=dict)
    union: ConstrainedUnion[Told] = field(default_factory=lambda: ConstrainedUnion(0))

    def person(self, name: PersonName, gender: str) -> int:
        """The node of a person's name; a gender that only the civility told makes a node of its own."""
        told = gender if gender and not name.gender else ""
        key = f"a {name.key}/{told}" if told else f"a {name.key}"
        node = self.numbers.get(key)
        if node is None:
            node = self.numbers[key] = self._new()
            self.persons[node] = name
            if gender or name.gender:
                self.gender[node] = gender or name.gender
        elif name.given and not self.persons[node].given or name > self.persons[node] and name.given:
            self.persons[node] = name  # one reading of the same letters, whatever came first
        return node

    def body(self, name: OrganizationName) -> int:
        """The node of an organization's name."""
        key = f"o {name.key}"
        node = self.numbers.get(key)
        if node is None:
            node = self.numbers[key] = self._new()
            self.bodies[node] = name
        elif name > self.bodies[node]:
            self.bodies[node] = name
        return node

    def own(self, node: int) -> int:
        """A node for one article's use of a key."""
        mine = self._new()
        self.private[mine] = node
        return mine

    def pairs(self, column: array[int]) -> list[tuple[int, int, int]]:
        """(left, right, articles) of a column of pairs, sorted by node number."""
        if not column:
            return []
        values, counts = np.unique(np.frombuffer(column, dtype=np.int64), return_counts=True)
        left, right = values >> _HALF, values & ((1 << _HALF) - 1)
        return list(zip(left.tolist(), right.tolist(), counts.tolist(), strict=True))

    def start_union(self) -> None:
        """Every node alone, with what its form tells."""
        self.union = ConstrainedUnion(len(self.heads))

    def roots(self) -> Ints:
        """The entity of every node, links and private nodes followed."""
        find = self.union.find
        root = np.fromiter((find(node) for node in range(len(self.heads))), dtype=np.int32, count=len(self.heads))
        for node, (target, _) in self.links.items():
            root[node] = find(target)
        for mine, node in self.private.items():
            if node in self.links:
                root[mine] = root[node]
        return root

    def _new(self) -> int:
        self.heads.append(0)
        return len(self.heads) - 1


def pair(left: int, right: int) -> int:
    """Two node numbers as one integer."""
    return left << _HALF | right
