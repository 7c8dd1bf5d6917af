"""What was learnt from one article, and from a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.records.article import Article
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
