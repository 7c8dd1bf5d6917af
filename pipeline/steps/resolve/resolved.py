"""What is known of a corpus after merging: columns of numbers, and articles that are read again when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pipeline.names.columns import ACTOR, ORGANIZATION
from pipeline.records import (
    Affiliation,
    ArticleFacts,
    ArticleHead,
    Entity,
    Event,
    EventMention,
    Facts,
    Mention,
    Merge,
    Portion,
    Rejection,
)
from pipeline.records.filled import changer
from pipeline.steps.resolve.columns import ABSENT, Mentions, Role
from pipeline.steps.resolve.events import Happenings
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.marks import mark_of

_named, _told = changer(Mention, "entity_id", "link_rule"), changer(EventMention, "event_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The content of the tables, article by article; `found` and `texts` can be gone through again and again.

    `told` gives the first telling of each article, in their order, and last how many there are; `stretches` are the
    places of articles that are written together, `marks` tell each as it is after merging.
    """

    found: Sequence[ArticleFacts]
    texts: Sequence[str]
    told: array[int]
    stretches: Sequence[range]
    marks: Sequence[bytes]
    names: Mentions
    said: Sequence[Role]
    linking: Linking
    happenings: Happenings
    merges: Sequence[Merge]
    rejections: tuple[Rejection, ...]

    @property
    def articles(self) -> Sequence[ArticleHead]:
        """In order."""
        return self.names.articles

    @property
    def entities(self) -> Sequence[Entity]:
        """One row each."""
        return self.linking.entities

    @property
    def events(self) -> Sequence[Event]:
        """One row each."""
        return self.happenings.events

    def text(self, number: int, /) -> str:
        """The text of an article, by its place."""
        return self.texts[number]

    def roles(self) -> Iterator[tuple[str, str, str]]:
        """Person, role and article of each role that an article gives."""
        for row in self.said:
            if entity_id := self.linking.entity_id(row.actor):
                yield entity_id, row.role, self.names.articles[row.article].article_id

    def by_article(self) -> Iterator[ArticleFacts]:
        """What each article says, with entities and events."""
        return self._said(range(len(self.found)))

    def portions(self) -> Iterator[Portion]:
        """The same, some articles at a time."""
        for places in self.stretches:
            marks = self.marks[places.start : places.stop]
            yield Portion(self._said(places), mark_of(marks, self._events(places)) if marks else "")

    def _events(self, places: range) -> Sequence[str | None]:
        """The event of each telling of some articles."""
        return self.happenings.event_of[self.told[places.start] : self.told[places.stop]]

    def _said(self, places: range) -> Iterator[ArticleFacts]:
        told = iter(self._events(places))
        for one in linked(map(self.found.__getitem__, places), self.names, self.linking, places.start):
            ids = [next(told) for _ in one.event_mentions]
            tellings = (
                _told(row, event_id)
                for row, event_id in zip(one.event_mentions, ids, strict=True)
                if event_id is not None
            )
            yield replace(one, event_mentions=tuple(tellings))

    def facts(self) -> Facts:
        """All of it at once."""
        return Facts.of(
            self.by_article(),
            entities=tuple(self.entities),
            events=tuple(self.events),
            merges=tuple(self.merges),
            rejections=self.rejections,
        )


def linked(found: Iterable[ArticleFacts], names: Mentions, linking: Linking, number: int = 0) -> Iterator[ArticleFacts]:
    """What articles say, the first of which has that number, with whom they name, but for what the user leaves out."""
    first = names.first[number] if number < len(names.first) else 0
    for one in found:
        rows = dict(zip((mention.mention_id for mention in one.mentions), count(first), strict=False))
        first += len(one.mentions)
        mentions = {
            mention.mention_id: _named(names.as_said(row, mention), linking.entity_id(row), linking.link_rule(row))
            for mention, row in zip(one.mentions, rows.values(), strict=True)
            if linking.bearer[row] != ABSENT
        }
        yield ArticleFacts(
            article=one.article,
            mentions=tuple(mentions.values()),
            timexes=one.timexes,
            affiliations=tuple(_roles(one.affiliations, rows, names, mentions)),
            event_mentions=tuple(_only(row, mentions) for row in one.event_mentions),
            references=tuple(
                replace(row, kind=mentions[row.mention].kind) for row in one.references if row.mention in mentions
            ),
        )


def _roles(
    said: Iterable[Affiliation], rows: Mapping[str, int], names: Mentions, kept: Container[str]
) -> Iterator[Affiliation]:
    """Roles that nobody denies, of a person and a body, if any; a body that is not in the tables is none."""
    for row in said:
        body = names.kind[rows[row.organization]] if row.organization and row.organization in rows else ORGANIZATION
        if row.actor not in kept or (rows[row.actor], row.role) in names.denied:
            continue
        if names.kind[rows[row.actor]] == ACTOR and body == ORGANIZATION:
            gone = row.organization is not None and row.organization not in kept
            yield replace(row, organization=None) if gone else row


def _only(telling: EventMention, kept: Container[str]) -> EventMention:
    """A telling without the names that the user leaves out of the tables."""
    stays = tuple(row for row in telling.participants if row.mention_id in kept)
    speaker = telling.reported_by if telling.reported_by in kept else None
    if len(stays) == len(telling.participants) and speaker == telling.reported_by:
        return telling
    return replace(telling, participants=stays, reported_by=speaker)
