"""What was learnt from one article, and from a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from pipeline.records.article import Article, ArticleHead
from pipeline.records.entity import Entity, Merge
from pipeline.records.event import Event, EventMention
from pipeline.records.mention import Affiliation, Mention, Reference
from pipeline.records.rejection import Rejection
from pipeline.records.timex import Timex

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """All that `recognise` and `relate` found in one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Portion:
    """Some articles that follow each other; they are read when they are gone through.

    `key` is the hash of all that is known of them, merging included; empty where nobody knows it.
    """

    articles: Iterable[ArticleFacts]
    key: str = ""


PORTION = 64
"""Articles of a portion where nothing is kept of them."""
SAID = ("mentions", "timexes", "affiliations", "event_mentions", "references")
"""What is said in articles, by its name in the facts of one and of a corpus."""


class CorpusFacts(Protocol):
    """All that is known of a corpus; what the many articles say may lie elsewhere until it is asked for."""

    @property
    def articles(self) -> Sequence[ArticleHead]:
        """In the order of the tables."""

    def text(self, number: int, /) -> str:
        """The text of one of them."""

    @property
    def entities(self) -> Sequence[Entity]:
        """Persons and organizations."""

    @property
    def events(self) -> Sequence[Event]:
        """Happenings."""

    @property
    def merges(self) -> Sequence[Merge]:
        """Decisions, in the order of their table."""

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """What was set aside."""

    def roles(self) -> Iterator[tuple[str, str, str]]:
        """Person, role and article of each role that an article gives."""

    def by_article(self) -> Iterator[ArticleFacts]:
        """What each article says, in the order of the articles."""

    def portions(self) -> Iterator[Portion]:
        """The same, some articles at a time."""


class Handed(Generic[T]):
    """Something large that changes hands: who takes it is the only one to hold it, and may let go of it."""

    def __init__(self, thing: T) -> None:
        self._thing: list[T] = [thing]

    def take(self) -> T:
        """The thing; nobody can take it twice."""
        return self._thing.pop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of a corpus, after `resolve`: the content of the tables.

    Every mention carries its `entity_id`, every event mention its `event_id`; affiliations,
    references, participants and `reported_by` still point at mention ids.
    """

    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    merges: tuple[Merge, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    @classmethod
    def of(cls, found: Iterable[ArticleFacts], **more: Any) -> Facts:
        """What articles say, together; `more` is what is known of all of them."""
        joined: dict[str, list[Any]] = {"articles": [], **{name: [] for name in SAID}}
        for one in found:
            joined["articles"].append(one.article)
            for name in SAID:
                joined[name].extend(getattr(one, name))
        return cls(**{name: tuple(rows) for name, rows in joined.items()}, **more)

    def text(self, number: int, /) -> str:
        """The text of an article, by its place."""
        return self.articles[number].text

    def roles(self) -> Iterator[tuple[str, str, str]]:
        """Person, role and article of each role that an article gives."""
        bearers = {mention.mention_id: mention.entity_id or "" for mention in self.mentions}
        return ((bearers[row.actor], row.role, row.article_id) for row in self.affiliations if row.actor in bearers)

    def by_article(self) -> Iterator[ArticleFacts]:
        """What each article says, in the order of the articles."""
        rows: dict[str, dict[str, list[Any]]] = {one.article_id: {} for one in self.articles}
        for name in SAID:
            for row in getattr(self, name):
                rows[row.article_id].setdefault(name, []).append(row)
        for article in self.articles:
            said = rows[article.article_id]
            yield ArticleFacts(article=article, **{name: tuple(some) for name, some in said.items()})

    def portions(self) -> Iterator[Portion]:
        """The same, some articles at a time."""
        remaining = self.by_article()
        while some := tuple(islice(remaining, PORTION)):
            yield Portion(some)
