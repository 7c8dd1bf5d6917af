"""What accepted corrections say together, and which further one cannot hold beside them.

Every question costs steps in the logarithm of the number of lines, so that ten thousand of them take no time.
"""

from __future__ import annotations

from collections.abc import Hashable

from pipeline.records.correction import Correction

Node = Hashable


class Beliefs:
    """Groups of names that are one, pairs that are two, new names, names left out."""

    def __init__(self) -> None:
        # A forest without shortcuts: the line that made two names one stands on the way between them.
        self._parent: dict[Node, tuple[Node, Correction]] = {}
        self._size: dict[Node, int] = {}
        self._apart: dict[Node, dict[Node, Correction]] = {}
        self._named: dict[Node, Correction] = {}
        self._kept: dict[Node, Correction] = {}
        self._ignored: dict[Node, Correction] = {}

    def find(self, node: Node) -> Node:
        """The name that stands for all that are one with it."""
        while node in self._parent:
            node = self._parent[node][0]
        return node

    def accept(self, one: Correction, left: Node, right: Node | None, name: Node | None) -> Correction | None:
        """Take up what a correction says; an accepted one that cannot hold beside it, when there is one.

        `left`, `right` and `name` (of a new name) stand for the names.
        """
        if one.decision == "different" and right is not None:
            return self._part(one, left, right)
        if one.decision == "ignore":
            against = self._kept.get(left)
            if against is None:
                self._ignored.setdefault(left, one)
            return against
        names = [node for node in (left, right) if node is not None]
        against = next((self._ignored[node] for node in names if node in self._ignored), None) or self._clash(
            one, names, name
        )
        if against is not None:
            return against
        for node in names:
            self._kept.setdefault(node, one)
        for node in names[1:]:
            self._unite(left, node, one)
        if one.decision == "rename" and name is not None:
            # What a later line calls anew may be called so now: one name after the other.
            if not (self.are_apart(left, name) or self.find(left) == self.find(name)):
                self._unite(left, name, one)
            self._named.setdefault(self.find(left), one)
        return None

    def are_apart(self, left: Node, right: Node) -> bool:
        """Whether a line says that two names are two."""
        return self.find(right) in self._apart.get(self.find(left), {})

    def _part(self, one: Correction, left: Node, right: Node) -> Correction | None:
        first, second = self.find(left), self.find(right)
        if first == second:
            return self._between(left, right)
        self._apart.setdefault(first, {}).setdefault(second, one)
        self._apart.setdefault(second, {}).setdefault(first, one)
        return None

    def _clash(self, one: Correction, names: list[Node], name: Node | None) -> Correction | None:
        """An accepted line by which these names are two, or are called otherwise."""
        roots = list(dict.fromkeys(self.find(node) for node in names))
        if len(roots) == 2 and (against := self._apart.get(roots[0], {}).get(roots[1])):
            return against
        named = [self._named[root] for root in roots if root in self._named]
        if len(named) == 2 and named[0].name != named[1].name:
            return max(named, key=lambda said: said.line)
        if one.decision == "rename" and named and named[0].name != one.name and self.find(name) not in roots:
            return named[0]
        return None

    def _unite(self, left: Node, right: Node, one: Correction) -> None:
        first, second = self.find(left), self.find(right)
        if first == second:
            return
        if self._size.get(first, 1) < self._size.get(second, 1):
            first, second = second, first
        self._parent[second] = (first, one)
        self._size[first] = self._size.get(first, 1) + self._size.get(second, 1)
        if second in self._named:
            self._named.setdefault(first, self._named.pop(second))
        for other, said in self._apart.pop(second, {}).items():
            self._apart[other].pop(second, None)
            self._apart[other].setdefault(first, said)
            self._apart.setdefault(first, {}).setdefault(other, said)

    def _between(self, left: Node, right: Node) -> Correction | None:
        """The last of the lines that make two names one; None where they are one name."""
        way: list[tuple[Node, Correction]] = []
        above = {left: 0}
        node = left
        while node in self._parent:
            node, said = self._parent[node]
            way.append((node, said))
            above[node] = len(way)
        found: list[Correction] = []
        node = right
        while node not in above:
            node, said = self._parent[node]
            found.append(said)
        found += [said for _, said in way[: above[node]]]
        return max(found, key=lambda said: said.line, default=None)
