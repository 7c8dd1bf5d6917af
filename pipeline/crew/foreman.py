"""Gives batches to many hands, and their results in the order asked for.

A batch whose hand is lost, or takes too long, is halved until the culprit is alone. That article, or file, is set
aside; all others come out. Whose hands they are, processes beside this one or those of other machines, is all the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.crew.work import Batch, Done, Watch

AHEAD = 4
"""Finished batches a hand that may wait for their turn: what keeps memory bounded behind a slow one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Of a batch that was given out: all that became of it, or how far it is, or why it is lost."""

    work: Batch
    done: Done | None = None
    n_read: int = 0
    lost: str = ""


class Hands(Protocol):
    """Whoever reads batches elsewhere: takes some, and says in any order what became of each."""

    def __len__(self) -> int:
        """How many batches are worked on at a time."""

    @property
    def n_free(self) -> int:
        """How many more may be given now."""

    def take(self, work: Batch) -> None:
        """Begin a batch."""

    def hear(self) -> Heard | None:
        """The next thing that is said; None when nothing was for a while.

        Raises:
            FilrougeError: no batch at all can be read.
        """

    def close(self) -> None:
        """Let go of all."""


class Foreman:
    """A crew of many hands."""

    def __init__(self, hands: Hands, works: Sequence[Batch], watch: Watch) -> None:
        self._hands = hands
        self._watch = watch
        self._waiting = deque(works)
        self._left = {work.number: len(work.items) for work in works}
        self._packed: dict[int, dict[str, bytes]] = {work.number: {} for work in works}
        self._rejections: dict[int, list[Any]] = {work.number: [] for work in works}
        self._n_read, self._n_finished = 0, 0
        self._under_way: dict[int, int] = {}

    def do(self, work: Batch) -> Done:
        """The result of a batch, when it is there."""
        while self._left[work.number]:
            self._hand_out()
            if (heard := self._hands.hear()) is not None:
                self._note(heard)
        packed = self._packed.pop(work.number)
        del self._left[work.number]
        self._n_finished -= 1
        rows = sorted(self._rejections.pop(work.number), key=lambda row: (row.source, row.part or 0))
        return Done(tuple(packed[work.key(item)] for item in work.items), tuple(rows))

    def close(self) -> None:
        """Let go of all hands."""
        self._hands.close()

    def _hand_out(self) -> None:
        for _ in range(self._hands.n_free):
            if self._waiting and self._n_finished < AHEAD * len(self._hands):
                self._hands.take(self._waiting.popleft())

    def _note(self, heard: Heard) -> None:
        self._under_way.pop(id(heard.work), None)
        if heard.done is not None:
            self._record(heard.work, heard.done)
        elif not heard.lost:
            self._under_way[id(heard.work)] = heard.n_read
        elif len(heard.work.items) == 1:
            self._record(heard.work, heard.work.poisoned(heard.work.items[0], heard.lost))
        else:
            # First in line: what waits for its batch waits no longer than it must.
            self._waiting.extendleft(reversed(heard.work.halves()))
        self._watch(self._n_read + sum(self._under_way.values()))

    def _record(self, work: Batch, done: Done) -> None:
        for item, packed in zip(work.items, done.packed, strict=True):
            self._packed[work.number][work.key(item)] = packed
        self._left[work.number] -= len(work.items)
        self._n_finished += not self._left[work.number]
        self._rejections[work.number].extend(done.rejections)
        self._n_read += len(work.items)
