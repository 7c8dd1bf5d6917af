"""Two processes beside one, run alternately on the same articles, so that what else a machine does meets both.

    PYTHONPATH=. python tests/benchmarks/bench_workers.py [--articles 2000] [--rounds 2]

Printed are, for each run, wall seconds, the processor seconds of the process that leads and of those that read, and
the share of two cores that was left idle or to others. The last line is what counts: wall against wall, and, since a
busy machine gives a process only part of a core, the same from processor time alone: what leads, then the slower of
the two that read. Start-up is in it: take enough articles.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.bench_store import environment
from tests.benchmarks.generated import write_articles

TIMED = """
import json, resource, sys
from pathlib import Path
from pipeline.compose import make_tables
from pipeline.settings import Settings
make_tables(Path(sys.argv[1]), Path(sys.argv[2]), Settings(workers=int(sys.argv[3])))
who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(json.dumps([one.ru_utime + one.ru_stime for one in map(resource.getrusage, who)]))
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a run: by the clock, of the process that leads, of those that read."""

    wall: float
    leads: float
    read: float

    def alone_on(self, cores: int) -> float:
        """What it takes on cores that do nothing else."""
        return self.leads + self.read / cores


def run(raw: Path, out: Path, workers: int) -> Spent:
    """One whole run into a new folder."""
    env = environment()
    start = time.monotonic()
    command = [sys.executable, "-c", TIMED, str(raw), str(out), str(workers)]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return Spent(time.monotonic() - start, *json.loads(done.stdout))


def main() -> None:
    """Print a line for each run, and one for each pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        write_articles(raw, range(args.articles))
        for number in range(args.rounds):
            one, two = (run(raw, Path(name) / f"{number}-{workers}", workers) for workers in (1, 2))
            for workers, spent in ((1, one), (2, two)):
                idle = 1 - (spent.leads + spent.read) / (2 * spent.wall)
                print(
                    f"{workers} of {args.articles} articles: {spent.wall:7.1f} s wall, {spent.leads:6.1f} s leading, "
                    f"{spent.read:6.1f} s reading, {idle:4.0%} of two cores not ours"
                )
            print(f"  two are {one.wall / two.wall:.2f} x one by the clock, "
                  f"{one.alone_on(1) / two.alone_on(2):.2f} x by processor time", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
