"""The rows of each sheet of the workbook, made from the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice

from pipeline.views.chronology import article_titles, chronology, entity_names
from pipeline.views.tables import Row, RunTables
from pipeline.views.wording import code_texts, in_words, name_day, name_period

MAX_JOINED = 40
"""Forms, roles or persons that stand in one cell; the tables have them all."""


def chronology_sheet(tables: RunTables) -> Iterator[Row]:
    """One row an event."""
    titles = article_titles(tables)
    for event in chronology(tables):
        yield {**asdict(event), "article": titles.get(event.article_id or "")}


def actors_sheet(tables: RunTables) -> Iterator[Row]:
    """One row a person, those of most articles first."""
    names = entity_names(tables)
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
    names = entity_names(tables)
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
    names, titles = entity_names(tables), article_titles(tables)
    for row in tables.rows("affiliations"):
        yield {
            **row,
            "actor": names[row["actor_id"]],
            "organization": names.get(row["organization_id"] or ""),
            "article": titles[row["article_id"]],
        }


def articles_sheet(tables: RunTables) -> Iterator[Row]:
    """One row an article, in the order of the files."""
    titles = article_titles(tables)
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


def doubts_sheet(tables: RunTables) -> Iterator[Row]:
    """What a careful person reads again: contradictions, likely duplicates, other readings of a day, no day at all."""
    texts, kinds, titles = code_texts("doubt"), code_texts("kind"), article_titles(tables)
    conflicts = {row["event_id"] for row in tables.rows("events", "event_id", "date_conflict") if row["date_conflict"]}
    # The chronology in words is costly: only where some event needs it.
    for event in chronology(tables) if conflicts else ():
        if event.event_id in conflicts:
            what = f"{event.when} : {event.label}"
            row = {"doubt": texts["date_conflict"], "kind": kinds["event"], "left": what, "evidence": event.sentence}
            yield {**row, "article_id": event.article_id, "article": titles.get(event.article_id or "")}
    for merge in tables.rows("merges"):
        if merge["decision"] == "unsure":
            yield {**merge, "doubt": texts["unsure"], "kind": kinds[merge["kind"]]}
    for kind in ("alternative", "weekday_conflict"):
        for date_row in tables.rows("dates"):
            if date_row[kind]:
                yield {
                    "doubt": texts[kind],
                    "kind": code_texts("precision")["day"],
                    "left": f"« {date_row['text']} » : {_period(date_row, date_row['date_start'])}",
                    "right": _period(date_row, date_row["alternative"]) if date_row["alternative"] else None,
                    "article_id": date_row["article_id"],
                    "article": titles[date_row["article_id"]],
                }
    for article in tables.rows("articles", "article_id", "source", "published", "published_basis"):
        doubt = {"none": "undated", "inferred": "not_stated"}.get(article["published_basis"])
        if doubt:
            yield {
                "doubt": texts[doubt],
                "left": name_day(article["published"]) if article["published"] else None,
                "evidence": article["source"],
                "article_id": article["article_id"],
                "article": titles[article["article_id"]],
            }


def _period(row: Row, start: date) -> str:
    """What a date would be if it began on another day."""
    return name_period(start, start + (row["date_end"] - row["date_start"]), row["precision"])


def rejections_sheet(tables: RunTables) -> Iterator[Row]:
    """One row for each thing set aside."""
    for row in tables.rows("rejections"):
        yield {**row, "severity": in_words("severity", row["severity"])}


# In the order in which they stand in the workbook.
SHEETS: dict[str, Callable[[RunTables], Iterator[Row]]] = {
    "Chronologie": chronology_sheet,
    "Acteurs": actors_sheet,
    "Organisations": organizations_sheet,
    "Affiliations": affiliations_sheet,
    "Articles": articles_sheet,
    "À vérifier": doubts_sheet,
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
