"""What a run costs that finds its articles known, one with a single new article, and memory over all processes.

    PYTHONPATH=. python tests/benchmarks/bench_store.py [--articles 1000] [--workers]

Each run is a command of its own (`--direct`, one process), on generated articles. Printed are processor seconds and
their share of the first run's, and the peak of the memory of all processes together (PSS, sampled). `--workers` adds a
fresh run with two processes and its wall time beside that of one: meaningful on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.generated import write_articles

ROOT = Path(__file__).parents[2]
EVERY = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: processor and wall seconds, and megabytes at its peak."""

    processor: float
    wall: float
    megabytes: float


def run(raw: Path, out: Path, *options: str, direct: bool = True, into: bool = False) -> Cost:
    """One whole run, with Prefect where it is not `direct`; `into` adds to the tables that are there."""
    command = [sys.executable, "-m", "pipeline.cli", "run", str(raw), "--into" if into else "--out", str(out), *options]
    command += ["--direct"] * direct
    env = environment()
    before, start, peak = _processor(), time.monotonic(), 0.0
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_megabytes, _family(process.pid))))
            time.sleep(EVERY)
        if process.returncode not in (0, 1) and process.stderr is not None:
            sys.exit(process.stderr.read().decode())
    return Cost(_processor() - before, time.monotonic() - start, peak)


def spent_by(command: list[str], said: str = "") -> float:
    """Processor seconds of another program, which is told something."""
    before = _processor()
    subprocess.run(command, env=environment(), input=said.encode(), check=True, stdout=subprocess.DEVNULL)
    return _processor() - before


def environment() -> dict[str, str]:
    """What a run finds around it."""
    # As where filrouge is used: Python keeps what it has made of the sources.
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**others, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main() -> None:
    """Run, and print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--workers", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        raw, out = Path(name) / "raw", Path(name) / "out"
        write_articles(raw, range(args.articles))
        first = run(raw, out, "--workers", "1")

        def tell(what: str, cost: Cost) -> None:
            share = f"{cost.processor / first.processor:6.1%} of the first"
            print(
                f"{what:<24} {cost.processor:7.1f} s processor, {share}; {cost.wall:7.1f} s wall, "
                f"peak {cost.megabytes:5.0f} MB",
                flush=True,
            )

        tell(f"{args.articles} articles, first run", first)
        tell("again, nothing new", run(raw, out, "--workers", "1"))
        write_articles(raw, range(args.articles, args.articles + 1))
        new = run(raw, out, "--workers", "1")
        tell("one new article", new)
        write_articles(Path(name) / "one", range(args.articles, args.articles + 1))
        alone = run(Path(name) / "one", Path(name) / "alone", "--workers", "1")
        tell("one article alone", alone)
        print(f"{'':<24} beyond start-up, one new article is {(new.processor - alone.processor) / first.processor:.1%}")
        seconds = json.loads((out / "run.json").read_text(encoding="utf-8"))["seconds"]
        print(f"{'':<24} " + ", ".join(f"{step} {spent:.1f}" for step, spent in seconds.items()))
        if args.workers:
            two = run(raw, Path(name) / "two", "--workers", "2")
            tell("two workers", two)
            print(f"{'':<24} {first.wall / two.wall:.2f} x as fast as one")


if __name__ == "__main__":
    main()
