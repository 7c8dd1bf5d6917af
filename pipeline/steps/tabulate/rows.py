"""Facts -> rows of the tables, sorted, made article by article as they are written: all at once take most memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise, takewhile
from operator import attrgetter
from typing import Any, TypeVar

from pipeline.records import ArticleFacts, CorpusFacts, Entity, EntityKind, Event, EventMention
from pipeline.records.packed import at_hand
from pipeline.steps.tabulate.schema import TABLES

Row = dict[str, Any]
Cells = tuple[Any, ...]
T = TypeVar("T")
WORD = re.compile(r"\w+")
COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in TABLES}
CELLS = {name: attrgetter(*columns) for name, columns in COLUMNS.items()}


OF_ARTICLES = ("articles", "affiliations", "mentions", "references", "dates", "event_mentions")
"""Tables whose rows stand in articles: those of an article follow each other."""


def rows_of_article(facts: ArticleFacts) -> dict[str, Iterable[Cells]]:
    """The rows of one article in the tables OF_ARTICLES, each with its cells in the order of the columns."""
    entity_of = {mention.mention_id: mention.entity_id for mention in facts.mentions}
    return {
        "articles": [_article(facts)],
        "affiliations": _affiliations(facts, entity_of),
        "mentions": _plain("mentions", sorted(facts.mentions, key=lambda row: (*_at(row), row.kind))),
        "references": _references(facts, entity_of),
        "dates": _plain("dates", sorted(facts.timexes, key=_at)),
        "event_mentions": _event_mentions(facts, entity_of),
    }


def rows_of_corpus(facts: CorpusFacts) -> dict[str, Iterable[Cells]]:
    """The rows of the other tables, by table name. Same facts, same rows in the same order."""
    entities, events = at_hand(facts.entities), at_hand(facts.events)
    return {
        "actors": _plain("actors", _entities(entities, "actor"), actor_id="entity_id"),
        "organizations": _plain("organizations", _entities(entities, "organization"), organization_id="entity_id"),
        "aliases": _aliases(entities),
        "events": _plain("events", _in_order(events, _day_of)),
        "event_participants": _participants(events),
        "merges": _plain("merges", _in_order(at_hand(facts.merges), attrgetter("order"))),
        "rejections": _plain(
            "rejections",
            sorted(facts.rejections, key=lambda row: (row.source, row.part or 0, row.step, row.reason)),
        ),
    }


def _in_order(records: Sequence[T], key: Callable[[T], Any]) -> Iterator[T]:
    """The records sorted: of many their keys are held, not they, and not even the keys where they are in order."""
    if isinstance(records, tuple):
        return iter(sorted(records, key=key))
    if all(one <= other for one, other in pairwise(map(key, records))):
        return iter(records)
    keys = list(map(key, records))
    return (records[place] for place in sorted(range(len(keys)), key=keys.__getitem__))


def _entities(entities: Sequence[Entity], kind: EntityKind) -> Iterator[Entity]:
    some = _in_order(entities, lambda one: (one.kind != kind, -one.n_articles, -one.n_mentions, one.entity_id))
    return takewhile(lambda one: one.kind == kind, some)


def _day_of(event: Event) -> str:
    """Its days and its id, one after the other: a text takes less room than three things."""
    start, end = event.date_start or date.max, event.date_end or date.max
    return f"{start.isoformat()} {end.isoformat()} {event.event_id}"


def _plain(table: str, records: Iterable[Any], **named: str) -> Iterator[Cells]:
    """Rows whose cells are fields of a record; `named` gives the field of a column that has another name."""
    return map(CELLS[table] if not named else attrgetter(*(named.get(name, name) for name in COLUMNS[table])), records)


def _at(row: Any) -> tuple[int, int]:
    return row.start_char, row.end_char


def _aliases(entities: Sequence[Entity]) -> Iterator[Cells]:
    for one in _in_order(entities, attrgetter("kind", "entity_id")):
        for alias in sorted(one.aliases, key=lambda alias: (-alias.n_mentions, alias.text)):
            yield one.kind, one.entity_id, alias.text, alias.n_mentions


def _participants(events: Sequence[Event]) -> Iterator[Cells]:
    name = attrgetter("event_id")
    for event_id, some in groupby(_in_order(events, name), key=name):
        yield from sorted(
            (event_id, one.kind, one.entity_id, one.role, one.n_mentions, one.confidence)
            for event in some
            for one in event.participants
        )


def _affiliations(facts: ArticleFacts, entity_of: dict[str, str | None]) -> Iterator[Cells]:
    # A name that the user's corrections set aside takes its roles with it.
    rows = [row for row in facts.affiliations if row.actor in entity_of]
    rows.sort(key=lambda row: (*_at(row), entity_of[row.actor], row.role))
    for row in rows:
        body = entity_of[row.organization] if row.organization else None
        yield (
            *(entity_of[row.actor], body, row.role, row.article_id),
            *(row.start_char, row.end_char, row.text, row.rule or None),
        )


def _references(facts: ArticleFacts, entity_of: dict[str, str | None]) -> Iterator[Cells]:
    rows = [row for row in facts.references if row.mention in entity_of]
    rows.sort(key=lambda row: (*_at(row), row.kind, entity_of[row.mention]))
    for row in rows:
        yield (
            *(row.article_id, row.kind, entity_of[row.mention], row.text),
            *(row.start_char, row.end_char, row.rule, row.confidence),
        )


def _event_mentions(facts: ArticleFacts, entity_of: dict[str, str | None]) -> Iterator[Cells]:
    starts = {timex.date_id: timex.start_char for timex in facts.timexes}

    def order(row: EventMention) -> tuple[int, int, str]:
        return row.trigger_start_char, starts[row.date_id], str(row.event_id)

    speaker = COLUMNS["event_mentions"].index("reported_by")
    cells = CELLS["event_mentions"]
    for row in sorted(facts.event_mentions, key=order):
        found = cells(row)
        if row.reported_by:
            found = (*found[:speaker], entity_of.get(row.reported_by), *found[speaker + 1 :])
        yield found


def _article(facts: ArticleFacts) -> Cells:
    article = facts.article
    made = {
        "repairs": " ".join(article.repairs) or None,
        "n_chars": len(article.text),
        "n_words": len(WORD.findall(article.text)),
        "n_actors": len({mention.entity_id for mention in facts.mentions if mention.kind == "actor"}),
        "n_organizations": len({mention.entity_id for mention in facts.mentions if mention.kind == "organization"}),
        "n_events": len({telling.event_id for telling in facts.event_mentions}),
    }
    return tuple(made[name] if name in made else getattr(article, name) for name in COLUMNS["articles"])
