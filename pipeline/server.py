"""The Prefect server of a run: the user's own where one is named, else one that lives as long as the run.

The short-lived one asks for a key that only this run knows, since all users of a machine share its loopback, and
forgets all with its end: its database is a copy of an empty one. That of a schedule is kept, apart from other flows of
the user's, and old runs are taken out of it. Where no server can be had the run goes on without: what one is for,
looking on, is nothing that tables need.
"""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import prefect
from prefect.settings import (
    PREFECT_API_AUTH_STRING,
    PREFECT_API_REQUEST_TIMEOUT,
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    PREFECT_HOME,
    PREFECT_LOGGING_TO_API_ENABLED,
    PREFECT_SERVER_API_AUTH_STRING,
    get_current_settings,
    temporary_settings,
)

from pipeline.errors import BadSettings, FilrougeError, raise_end

PATIENCE = 10
"""Seconds in which a server that is said to run must answer."""
START = 120
"""Seconds for a server of ours to start: 5 on an idle machine, a minute on a busy one."""
HOST = "127.0.0.1"
# What Prefect itself starts for a run: no pages, no services for schedules.
SHORT_LIVED = ("uvicorn", "--factory", "prefect.server.api.server:create_app", "--lifespan", "on")
SHORT_LIVED_ENV = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
# A whole one, with its pages and the services that make the runs of a schedule.
WHOLE = ("prefect", "server", "start")
# Prefect takes flow runs of 90 days ago out of its database only when it is asked to.
VACUUM = "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"
LEASES, IN_FILES = "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE", "prefect.server.concurrency.lease_storage.filesystem"
DATABASE, SQLITE = "PREFECT_API_DATABASE_CONNECTION_URL", "sqlite+aiosqlite:///"


class NoServer(Exception):
    """No server can be had; the reason in words."""


@contextmanager
def server_for_runs(*, schedules: bool = False) -> Iterator[str]:
    """Within the block Prefect has a server: that of PREFECT_API_URL, or one of our own that ends with the block.

    Gives its address. With `schedules` one of ours has pages and makes the runs of schedules.

    Raises:
        BadSettings: nobody answers at PREFECT_API_URL.
        NoServer: none is named, and ours cannot start.
    """
    if url := PREFECT_API_URL.value():
        check_answers(url)
        yield url
        return
    port = free_port()
    address = f"http://{HOST}:{port}/api"
    key = f"filrouge:{secrets.token_urlsafe(32)}"
    settings = {
        PREFECT_API_URL: address,
        PREFECT_API_AUTH_STRING: key,
        PREFECT_SERVER_API_AUTH_STRING: key,
        # On the loopback an answer takes no time: one that does not come in this will not come.
        PREFECT_API_REQUEST_TIMEOUT: PATIENCE,
        PREFECT_CLIENT_MAX_RETRIES: 2,
        # Nobody can look into what ends with the run.
        PREFECT_LOGGING_TO_API_ENABLED: schedules,
    }
    folder = Path(tempfile.mkdtemp(prefix="filrouge-prefect-"))
    env = {"PREFECT_SERVER_API_AUTH_STRING": key, "PREFECT_API_AUTH_STRING": key}
    if "connection_url" not in get_current_settings().server.database.model_fields_set:
        env |= _kept(Path(PREFECT_HOME.value())) if schedules else _passing(folder)
    # A server whose leases were in memory knows nothing, after a cut of power, of the place that a run still holds in
    # the database: every run after would be cancelled. From files it knows that nobody renews it, five minutes later.
    env |= {LEASES: os.environ.get(LEASES, IN_FILES)} if schedules else SHORT_LIVED_ENV
    command = (sys.executable, "-m", *(WHOLE if schedules else SHORT_LIVED), "--host", HOST, "--port", str(port))
    leash = (sys.executable, "-m", "pipeline.leash", str(folder))
    quiet = subprocess.DEVNULL
    # A session of its own: it ends when we end it, not when Ctrl-C meets the whole terminal, since a run that is
    # stopped still has to say so to its server. When this process is killed the leash ends it.
    with subprocess.Popen(
        (*leash, *command),
        env={**os.environ, "PYTHONPATH": _with_us(), **env},
        stdin=subprocess.PIPE,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
    ) as process:
        try:
            wait_until_it_answers(process, address)
            if not schedules:
                _remember_empty(folder)
            with temporary_settings(settings):
                yield address
        finally:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                # All of its session: a leash that is killed alone lets go of the server.
                os.killpg(process.pid, signal.SIGKILL)
            _forget_unsent()


