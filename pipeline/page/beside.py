"""The other articles of a page that holds several, whose days may settle the years of one that has no day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.records import Article

PAGE = 20
"""Articles of one file up to which it may be one page (a blog); a larger one is an export of many."""


def pages_of(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """By the id of an article without a day: the other articles of its file, where these are few enough to be a page.

    Read off the whole corpus, so that it does not matter which articles are worked on together.
    """
    files: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        files[article.source].append(article)
    return {
        article.article_id: tuple(other for other in beside if other is not article)
        for beside in files.values()
        if 1 < len(beside) <= PAGE
        for article in beside
        if article.published is None and article.updated is None
    }
