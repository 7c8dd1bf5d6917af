"""Hands on other machines: the workers of a dask scheduler, `--engine dask://scheduler:8786`.

Paths go out, and what stands in the files comes back as the store keeps it; where the machines do not see the files
they are read here. Then batches of articles go out with the texts that they need, and what each article says comes
back. In each thread of a worker waits a process of ours (`worker.py`) with the model, as on this
machine: an article that ends it, or takes too long, ends no worker. When a worker is lost dask gives what it had to
another. `dask.distributed` is asked for batches and nothing else.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.call import LOGGER
from pipeline.crew.foreman import Heard
from pipeline.crew.pipe import READY
from pipeline.crew.processes import MOST_LOST, PROGRAM, Hand
from pipeline.crew.work import Batch, Done
from pipeline.errors import BadSettings, FilrougeError, LostCluster, LostWorkers
from pipeline.settings import Settings
from pipeline.store.fingerprint import READING, SAYING, fingerprint_of

SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
ANSWER = 10
"""Seconds in which a scheduler must answer."""
SILENCE = 60
"""Seconds after which a scheduler that says nothing stands still."""
JOIN = 60
"""Seconds in which there must be a worker."""
A_THREAD = 2
"""Batches a thread: one that it reads, and one at hand when that is done."""
LOOK = 5
"""Seconds between two looks at how many workers there are."""
IDLE = 300
"""Seconds after which a process that nobody asks ends, and gives its memory back."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a worker has not read a batch: `lost` is about its articles, `unfit` about the worker."""

    lost: str = ""
    unfit: str = ""


class Cluster:
    """Hands of a scheduler's workers, as many as there are at the time."""

    def __init__(self, settings: Settings) -> None:
        """Join the scheduler that `settings.engine` names.

        Raises:
            BadSettings: it is no address, dask is not installed, nobody answers there, or no worker comes.
        """
        self._settings = settings
        self._address = scheduler_of(settings.engine)
        self._client = _join(self._address)
        self._basis = code_of()
        self._events: queue.Queue[Any] = queue.Queue()
        self._open: dict[Any, Batch] = {}
        self._threads, self._looked, self._last_seen = 0, 0.0, time.monotonic()
        self._look()

    def __len__(self) -> int:
        return A_THREAD * max(1, self._threads)

    @property
    def n_free(self) -> int:
        """How many more batches its workers can have at hand."""
        self._look()
        return len(self) - len(self._open)

    def take(self, work: Batch) -> None:
        """Send a batch."""
        future = self._client.submit(read_batch, work, self._settings, self._basis, pure=False)
        self._open[future] = work
        future.add_done_callback(self._events.put)

    def hear(self) -> Heard | None:
        """What became of the next batch.

        Raises:
            LostCluster: the scheduler is gone, no worker has been there for a while, or one has other code.
        """
        try:
            future = self._events.get(timeout=LOOK)
        except queue.Empty:
            self._look()
            return None
        work = self._open.pop(future)
        said = self._result(future)
        if isinstance(said, Unread) and said.unfit:
            raise LostCluster(self._address, said.unfit)
        return Heard(work, lost=said.lost) if isinstance(said, Unread) else Heard(work, done=said)

    def close(self) -> None:
        """Ask for nothing more."""
        with contextlib.suppress(Exception):
            self._client.cancel(list(self._open), force=True)
        with contextlib.suppress(Exception):
            self._client.close(timeout=ANSWER)

    def _result(self, future: Any) -> Done | Unread:
        from distributed import KilledWorker

        try:
            found: Done | Unread = future.result(timeout=ANSWER)
            return found
        except KilledWorker:
            return Unread(lost="Several machines were lost while one after the other read it")
        except Exception as error:
            first = next(iter(str(error).splitlines()), "").rstrip(".")
            raise LostCluster(self._address, f"a batch came to nothing ({type(error).__name__}: {first})") from error
        finally:
            future.release()

    def _look(self) -> None:
        """See how many workers there are, now and then.

        Raises:
            LostCluster: the scheduler is gone, or nobody works for it.
        """
        now = time.monotonic()
        if now - self._looked < LOOK:
            return
        self._looked = now
        try:
            self._threads = sum(self._client.nthreads(callback_timeout=SILENCE).values())
        except Exception as error:
            raise LostCluster(self._address, f"it does not answer any more ({error})") from error
        if self._threads:
            self._last_seen = now
        elif now - self._last_seen > JOIN:
            raise LostCluster(self._address, f"it has had no worker for {JOIN} s")


def scheduler_of(engine: str) -> str:
    """The address of a scheduler as dask writes it.

    >>> scheduler_of("dask://scheduler:8786")
    'tcp://scheduler:8786'

    Raises:
        BadSettings: it is none.
    """
    scheme, found, place = engine.partition("://")
    name, colon, port = place.rpartition(":")
    if not found or scheme not in SCHEMES or not name or not colon or not port.isdigit():
        raise BadSettings(f"--engine {engine!r}: no address of a scheduler. Write it as dask://scheduler:8786.")
    return f"{SCHEMES[scheme]}://{place}"


def _join(address: str) -> Any:
    try:
        # What it says is said by us.
        import dask

        dask.config.set({"logging.distributed": "critical"})
        from distributed import Client
    except ImportError as error:
        cure = "In the folder of the program: pip install '.[dask]'"
        raise BadSettings(f"--engine: dask is not installed ({error}). {cure}") from error
    client: Any = None
    connect: Any = Client
    try:
        client = connect(address, timeout=ANSWER, set_as_default=False, name="filrouge")
        LOGGER.info("dask at %s …", address)
        client.wait_for_workers(1, timeout=JOIN)
        return client
    except Exception as error:
        why = "nobody answers there" if client is None else f"no worker came within {JOIN} s"
        if client is not None:
            client.close(timeout=ANSWER)
        cure = f"Start `dask scheduler` and, on each machine, `dask worker {address}`; or leave --engine out."
        raise BadSettings(f"--engine: {address}: {why} ({type(error).__name__}). {cure}") from error


def code_of() -> str:
    """One short text for all that stands behind what is read."""
    return f"{fingerprint_of(READING)} {fingerprint_of(SAYING)}"


# What follows runs in the workers.


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
