"""`make fuzz`: mutated files through every reader and normalise, and some through the command.

    python -m tests.fuzz [--inputs 10000] [--command 300] [--from 0] [--keep build/fuzz]

Each input has limits of time and memory. A fault is printed with its seed, and its file is kept: shrink it, put it into
`tests/fuzz/faults/`, where the tests read it, and mend the cause.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from tests.fuzz.judge import SECONDS, Outcome, judge
from tests.fuzz.mutate import mutant, seeds
from tests.processes import ran

PATIENCE = 4 * SECONDS
"""Seconds of processor time after which an input that no signal stops is given up, with its process."""
FOLDER = 30
"""Files of one run of the command."""


def _work(asked: Connection) -> None:
    for name, data in seeds():  # what is loaded once is not counted
        judge(name, data)
    while True:
        name, data = mutant(asked.recv())
        asked.send(judge(name, data))


def outcomes(first: int, n: int) -> Iterator[tuple[int, Outcome]]:
    """The outcome of each seed, in order, in a process that is begun anew when one hangs or dies."""
    worker: multiprocessing.process.BaseProcess | None = None
    ours, theirs = multiprocessing.Pipe()
    for seed in range(first, first + n):
        if worker is None or not worker.is_alive():
            ours, theirs = multiprocessing.Pipe()
            worker = multiprocessing.get_context("fork").Process(target=_work, args=(theirs,), daemon=True)
            worker.start()
            theirs.close()
        try:
            ours.send(seed)
            before = _spent(worker.pid)
            while not ours.poll(1):
                if not worker.is_alive():
                    raise EOFError
                if _spent(worker.pid) - before > PATIENCE:
                    raise TimeoutError
            yield seed, ours.recv()
        except (TimeoutError, EOFError, OSError) as error:
            what = "hangs where no signal stops it" if isinstance(error, TimeoutError) else "the process died"
            yield seed, Outcome((what,), PATIENCE, 0)
            worker.kill()
            worker.join(60)


def _spent(process: int | None) -> float:
    """Processor seconds of a process: on a busy machine the wall tells nothing."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # no such system, or it has ended
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def through_the_command(first: int, n: int, keep: Path) -> int:
    """Some mutants in folders through `filrouge run`; how many folders went wrong."""
    wrong = 0
    for begin in range(first, first + n, FOLDER):
        with tempfile.TemporaryDirectory() as place:
            raw = Path(place) / "raw"
            raw.mkdir()
            for seed in range(begin, min(begin + FOLDER, first + n)):
                name, data = mutant(seed)
                (raw / f"{seed}-{name}").write_bytes(data)
            command = (sys.executable, "-m", "pipeline.cli", "run", raw, "--direct", "--out", f"{place}/out")
            done = ran(*command, seconds=3600)
            tables = list(Path(place).glob("out/parquet/*.parquet"))
            if done.returncode not in (0, 1) or not tables or "Traceback" in done.stderr or "\x1b" in done.stdout:
                wrong += 1
                print(f"seeds {begin}-{begin + FOLDER - 1}: exit {done.returncode}\n{done.stderr[-1500:]}", flush=True)
                raw.rename(_free(keep / f"folder-{begin}"))
    return wrong


def _free(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path if not path.exists() else path.with_name(f"{path.name}-{time.time_ns()}")


def main() -> None:
    """Print faults as they come, then how it went; exit code 1 where there was one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--command", type=int, default=300, help="inputs that go through the whole command")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="where inputs with a fault are kept")
    chosen = parser.parse_args()
    faults: Counter[str] = Counter()
    damaged: Counter[str] = Counter()
    slowest, largest = (0.0, -1), (0.0, -1)
    for seed, outcome in outcomes(chosen.first, chosen.inputs):
        slowest, largest = max(slowest, (outcome.seconds, seed)), max(largest, (outcome.megabytes, seed))
        damaged.update(detail.split(".")[0][:90] for detail in outcome.damaged)
        for fault in outcome.faults:
            faults[fault] += 1
            name, data = mutant(seed)
            path = _free(chosen.keep / f"{seed}-{name}")
            path.write_bytes(data)
            print(f"seed {seed} ({name}): {fault}", flush=True)
    print(f"{chosen.inputs} inputs, {faults.total()} faults.")
    print(f"Slowest: {slowest[0]:.2f} s (seed {slowest[1]}); most memory: {largest[0]:.0f} MB (seed {largest[1]}).")
    for detail, n in damaged.most_common():
        print(f"set aside as damaged, {n} times: {detail}")
    wrong = through_the_command(chosen.first, chosen.command, chosen.keep) if chosen.command else 0
    print(f"{chosen.command} through the command: {wrong} folders went wrong.")
    sys.exit(1 if faults or wrong else 0)


if __name__ == "__main__":
    main()
