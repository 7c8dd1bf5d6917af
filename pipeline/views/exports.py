"""The chronology and the names in the forms of other tools: FollowTheMoney, a calendar, TimelineJS.

Entities of FollowTheMoney are one JSON object a line, by the schema of https://followthemoney.tech; a test reads them
with its library.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import orjson

from pipeline.views.chronology import ChronologyRow, chronology
from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts

Entity = dict[str, Any]
SCHEMAS = {"actor": "Person", "organization": "Organization"}
MAX_DAYS = 31
"""A longer period ("2019") would lie over a calendar for months: it is left out."""


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


def write_timelinejs(tables: RunTables, path: Path) -> str:
    """Write the placed events; say how many have no place on a line of time."""
    events = [_slide(event) for event in chronology(tables) if event.day is not None]
    path.write_text(json.dumps({"events": events}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    left = tables.count("events") - len(events)
    return f"Without a date, and a place on a line of time: {left} of {tables.count('events')} events." if left else ""


def _slide(event: ChronologyRow) -> dict[str, Any]:
    assert event.day is not None
    # TimelineJS shows these texts as HTML: what an article says must not become markup.
    parts = [f"<p>« {html.escape(event.sentence)} »</p>"] if event.sentence else []
    parts += [f"<p>{html.escape(event.sources)}</p>"] if event.sources else []
    return {
        "unique_id": event.event_id,
        "start_date": _timeline_day(event.day),
        **({"end_date": _timeline_day(event.last_day)} if event.last_day else {}),
        "display_date": html.escape(event.when),
        "group": event.type,
        "text": {"headline": html.escape(event.headline), "text": "".join(parts)},
    }


def _timeline_day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def write_ics(tables: RunTables, path: Path) -> str:
    """Write the events that are placed within a month; say how many were left out, and why."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//filrouge//chronologie//FR")
    calendar.add("version", "2.0")
    undated = vague = 0
    for event in chronology(tables):
        if event.day is None:
            undated += 1
        elif ((event.last_day or event.day) - event.day).days >= MAX_DAYS:
            vague += 1
        else:
            calendar.add_component(_calendar_entry(event, event.day))
    path.write_bytes(calendar.to_ical())
    if not undated + vague:
        return ""
    why = f"{undated} without a date, {vague} longer than {MAX_DAYS} days (« 2019 » would lie over the whole year)"
    return f"Without a place in a calendar: {undated + vague} of {tables.count('events')} events: {why}."


def _calendar_entry(event: ChronologyRow, day: date):  # type: ignore[no-untyped-def]  # icalendar is imported late
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{event.event_id}@filrouge")
    # The day of the event and not that of the run: same tables, same bytes.
    entry.add("dtstamp", datetime.combine(max(day, date(1970, 1, 1)), time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", (event.last_day or day) + timedelta(days=1))
    entry.add("summary", event.headline)
    entry.add("description", "\n\n".join(part for part in (event.sentence, event.sources) if part))
    entry.add("categories", [event.type])
    texts = code_texts("modality")
    status = {texts["realised"]: "CONFIRMED", texts["negated"]: "CANCELLED"}
    entry.add("status", status.get(event.modality, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
    return entry
