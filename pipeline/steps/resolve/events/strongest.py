"""Of many pairs those that are among the strongest of either side, in memory that grows with the sides alone."""

from __future__ import annotations

from collections import defaultdict
from heapq import heappush, heapreplace
from typing import Generic, TypeVar

Side = TypeVar("Side", int, str)


class Strongest(Generic[Side]):
    """Keeps a pair as long as it is one of the `most` strongest of one of its sides, in whatever order they come."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._of: dict[Side, list[tuple[float, Side, Side, str]]] = defaultdict(list)

    def add(self, left: Side, right: Side, score: float, told: str = "") -> None:
        """One more pair, with something said of it."""
        pair = (score, left, right, told)
        for side in (left, right):
            held = self._of[side]
            if len(held) < self._most:
                heappush(held, pair)
            elif pair > held[0]:
                heapreplace(held, pair)

    def pairs(self) -> dict[tuple[Side, Side], tuple[float, str]]:
        """The pairs that were kept, each with its score and what was said of it."""
        return {(left, right): (score, told) for held in self._of.values() for score, left, right, told in held}
