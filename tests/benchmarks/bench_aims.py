"""Every number that is aimed at, measured in one go: what, measured, aim, met or missed.

    PYTHONPATH=. python tests/benchmarks/bench_aims.py [--articles 500]

Each run is a command of its own over generated articles, counted by its processor time: a busy machine slows all of
them, and what is aimed at is mostly a share of another. Shares are aimed at for 10,000 articles: with few, starting
takes the most, and a line says so. From 10,000 on (20 minutes of a quiet core; twice that with what follows) a store
of 100,000 copied facts is measured too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.settings import Settings
from tests.benchmarks.bench_large import grow, originals
from tests.benchmarks.bench_store import ROOT, Cost, run, spent_by
from tests.benchmarks.bench_workers import run as run_in_two
from tests.benchmarks.generated import write_articles

MANY, MOST = 10_000, 100_000
FEW = 12
TEXTS = 20_000
SAME, OWN, COPIED = 8, 6, 50
"""Sentences of a template, and of each text; one text in so many is the one before it, but for a sentence."""
PLAIN = """
import sys
from pathlib import Path
import spacy
from pipeline.model import BASE_MODEL
nlp = spacy.load(BASE_MODEL)
for _ in nlp.pipe(path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))):
    pass
"""
ALIKE = """
import json, sys
from pipeline.steps.normalise.duplicates import near_duplicates
texts = json.load(sys.stdin)
print(len(near_duplicates(texts, range(len(texts)), threshold=0.8)))
"""


class Lines:
    """Prints a line for each number."""

    def __init__(self, n_articles: int) -> None:
        self.n_articles = n_articles

    def tell(self, what: str, measured: float, unit: str, aim: float, *, least: bool = False, at: int = 0) -> None:
        """`least`: the aim is to have so much or more; `at` is the number of articles for which it is aimed at."""
        met = measured >= aim if least else measured <= aim
        said = "met" if met else "missed"
        if not met and self.n_articles < at:
            said = f"missed with {self.n_articles:,} articles; aimed at for {at:,}"
        digits = 0 if aim >= 100 else 1 if aim >= 5 else 2
        shown, wanted = (f"{value:,.{digits}f} {unit}" for value in (measured, aim))
        print(f"{what:<64} {shown:>12}   {'at least' if least else 'at most':>8} {wanted:>11}   {said}", flush=True)


def main() -> None:
    """Run after run, and a line for each number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    n = parser.parse_args().articles
    lines = Lines(n)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        few, raw, out = place / "few", place / "raw", place / "out"
        write_articles(few, range(FEW))
        write_articles(raw, range(n))
        start = run(few, place / "few out", "--workers", "1")
        lines.tell(f"{FEW} articles, --direct", start.processor, "s", 5)
        first = run(raw, out, "--workers", "1")
        plain = spent_by([sys.executable, "-c", PLAIN, str(raw)])
        lines.tell(f"{n:,} articles beside plain nlp.pipe", plain / first.processor, "x", 2, least=True, at=MANY)
        _again(lines, raw, out, n, first)
        _two(lines, raw, place, first)
        _prefect(lines, few, raw, place, start, first)
        alike = spent_by([sys.executable, "-c", ALIKE], json.dumps(alike_texts(TEXTS)))
        lines.tell(f"near-duplicates among {TEXTS:,} texts of one template", alike, "s", 60)
        if n >= MANY:
            _copies(lines, place)


def _again(lines: Lines, raw: Path, out: Path, n: int, first: Cost) -> None:
    known = run(raw, out, "--workers", "1")
    lines.tell("again, nothing new: share of the first run", 100 * known.processor / first.processor, "%", 3, at=MANY)
    write_articles(raw, range(n, n + 1))
    more = run(raw, out, "--workers", "1")
    lines.tell("one article more: share of the first run", 100 * more.processor / first.processor, "%", 5, at=MANY)
    for what, cost in (("the first run", first), ("nothing new", known), ("one article more", more)):
        lines.tell(f"memory of all processes, {what}", cost.megabytes, "MB", 1_000)


def _two(lines: Lines, raw: Path, place: Path, first: Cost) -> None:
    two = run_in_two(raw, place / "two", 2)
    what = "two processes, by processor time (by the clock: "
    lines.tell(
        f"{what}{first.wall / two.wall:.2f} x)", first.processor / two.alone_on(2), "x", 1.8, least=True, at=MANY
    )


def _prefect(lines: Lines, few: Path, raw: Path, place: Path, start: Cost, first: Cost) -> None:
    started = run(few, place / "few pages", "--workers", "1", direct=False).processor - start.processor
    whole = run(raw, place / "pages", "--workers", "1", direct=False).processor
    share = whole - first.processor - started
    lines.tell(f"Prefect beyond its start ({started:.1f} s)", share, "s", 2 + 0.02 * first.processor)


def _copies(lines: Lines, place: Path) -> None:
    """Memory at a size that nobody reads for a measurement; see bench_large.py."""
    settings, raw, out, grown = Settings(), place / "some", place / "some out", place / "grown"
    write_articles(raw, range(200))
    write_articles(place / "new", range(200, 201))
    run(raw, out, "--workers", "1")
    grow(grown, originals(out, settings), MOST, settings)
    cost = run(place / "new", grown, "--workers", "1", into=True)
    lines.tell(f"memory of all processes, one article into {MOST:,}", cost.megabytes, "MB", 1_600)


def alike_texts(n: int) -> list[str]:
    """Texts of one template: most sentences stand in all of them, some have other names; every fiftieth is a copy."""
    draw = random.Random(5)

    def name() -> str:
        return "".join(draw.choice("bcdfglmnprstv") + draw.choice("aeiou") for _ in range(3)).capitalize()

    template = [f"La phrase numéro {number} du communiqué est la même dans tous les textes" for number in range(SAME)]
    texts: list[list[str]] = []
    for number in range(n):
        own = [f"À {name()}, {name()} attend {draw.randrange(10_000)} visiteurs et en dit plus" for _ in range(OWN)]
        texts.append([*texts[-1][:-1], own[0]] if number % COPIED == COPIED - 1 else [*template, *own])
    return [". ".join(text) for text in texts]


if __name__ == "__main__":
    os.chdir(ROOT)
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(str(error))
