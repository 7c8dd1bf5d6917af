"""The whole road without Prefect: the same composition as `flow.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import Article, ArticleFacts, Facts
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from pipeline.steps.resolve import resolve_facts

if TYPE_CHECKING:
    from spacy.language import Language


def extract_batch(articles: Iterable[Article], settings: Settings, nlp: Language) -> tuple[ArticleFacts, ...]:
    """Names, dates, roles and events of some articles; no parsed document outlives this call."""
    return tuple(relate_article(recognised) for recognised in recognise_articles(articles, settings, nlp))


def extract(
    folder: Path,
    settings: Settings,
    nlp: Language,
    *,
    metadata: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Facts:
    """All that the articles of a folder say, merged over the corpus.

    `metadata` names a CSV of publication dates, titles, …; by default `metadata.csv` in the folder.
    `progress` is told how many articles are done, and of how many.

    Raises:
        BadInput: the folder does not exist or holds no file, or metadata.csv is no table.
    """
    texts, unread = read_folder(folder, settings, metadata=metadata)
    articles, set_aside = normalise_texts(texts, settings)
    found: list[ArticleFacts] = []
    for batch in batches(articles, settings.batch_articles):
        found.extend(extract_batch(batch, settings, nlp))
        if progress is not None:
            progress(len(found), len(articles))
    return resolve_facts(found, rejections=(*unread, *set_aside))


def batches(articles: tuple[Article, ...], size: int) -> tuple[tuple[Article, ...], ...]:
    """The articles in order, `size` at a time."""
    return tuple(articles[start : start + size] for start in range(0, len(articles), size))
