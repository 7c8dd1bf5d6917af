"""Hands on other machines: the workers of a dask scheduler, `--engine dask://scheduler:8786`.

Paths go out, and what stands in the files comes back as the store keeps it; where the machines do not see the files
they are read here. Then batches of articles go out with the texts that they need, and what each article says comes
back; `dask_worker.py` is what a worker does with a batch. When a worker is lost dask gives what it had to another.
`dask.distributed` is asked for batches and nothing else.
"""

from __future__ import annotations

import contextlib
import queue
import time
from typing import Any

from pipeline.call import LOGGER
from pipeline.crew.dask_worker import Unread, code_of, read_batch
from pipeline.crew.foreman import Heard
from pipeline.crew.work import Batch, Done
from pipeline.errors import BadSettings, LostCluster
from pipeline.settings import Settings

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
