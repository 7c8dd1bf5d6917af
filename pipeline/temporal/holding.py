"""A year or week told just before a date, in which it lies: « L'an dernier, le 3 mai », « Il y a dix ans, en mai »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.temporal.beside import precedes
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period, moved, shift_days, shift_months
from pipeline.temporal.meaning import read_number
from pipeline.temporal.quoted import sentence_end
from pipeline.temporal.readings.captured import unit_of
from pipeline.temporal.scene import Scene, Value
from pipeline.temporal.standing import is_fronted

BESIDE = re.compile(r",? ?:? ?(?:(?:des|a partir de|a compter de) )?(?:le |les |ce |en |au |du |a la |a l'|a )?$")
OPENS = re.compile(r" ?: ")
AMONG = re.compile(r"[^.!?;\n]{0,60}\bdont\b")
"""« entre mai 2019 et juin 2020, dont une fois le 3 mai »: of what falls in a period."""
YEAR = 366
"""Days of the longest period that holds one day of each date without year."""
COUNTED = {"ago": -1, "ahead": 1}
HOLDING = ("rel_unit", "same_unit", "year")
ROUGHLY = {"year": 182, "month": 45, "week": 10}
"""Days on either side of what « il y a deux ans » comes to, in which the date beside it lies."""


@dataclass(frozen=True, slots=True)
class Held:
    """The days that a period told before holds, and the place up to which it does."""

    days: Period
    end: int


def held_by(plain: str, expression: Expression, value: Value) -> Held | None:
    """What a period holds: the rest of its sentence where it opens that or « dont » follows, else what is beside it."""
    period = value.period
    spans = period is not None and period.precision == "range" and (period.end - period.start).days <= YEAR
    if period is not None and spans and AMONG.match(plain, expression.end):
        return Held(period, sentence_end(plain, expression.end))
    days = _days(expression, value)
    if days is None or precedes("holds_nothing", plain, expression.start):
        return None
    opens = is_fronted(plain, expression.start) and expression.reading != "year"
    rest = opens or OPENS.match(plain, expression.end)
    return Held(days, sentence_end(plain, expression.end) if rest else expression.end)


def days_held(plain: str, held: Held | None, last_end: int, start: int, scene: Scene) -> Period | None:
    """The days in which a date at `start` lies; None where nothing holds it or its verb looks the other way."""
    if held is None or scene.anchor is None:
        return None
    if start >= held.end and not BESIDE.fullmatch(plain, last_end, start):
        return None
    away = "future" if held.days.end < scene.anchor else "past" if held.days.start > scene.anchor else None
    likely = (
        scene.governor is not None and scene.governor.force == "likely"
    )  # « le procès s'ouvre l'année d'après, le 3 mai »
    return None if away is not None and (scene.tense() if likely else scene.direction()) == away else held.days


def _days(expression: Expression, value: Value) -> Period | None:
    period = value.period
    if period is None or value.kind != "date":
        return None
    sign = COUNTED.get(expression.reading)
    if sign is None:
        whole = period.precision in ("year", "week") or "part" in expression.groups
        return period if expression.reading in HOLDING and whole else None
    n, unit = read_number(expression.groups["n"]), unit_of(expression.groups["u"])
    if n is None or value.anchor is None or unit not in ROUGHLY:
        return None
    day, near = moved(value.anchor, unit, sign * n), ROUGHLY[unit]
    if unit == "year":
        return Period(shift_days(shift_months(day, -6), 1), shift_months(day, 6), "range")
    return Period(shift_days(day, -near), shift_days(day, near), "range")
