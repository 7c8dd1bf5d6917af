"""An article, and the text that a reader found before anyone judged it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

PublishedBasis = Literal["metadata", "text", "inferred", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is said about an article outside its prose; every field may be missing.

    Readers fill it from HTML metadata, front matter or export headers, the user from
    `metadata.csv`; what the user states wins.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    updated: date | None = None
    url: str | None = None
    page: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """One text as a reader hands it over: decoded, but neither split nor cleaned.

    `is_body` says that the reader has already cut the article out of its page (an export
    field, an HTML extractor), so that only light cleaning is due. `repairs` names what the
    decoding had to mend (`windows-1252`, `double-encoded`, …). `left_out` are the lines of a web
    page, mail or export that the reader took for no part of the article, each after the place where they stood.
    """

    source: str
    part: int
    text: str
    sha256: str
    format: str
    encoding: str = "utf-8"
    is_body: bool = False
    header: Header = Header()
    stated: Header = Header()
    repairs: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.part < 1:
            raise ValueError(f"{self.source}: parts are counted from 1, not {self.part}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """All that is known of an article, but for its text: of many the texts take most of the memory.

    `published` is never after the day of the run, and None when nothing gives it; `published_basis` says where it came
    from. `encoding` and `repairs` are those of the raw text. `n_words_source` counts the words of the source that look
    like prose (sentences), `n_words_dropped` those of them that were not kept.
    """

    article_id: str
    source: str
    part: int
    sha256: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"
    updated: date | None = None
    url: str | None = None
    page: str | None = None
    language: str | None = None
    near_duplicate_of: str | None = None
    n_words_source: int = 0
    n_words_dropped: int = 0
    encoding: str | None = None
    repairs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.published is None) != (self.published_basis == "none"):
            raise ValueError(f"{self.article_id}: a publication date has a basis, and a basis a date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(ArticleHead):
    """One article, cleaned and dated; offsets of every other record count into `text`.

    `text` begins with the title when the page shows one.
    """

    text: str

    @property
    def head(self) -> ArticleHead:
        """The article without its text."""
        return ArticleHead(**{name: getattr(self, name) for name in _OF_HEAD})

    @classmethod
    def of(cls, head: ArticleHead, text: str) -> Article:
        """The article of which this is known, and its text."""
        return cls(text=text, **{name: getattr(head, name) for name in _OF_HEAD})


_OF_HEAD = tuple(field.name for field in fields(ArticleHead))
