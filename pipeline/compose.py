"""The whole road without Prefect: the same composition as `flow.py`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.records import Article, ArticleFacts, Facts, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.ingest.corrections import CORRECTIONS_FILE, keep_decisions, read_corrections
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.tabulate import tabulate_facts
from pipeline.views.review import REVIEW_FILE, write_review

if TYPE_CHECKING:
    from spacy.language import Language

Progress = Callable[[int, int], None]


def extract(
    folder: Path,
    settings: Settings,
    nlp: Language,
    *,
    metadata: Path | None = None,
    progress: Progress | None = None,
    seconds: dict[str, float] | None = None,
) -> Facts:
    """All that the articles of a folder say, merged over the corpus.

    `metadata` names a CSV of publication dates, titles, …; by default `metadata.csv` in the folder.
    `progress` is told how many articles are done, and of how many. `seconds` receives the time that
    each step took.

    Raises:
        BadInput: the folder does not exist or holds no file.
        BadCorrections: the corrections file cannot be read as a table.
    """
    spent = seconds if seconds is not None else {}
    with timed(spent, "ingest"):
        texts, unread = read_folder(folder, settings, metadata=metadata)
    with timed(spent, "normalise"):
        articles, set_aside = normalise_texts(texts, settings)
    found: list[ArticleFacts] = []
    with timed(spent, "recognise + relate"):
        for batch in batches(articles, settings.batch_articles):
            found.extend(extract_batch(batch, settings, nlp))
            if progress is not None:
                progress(len(found), len(articles))
    with timed(spent, "resolve"):
        return merge_facts(folder, found, rejections=(*unread, *set_aside))


def extract_batch(articles: Iterable[Article], settings: Settings, nlp: Language) -> tuple[ArticleFacts, ...]:
    """Names, dates, roles and events of some articles; no parsed document outlives this call."""
    return tuple(
        relate_article(recognised, off=settings.rules_off) for recognised in recognise_articles(articles, settings, nlp)
    )


def merge_facts(folder: Path, found: Iterable[ArticleFacts], *, rejections: Iterable[Rejection]) -> Facts:
    """Resolve what the articles say, under the corrections that the user keeps beside them."""
    corrections, unread = read_corrections(folder / CORRECTIONS_FILE)
    return resolve_facts(found, corrections=corrections, rejections=(*rejections, *unread))


def adopt_decisions(folder: Path, out: Path) -> int:
    """Keep what the user decided in the review file of the previous run; how many decisions were new.

    They go to the corrections file beside the articles, where every later run finds them.

    Raises:
        BadCorrections: one of the two files is no table, or the corrections file cannot be written.
    """
    if not folder.is_dir():
        return 0
    return keep_decisions(out / REVIEW_FILE, folder / CORRECTIONS_FILE)


def write_tables(
    facts: Facts, out: Path, settings: Settings, *, seconds: dict[str, float] | None = None
) -> dict[str, Any]:
    """Write the tables and all that people look at into `out`; give the manifest (run.json).

    `seconds` is the time that each step took.

    Raises:
        BadOutput: the folder cannot be written.
    """
    return tabulate_facts(facts, out, settings, seconds=seconds, views=(write_review,))


def batches(articles: tuple[Article, ...], size: int) -> tuple[tuple[Article, ...], ...]:
    """The articles in order, `size` at a time."""
    return tuple(articles[start : start + size] for start in range(0, len(articles), size))


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Add the time that the block takes to `seconds[step]`."""
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start
