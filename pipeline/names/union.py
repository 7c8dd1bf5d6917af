"""Union-find that refuses a union which something known forbids: no chain merges two people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Said = TypeVar("Said")


class ConstrainedUnion(Generic[Said]):
    """Sets of numbered nodes; what is said of each node decides which sets may be one.

    `said` gives what is known of a node (given names, gender), and `agree` whether two such
    statements can be true of one entity. Every pair over two sets must agree before they unite.
    """

    def __init__(self, n_nodes: int) -> None:
        self.parent = list(range(n_nodes))
        self._said: dict[int, tuple[Said, ...]] = {}
        self._apart: dict[int, set[int]] = {}

    def find(self, node: int) -> int:
        """The root of a node's set: its smallest node that no link has moved."""
        parent = self.parent
        root = node
        while parent[root] != root:
            root = parent[root]
        while parent[node] != root:
            parent[node], node = root, parent[node]
        return root

    def say(self, node: int, said: Iterable[Said]) -> None:
        """State what is known of a node that stands alone."""
        self._said[node] = tuple(said)

    def said(self, node: int) -> tuple[Said, ...]:
        """What is known of a node's set."""
        return self._said.get(self.find(node), ())

    def keep_apart(self, left: int, right: int) -> None:
        """Forbid that two nodes ever come into one set."""
        left, right = self.find(left), self.find(right)
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def are_apart(self, left: int, right: int) -> bool:
        """Whether the sets of two nodes are kept apart."""
        apart = self._apart.get(self.find(left))
        return bool(apart) and self.find(right) in apart

    def unite(self, left: int, right: int) -> bool:
        """Make two sets one unless they are kept apart; True when they are one afterwards."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if self._apart and self.are_apart(left, right):
            return False
        self.parent[right] = left
        if right in self._said:
            merged = dict.fromkeys((*self._said.get(left, ()), *self._said.pop(right)))
            self._said[left] = tuple(merged)
        for other in self._apart.pop(right, ()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart.setdefault(left, set()).add(other)
        return True
