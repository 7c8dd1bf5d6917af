"""What a worker of a dask scheduler does with a batch.

In each of its threads waits a process of ours (`worker.py`) with the model, as on this machine: an article that ends
it, or takes too long, ends no worker.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.crew.pipe import READY
from pipeline.crew.processes import MOST_LOST, PROGRAM, Hand
from pipeline.crew.work import Batch, Done
from pipeline.errors import FilrougeError, LostWorkers
from pipeline.settings import Settings
from pipeline.store.fingerprint import READING, SAYING, fingerprint_of

IDLE = 300
"""Seconds after which a process that nobody asks ends, and gives its memory back."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a worker has not read a batch: `lost` is about its articles, `unfit` about the worker."""

    lost: str = ""
    unfit: str = ""


def code_of() -> str:
    """One short text for all that stands behind what is read."""
    return f"{fingerprint_of(READING)} {fingerprint_of(SAYING)}"


def read_batch(work: Batch, settings: Settings, basis: str) -> Done | Unread:
    """Read a batch in a process beside this worker."""
    if code_of() != basis:
        return Unread(unfit=f"{_here()} has another filrouge, or other libraries: install the same on all machines")
    try:
        with _borrowed(settings, work.needs_model) as hand:
            hand.take(work)
            return _answer(hand)
    except FilrougeError as error:
        return Unread(unfit=f"{_here()}: {error}")


class _Kept(Hand):
    """A process that waits for its next batch, for a while."""

    def __init__(self, settings: Settings, with_model: bool) -> None:
        self.said: queue.Queue[Any] = queue.Queue()
        self.timer: threading.Timer | None = None
        super().__init__(settings, PROGRAM, lambda _, said: self.said.put(said), with_model=with_model)


_For = tuple[str, bool]
"""The choices of a run, and whether the process has the model: what it can be asked for."""
_IDLE: dict[_For, list[_Kept]] = {}
_LOCK = threading.Lock()


@contextmanager
def _borrowed(settings: Settings, with_model: bool) -> Iterator[_Kept]:
    """A process, with the model or without; it is kept for the next batch unless it has ended."""
    key = (settings.model_dump_json(), with_model)
    with _LOCK:
        waiting = _IDLE.setdefault(key, [])
        hand = waiting.pop() if waiting else None
    if hand is not None and hand.timer is not None:
        hand.timer.cancel()
    if hand is not None and not hand.said.empty():  # nothing is asked: what it says then is that it has ended
        hand.end()
        hand = None
    hand = hand or _begin(settings, with_model)
    hand.be_ready()
    try:
        yield hand
    except BaseException:
        hand.end()
        raise
    if not hand.ready:
        hand.end()
        return
    hand.timer = threading.Timer(IDLE, _let_go, (key, hand))
    hand.timer.daemon = True
    hand.timer.start()
    with _LOCK:
        _IDLE[key].append(hand)


def _let_go(key: _For, hand: _Kept) -> None:
    with _LOCK:
        if hand not in _IDLE.get(key, ()):
            return
        _IDLE[key].remove(hand)
    hand.end()


def _begin(settings: Settings, with_model: bool) -> _Kept:
    why = ""
    for _ in range(MOST_LOST):
        hand = _Kept(settings, with_model)
        said = _next(hand)
        if said == READY:
            return hand
        if isinstance(said, FilrougeError):
            hand.end()
            raise said
        why = hand.why
        hand.end()
    raise LostWorkers(why)


def _answer(hand: _Kept) -> Done | Unread:
    while True:
        said = _next(hand)
        if isinstance(said, Done):
            hand.work = None
            return said
        if isinstance(said, FilrougeError):
            raise said
        if said is None:
            hand.ready = False
            return Unread(lost=hand.why)


def _next(hand: _Kept) -> Any:
    """What it says next; None when it has ended, as it does when it has nothing to say for too long."""
    try:
        return hand.said.get(timeout=max(0.01, hand.until - time.monotonic()))
    except queue.Empty:
        hand.give_up()
        return None


def _here() -> str:
    from distributed import get_worker

    return str(get_worker().address)
