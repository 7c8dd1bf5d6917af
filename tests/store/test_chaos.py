"""A handful of the 30 kills of `make chaos`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.processes import started, until
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


def test_processes_end_when_whoever_started_them_is_killed(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = tmp_path / "said"
    with said.open("wb") as out, started(sys.executable, "-c", HANGING, stdout=out, env=env) as parent:
        until(lambda: said.read_text().endswith("\n"), "processes at work")
        ids = [int(word) for word in said.read_text().split()]
        assert len(ids) == 2
        parent.send_signal(signal.SIGKILL)
        until(lambda: not any(_is_there(pid) for pid in ids), "their end")


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Whom nobody has buried is gone all the same.
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
