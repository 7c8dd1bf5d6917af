"""How merging names scales: time, memory and quality on synthetic corpora.

    python tests/benchmarks/bench_names.py 100000 1000000 10000000 [--write names.jsonl]

A synthetic corpus has 25 names an article: persons named in full and then by surname, with initials, swapped order and
slips of the pen; bodies defined as « Long Form (LF) » and then by acronym. Frequencies follow Zipf's law, and the
number of different persons grows with the corpus, as it does in the press. Generation is not counted. Each size runs in
a process of its own, so that peak memory is that of one size, Python included.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

Row = tuple[str, int, str, int, int, str]
ONSETS = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "j", "l", "m", "n", "p", "pl", "r", "s", "t", "tr", "v"]
VOWELS = ["a", "e", "i", "o", "u", "ou", "an", "on", "in", "eau"]
HEADS = ["Agence", "Union", "Fédération", "Comité", "Institut", "Conseil", "Ligue", "Office", "Syndicat", "Association"]
ADJECTIVES = [
    "nationale",
    "régionale",
    "centrale",
    "générale",
    "libre",
    "autonome",
    "citoyenne",
    "rurale",
    "urbaine",
    "européenne",
]
THEMES = ["eaux", "forêts", "transports", "archives", "hôpitaux", "ports", "écoles", "musées", "marchés", "logements"]


def word(number: int, syllables: int) -> str:
    """A pronounceable word for a number, always the same."""
    letters = []
    number = number * 7368787 % (len(ONSETS) * len(VOWELS)) ** syllables  # neighbours in number, far in letters
    for _ in range(syllables):
        number, onset = divmod(number, len(ONSETS))
        number, vowel = divmod(number, len(VOWELS))
        letters.append(ONSETS[onset] + VOWELS[vowel])
    return "".join(letters).capitalize()


def zipf(rng: random.Random, n: int) -> int:
    """A rank below n, the first ones most often."""
    return int(n ** rng.random()) - 1


def generate(n_mentions: int, seed: int = 7) -> Iterator[list[Row]]:
    """Articles as lists of (article, kind, text, start, end, true entity)."""
    rng = random.Random(seed)
    n_persons, n_bodies = max(200, n_mentions // 25), max(50, n_mentions // 250)
    given = [row.split("\t")[0] for row in _given_names()]
    made = 0
    number = 0
    while made < n_mentions:
        article = _Article(f"article-{number:07d}", rng)
        number += 1
        for _ in range(6):
            rank = zipf(rng, n_persons)
            first, last = given[rank * 7919 % len(given)], word(rank * 613 % (n_persons // 2 + 1) + 97, 3)
            full, entity = f"{first} {last}", f"p{rank}"
            chance = rng.random()
            article.put(0, full if chance > 0.06 else full.upper() if chance > 0.03 else _slip(full, rng), entity)
            for _ in range(rng.randrange(4)):
                article.put(0, last if rng.random() > 0.05 else f"{first[0]}. {last}", entity)
        for _ in range(3):
            rank = zipf(rng, n_bodies)
            long = (
                f"{HEADS[rank % 10]} {ADJECTIVES[rank // 10 % 10]} des {THEMES[rank // 100 % 10]}"
                f" de {word(rank + 31, 3)}"
            )
            short = "".join(part[0] for part in long.split() if part[0].isupper() or len(part) > 3).upper()
            article.put(1, long, f"o{rank}")
            article.put(1, short, f"o{rank}", gap=2)
            for _ in range(rng.randrange(3)):
                article.put(1, short, f"o{rank}")
        made += len(article.rows)
        yield article.rows


class _Article:
    def __init__(self, article_id: str, rng: random.Random) -> None:
        self.article_id = article_id
        self.rows: list[Row] = []
        self._rng = rng
        self._place = 0

    def put(self, kind: int, text: str, entity: str, *, gap: int | None = None) -> None:
        """Add a name some way on."""
        start = self._place + (self._rng.randrange(20, 200) if gap is None else gap)
        self._place = start + len(text)
        self.rows.append((self.article_id, kind, text, start, self._place, entity))


def _given_names() -> list[str]:
    path = Path(__file__).resolve().parents[2] / "models/fr_press/lexicons/given_names.tsv"
    return [row for row in path.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"][1:]


def _slip(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) // 2, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def measure(n_mentions: int) -> dict[str, float]:
    """Seconds, megabytes and B-cubed of one size, in this process."""
    import numpy as np

    from pipeline.names.columns import NameColumns
    from pipeline.names.corpus import resolve_columns

    columns = NameColumns()
    spent = 0.0
    truth: dict[str, int] = {}
    gold = np.zeros(n_mentions + 200, dtype=np.int32)
    at = 0
    for rows in generate(n_mentions):
        for row in rows:
            gold[at] = truth.setdefault(row[5], len(truth))
            at += 1
        started = time.process_time()
        for article, kind, text, start, end, _ in rows:
            columns.add(article, kind, text, start, end)
        spent += time.process_time() - started
    n_truth = len(truth)
    truth.clear()
    started = time.process_time()
    resolution = resolve_columns(columns)
    resolving = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = gold[:at].astype(np.int64) * (resolution.n_entities + 1) + resolution.entity
    _, inverse, both = np.unique(pairs, return_inverse=True, return_counts=True)
    together = both[inverse]
    precision = float(np.mean(together / np.bincount(resolution.entity)[resolution.entity]))
    recall = float(np.mean(together / np.bincount(gold[:at])[gold[:at]]))
    return {
        "mentions": at,
        "forms": len(columns.forms),
        "true_entities": n_truth,
        "entities": resolution.n_entities,
        "add_s": round(spent, 2),
        "resolve_s": round(resolving, 2),
        "seconds": round(spent + resolving, 2),
        "us_per_mention": round((spent + resolving) / at * 1e6, 2),
        "peak_mb": round(peak),
        "b3_precision": round(precision, 4),
        "b3_recall": round(recall, 4),
    }


def main() -> None:
    """Measure each size in a fresh process and print a line of JSON for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--write", type=Path, help="write the corpus of the last size as JSON lines and stop")
    parser.add_argument("--here", action="store_true", help="measure in this process")
    args = parser.parse_args()
    if args.write:
        with args.write.open("w", encoding="utf-8") as out:
            for rows in generate(args.sizes[-1]):
                for article, kind, text, start, end, _ in rows:
                    line = {
                        "article_id": article,
                        "kind": ("actor", "organization")[kind],
                        "text": text,
                        "start_char": start,
                        "end_char": end,
                    }
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
        return
    for size in args.sizes:
        if args.here:
            print(json.dumps(measure(size)))
        else:
            subprocess.run([sys.executable, __file__, "--here", str(size)], check=True)


if __name__ == "__main__":
    main()
