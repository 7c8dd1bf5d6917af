"""The chronology as people read it: each event with who takes part, who tells it, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.views.by_event import ByEvent
from pipeline.views.contradiction import Reading, name_contradiction
from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts, in_words, name_day, name_period

LOW = 0.6
"""Of 192 labels read, 8 of the 56 with no more confidence than this stood alone and were true, 98 of the 136 others."""
RANK = {"agent": 0, "patient": 1, "speaker": 2, "other": 3}
DOUBTED = ("alternative", "weekday_conflict")
"""What may be doubtful of a time expression."""
MAX_SOURCES = 12
"""Sources that stand in one cell: more than these nobody reads there, and `event_mentions` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One event of the chronology, all in words.

    `actors` and `organizations` act or undergo; `named` are only named beside it. `article_id` is that of the article
    whose telling is shown, `sentence` its words there, `expression` what dates it.
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


def chronology(tables: RunTables) -> Iterator[ChronologyRow]:
    """The events in order of date; those that cannot be placed come last."""
    names, sources = tables.names, tables.sources
    told_of = ByEvent(tables)
    columns = ("article_id", "sentence", "reported_by", "trigger", "modality")
    tellings = told_of.tellings(*columns, dates=("date_start", "date_end", "precision", "text", *DOUBTED))
    participants = told_of.participants("kind", "role", "entity_id")
    rows = tables.rows("events")
    for row, told, parts in zip(rows, tellings, participants, strict=True):
        first = _first_of(row, told)
        article, sentence, *_, expression, alternative, weekday = first or (None,) * 10
        readings = (
            Reading(start, end, precision, status, sources[where])
            for where, _, _, _, status, start, end, precision, *_ in told
        )
        last_day = row["date_end"] if row["date_end"] != row["date_start"] else None
        people, bodies, beside = (_names(parts, names, kind) for kind in ("actor", "organization", "other"))
        yield ChronologyRow(
            event_id=row["event_id"],
            day=row["date_start"],
            last_day=last_day,
            when=name_period(row["date_start"], row["date_end"], row["precision"]),
            label=row["label"],
            type=in_words("type", row["type"]) or "",
            modality=in_words("modality", row["modality"]) or "",
            actors=people,
            organizations=bodies,
            named=beside,
            reported_by=_joined(names[one[2]] for one in told if one[2] in names),
            n_articles=row["n_articles"],
            sources=_shortened([sources[one[0]] for one in told]),
            sentence=sentence,
            expression=expression,
            article_id=article,
            doubts=doubts_of(row, alternative, weekday, readings),
            confidence=row["confidence"],
        )


def _first_of(event: Mapping[str, Any], told: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The telling that is shown: by the word, status and day that the event has, as far as one has them all."""
    wanted = event["trigger"], event["modality"], event["date_start"]
    return max(told, key=lambda one: [a == b for a, b in zip(wanted, one[3:6], strict=True)], default=())


def doubts_of(
    event: Mapping[str, Any],
    alternative: date | None,
    weekday_conflict: bool | None,
    readings: Iterable[Reading] = (),
) -> str | None:
    """What is to be read again of an event; two are said of the day in the telling that is shown."""
    texts = code_texts("doubt")
    return _joined(
        [
            *([name_contradiction(readings)] if event["date_conflict"] else []),
            *([texts["low_confidence"]] if event["confidence"] <= LOW else []),
            *([f"{texts['alternative']} : {name_day(alternative)}"] if alternative else []),
            *([texts["weekday_conflict"]] if weekday_conflict else []),
        ]
    )


def _names(parts: list[tuple[Any, ...]], names: Mapping[str, str], wanted: str) -> str | None:
    """Persons, organizations or those who are only named beside an event; those who act come first."""
    if not parts:
        return None
    found = [
        (RANK[role], names[entity]) for kind, role, entity in parts if wanted == ("other" if role == "other" else kind)
    ]
    return _joined(name for _, name in sorted(found)) if found else None


def _joined(parts: Any) -> str | None:
    return " ; ".join(dict.fromkeys(parts)) or None


def _shortened(parts: list[str]) -> str | None:
    kept = list(dict.fromkeys(parts))
    more = len(kept) - MAX_SOURCES
    return _joined([*kept[:MAX_SOURCES], *([f"… (+ {more})"] if more > 0 else [])])
