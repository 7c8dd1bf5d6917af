"""Records in, records out: what works on columns, for tests that write mentions and tellings by hand."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.names.columns import KINDS
from pipeline.records import (
    Affiliation,
    Article,
    ArticleFacts,
    Entity,
    Event,
    EventMention,
    Mention,
    Merge,
    Rejection,
    Timex,
)
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.events import resolve_events
from pipeline.steps.resolve.events.tellings import Tellings
from pipeline.steps.resolve.kinds import settle_kinds
from pipeline.steps.resolve.linking import Linking


def in_columns(articles: Sequence[Article], mentions: Iterable[Mention]) -> tuple[Mentions, tuple[Mention, ...]]:
    """The mentions in the order of their articles, in columns and as they are."""
    names, ordered = Mentions(articles), []
    mine = by_article(mentions)
    for article in articles:
        number = names.begin(article.text)
        for mention in mine[article.article_id]:
            names.add(number, mention)
            ordered.append(mention)
    return names, tuple(ordered)


def by_article(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Records by the id of their article."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(row)
    return found


def bare_articles(mentions: Iterable[Mention]) -> list[Article]:
    """Articles of which nothing is known but their ids."""
    ids = dict.fromkeys(mention.article_id for mention in mentions)
    return [Article(article_id=name, source=name, part=1, sha256="", text="") for name in ids]


def settled(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of articles that come in order, with the kind that the corpus gives them."""
    names, ordered = in_columns(bare_articles(mentions), mentions)
    settle_kinds(names)
    return tuple(names.as_said(row, mention) for row, mention in enumerate(ordered))


def roles_of(names: Mentions, mentions: Sequence[Mention], roles: Iterable[Affiliation]) -> list[Role]:
    """The roles of mentions that are in the columns, in that order."""
    rows = {mention.mention_id: row for row, mention in enumerate(mentions)}
    return [
        Role(
            names.article[rows[one.actor]],
            rows[one.actor],
            rows[one.organization] if one.organization else None,
            one.role,
            one.rule,
        )
        for one in roles
    ]


def entities_of(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    roles: Iterable[Affiliation] = (),
    corrections: Iterable[Correction] = (),
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Merge, ...], tuple[Rejection, ...]]:
    """Mentions with their entity, the entities, the decisions that made them, and corrections that do not fit."""
    names, ordered = in_columns(articles, mentions)
    linking = resolve_entities(names, roles_of(names, ordered, roles), corrections)
    linked = (
        replace(mention, entity_id=linking.entity_id(row), link_rule=linking.link_rule(row))
        for row, mention in enumerate(ordered)
    )
    return tuple(one for one in linked if one.entity_id), tuple(linking.entities), linking.merges, linking.rejections


def tellings_of(
    articles: Sequence[Article],
    told: Sequence[EventMention],
    timexes: Iterable[Timex],
    mentions: Iterable[Mention],
) -> tuple[Tellings, tuple[EventMention, ...]]:
    """Tellings whose mentions carry their entity, and their records, in the order of the articles."""
    tellings_in, dates_in = by_article(told), by_article(timexes)
    names, ordered = in_columns(articles, tuple(mentions))
    ids = sorted({str(mention.entity_id) for mention in ordered if mention.entity_id})
    numbers: dict[str | None, int] = {name: number for number, name in enumerate(ids)}
    bearer = array("i", [numbers.get(one.entity_id, -1) for one in ordered])
    linking = Linking(ids=ids, bearer=bearer, rule=array("b"), entities=(), merges=(), rejections=())
    tellings, records = Tellings(articles), []
    for number, article in enumerate(articles):
        rows = {ordered[row].mention_id: row for row in names.rows_of(number)}
        mine = tuple(tellings_in[article.article_id])
        days = tuple(dates_in[article.article_id])
        tellings.read(number, ArticleFacts(article=article, timexes=days, event_mentions=mine), rows)
        records += mine
    tellings.cast(names, linking)
    return tellings, tuple(records)


def events_of(
    articles: Sequence[Article],
    told: Sequence[EventMention],
    timexes: Iterable[Timex],
    mentions: Sequence[Mention],
    corrections: Iterable[Correction] = (),
) -> tuple[tuple[EventMention, ...], tuple[Event, ...], tuple[Merge, ...], tuple[Rejection, ...]]:
    """Tellings with their event, the events, the decisions that made them, and corrections that match none."""
    tellings, records = tellings_of(articles, told, timexes, mentions)
    named = [(one.kind, one.entity_id, one.text) for one in mentions if one.entity_id and one.kind in KINDS]
    found = resolve_events(tellings, corrections, named)
    linked = (replace(row, event_id=name) for row, name in zip(records, found.event_of, strict=True) if name)
    return tuple(linked), tuple(found.events), tuple(found.merges), found.rejections
