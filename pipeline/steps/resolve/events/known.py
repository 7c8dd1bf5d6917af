"""Verdicts of earlier runs on tellings of one period, for as long as nothing that they were compared by has changed."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.kept import KeptUnder
from pipeline.records import Event, Merge
from pipeline.steps.resolve.events.compare import LinkVerdict
from pipeline.steps.resolve.events.decisions import Decisions
from pipeline.steps.resolve.events.tellings import UTF_8, Tellings


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided about the pairs of a block, whose tellings count from nought."""

    same: Decisions = field(default_factory=Decisions)
    doubts: Decisions = field(default_factory=Decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedVerdicts:
    """The same as it is kept: left and right sides of pairs and which of `verdicts` each has; those of `same` first."""

    n_same: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    verdict: tuple[int, ...]
    verdicts: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Some events that follow each other, or some decisions about events."""

    events: tuple[Event, ...] = ()
    merges: tuple[Merge, ...] = ()


class KnownBlocks:
    """Verdicts on blocks; `marks` tell each article as it is after merging, `first` is the number of its first telling.

    `events` are those of earlier runs.

    A telling is one of an article, by its number there: all that it is compared by is in the mark of the article, and
    a block is its tellings in their order.
    """

    def __init__(
        self,
        kept: KeptUnder[PackedVerdicts],
        marks: Sequence[bytes],
        first: Sequence[int],
        events: KeptUnder[Described] | None = None,
    ) -> None:
        self._kept, self._marks, self._first = kept, marks, first
        self._events = events

    def get(self, tellings: Tellings, block: Sequence[int]) -> Verdicts | None:
        """What was decided about a block."""
        mark = self.mark_of(tellings, block)
        found = self._kept.get(mark) if mark else None
        return None if found is None else _unpacked(found)

    def add(self, tellings: Tellings, block: Sequence[int], verdicts: Verdicts) -> None:
        """Keep what was decided about it."""
        mark = self.mark_of(tellings, block)
        if mark:
            self._kept.add(mark, _packed(verdicts))

    def described(
        self, tellings: Tellings, places: Sequence[int], said: object, make: Callable[[], Described]
    ) -> Described:
        """What is made of some tellings and of what is `said`, and of nothing else; of an earlier run if it can be."""
        mark = self.mark_of(tellings, places) if self._events is not None else ""
        if self._events is None or not mark:
            return make()
        mark = hashlib.blake2b(f"{mark} {said}".encode(*UTF_8), digest_size=16).hexdigest()
        found = self._events.get(mark)
        if found is None:
            found = make()
            self._events.add(mark, found)
        return found

    def mark_of(self, tellings: Tellings, block: Sequence[int]) -> str:
        """What tells a block from others; empty where an article has no mark."""
        digest = hashlib.blake2b(digest_size=16)
        articles, numbers = tellings.ints("article")[block].tolist(), tellings.ints("number")[block].tolist()
        for article, number in zip(articles, numbers, strict=True):
            if not self._marks[article]:
                return ""
            digest.update(b"%b %d\n" % (self._marks[article], number - self._first[article]))
        return digest.hexdigest()


def _packed(found: Verdicts) -> PackedVerdicts:
    every = Decisions()
    every.extend(found.same)
    every.extend(found.doubts)
    return PackedVerdicts(
        n_same=len(found.same),
        left=tuple(every.left),
        right=tuple(every.right),
        verdict=tuple(every.verdict),
        verdicts=tuple((one.decision, one.rule, one.score, one.evidence) for one in every.verdicts),
    )


def _unpacked(kept: PackedVerdicts) -> Verdicts:
    verdicts = [LinkVerdict(*one) for one in kept.verdicts]

    def part(some: slice) -> Decisions:
        left, right, verdict = (array("i", side[some]) for side in (kept.left, kept.right, kept.verdict))
        return Decisions.of(left, right, verdict, verdicts)

    return Verdicts(part(slice(kept.n_same)), part(slice(kept.n_same, None)))
