"""Mention, EventMention -> Entity, Event: one row each over the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.names.links import LINKS
from pipeline.records import Affiliation, Article, ArticleFacts, EventMention, Facts, Mention, Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve.contradictions import find_contradictions
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.events import resolve_events
from pipeline.steps.resolve.kinds import settle_kinds
from pipeline.steps.resolve.places import parted_events, place_events
from pipeline.steps.resolve.readings import read_mentions, turn_kinds
from pipeline.steps.resolve.wishes import sort_out
from pipeline.uncollected import uncollected

# All that registers link rules is loaded by now: a row without a function, or the other way round, stops the start.
LINKS.check()


@uncollected
def resolve_facts(
    found: Iterable[ArticleFacts],
    *,
    corrections: Iterable[Correction] = (),
    rejections: Iterable[Rejection] = (),
) -> Facts:
    """Merge what the articles say, under what the user has decided; the order of articles is irrelevant."""
    ordered = sorted(found, key=lambda one: (one.article.source, one.article.part))
    articles = tuple(one.article for one in ordered)
    told = tuple(row for one in ordered for row in one.event_mentions)
    wishes, contradicted = sort_out(place_events(corrections, told))
    found_here = settle_kinds(tuple(row for one in ordered for row in one.mentions))
    said = tuple(row for one in ordered for row in one.affiliations)
    typed, unturned = _turn_kinds(articles, found_here, said, wishes)
    affiliations = _of_persons(said, typed)
    doubts = find_contradictions(articles, typed, affiliations, wishes)
    readings = read_mentions(articles, typed, affiliations, (*wishes, *doubts))
    typed = tuple(mention for mention in typed if mention.mention_id not in readings.left_out)
    affiliations = _of_persons(affiliations, typed)
    kinds = {mention.mention_id: mention.kind for mention in typed}
    timexes = tuple(row for one in ordered for row in one.timexes)
    mentions, entities, merges, unfit = resolve_entities(articles, typed, affiliations, wishes, readings)
    named = {mention.mention_id for mention in mentions}
    event_mentions, events, event_merges, unfit_events = resolve_events(
        articles,
        tuple(_only(row, named) for row in told),
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
        merges=(*merges, *readings.merges, *event_merges, *parted_events(wishes, event_mentions)),
        rejections=(*rejections, *contradicted, *unturned, *readings.rejections, *unfit, *unfit_events),
    )


def _turn_kinds(
    articles: tuple[Article, ...],
    mentions: tuple[Mention, ...],
    affiliations: tuple[Affiliation, ...],
    corrections: tuple[Correction, ...],
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """The mentions with the kind that the user gives them: of a name, all that the tables had under it."""
    turns = tuple(one for one in corrections if one.decision in ("actor", "organization"))
    if not turns:
        return mentions, ()
    others = tuple(one for one in corrections if one.decision in ("same", "rename") and not one.article_id)
    linked, entities, _, _ = resolve_entities(articles, mentions, _of_persons(affiliations, mentions), others)
    return turn_kinds(mentions, linked, entities, turns)


def _of_persons(rows: Iterable[Affiliation], mentions: Iterable[Mention]) -> tuple[Affiliation, ...]:
    """Roles whose bearer is a person and whose body, if any, is one."""
    kinds = {mention.mention_id: mention.kind for mention in mentions}
    return tuple(
        row if row.organization is None or row.organization in kinds else replace(row, organization=None)
        for row in rows
        if kinds.get(row.actor) == "actor" and kinds.get(row.organization or "", "organization") == "organization"
    )


def _only(telling: EventMention, named: set[str]) -> EventMention:
    """A telling without the names that the user leaves out of the tables."""
    stays = tuple(row for row in telling.participants if row.mention_id in named)
    speaker = telling.reported_by if telling.reported_by in named else None
    if len(stays) == len(telling.participants) and speaker == telling.reported_by:
        return telling
    return replace(telling, participants=stays, reported_by=speaker)
