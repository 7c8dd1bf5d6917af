"""How time and memory grow with the corpus, beside other tools on the same texts: 1, 10 and 100 times some articles.

    python tests/benchmarks/bench_scale.py [--articles 5] [--scales 1 10 100] [--report]

Articles are made of sentences of our own annotated ones, each drawn anew, so that none is another's copy. Each tool
runs in a process of its own, one after the other, and is told by its processor time and the peak that the kernel keeps.
Other tools read names and dates only. `--report` keeps the figures and draws them for tests/evaluation/REPORT.md.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.evaluation.measured import read_measured, write_measured  # noqa: E402
from tests.evaluation.peers import peers  # noqa: E402
from tests.evaluation.plot import PLOT, draw  # noqa: E402

TEXTS = ROOT / "tests" / "evaluation" / "texts"
SENTENCES = 14
"""Sentences of an article: some 300 words, as much as a short article of the regional press."""
UNCOUNTED = ("HeidelTime",)
"""Tools whose processes are not waited for by who starts them, so that nobody counts their time; see bench_dates.py."""
OURS = "filrouge"


def write_corpus(folder: Path, n: int, *, seed: int = 3) -> int:
    """Write `n` articles; gives how many words they have."""
    rng = random.Random(seed)
    bodies = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    sentences = sorted({one.strip() for body in bodies for one in re.split(r"(?<=[.!?])\s+", body) if len(one) > 40})
    folder.mkdir(parents=True)
    words = 0
    for number in range(n):
        drawn = rng.sample(sentences, SENTENCES)
        title = " ".join(drawn[0].split()[:8]).rstrip(".,;:")
        body = "\n\n".join(" ".join(drawn[at : at + 4]) for at in range(1, SENTENCES, 4))
        (folder / f"{number:05}.txt").write_text(f"{title}\n\nPublié le 16/06/2021\n\n{body}\n", encoding="utf-8")
        words += len(body.split())
    return words


def spent(tool: str, folder: Path) -> tuple[float, float]:
    """Processor seconds and peak megabytes of a tool in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tests.benchmarks.one_tool", tool, str(folder)]
    done = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stdout.split()[-1]) / 1024


def measure(n_articles: int, scales: list[int]) -> list[dict[str, Any]]:
    """A row for each tool and size, printed as soon as it is known."""
    rows = []
    start, _ = spent("start", Path())
    print(f"start-up of filrouge (its models): {start:.1f} s, taken off below", flush=True)
    for scale in scales:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "texts"
            words = write_corpus(folder, n_articles * scale)
            for name in (OURS, *peers()):
                if name in UNCOUNTED:
                    continue
                seconds, peak = spent(name, folder)
                net = max(0.01, seconds - start) if name == OURS else seconds
                row = {"tool": name, "articles": n_articles * scale, "words": words, "seconds": net, "megabytes": peak}
                rows.append(row)
                print(_told(row, rows), flush=True)
    return rows


def _told(row: Mapping[str, Any], rows: list[dict[str, Any]]) -> str:
    ours = next(one for one in rows if one["tool"] == OURS and one["articles"] == row["articles"])
    ratio = "" if row is ours else f", {row['seconds'] / ours['seconds']:.2f} x filrouge's time"
    speed = f"{row['words'] / row['seconds']:7.0f} words/s, peak {row['megabytes']:.0f} MB"
    return f"{row['articles']:>6} articles  {row['tool']:30} {speed}{ratio}"


def main() -> None:
    """Print a line a tool and size; with `--report`, keep and draw them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5)
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--report", action="store_true")
    chosen = parser.parse_args()
    rows = measure(chosen.articles, chosen.scales)
    if chosen.report:
        measured = read_measured()
        for row in rows:
            row |= {"seconds": round(row["seconds"], 2), "megabytes": round(row["megabytes"])}
        measured["speed"] = rows
        write_measured(measured)
        PLOT.write_text(draw(measured["speed"]), encoding="utf-8")
        print(f"{PLOT} drawn; `make evaluate` puts it into the report")


if __name__ == "__main__":
    main()
