"""The rows of each sheet of the workbook, made from the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import islice

from pipeline.records import Rejection
from pipeline.views.chronology import ChronologyRow, chronology
from pipeline.views.doubts import questions_sheet, rereading_sheet
from pipeline.views.phrases import what_is_wrong, what_to_do
from pipeline.views.tables import Row, RunTables
from pipeline.views.wording import in_words

EVENT_FIELDS = tuple(field.name for field in fields(ChronologyRow))
MAX_JOINED = 40
"""Forms, roles or persons that stand in one cell; the tables have them all."""


def chronology_sheet(tables: RunTables) -> Iterator[Row]:
    """One row an event."""
    titles = tables.titles
    for event in chronology(tables):
        cells = {name: getattr(event, name) for name in EVENT_FIELDS}
        yield {**cells, "article": titles.get(event.article_id or "")}


def actors_sheet(tables: RunTables) -> Iterator[Row]:
    """One row a person, those of most articles first."""
    names = tables.names
    aliases, events = _aliases(tables), _events(tables)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for row in tables.rows("affiliations", "actor_id", "role", "organization_id"):
        body = names.get(row["organization_id"] or "")
        roles[row["actor_id"]][row["role"] + (f" ({body})" if body else "")] += 1
    for row in tables.rows("actors"):
        yield {
            **row,
            "entity_id": row["actor_id"],
            "main_organization": names.get(row["main_organization_id"] or ""),
            "roles": _most(roles[row["actor_id"]]),
            "aliases": _joined(alias for alias in aliases[row["actor_id"]] if alias != row["name"]),
            "n_events": events[row["actor_id"]],
        }


def organizations_sheet(tables: RunTables) -> Iterator[Row]:
    """One row an organization, those of most articles first."""
    names = tables.names
    aliases, events = _aliases(tables), _events(tables)
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for row in tables.rows("affiliations", "actor_id", "role", "organization_id"):
        if row["organization_id"]:
            people[row["organization_id"]][f"{names[row['actor_id']]} ({row['role']})"] += 1
    for row in tables.rows("organizations"):
        yield {
            **row,
            "entity_id": row["organization_id"],
            "people": _most(people[row["organization_id"]]),
            "aliases": _joined(alias for alias in aliases[row["organization_id"]] if alias != row["name"]),
            "n_events": events[row["organization_id"]],
        }


def affiliations_sheet(tables: RunTables) -> Iterator[Row]:
    """One row a role that an article gives to a person."""
    names, titles = tables.names, tables.titles
    for row in tables.rows("affiliations"):
        yield {
            **row,
            "actor": names[row["actor_id"]],
            "organization": names.get(row["organization_id"] or ""),
            "article": titles[row["article_id"]],
        }


def articles_sheet(tables: RunTables) -> Iterator[Row]:
    """One row an article, in the order of the files."""
    titles = tables.titles
    columns = [
        *("article_id", "title", "outlet", "author", "published", "published_basis", "n_words", "n_words_dropped"),
        *("n_actors", "n_organizations", "n_events", "near_duplicate_of", "source", "part"),
    ]
    for row in tables.rows("articles", *columns):
        yield {
            **row,
            "published_basis": in_words("published_basis", row["published_basis"]),
            "near_duplicate_of": titles.get(row["near_duplicate_of"] or ""),
        }


def rejections_sheet(tables: RunTables) -> Iterator[Row]:
    """One row for each thing set aside."""
    for row in tables.rows("rejections"):
        rejection = Rejection(**{key: row[key] for key in ("source", "step", "reason", "detail", "part")})
        yield {
            **row,
            "severity": in_words("severity", row["severity"]),
            "wrong": what_is_wrong(rejection),
            "todo": what_to_do(rejection),
        }


# In the order in which they stand in the workbook.
SHEETS: dict[str, Callable[[RunTables], Iterator[Row]]] = {
    "Chronologie": chronology_sheet,
    "Personnes": actors_sheet,
    "Organisations": organizations_sheet,
    "Fonctions": affiliations_sheet,
    "Articles": articles_sheet,
    "À vérifier": questions_sheet,
    "À relire": rereading_sheet,
    "Mis de côté": rejections_sheet,
}


def _aliases(tables: RunTables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in tables.rows("aliases", "entity_id", "alias"):
        found[row["entity_id"]].append(row["alias"])
    return found


def _events(tables: RunTables) -> Counter[str]:
    pairs = {(row["event_id"], row["entity_id"]) for row in tables.rows("event_participants", "event_id", "entity_id")}
    return Counter(entity for _, entity in pairs)


def _most(counts: Counter[str]) -> str | None:
    return _joined(text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _joined(parts: Iterator[str]) -> str | None:
    return " ; ".join(islice(parts, MAX_JOINED)) or None
