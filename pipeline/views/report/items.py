"""Items of the lists of report.html, as JSON with holes for the places of other items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import orjson

from pipeline.views.chronology import Reading, doubts_of
from pipeline.views.joined import Joined, Piece
from pipeline.views.report.holes import article, as_json, entity
from pipeline.views.report.told import DAYS
from pipeline.views.tables import Row, article_source
from pipeline.views.wording import in_words, name_period, read_date

Items = Callable[[Joined], Iterator[dict[str, Any]]]


def piece_of(items: Items) -> Callable[[Joined], Piece]:
    """What makes a piece of a list out of rows."""
    return lambda some: (b",".join(map(as_json, items(some))),)


def articles(some: Joined) -> Iterator[dict[str, Any]]:
    """Articles, with text and names where they have been given."""
    if not some.beside:
        yield from map(_article, some.dicts())
        return
    for row, named in zip(some.dicts(), some.beside[0].lists(), strict=True):
        mentions = [[start, end, entity(one)] for start, end, one in named]
        yield {**_article(row), "text": row["text"], "mentions": mentions}


def entities(kind: str, other: str) -> Items:
    """Persons or bodies, each with its forms, roles or members, and decisions."""

    def items(some: Joined) -> Iterator[dict[str, Any]]:
        for row, forms, told, said in zip(some.dicts(), *(one.lists() for one in some.beside), strict=True):
            yield {
                "id": row[f"{kind}_id"],
                "kind": kind,
                "name": row["name"],
                "short": row.get("acronym") or row.get("main_role"),
                "body": entity(row.get(f"main_{other}_id")),
                "nArticles": row["n_articles"],
                "nMentions": row["n_mentions"],
                "first": _plain(row["first_published"]),
                "last": _plain(row["last_published"]),
                "confidence": row["confidence"],
                "aliases": forms,
                "roles": [[role, entity(one), article(where), *place] for role, one, where, *place in told],
                "merges": [orjson.Fragment(one) for (one,) in said],
            }

    return items


def events(some: Joined) -> Iterator[dict[str, Any]]:
    """Events, each with who takes part, tellings, doubts and decisions."""
    for row, told, parts, said in zip(some.dicts(), *(one.lists() for one in some.beside), strict=True):
        yield {
            "id": row["event_id"],
            "day": _plain(row["date_start"]),
            "last": _plain(row["date_end"] if row["date_end"] != row["date_start"] else None),
            "when": name_period(row["date_start"], row["date_end"], row["precision"], _words_for(row, told)),
            "label": row["label"],
            "type": row["type"],
            "modality": row["modality"],
            "parts": [[entity(one), role] for one, role in parts],
            "tellings": list(map(_telling, told)),
            "nArticles": row["n_articles"],
            "doubts": doubts_of(row, *_doubted(told), readings=map(_reading, told)),
            "confidence": row["confidence"],
            "merges": [orjson.Fragment(one) for (one,) in said],
        }


def _article(row: Row) -> dict[str, Any]:
    return {
        "id": row["article_id"],
        "title": row["title"] or article_source(row),
        "source": article_source(row),
        "file": row["source"] + (f" ({row['part']})" if row["part"] > 1 else ""),
        "author": row["author"],
        "published": _plain(row["published"]),
        "basis": in_words("published_basis", row["published_basis"]),
        "url": row["url"],
        "words": row["n_words"],
        "copyOf": article(row["near_duplicate_of"]),
    }


def _doubted(told: list[tuple[Any, ...]]) -> tuple[date | None, bool | None]:
    """What may be doubtful of the day in the first telling."""
    if not told:
        return None, None
    *_, alternative, weekday_conflict, _ = told[0]
    return alternative, weekday_conflict


def _words_for(row: Row, told: list[tuple[Any, ...]]) -> str:
    """The words of the first telling that has the days of the event."""
    days = row["date_start"], row["date_end"]
    return next((one.words for one in map(_reading, told) if (one.start, one.end) == days), "")


def _reading(cells: tuple[Any, ...]) -> Reading:
    """What a telling says of the day and status of its event."""
    *_, modality, _, _, words, start, end, precision, _, _, _, _, source = cells
    return Reading(start, end, precision, modality, source, words)


def _telling(cells: tuple[Any, ...]) -> list[Any]:
    where, start, end, sentence, trigger_start, trigger_end, speaker, modality, *timex = cells
    day = dict(zip(DAYS, timex, strict=False))
    return [
        *(article(where), start, end, sentence, trigger_start, trigger_end, day["start_char"], day["end_char"]),
        *(entity(speaker), modality, read_date(day)),
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
