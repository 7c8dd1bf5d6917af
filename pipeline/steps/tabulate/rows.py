"""Facts -> rows of the tables, sorted, made article by article as they are written: all at once take most memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from pipeline.records import ArticleFacts, CorpusFacts, EventMention
from pipeline.steps.tabulate.schema import TABLES

Row = dict[str, Any]
Cells = tuple[Any, ...]
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
    kinds: dict[str, Any] = {
        kind: sorted(
            (one for one in facts.entities if one.kind == kind),
            key=lambda one: (-one.n_articles, -one.n_mentions, one.entity_id),
        )
        for kind in ("actor", "organization")
    }
    return {
        "actors": _plain("actors", kinds["actor"], actor_id="entity_id"),
        "organizations": _plain("organizations", kinds["organization"], organization_id="entity_id"),
        "aliases": _aliases(facts),
        "events": _plain(
            "events",
            sorted(facts.events, key=lambda row: (row.date_start or date.max, row.date_end or date.max, row.event_id)),
        ),
        "event_participants": _participants(facts),
        "merges": _plain("merges", sorted(facts.merges, key=lambda row: (row.kind, row.left, row.right, row.rule))),
        "rejections": _plain(
            "rejections",
            sorted(facts.rejections, key=lambda row: (row.source, row.part or 0, row.step, row.reason)),
        ),
    }


def _plain(table: str, records: Iterable[Any], **named: str) -> Iterator[Cells]:
    """Rows whose cells are fields of a record; `named` gives the field of a column that has another name."""
    return map(CELLS[table] if not named else attrgetter(*(named.get(name, name) for name in COLUMNS[table])), records)


def _at(row: Any) -> tuple[int, int]:
    return row.start_char, row.end_char


def _aliases(facts: CorpusFacts) -> Iterator[Cells]:
    for one in sorted(facts.entities, key=lambda one: (one.kind, one.entity_id)):
        for alias in sorted(one.aliases, key=lambda alias: (-alias.n_mentions, alias.text)):
            yield one.kind, one.entity_id, alias.text, alias.n_mentions


def _participants(facts: CorpusFacts) -> Iterator[Cells]:
    name = attrgetter("event_id")
    for event_id, events in groupby(sorted(facts.events, key=name), key=name):
        yield from sorted(
            (event_id, one.kind, one.entity_id, one.role, one.n_mentions, one.confidence)
            for event in events
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
