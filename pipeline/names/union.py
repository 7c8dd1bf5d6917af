"""Union-find that refuses a union which something known forbids: no chain merges two people."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Generic, TypeVar

Said = TypeVar("Said")


class ConstrainedUnion(Generic[Said]):
    """Sets of numbered nodes; what is said of each node decides which sets may be one.

    `said_of` gives what is known of a node that stands alone (given names, gender); a set's statements are those of
    all its nodes. `agree`, where given, says whether two statements can be true of one entity: every pair over two
    sets must agree before they unite.
    """

    def __init__(
        self, n_nodes: int, said_of: Callable[[int], Said | None], agree: Callable[[Said, Said], bool]
    ) -> None:
        self.parent = array("i", range(n_nodes))
        self._said_of = said_of
        self._agree = agree
        self._said: dict[int, tuple[Said, ...]] = {}
        self._apart: dict[int, set[int]] = {}

    def find(self, node: int) -> int:
        """The node that stands for a node's set."""
        parent = self.parent
        root = node
        while parent[root] != root:
            root = parent[root]
        while parent[node] != root:
            parent[node], node = root, parent[node]
        return root

    def said(self, node: int) -> tuple[Said, ...]:
        """What is known of a node's set, each statement once."""
        root = self.find(node)
        if (known := self._said.get(root)) is not None:
            return known
        said = self._said_of(root)
        return () if said is None else (said,)

    def keep_apart(self, left: int, right: int) -> None:
        """Forbid that two nodes ever come into one set."""
        left, right = self.find(left), self.find(right)
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def are_apart(self, left: int, right: int) -> bool:
        """Whether the sets of two nodes are kept apart."""
        apart = self._apart.get(self.find(left))
        return bool(apart) and self.find(right) in (apart or ())

    def may_unite(self, left: int, right: int) -> bool:
        """Whether nothing forbids that two sets become one."""
        return not self.are_apart(left, right) and all(
            self._agree(a, b) for a in self.said(left) for b in self.said(right)
        )

    def unite(self, left: int, right: int, *, force: bool = False) -> bool:
        """Make two sets one where they may be; True when they are one afterwards.

        `force` passes over what is said of them (the user knows better), not over what is kept apart.
        """
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if self.are_apart(left, right) if force else not self.may_unite(left, right):
            return False
        self._said[left] = tuple(dict.fromkeys((*self.said(left), *self.said(right))))
        self._said.pop(right, None)
        self.parent[right] = left
        for other in self._apart.pop(right, ()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart.setdefault(left, set()).add(other)
        return True
