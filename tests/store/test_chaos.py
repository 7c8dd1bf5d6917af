"""A handful of the 30 kills of `make chaos`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.chaos import ROOT, chaos

MODES = (("--direct", "--workers", "1"), ("--direct", "--workers", "2"))
HANGING = """
from tests.store.test_crew import SETTINGS, all_at_work, crew_of, works
todo = works("hang", "hang", size=1)
with crew_of(todo, settings=SETTINGS.model_copy(update={"seconds_per_article": 100})) as crew:
    print(*all_at_work(crew), flush=True)
    crew.do(todo[0])
"""


@pytest.mark.model
def test_runs_killed_at_random_moments_leave_what_a_fresh_run_writes(tmp_path: Path) -> None:
    assert chaos(tmp_path, 4, MODES, articles=12, seed=16) == []


def test_processes_end_when_whoever_started_them_is_killed() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", HANGING], stdout=subprocess.PIPE, env=env, text=True) as parent:
        assert parent.stdout is not None
        ids = [int(word) for word in parent.stdout.readline().split()]
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 120
    while any(_is_there(pid) for pid in ids) and time.monotonic() < end:
        time.sleep(0.1)
    assert [pid for pid in ids if _is_there(pid)] == []


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Whom nobody has buried is gone all the same.
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
