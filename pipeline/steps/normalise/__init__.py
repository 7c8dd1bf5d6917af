"""RawText -> Article | Rejection: split, clean, date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Article, RawText, Rejection
from pipeline.settings import Settings


def normalise_texts(texts: Iterable[RawText], settings: Settings) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """The articles that the texts hold, in order of source and part, and what was set aside."""
    articles = []
    for raw in texts:
        text = raw.text.strip()
        articles.append(
            Article(
                article_id=re.sub(r"\W+", "-", raw.source.rsplit(".", 1)[0]).lower(),
                source=raw.source,
                part=raw.part,
                sha256=raw.sha256,
                text=text,
                title=text.split("\n", 1)[0],
                published=raw.stated.published,
                published_basis="metadata" if raw.stated.published else "none",
                language="fr",
            )
        )
    return tuple(articles), ()
