"""Words a second of the whole of recognise, beside the base model with all its components, and relate's share of it.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. python tests/benchmarks/bench_recognise.py [FOLDER]

FOLDER defaults to raw_articles/. All work on the same texts, on one core, five times in turn, by processor time; the
best of each counts. What is recognised is kept, as the documents of the base model are.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from pipeline.model import BASE_MODEL, load_model
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import Recognised, recognise_articles
from pipeline.steps.relate import relate_article

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def relate(found: list[Recognised]) -> None:
    """What relate does with recognised articles."""
    for one in found:
        relate_article(one)


def main() -> None:
    """Print words a second of both, the ratio, and what relate takes beside recognise."""
    settings = Settings()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "raw_articles"
    articles, _ = normalise_texts(read_folder(folder, settings)[0], settings)
    texts = [article.text for article in articles]
    stock, ours = spacy.load(BASE_MODEL), load_model(settings)
    words = sum(len(stock.make_doc(text)) for text in texts)
    list(stock.pipe(texts[:2]))
    found = list(recognise_articles(articles, ours))
    each = [
        (
            seconds(lambda: list(stock.pipe(texts))),
            seconds(lambda: list(recognise_articles(articles, ours))),
            seconds(lambda: relate(found)),
        )
        for _ in range(ROUNDS)
    ]
    base, whole, related = (min(times) for times in zip(*each, strict=True))
    print(f"{words} words: {BASE_MODEL} {words / base:,.0f} words/s, recognise {words / whole:,.0f} words/s")
    print(f"ratio {base / whole:.2f}, relate takes {related / whole:.2f} of recognise")


if __name__ == "__main__":
    main()
