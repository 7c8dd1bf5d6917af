"""Processes of the tests: each has a bound and a session of its own, and nothing that it started outlives it.

What they say goes to files and never to pipes: a pipe that a grandchild holds has no end, and a full one stops who
writes. None of them reads the stdin of the tests.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, Popen
from typing import Any

SECONDS = 300
"""What one may take: five times the slowest on a busy machine, and less than pytest gives to a test."""
BURIAL = 30
"""Seconds after which one that was killed is left to the system: it waits for a disk that does not answer."""


class TookTooLong(AssertionError):
    """Nothing came of it in the time that it has."""


def until(true: Callable[[], Any], what: str = "what was waited for", seconds: float = 120) -> Any:
    """Wait for something, a while only; what it gives.

    Raises:
        TookTooLong: it did not come.
    """
    end = time.monotonic() + seconds
    while not (found := true()):
        if time.monotonic() > end:
            raise TookTooLong(f"{what}: not in {seconds:g} s")
        time.sleep(0.05)
    return found


def ran(
    *command: object, seconds: float = SECONDS, check: bool = False, stdin: str = "", **options: Any
) -> CompletedProcess[str]:
    """Run a command to its end; its code, and all that it said.

    Raises:
        TookTooLong: it has not ended; it has now.
        CalledProcessError: with `check`, its code is not 0.
    """
    with ExitStack() as held:
        asked, out, err = (held.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        asked.write(stdin.encode())
        asked.seek(0)
        streams = {"stdin": asked, "stdout": out, "stderr": err, **options}
        process = held.enter_context(started(*command, **streams))
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TookTooLong(f"{process.args}: not ended in {seconds:g} s; said: {_all_of(err)[-2000:]}") from None
        said = CompletedProcess(process.args, process.returncode, _all_of(out), _all_of(err))
    if check and said.returncode:
        print(said.stderr, file=sys.stderr)
        said.check_returncode()
    return said


@contextmanager
def started(*command: object, **options: Any) -> Iterator[Popen[bytes]]:
    """A process beside the test, in a session of its own; it and all of its session are gone after the block."""
    options = {"stdin": DEVNULL, "stdout": DEVNULL, "stderr": DEVNULL, **options}
    with _interruptible():
        process = Popen([str(word) for word in command], start_new_session=True, **options)
    try:
        yield process
    finally:
        end(process)


def end(process: Popen[bytes]) -> None:
    """Kill a process that leads a session, and all that is in it, and wait for no longer than that takes."""
    for pid in {process.pid, *in_session(process.pid)}:
        with suppress(ProcessLookupError):
            # Its number may be another's once it is buried; one of its session is found by the session.
            if pid != process.pid or process.poll() is None:
                os.kill(pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired, TookTooLong):
        process.wait(BURIAL)
        until(lambda: not in_session(process.pid), "the end of what it has started", BURIAL)
    for stream in (process.stdin, process.stdout, process.stderr):
        with suppress(OSError):
            if stream is not None:
                stream.close()


def in_session(leader: int) -> list[int]:
    """The processes of a session, where the system tells."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, session = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:4]
            if session == str(leader) and state != "Z":
                found.append(int(place.name))
    return found


def _all_of(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode(errors="replace"))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Tests that run in the background of a shell hand down that SIGINT is ignored; nothing else hands a handler down.

    With a `preexec_fn` it could be said in the child, whose fork would then copy the locks of threads that it has not.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
