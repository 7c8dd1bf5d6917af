"""A crew of processes: each loads the model once and does batch after batch; results come in the order asked for."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipeline.crew import Done, Work, poisoned, took_too_long
from pipeline.errors import LostWorkers
from pipeline.settings import Settings
from pipeline.worker import READY, receive, send

PROGRAM = (sys.executable, "-m", "pipeline.worker")
AHEAD = 4
"""Finished batches a process that may wait for their turn: what keeps memory bounded behind a slow one."""
FEW = 100
"""Articles that are worth the start of one more process: loading the model takes as long as reading so many."""
MEGABYTES = 700
"""What a process takes with its model and a batch."""
MOST_LOST = 3
"""Processes that end in a row before any is ready: then it is the machine, not an article."""


def how_many(settings: Settings, works: Sequence[Work]) -> int:
    """Processes for some batches: as the user says, else as many as cores and memory bear; 1 is this one alone."""
    n_articles = sum(len(work.articles) for work in works)
    asked = settings.workers or min(_cores(), _megabytes_free() // MEGABYTES, n_articles // FEW)
    return max(1, min(asked, len(works)))


class Processes:
    """Does batches in processes of its own. One that ends, or takes too long, is replaced, and its batch halved."""

    def __init__(
        self, settings: Settings, works: Sequence[Work], number: int, *, program: Sequence[str] = PROGRAM
    ) -> None:
        self._settings = settings
        self._waiting = deque(works)
        self._left = {work.number: len(work.articles) for work in works}
        self._packed: dict[int, dict[str, bytes]] = {work.number: {} for work in works}
        self._rejections: dict[int, list[Any]] = {work.number: [] for work in works}
        self._events: queue.Queue[tuple[_Hand, Any]] = queue.Queue()
        self._program = program
        self._lost = 0
        self._hands = [_Hand(settings, program, self._events) for _ in range(number)]

    def do(self, work: Work) -> Done:
        """The result of a batch, when it is there."""
        while self._left[work.number]:
            self._turn()
        packed = self._packed.pop(work.number)
        del self._left[work.number]
        rows = sorted(self._rejections.pop(work.number), key=lambda row: (row.source, row.part or 0))
        return Done(tuple(packed[article.article_id] for article in work.articles), tuple(rows))

    def close(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.end()
        self._hands = []

    def _turn(self) -> None:
        """Hand out what can be handed out, then wait for one thing to happen."""
        self._hand_out()
        now = time.monotonic()
        due = min((hand.until for hand in self._hands if hand.work is not None), default=now + 60)
        try:
            hand, said = self._events.get(timeout=min(60.0, max(0.01, due - now)))
        except queue.Empty:
            for hand in self._hands:
                if hand.work is not None and hand.until <= time.monotonic():
                    hand.give_up()
            return
        if hand not in self._hands:
            return
        if isinstance(said, BaseException):
            raise said
        if said is None:
            self._replace(hand)
        elif said == READY:
            hand.ready, self._lost = True, 0
        else:
            self._keep(hand, said)

    def _hand_out(self) -> None:
        finished = sum(not left for left in self._left.values())
        for hand in self._hands:
            if hand.ready and hand.work is None and self._waiting and finished < AHEAD * len(self._hands):
                hand.take(self._waiting.popleft())

    def _keep(self, hand: _Hand, done: Done) -> None:
        work, hand.work = hand.work, None
        if work is not None:
            self._record(work, done)

    def _record(self, work: Work, done: Done) -> None:
        for article, packed in zip(work.articles, done.packed, strict=True):
            self._packed[work.number][article.article_id] = packed
        self._left[work.number] -= len(work.articles)
        self._rejections[work.number].extend(done.rejections)

    def _replace(self, hand: _Hand) -> None:
        """A process is gone: its batch is halved, or its only article set aside, and another takes its place."""
        if not hand.ready:
            self._lost += 1
            if self._lost >= MOST_LOST:
                raise LostWorkers(hand.why)
        if hand.work is not None:
            if len(hand.work.articles) == 1:
                self._record(hand.work, poisoned(hand.work.articles[0], hand.why))
            else:
                # First in line: what waits for its batch waits no longer than it must.
                self._waiting.extendleft(reversed(hand.work.halves()))
        hand.end()
        self._hands[self._hands.index(hand)] = _Hand(self._settings, self._program, self._events)


class _Hand:
    """One process, and the thread that listens to it."""

    def __init__(self, settings: Settings, program: Sequence[str], events: queue.Queue[tuple[_Hand, Any]]) -> None:
        self.ready = False
        self.work: Work | None = None
        self.until = 0.0
        self._settings = settings
        self._limit: float | None = None
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), bufsize=-1
        )
        threading.Thread(target=self._listen, args=(events,), daemon=True).start()
        self._tell(settings)

    def take(self, work: Work) -> None:
        """Give it a batch."""
        self.work = work
        self.until = time.monotonic() + work.patience(self._settings)
        self._tell(work)

    def give_up(self) -> None:
        """End it, for it takes too long; that it has ended is heard as if it had done so itself."""
        self._limit = self.work.patience(self._settings) if self.work is not None else 0.0
        self.until = float("inf")
        self._process.kill()

    @property
    def why(self) -> str:
        """Why it ended, in words."""
        if self._limit is not None:
            return took_too_long(self._limit)
        code = self._process.wait()
        return f"The process that read it ended ({f'signal {-code}' if code < 0 else f'exit code {code}'})"

    def end(self) -> None:
        """End it now."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        self._process.wait()

    def _tell(self, message: Any) -> None:
        # That nobody listens any more is heard by the thread.
        with suppress(OSError, ValueError):
            if self._process.stdin is not None:
                send(self._process.stdin, message)

    def _listen(self, events: queue.Queue[tuple[_Hand, Any]]) -> None:
        stream = self._process.stdout
        try:
            while stream is not None:
                events.put((self, receive(stream)))
        except Exception:  # it ended, in the middle of a word perhaps
            events.put((self, None))


def _environment() -> dict[str, str]:
    """One core for each process; and the code that runs here, wherever it was found."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    here = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return {**os.environ, **threads, "PYTHONPATH": path}


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _megabytes_free() -> int:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("MemAvailable"))
    except (OSError, StopIteration, ValueError):
        return sys.maxsize
