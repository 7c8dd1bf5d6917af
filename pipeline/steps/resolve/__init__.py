"""Mention, EventMention -> Entity, Event: one row each over the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.names.links import LINKS
from pipeline.records import Affiliation, ArticleFacts, EntityKind, EventMention, Facts, Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.events import resolve_events
from pipeline.steps.resolve.kinds import settle_kinds

# All that registers link rules is loaded by now: a row without a function, or the other way round, stops the start.
LINKS.check()


def resolve_facts(
    found: Iterable[ArticleFacts],
    *,
    corrections: Iterable[Correction] = (),
    rejections: Iterable[Rejection] = (),
) -> Facts:
    """Merge what the articles say, under what the user has decided; the order of articles is irrelevant."""
    ordered = sorted(found, key=lambda one: (one.article.source, one.article.part))
    articles = tuple(one.article for one in ordered)
    typed = settle_kinds(tuple(row for one in ordered for row in one.mentions))
    kinds = {mention.mention_id: mention.kind for mention in typed}
    affiliations = tuple(
        row for one in ordered for row in one.affiliations if kinds[row.actor] == "actor" and _is_body(row, kinds)
    )
    timexes = tuple(row for one in ordered for row in one.timexes)
    wishes = tuple(corrections)
    mentions, entities, merges, unfit = resolve_entities(articles, typed, affiliations, wishes)
    named = {mention.mention_id for mention in mentions}
    event_mentions, events, event_merges, unfit_events = resolve_events(
        articles,
        tuple(_only(row, named) for one in ordered for row in one.event_mentions),
        timexes,
        mentions,
        wishes,
    )
    return Facts(
        articles=articles,
        mentions=mentions,
        timexes=timexes,
        affiliations=tuple(
            row if row.organization is None or row.organization in named else replace(row, organization=None)
            for row in affiliations
            if row.actor in named
        ),
        event_mentions=event_mentions,
        entities=entities,
        events=events,
        references=tuple(
            replace(row, kind=kinds[row.mention]) for one in ordered for row in one.references if row.mention in named
        ),
        merges=(*merges, *event_merges),
        rejections=(*rejections, *unfit, *unfit_events),
    )


def _is_body(row: Affiliation, kinds: dict[str, EntityKind]) -> bool:
    return row.organization is None or kinds[row.organization] == "organization"


def _only(telling: EventMention, named: set[str]) -> EventMention:
    """A telling without the names that the user leaves out of the tables."""
    stays = tuple(row for row in telling.participants if row.mention_id in named)
    speaker = telling.reported_by if telling.reported_by in named else None
    if len(stays) == len(telling.participants) and speaker == telling.reported_by:
        return telling
    return replace(telling, participants=stays, reported_by=speaker)
