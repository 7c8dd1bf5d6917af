"""FollowTheMoney: persons, organizations, memberships, events and articles as entities, one JSON object a line.

The schema is that of https://followthemoney.tech; a test reads what is written with its library.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from pipeline.views.tables import RunTables

Entity = dict[str, Any]
SCHEMAS = {"actor": "Person", "organization": "Organization"}


def write_ftm(tables: RunTables, path: Path) -> None:
    """Write all entities; each event and membership names the articles it stands on (`proof`)."""
    with path.open("wb") as file:
        for entity in _entities(tables):
            file.write(orjson.dumps(entity, option=orjson.OPT_APPEND_NEWLINE))


def _entities(tables: RunTables) -> Iterator[Entity]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in tables.rows("aliases", "entity_id", "alias"):
        aliases[row["entity_id"]].append(row["alias"])
    for row in tables.rows(
        "articles", "article_id", "title", "outlet", "author", "published", "url", "source", "language"
    ):
        yield _entity(
            row["article_id"],
            "Article",
            title=row["title"] or row["source"],
            publisher=row["outlet"],
            author=row["author"],
            publishedAt=row["published"],
            sourceUrl=row["url"],
            fileName=row["source"],
        )
    for row in tables.rows("actors"):
        names = [one for one in aliases[row["actor_id"]] if one != row["name"]]
        said = {"firstName": row["given_name"], "lastName": row["family_name"], "position": row["main_role"]}
        yield _entity(row["actor_id"], "Person", name=row["name"], weakAlias=names, **said)
    for row in tables.rows("organizations"):
        names = [one for one in aliases[row["organization_id"]] if one != row["name"]]
        yield _entity(row["organization_id"], "Organization", name=row["name"], alias=names)
    yield from _memberships(tables)
    yield from _events(tables)


def _memberships(tables: RunTables) -> Iterator[Entity]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in tables.rows("affiliations", "actor_id", "organization_id", "role", "article_id"):
        if row["organization_id"]:
            found[row["actor_id"], row["organization_id"], row["role"]].append(row["article_id"])
    for (actor, body, role), articles in sorted(found.items()):
        said = {"member": _id("Person", actor), "organization": _id("Organization", body), "role": role}
        # A membership is an interest and has no proof of its own in the schema: the summary names the articles.
        yield _entity(f"{actor} {body} {role}", "Membership", **said, summary=sorted(set(articles)))


def _events(tables: RunTables) -> Iterator[Entity]:
    involved: dict[str, list[str]] = defaultdict(list)
    for row in tables.rows("event_participants", "event_id", "kind", "entity_id"):
        involved[row["event_id"]].append(_id(SCHEMAS[row["kind"]], row["entity_id"]))
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"articles": [], "sentences": []})
    for row in tables.rows("event_mentions", "event_id", "article_id", "sentence"):
        told[row["event_id"]]["articles"].append(_id("Article", row["article_id"]))
        told[row["event_id"]]["sentences"].append(row["sentence"])
    for row in tables.rows("events"):
        yield _entity(
            row["event_id"],
            "Event",
            name=row["label"],
            startDate=row["date_start"],
            endDate=row["date_end"],
            keywords=[row["type"], row["modality"]],
            involved=list(dict.fromkeys(involved[row["event_id"]])),
            proof=list(dict.fromkeys(told[row["event_id"]]["articles"])),
            summary=list(dict.fromkeys(told[row["event_id"]]["sentences"])),
        )


def _entity(key: str, schema: str, **values: Any) -> Entity:
    properties = {name: _texts(value) for name, value in values.items()}
    return {"id": _id(schema, key), "schema": schema, "properties": {n: v for n, v in properties.items() if v}}


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value.isoformat() if isinstance(value, date) else str(value)]


def _id(schema: str, key: str) -> str:
    return f"filrouge-{schema.lower()}-{hashlib.sha1(key.encode()).hexdigest()[:16]}"
