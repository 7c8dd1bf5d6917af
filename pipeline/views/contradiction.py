"""How the tellings of an event contradict each other, in words: which days they give, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.views.wording import code_texts, name_period

TOLD = frozenset({"realised", "negated"})
"""Whoever denies it also says of which day."""


Days = tuple[date, date]


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