def _kept(home: Path) -> dict[str, str]:
    """The history of schedules in a database of our own, which does not grow for ever; the user's stays as it is."""
    return {DATABASE: f"{SQLITE}{home / 'filrouge.db'}", VACUUM: os.environ.get(VACUUM, "true")}


def _passing(folder: Path) -> dict[str, str]:
    """A database that goes with the folder; from an empty one of earlier, which takes three seconds to make."""
    with contextlib.suppress(OSError):
        shutil.copyfile(_empty(), folder / "prefect.db")
    return {DATABASE: f"{SQLITE}{folder / 'prefect.db'}"}


def _remember_empty(folder: Path) -> None:
    """Keep the database that the server has just made, before anything is in it."""
    if _empty().exists() or not (folder / "prefect.db").exists():
        return
    with contextlib.suppress(OSError, sqlite3.Error), tempfile.TemporaryDirectory(dir=_empty().parent) as aside:
        copy = Path(aside) / "empty.db"
        with (
            contextlib.closing(sqlite3.connect(folder / "prefect.db")) as made,
            contextlib.closing(sqlite3.connect(copy)) as kept,
        ):
            made.backup(kept)
        copy.replace(_empty())


def _empty() -> Path:
    """Where an empty database of this version of Prefect is kept."""
    return Path(PREFECT_HOME.value()) / f"filrouge-empty-{prefect.__version__}.db"


def _with_us() -> str:
    """The way to the code that runs here, wherever it was found."""
    here = str(Path(__file__).resolve().parent.parent)
    return os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))


def check_answers(url: str) -> None:
    """Say within `PATIENCE` that nobody answers, where Prefect would try for minutes.

    Raises:
        BadSettings: nobody does.
    """
    if (reason := no_answer(url)) is not None:
        problem = f"PREFECT_API_URL: no Prefect server answers at {url} ({reason})."
        raise BadSettings(f"{problem} Start it, unset the variable, or run with --direct.")


def no_answer(url: str) -> str | None:
    """Why a server does not answer; None when it does."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=PATIENCE):
            return None
    except urllib.error.HTTPError:
        return None  # it answers, if only to say that it wants a key
    except (OSError, ValueError) as error:
        return str(getattr(error, "reason", error))


@contextmanager
def while_it_answers(address: str) -> Iterator[None]:
    """What breaks in the block for want of a server is told from all that does not."""
    try:
        yield
    except FilrougeError:
        raise
    except Exception as error:
        raise_end(error)
        if (reason := no_answer(address)) is None:
            raise
        _forget_unsent()
        raise NoServer(f"Prefect's server does not answer any more ({reason})") from error


def _forget_unsent() -> None:
    """Drop what Prefect would still tell a server that is gone: ten seconds for each task, before a process may end."""
    # Nothing public does it; without it the end is late, and no worse.
    with contextlib.suppress(Exception):
        from prefect._internal.concurrency.services import _active_services

        for service in list(_active_services):
            with contextlib.suppress(queue.Empty):
                while True:
                    service._queue.get_nowait()
                    service._queue.task_done()
            if service._stopped:  # the word to end was among it
                service._queue.put_nowait(None)


def free_port() -> int:
    """A port of the loopback that nobody holds.

    Raises:
        NoServer: this machine cannot be reached from itself.
    """
    try:
        with socket.socket() as heard:
            heard.bind((HOST, 0))
            heard.listen()
            socket.create_connection(heard.getsockname(), timeout=2).close()
            return int(heard.getsockname()[1])
    except OSError as error:
        raise NoServer(f"{HOST} cannot be reached ({error.strerror or error})") from error


def wait_until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for a server of ours, and no longer than it lives: Prefect alone would wait its whole time.

    Raises:
        NoServer: it has ended, or does not answer in time.
    """
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NoServer(f"Prefect's server ended at once with code {process.returncode}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=PATIENCE):
            return
        time.sleep(0.1)
    raise NoServer(f"Prefect's server did not answer within {START} s")
