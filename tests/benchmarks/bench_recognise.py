"""Words a second of the whole of recognise, beside the base model with all its components: same texts, one core.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=. python tests/benchmarks/bench_recognise.py [FOLDER]

FOLDER defaults to raw_articles/. Both are timed five times, in turn, by processor time; the best of each counts.
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
from pipeline.steps.recognise import recognise_articles

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print words a second of both, the ratio."""
    settings = Settings()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "raw_articles"
    articles, _ = normalise_texts(read_folder(folder, settings)[0], settings)
    texts = [article.text for article in articles]
    stock, ours = spacy.load(BASE_MODEL), load_model(settings)
    words = sum(len(stock.make_doc(text)) for text in texts)
    list(stock.pipe(texts[:2]))
    list(recognise_articles(articles[:2], ours))
    each = [
        (seconds(lambda: list(stock.pipe(texts))), seconds(lambda: list(recognise_articles(articles, ours))))
        for _ in range(ROUNDS)
    ]
    base, whole = (min(times) for times in zip(*each, strict=True))
    print(f"{words} words: {BASE_MODEL} {words / base:,.0f} words/s, recognise {words / whole:,.0f} words/s")
    print(f"ratio {base / whole:.2f}")


if __name__ == "__main__":
    main()
