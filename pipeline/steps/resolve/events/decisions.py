"""Verdicts on pairs of tellings in flat columns: twelve bytes a pair, however many a corpus has."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.steps.resolve.events.compare import LinkVerdict

Ints = npt.NDArray[np.int32]


class Decisions:
    """Pairs of tellings, by their places, each with what was decided about it; of verdicts there are few kinds."""

    def __init__(self) -> None:
        self.left, self.right, self.verdict = array("i"), array("i"), array("i")
        self.verdicts: list[LinkVerdict] = []
        self._numbers: dict[LinkVerdict, int] = {}

    @classmethod
    def of(cls, left: array[int], right: array[int], verdict: array[int], verdicts: Iterable[LinkVerdict]) -> Decisions:
        """Pairs of which each has one of some verdicts, by its number."""
        found = cls()
        found.left, found.right, found.verdict, found.verdicts = left, right, verdict, list(verdicts)
        found._numbers = {one: number for number, one in enumerate(found.verdicts)}
        return found

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[tuple[int, int, LinkVerdict]]:
        for left, right, verdict in zip(self.left, self.right, self.verdict, strict=True):
            yield left, right, self.verdicts[verdict]

    def add(self, left: int, right: int, verdict: LinkVerdict) -> None:
        """One more."""
        self.left.append(left)
        self.right.append(right)
        self.verdict.append(self._number(verdict))

    def extend(self, others: Decisions, *, by_place: bool = False, among: Ints | None = None) -> None:
        """Those of somewhere else; `by_place` puts them in the order of the tellings.

        `among` gives the places of some tellings where the others count these from nought.
        """
        left, right = others.pairs() if among is None else (among[side] for side in others.pairs())
        verdict = np.frombuffer(others.verdict, dtype=np.int32)
        if by_place:
            order = np.lexsort((right, left))
            left, right, verdict = left[order], right[order], verdict[order]
        number = np.array([self._number(one) for one in others.verdicts], dtype=np.int32)
        self.left.frombytes(left.tobytes())
        self.right.frombytes(right.tobytes())
        self.verdict.frombytes(number[verdict].tobytes())

    def pairs(self) -> tuple[Ints, Ints]:
        """Both sides, to reckon with."""
        return np.frombuffer(self.left, dtype=np.int32), np.frombuffer(self.right, dtype=np.int32)

    def of_each(self, what: Callable[[LinkVerdict], Any], dtype: Any) -> npt.NDArray[Any]:
        """Something of the verdict on each pair."""
        return np.array([what(one) for one in self.verdicts], dtype)[np.frombuffer(self.verdict, dtype=np.int32)]

    def strongest_first(self) -> Iterator[tuple[int, int]]:
        """The pairs that are taken for one, those first of which that is surest."""
        same = np.flatnonzero(self.of_each(lambda one: one.decision == "same", bool))
        left, right = (side[same] for side in self.pairs())
        order = np.lexsort((right, left, -self.of_each(lambda one: one.score, float)[same]))
        return zip(left[order].tolist(), right[order].tolist(), strict=True)

    def _number(self, verdict: LinkVerdict) -> int:
        number = self._numbers.get(verdict)
        if number is None:
            number = self._numbers[verdict] = len(self.verdicts)
            self.verdicts.append(verdict)
        return number
