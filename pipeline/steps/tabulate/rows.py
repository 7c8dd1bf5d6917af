"""Facts -> rows of the tables, sorted, made one by one as they are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from pipeline.records import Article, EventMention, Facts
from pipeline.steps.tabulate.schema import TABLES

Row = dict[str, Any]
Cells = tuple[Any, ...]
WORD = re.compile(r"\w+")
COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in TABLES}


def tabulate_rows(facts: Facts) -> dict[str, Iterator[Cells]]:
    """The rows of each table by table name, each with its cells in the order of the columns.

    Same facts, same rows in the same order. Rows are made when they are asked for: all of them at once would take
    more memory than all else.
    """
    entity_of = {mention.mention_id: mention.entity_id for mention in facts.mentions}
    place = {article.article_id: number for number, article in enumerate(facts.articles)}

    def at(row: Any) -> tuple[int, int, int]:
        return place[row.article_id], row.start_char, row.end_char

    kinds: dict[str, Any] = {
        kind: sorted(
            (one for one in facts.entities if one.kind == kind),
            key=lambda one: (-one.n_articles, -one.n_mentions, one.entity_id),
        )
        for kind in ("actor", "organization")
    }
    return {
        "articles": _articles(facts),
        "actors": _plain("actors", kinds["actor"], actor_id="entity_id"),
        "organizations": _plain("organizations", kinds["organization"], organization_id="entity_id"),
        "aliases": iter(
            sorted(
                ((e.kind, e.entity_id, alias.text, alias.n_mentions) for e in facts.entities for alias in e.aliases),
                key=lambda cells: (cells[0], cells[1], -cells[3], cells[2]),
            )
        ),
        "affiliations": _affiliations(facts, entity_of, at),
        "mentions": _plain("mentions", sorted(facts.mentions, key=lambda row: (*at(row), row.kind))),
        "references": _references(facts, entity_of, at),
        "dates": _plain("dates", sorted(facts.timexes, key=at)),
        "events": _plain(
            "events",
            sorted(facts.events, key=lambda row: (row.date_start or date.max, row.date_end or date.max, row.event_id)),
        ),
        "event_mentions": _event_mentions(facts, entity_of, place),
        "event_participants": iter(
            sorted(
                (event.event_id, one.kind, one.entity_id, one.role, one.n_mentions, one.confidence)
                for event in facts.events
                for one in event.participants
            )
        ),
        "merges": _plain("merges", sorted(facts.merges, key=lambda row: (row.kind, row.left, row.right, row.rule))),
        "rejections": _plain(
            "rejections",
            sorted(facts.rejections, key=lambda row: (row.source, row.part or 0, row.step, row.reason)),
        ),
    }


def _plain(table: str, records: Iterable[Any], **named: str) -> Iterator[Cells]:
    """Rows whose cells are fields of a record; `named` gives the field of a column that has another name."""
    return map(attrgetter(*(named.get(name, name) for name in COLUMNS[table])), records)


def _affiliations(
    facts: Facts, entity_of: dict[str, str | None], at: Callable[[Any], tuple[int, int, int]]
) -> Iterator[Cells]:
    # A name that the user's corrections set aside takes its roles with it.
    rows = [row for row in facts.affiliations if row.actor in entity_of]
    rows.sort(key=lambda row: (*at(row), entity_of[row.actor], row.role))
    for row in rows:
        body = entity_of[row.organization] if row.organization else None
        yield (
            *(entity_of[row.actor], body, row.role, row.article_id),
            *(row.start_char, row.end_char, row.text, row.rule or None),
        )


def _references(
    facts: Facts, entity_of: dict[str, str | None], at: Callable[[Any], tuple[int, int, int]]
) -> Iterator[Cells]:
    rows = [row for row in facts.references if row.mention in entity_of]
    rows.sort(key=lambda row: (*at(row), row.kind, entity_of[row.mention]))
    for row in rows:
        yield (
            *(row.article_id, row.kind, entity_of[row.mention], row.text),
            *(row.start_char, row.end_char, row.rule, row.confidence),
        )


def _event_mentions(facts: Facts, entity_of: dict[str, str | None], place: dict[str, int]) -> Iterator[Cells]:
    starts = {timex.date_id: timex.start_char for timex in facts.timexes}

    def order(row: EventMention) -> tuple[int, int, int, str]:
        return place[row.article_id], row.trigger_start_char, starts[row.date_id], str(row.event_id)

    names = COLUMNS["event_mentions"]
    speaker = names.index("reported_by")
    cells = attrgetter(*names)
    for row in sorted(facts.event_mentions, key=order):
        found = cells(row)
        if row.reported_by:
            found = (*found[:speaker], entity_of.get(row.reported_by), *found[speaker + 1 :])
        yield found


def _articles(facts: Facts) -> Iterator[Cells]:
    actors = _distinct((m.article_id, m.entity_id) for m in facts.mentions if m.kind == "actor")
    organizations = _distinct((m.article_id, m.entity_id) for m in facts.mentions if m.kind == "organization")
    events = _distinct((m.article_id, m.event_id) for m in facts.event_mentions)

    def row(article: Article) -> Row:
        key = article.article_id
        return {
            "repairs": " ".join(article.repairs) or None,
            "n_chars": len(article.text),
            "n_words": len(WORD.findall(article.text)),
            "n_actors": actors[key],
            "n_organizations": organizations[key],
            "n_events": events[key],
        }

    for article in facts.articles:
        made = row(article)
        yield tuple(made[name] if name in made else getattr(article, name) for name in COLUMNS["articles"])


def _distinct(pairs: Iterable[tuple[str, str | None]]) -> defaultdict[str, int]:
    seen: dict[str, set[str | None]] = defaultdict(set)
    for key, value in pairs:
        seen[key].add(value)
    return defaultdict(int, {key: len(values) for key, values in seen.items()})
