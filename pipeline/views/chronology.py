"""The chronology as people read it: each event with who takes part, who tells it, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from pipeline.views.joined import ByEvent, Joined, looked_up
from pipeline.views.tables import Cells, RunTables
from pipeline.views.wording import code_texts, in_words, name_day, name_period

LOW = 0.35
"""Of 435 labels read, 40 of the 149 with no more confidence than this stood alone and were true, 193 of the 286 others;
24 and 13 misled."""
RANK = {"agent": 0, "patient": 1, "speaker": 2, "other": 3}
DOUBTED = ("alternative", "weekday_conflict")
"""What may be doubtful of a time expression."""
MAX_SOURCES = 12
"""Sources that stand in one cell: more than these nobody reads there, and `event_mentions` has them all."""
TOLD = frozenset({"realised", "negated"})
"""Whoever denies it also says of which day."""


Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One event of the chronology, all in words.

    `actors` and `organizations` act or undergo; `named` are only named beside it. `article_id` and `reference` are the
    article whose telling is shown and how a footnote names it, `sentence` its words there, `expression` what dates it.
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
    reference: str | None
    doubts: str | None
    confidence: float

    @property
    def headline(self) -> str:
        """The label where it stands alone: what did not happen, or not yet, says so."""
        happened = in_words("modality", "realised")
        return self.label if self.modality == happened else f"{self.label} ({self.modality})"


def chronology(tables: RunTables) -> Iterator[ChronologyRow]:
    """The events in order of date; those that cannot be placed come last."""
    for some in told_events(tables):
        yield from chronology_rows(some)


def told_events(tables: RunTables) -> Iterator[Joined]:
    """What the chronology is made of: events, tellings with who is named and where, participants."""
    told_of = ByEvent(
        tables,
        tellings=("trigger", "modality", "article_id", "sentence", "reported_by"),
        dates=("date_start", "date_end", "precision", "text", *DOUBTED),
        participants=("kind", "role", "entity_id"),
    )
    return map(partial(_with_names, tables), told_of.ranges())


def _with_names(tables: RunTables, one: Joined) -> Joined:
    told, parts = one.beside
    where = told.rows["article_id"]
    for name, known in (("source", tables.sources), ("reference", tables.references)):
        told = told.with_column(name, looked_up(where, known))
    told = told.with_column("speaker", looked_up(told.rows["reported_by"], tables.names))
    return Joined(one.rows, (told, parts.with_column("name", looked_up(parts.rows["entity_id"], tables.names))))


class _Told(NamedTuple):
    """A telling, with the columns of what dates it, and with names for ids."""

    trigger: str
    modality: str
    article_id: str
    sentence: str
    reported_by: str | None
    date_start: date | None
    date_end: date | None
    precision: str | None
    text: str
    alternative: date | None
    weekday_conflict: bool | None
    source: str
    reference: str
    speaker: str | None

    @property
    def reading(self) -> Reading:
        """What it says of day and status."""
        return Reading(self.date_start, self.date_end, self.precision, self.modality, self.source, self.text)


def chronology_rows(some: Joined) -> Iterator[ChronologyRow]:
    """The rows of some events."""
    tellings, participants = some.beside
    for row, cells, parts in zip(some.dicts(), tellings.lists(), participants.lists(), strict=True):
        told = list(map(_Told._make, cells))
        first = _first_of(row, told)
        last_day = row["date_end"] if row["date_end"] != row["date_start"] else None
        people, bodies, beside = (_names(parts, kind) for kind in ("actor", "organization", "other"))
        yield ChronologyRow(
            event_id=row["event_id"],
            day=row["date_start"],
            last_day=last_day,
            when=name_period(row["date_start"], row["date_end"], row["precision"], first.text if first else ""),
            label=row["label"],
            type=in_words("type", row["type"]) or "",
            modality=in_words("modality", row["modality"]) or "",
            actors=people,
            organizations=bodies,
            named=beside,
            reported_by=_joined(one.speaker for one in told if one.speaker is not None),
            n_articles=row["n_articles"],
            sources=_shortened([one.source for one in told]),
            sentence=first and first.sentence,
            expression=first and first.text,
            article_id=first and first.article_id,
            reference=first and first.reference,
            doubts=doubts_of(
                row, first and first.alternative, first and first.weekday_conflict, (one.reading for one in told)
            ),
            confidence=row["confidence"],
        )


def _first_of(event: Mapping[str, Any], told: list[_Told]) -> _Told | None:
    """The telling that is shown: by the word, status and day that the event has, as far as one has them all."""

    def like(one: _Told) -> tuple[bool, ...]:
        return (
            one.trigger == event["trigger"],
            one.modality == event["modality"],
            one.date_start == event["date_start"],
        )

    return told[0] if len(told) == 1 else max(told, key=like, default=None)


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
            # A contradiction costs confidence, and has been told.
            *([texts["low_confidence"]] if event["confidence"] <= LOW and not event["date_conflict"] else []),
            *([f"{texts['alternative']} : {name_day(alternative)}"] if alternative else []),
            *([texts["weekday_conflict"]] if weekday_conflict else []),
        ]
    )


def _names(parts: list[Cells], wanted: str) -> str | None:
    """Persons, organizations or those who are only named beside an event; those who act come first."""
    if not parts:
        return None
    found = [(RANK[role], name) for kind, role, _, name in parts if wanted == ("other" if role == "other" else kind)]
    return _joined(name for _, name in sorted(found)) if found else None


def _joined(parts: Any) -> str | None:
    return " ; ".join(dict.fromkeys(parts)) or None


def _shortened(parts: list[str]) -> str | None:
    kept = list(dict.fromkeys(parts))
    more = len(kept) - MAX_SOURCES
    return _joined([*kept[:MAX_SOURCES], *([f"… (+ {more})"] if more > 0 else [])])


@dataclass(frozen=True, slots=True)
class Reading:
    """What one telling says of the event: on which days, in which words, with which status, and where it is told."""

    start: date | None
    end: date | None
    precision: str | None
    modality: str
    source: str
    words: str = ""


def name_contradiction(readings: Iterable[Reading]) -> str:
    """« les récits donnent plusieurs dates : 3 mars (L’Écho) ou 5 mars (La Voix) », « démenti par : La Voix »."""
    told = list(readings)
    texts = code_texts("doubt")
    days: dict[str, list[str]] = {}
    names: dict[Days, str] = {}
    for one in sorted((one for one in told if one.start and one.modality in TOLD), key=_day):
        # Days have one name, in whichever words they are told.
        name = names.setdefault(_day(one), name_period(one.start, one.end, one.precision, one.words))
        days.setdefault(name, []).append(one.source)
    said = []
    if len(days) > 1:
        told_on = " ou ".join(f"{day} ({' ; '.join(dict.fromkeys(sources))})" for day, sources in days.items())
        said.append(texts["several_days"].format(days=told_on))
    denied = list(dict.fromkeys(one.source for one in told if one.modality == "negated"))
    if denied and len(denied) < len(told):
        said.append(texts["denied"].format(sources=" ; ".join(denied)))
    return " ; ".join(said) or texts["date_conflict"]


def _day(reading: Reading) -> Days:
    return reading.start or date.min, reading.end or date.min
