"""Facts -> rows of the tables, sorted, as plain values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from pipeline.records import Article, Facts

Row = dict[str, Any]
WORD = re.compile(r"\w+")


def tabulate_rows(facts: Facts) -> dict[str, list[Row]]:
    """The rows of each table by table name. Same facts, same rows in the same order."""
    entity_of = {mention.mention_id: mention.entity_id for mention in facts.mentions}
    dates = {timex.date_id: timex for timex in facts.timexes}
    place = {article.article_id: number for number, article in enumerate(facts.articles)}
    rows: dict[str, list[Row]] = {
        "articles": _article_rows(facts),
        "actors": [{"actor_id": e.entity_id, **asdict(e)} for e in facts.entities if e.kind == "actor"],
        "organizations": [
            {"organization_id": e.entity_id, **asdict(e)} for e in facts.entities if e.kind == "organization"
        ],
        "aliases": [
            {"kind": e.kind, "entity_id": e.entity_id, "alias": alias.text, "n_mentions": alias.n_mentions}
            for e in facts.entities
            for alias in e.aliases
        ],
        "affiliations": [
            {
                **asdict(row),
                "actor_id": entity_of[row.actor],
                "rule": row.rule or None,
                "organization_id": entity_of[row.organization] if row.organization else None,
            }
            for row in facts.affiliations
            # A name that the user's corrections set aside takes its roles with it.
            if row.actor in entity_of
        ],
        "mentions": [asdict(row) for row in facts.mentions],
        "references": [
            {**asdict(row), "entity_id": entity_of[row.mention]} for row in facts.references if row.mention in entity_of
        ],
        "dates": [asdict(row) for row in facts.timexes],
        "events": [asdict(row) for row in facts.events],
        "event_mentions": [
            {**asdict(row), "reported_by": entity_of.get(row.reported_by) if row.reported_by else None}
            for row in facts.event_mentions
        ],
        "event_participants": [
            {"event_id": event.event_id, **asdict(participant)}
            for event in facts.events
            for participant in event.participants
        ],
        "merges": [asdict(row) for row in facts.merges],
        "rejections": [{**asdict(row), "severity": row.severity} for row in facts.rejections],
    }

    def at(row: Row) -> tuple[int, int, int]:
        return place[row["article_id"]], row["start_char"], row["end_char"]

    orders: dict[str, Any] = {
        "actors": lambda row: (-row["n_articles"], -row["n_mentions"], row["actor_id"]),
        "organizations": lambda row: (-row["n_articles"], -row["n_mentions"], row["organization_id"]),
        "aliases": lambda row: (row["kind"], row["entity_id"], -row["n_mentions"], row["alias"]),
        "affiliations": lambda row: (*at(row), row["actor_id"], row["role"]),
        "mentions": lambda row: (*at(row), row["kind"]),
        "references": lambda row: (*at(row), row["kind"], row["entity_id"]),
        "dates": at,
        "events": lambda row: (row["date_start"] or date.max, row["date_end"] or date.max, row["event_id"]),
        "event_mentions": lambda row: (
            place[row["article_id"]],
            row["trigger_start_char"],
            dates[row["date_id"]].start_char,
            row["event_id"],
        ),
        "event_participants": lambda row: (row["event_id"], row["kind"], row["entity_id"], row["role"]),
        "merges": lambda row: (row["kind"], row["left"], row["right"], row["rule"]),
        "rejections": lambda row: (row["source"], row["part"] or 0, row["step"], row["reason"]),
    }
    for name, order in orders.items():
        rows[name].sort(key=order)
    return rows


def _article_rows(facts: Facts) -> list[Row]:
    actors = _distinct((m.article_id, m.entity_id) for m in facts.mentions if m.kind == "actor")
    organizations = _distinct((m.article_id, m.entity_id) for m in facts.mentions if m.kind == "organization")
    events = _distinct((m.article_id, m.event_id) for m in facts.event_mentions)

    def row(article: Article) -> Row:
        key = article.article_id
        return {
            **asdict(article),
            "repairs": " ".join(article.repairs) or None,
            "n_chars": len(article.text),
            "n_words": sum(1 for _ in WORD.finditer(article.text)),
            "n_actors": actors[key],
            "n_organizations": organizations[key],
            "n_events": events[key],
        }

    return [row(article) for article in facts.articles]


def _distinct(pairs: Iterable[tuple[str, str | None]]) -> defaultdict[str, int]:
    seen: dict[str, set[str | None]] = defaultdict(set)
    for key, value in pairs:
        seen[key].add(value)
    return defaultdict(int, {key: len(values) for key, values in seen.items()})
