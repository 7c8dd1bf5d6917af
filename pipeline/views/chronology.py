"""The chronology as people read it: each event with who takes part, who tells it, and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts, in_words, name_day, name_period

LOW = 0.6
"""Of 192 labels read, 8 of the 56 with no more confidence than this stood alone and were true, 98 of the 136 others."""
MAX_SOURCES = 12
"""Sources that stand in one cell: more than these nobody reads there, and `event_mentions` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One event of the chronology, all in words.

    `actors` and `organizations` act or undergo; `named` are only named beside it. `article_id` is that of the first
    article that tells it, `sentence` its words there, `expression` what dates it.
    """

    event_id: str
    day: date | None
    last_day: date | None
    when: str
    label: str
    type: str
    modality: str
    actors: str | None
    organizations: str | None
    named: str | None
    reported_by: str | None
    n_articles: int
    sources: str | None
    sentence: str | None
    expression: str | None
    article_id: str | None
    doubts: str | None
    confidence: float


@dataclass(slots=True)
class _Telling:
    """Where an event is told first, and all the articles that tell it."""

    article_id: str
    sentence: str
    date_id: str
    articles: list[str]
    speakers: list[str]


def chronology(tables: RunTables) -> Iterator[ChronologyRow]:
    """The events in order of date; those that cannot be placed come last."""
    names, sources = tables.names, tables.sources
    people, bodies, beside = _participants(tables, names)
    tellings = _tellings(tables)
    dates = _expressions(tables, {telling.date_id for telling in tellings.values()})
    for row in tables.rows("events"):
        told = tellings.get(row["event_id"])
        expression, doubt = dates.get(told.date_id, (None, ())) if told else (None, ())
        last_day = row["date_end"] if row["date_end"] != row["date_start"] else None
        texts = code_texts("doubt")
        doubts = [
            *([texts["date_conflict"]] if row["date_conflict"] else []),
            *([texts["low_confidence"]] if row["confidence"] <= LOW else []),
            *doubt,
        ]
        yield ChronologyRow(
            event_id=row["event_id"],
            day=row["date_start"],
            last_day=last_day,
            when=name_period(row["date_start"], row["date_end"], row["precision"]),
            label=row["label"],
            type=in_words("type", row["type"]) or "",
            modality=in_words("modality", row["modality"]) or "",
            actors=_joined(people.get(row["event_id"], ())),
            organizations=_joined(bodies.get(row["event_id"], ())),
            named=_joined(beside.get(row["event_id"], ())),
            reported_by=_joined(names[one] for one in told.speakers if one in names) if told else None,
            n_articles=row["n_articles"],
            sources=_shortened([sources[one] for one in told.articles]) if told else None,
            sentence=told.sentence if told else None,
            expression=expression,
            article_id=told.article_id if told else None,
            doubts=_joined(doubts),
            confidence=row["confidence"],
        )


Names = dict[str, list[str]]


def _participants(tables: RunTables, names: Mapping[str, str]) -> tuple[Names, Names, Names]:
    """Persons and organizations by event, those who act first; and those who are only named beside it."""
    rank = {"agent": 0, "patient": 1, "speaker": 2, "other": 3}
    found: dict[str, dict[str, list[tuple[int, str]]]] = {
        kind: defaultdict(list) for kind in ("actor", "organization", "other")
    }
    for row in tables.rows("event_participants"):
        kind = "other" if row["role"] == "other" else row["kind"]
        found[kind][row["event_id"]].append((rank[row["role"]], names[row["entity_id"]]))
    people, bodies, beside = (
        {event: list(dict.fromkeys(name for _, name in sorted(rows))) for event, rows in kind.items()}
        for kind in found.values()
    )
    return people, bodies, beside


def _tellings(tables: RunTables) -> dict[str, _Telling]:
    columns = ("event_id", "article_id", "sentence", "date_id", "reported_by")
    found: dict[str, _Telling] = {}
    for row in tables.rows("event_mentions", *columns):
        told = found.get(row["event_id"])
        if told is None:
            told = _Telling(row["article_id"], row["sentence"], row["date_id"], [], [])
            found[row["event_id"]] = told
        if row["article_id"] not in told.articles[-1:]:
            told.articles.append(row["article_id"])
        if row["reported_by"]:
            told.speakers.append(row["reported_by"])
    return found


def _expressions(tables: RunTables, wanted: set[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The words of each time expression, and what is doubtful about its day."""
    texts = code_texts("doubt")
    found = {}
    for row in tables.rows("dates", "date_id", "text", "alternative", "weekday_conflict"):
        if row["date_id"] in wanted:
            doubts = [f"{texts['alternative']} : {name_day(row['alternative'])}"] if row["alternative"] else []
            doubts += [texts["weekday_conflict"]] if row["weekday_conflict"] else []
            found[row["date_id"]] = row["text"], tuple(doubts)
    return found


def _joined(parts: Any) -> str | None:
    return " ; ".join(dict.fromkeys(parts)) or None


def _shortened(parts: list[str]) -> str | None:
    kept = list(dict.fromkeys(parts))
    more = len(kept) - MAX_SOURCES
    return _joined([*kept[:MAX_SOURCES], *([f"… (+ {more})"] if more > 0 else [])])
