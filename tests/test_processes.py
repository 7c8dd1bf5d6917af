"""Nothing that a test starts can hold the tests: neither what hangs, nor what it leaves behind."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.processes import TookTooLong, in_session, ran, started, until

GRANDCHILD = "import subprocess, sys; print('begun', flush=True); subprocess.Popen(['sleep', '600'])"
HANGS = "import time; time.sleep(600)"
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


def test_what_hangs_is_ended_with_all_that_it_has_started() -> None:
    before = set(sleepers())
    with pytest.raises(TookTooLong, match=r"not ended in 3 s; said: here"):
        ran(
            sys.executable,
            "-c",
            f"{GRANDCHILD}; print('here', file=sys.stderr); import time; time.sleep(600)",
            seconds=3,
        )
    with pytest.raises(TookTooLong):
        ran("sh", "-c", "sleep 600 & wait", seconds=1)
    until(lambda: set(sleepers()) <= before, "the end of grandchildren", 20)


def sleepers() -> list[str]:
    """Every process that sleeps as those of this file do."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if (place / "cmdline").read_bytes() == b"sleep\x00600\x00":
                found.append(place.name)
        except OSError:
            continue
    return found


def test_a_grandchild_that_holds_what_is_said_is_not_waited_for() -> None:
    begun = time.monotonic()
    assert ran(sys.executable, "-c", GRANDCHILD).stdout == "begun\n"
    assert time.monotonic() - begun < 60


def test_who_says_much_and_reads_stdin_ends() -> None:
    done = ran(sys.executable, "-c", "import sys; print(sys.stdin.read(), 'x' * 1_000_000)", stdin="é", check=True)
    assert done.stdout == f"é {'x' * 1_000_000}\n"
    with pytest.raises(subprocess.CalledProcessError):
        ran(sys.executable, "-c", "raise SystemExit(4)", check=True)


def test_what_was_started_is_gone_after_the_block_even_when_that_fails() -> None:
    def fails() -> None:
        with started("sh", "-c", "trap '' TERM; sleep 600 & sleep 600") as process:
            held.append(process)
            until(lambda: len(in_session(process.pid)) == 3, "its children", 20)
            raise ZeroDivisionError

    held: list[subprocess.Popen[bytes]] = []
    with pytest.raises(ZeroDivisionError):
        fails()
    (process,) = held
    assert process.returncode in (-9, 128 + 9)  # killed, or ended by itself when the one it waits for was killed first
    assert in_session(process.pid) == []
