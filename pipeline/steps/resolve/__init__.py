"""Mention, EventMention -> Entity, Event: one row each over the corpus."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import ArticleFacts, Facts, Rejection
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.events import resolve_events


def resolve_facts(found: Iterable[ArticleFacts], *, rejections: Iterable[Rejection] = ()) -> Facts:
    """Merge what the articles say; the order of articles is irrelevant."""
    ordered = sorted(found, key=lambda one: (one.article.source, one.article.part))
    articles = tuple(one.article for one in ordered)
    affiliations = tuple(row for one in ordered for row in one.affiliations)
    timexes = tuple(row for one in ordered for row in one.timexes)
    mentions, entities, merges = resolve_entities(
        articles, tuple(row for one in ordered for row in one.mentions), affiliations
    )
    event_mentions, events, event_merges = resolve_events(
        articles, tuple(row for one in ordered for row in one.event_mentions), timexes, mentions
    )
    return Facts(
        articles=articles,
        mentions=mentions,
        timexes=timexes,
        affiliations=affiliations,
        event_mentions=event_mentions,
        entities=entities,
        events=events,
        merges=(*merges, *event_merges),
        rejections=tuple(rejections),
    )
