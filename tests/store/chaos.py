"""Runs that are killed at random moments, and what the next run makes of what they left."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import Popen

from tests.benchmarks.generated import write_articles
from tests.processes import started
from tests.store.runs import tables

ROOT = Path(__file__).parents[2]
LONGEST = 3600
"""Seconds that a whole run may take: `make chaos` has large ones."""
PATIENCE = 120
"""Seconds after which all that a killed run has started must have ended, too."""


def command(raw: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "pipeline.cli", "run", str(raw), "--out", str(out), *options]


@contextmanager
def run_of(raw: Path, out: Path, *options: str) -> Iterator[Popen[bytes]]:
    """A run at work."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "PREFECT_HOME": str(out.parent / "prefect")}
    with (out.parent / "log").open("ab") as log:
        said = {"stdout": log, "stderr": log}
        with started(*command(raw, out, *options), env=env, cwd=out.parent, **said) as process:
            yield process


def run(raw: Path, out: Path, *options: str) -> float:
    """A whole run; its seconds."""
    before = time.monotonic()
    with run_of(raw, out, *options) as process:
        code = process.wait(LONGEST)
    assert code in (0, 1), (out.parent / "log").read_text()
    return time.monotonic() - before


def started_with(home: Path) -> list[str]:
    """The commands of processes that live and were started with this PREFECT_HOME: all of a run, and its server."""
    sign, found = f"PREFECT_HOME={home}\0".encode(), []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if sign in (place / "environ").read_bytes() + b"\0":
                found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return found


def in_place(out: Path) -> set[str]:
    """The names of all tables, but for those that wait for their place."""
    return {name for name in tables(out) if not name.startswith(".")}


def chaos(folder: Path, rounds: int, modes: Sequence[tuple[str, ...]], *, articles: int, seed: int) -> list[str]:
    """Kill as many runs as `rounds` says, each of one mode, while articles come and go; then compare with a fresh run.

    Gives one line for each thing that is not as it should be.
    """
    chance = random.Random(seed)
    raw, out = folder / "raw", folder / "out"
    write_articles(raw, range(articles))
    lasts = {mode: run(raw, folder / f"first-{number}", *mode) for number, mode in enumerate(modes)}
    wrong: list[str] = []
    for number in range(rounds):
        mode = modes[number % len(modes)]
        write_articles(raw, range(articles + number, articles + number + 1))
        (raw / "0000" / f"article-{number:06}.txt").unlink()
        kept = in_place(out)
        with run_of(raw, out, *mode) as process:
            time.sleep(chance.uniform(0.1, lasts[mode]))
            process.send_signal(chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM)))
            process.wait(PATIENCE)
            end = time.monotonic() + PATIENCE
            while (alive := started_with(folder / "prefect")) and time.monotonic() < end:
                time.sleep(0.1)
        wrong += [f"round {number} ({' '.join(mode)}): still there: {one}" for one in alive]
        missing = sorted(kept - in_place(out))
        # A swap that was cut short has all at hand, and the next run completes it.
        if missing and not list(out.glob(".filrouge-new-*/COMPLETE")):
            wrong.append(f"round {number} ({' '.join(mode)}): missing: {', '.join(missing)}")
        if number % 7 == 6:
            run(raw, out, "--direct", "--workers", "1")
    run(raw, out, "--direct", "--workers", "1")
    run(raw, folder / "fresh", "--direct", "--workers", "1")
    found, expected = tables(out), tables(folder / "fresh")
    wrong += [f"{name}: other bytes than a fresh run's" for name in expected if found.get(name) != expected[name]]
    wrong += [f"{name}: left behind" for name in found if name not in expected]
    return wrong
