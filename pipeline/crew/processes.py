"""Hands that are processes of this machine: each loads the model once and does batch after batch."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import Any

from pipeline.crew.foreman import Heard
from pipeline.crew.pipe import READY, receive, send
from pipeline.crew.work import Batch, Done, took_too_long
from pipeline.errors import LostWorkers
from pipeline.settings import Settings

PROGRAM = (sys.executable, "-m", "pipeline.crew.worker")
FEW = 100
"""Articles that are worth the start of one more process: loading the model takes as long as reading so many."""
MEGABYTES = 700
"""What a process takes with its model and a batch."""
BEGIN = 300
"""Seconds in which a process must be ready to read: 5 on an idle machine, a minute on a busy one."""
BURIAL = 10
"""Seconds after which one that was killed is left to the system: it waits for a disk that does not answer."""
MOST_LOST = 3
"""Processes that end in a row before any is ready: then it is the machine, not an article."""


def how_many(settings: Settings, works: Sequence[Batch]) -> int:
    """Processes for some batches: as the user says, else as many as cores and memory bear; 1 is this one alone."""
    n_items = sum(len(work.items) for work in works)
    asked = settings.workers or min(_cores(), _megabytes_free() // MEGABYTES, n_items // FEW)
    return max(1, min(asked, len(works)))


class Processes:
    """Reads batches in processes of its own. One that ends, or takes too long, is replaced."""

    def __init__(
        self, settings: Settings, number: int, *, with_model: bool = True, program: Sequence[str] = PROGRAM
    ) -> None:
        self._settings = settings
        self._with_model = with_model
        self._events: queue.Queue[tuple[Hand, Any]] = queue.Queue()
        self._program = program
        self._lost = 0
        self._hands = [self._one_more() for _ in range(number)]

    def __len__(self) -> int:
        return len(self._hands)

    @property
    def n_free(self) -> int:
        """How many wait for a batch."""
        return sum(hand.ready and hand.work is None for hand in self._hands)

    def take(self, work: Batch) -> None:
        """Give a batch to one that waits."""
        next(hand for hand in self._hands if hand.ready and hand.work is None).take(work)

    def hear(self) -> Heard | None:
        """Wait for one thing to happen."""
        now = time.monotonic()
        due = min((hand.until for hand in self._hands), default=inf)
        try:
            hand, said = self._events.get(timeout=min(60.0, max(0.01, due - now)))
        except queue.Empty:
            for hand in self._hands:
                if hand.until <= time.monotonic():
                    hand.give_up()
            return None
        if hand not in self._hands:
            return None
        if isinstance(said, BaseException):
            raise said
        if said is None:
            return self._replace(hand)
        if said == READY:
            hand.be_ready()
            self._lost = 0
            return None
        return hand.understand(said)

    def close(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.end()
        self._hands = []

    def _replace(self, hand: Hand) -> Heard | None:
        """A process is gone: another takes its place; its batch, if it had one, is lost."""
        if not hand.ready:
            self._lost += 1
            if self._lost >= MOST_LOST:
                raise LostWorkers(hand.why)
        heard = Heard(hand.work, lost=hand.why) if hand.work is not None else None
        hand.end()
        self._hands[self._hands.index(hand)] = self._one_more()
        return heard

    def _one_more(self) -> Hand:
        return Hand(
            self._settings,
            self._program,
            lambda hand, said: self._events.put((hand, said)),
            with_model=self._with_model,
        )


class Hand:
    """One process, and the thread that listens to it."""

    def __init__(
        self, settings: Settings, program: Sequence[str], hears: Callable[[Hand, Any], None], *, with_model: bool
    ) -> None:
        """`hears` is told in a thread all that it says, and None when it has ended."""
        self.ready = False
        self.work: Batch | None = None
        # The next word that we wait for must be here by then.
        self.until = time.monotonic() + BEGIN
        self._settings = settings
        self._late = ""
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), bufsize=-1
        )
        threading.Thread(target=self._listen, args=(hears,), daemon=True).start()
        self._tell((settings, with_model))

    def be_ready(self) -> None:
        """It waits for a batch, and may as long as it likes."""
        self.ready, self.until = True, inf

    def take(self, work: Batch) -> None:
        """Give it a batch."""
        self.work = work
        self.until = time.monotonic() + work.patience(self._settings)
        # Not here: who does not listen any more must not hold us, but be given up in time.
        threading.Thread(target=self._tell, args=(work,), daemon=True).start()

    def understand(self, said: Done | int) -> Heard | None:
        """What it says of its batch: how many articles it has read, or all that became of them."""
        work = self.work
        if work is None:
            return None
        if isinstance(said, int):
            return Heard(work, n_read=said)
        self.work, self.until = None, inf
        return Heard(work, done=said)

    def give_up(self) -> None:
        """End it, for it takes too long; that it has ended is heard as if it had done so itself."""
        if self.work is not None:
            self._late = took_too_long(self.work.patience(self._settings))
        else:
            self._late = f"The process that should read was not ready in {BEGIN} s"
        self.until = inf
        self._process.kill()

    @property
    def why(self) -> str:
        """Why it ended, in words."""
        if self._late:
            return self._late
        try:
            code = self._process.wait(BURIAL)
        except subprocess.TimeoutExpired:
            return "The process that read it ended without saying how"
        return f"The process that read it ended ({f'signal {-code}' if code < 0 else f'exit code {code}'})"

    def end(self) -> None:
        """End it now; one that even so does not end waits for a disk, and its pipes are held by who waits for it."""
        self._process.kill()
        try:
            self._process.wait(BURIAL)
        except subprocess.TimeoutExpired:
            return
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _tell(self, message: Any) -> None:
        # That nobody listens any more is heard by the thread.
        with suppress(OSError, ValueError):
            if self._process.stdin is not None:
                send(self._process.stdin, message)

    def _listen(self, hears: Callable[[Hand, Any], None]) -> None:
        stream = self._process.stdout
        try:
            while stream is not None:
                hears(self, receive(stream))
        except Exception:  # it ended, in the middle of a word perhaps
            hears(self, None)


def _environment() -> dict[str, str]:
    """One core for each process; and the code that runs here, wherever it was found."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    here = str(Path(__file__).resolve().parents[2])
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
