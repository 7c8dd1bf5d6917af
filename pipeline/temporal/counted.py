"""The year of a day counted from another: « le 21 juillet, deux jours avant le procès ouvert le 23 juillet 2021 ».

Where a day without its year stands before « deux jours avant », and one of the days that the text names around it lies
exactly so far away, the day is of that year; « deux jours avant » beside it is the same day again, no further one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.temporal.clocks import Placed
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import moved, one_day, shift_days
from pipeline.temporal.meaning import steps
from pipeline.temporal.numbers import read_number
from pipeline.temporal.readings.captured import unit_of
from pipeline.temporal.standing import is_fronted

COUNTED = ("duration", "offset")
BARE_DAY = ("day", "numeric_day")
COMMA = re.compile(r", ?(?:soit )?$")
WORD = re.compile(" ?([a-z]+)")
REACH = 300
"""Characters on either side within which the other day stands."""


def as_counted(placed: Placed, plain: str) -> Placed:
    """The same expressions, days that are counted from another one in its year."""
    told: Placed = list(placed)
    for place, (expression, value) in enumerate(placed[:-1]):
        counted, _ = placed[place + 1]
        if not _stands_beside(expression, counted, plain):
            continue
        day = value.period.start if value.period is not None else None
        if day is not None and expression.reading in BARE_DAY and not {"y", "yn"} & expression.groups.keys():
            for other in _days_around(placed, place, plain):
                if (met := _met(day, other, counted, plain)) is not None:
                    told[place] = expression, replace(value, period=one_day(met), alternative=None)
                    break
    return [one for place, one in enumerate(told) if place == 0 or not _is_again(told[place - 1][0], one[0], plain)]


def _stands_beside(expression: Expression, counted: Expression, plain: str) -> bool:
    return counted.reading in COUNTED and COMMA.fullmatch(plain[expression.end : counted.start]) is not None


def _is_again(expression: Expression, counted: Expression, plain: str) -> bool:
    """« Le 21 juillet, deux jours avant, il »: between commas, behind the day that opens its sentence."""
    beside = counted.reading == "offset" and _stands_beside(expression, counted, plain)
    return beside and plain[counted.end : counted.end + 1] == "," and is_fronted(plain, expression.start)


def _days_around(placed: Placed, place: int, plain: str) -> Iterator[date]:
    """The days that the text names with their year near a place, the nearest first."""
    at = placed[place][0].start
    near = sorted(placed, key=lambda one: abs(one[0].start - at))
    for expression, value in near:
        if abs(expression.start - at) > REACH:
            return
        if value.period is not None and value.period.precision == "day" and value.basis == "explicit":
            yield value.period.start


def _met(day: date, other: date, counted: Expression, plain: str) -> date | None:
    """The day as many days, weeks or years away as is said from the other, where it is of the month and day told."""
    n = read_number(counted.groups["n"]) if {"n", "u"} <= counted.groups.keys() else None
    if n is None:
        return None
    unit = unit_of(counted.groups["u"])
    behind = WORD.match(plain, counted.end)
    n = -n if {counted.groups.get("dir"), behind and behind[1]} & steps("back").keys() else n
    met = shift_days(other, n) if unit == "day" else moved(other, unit, n)
    return met if (met.month, met.day) == (day.month, day.day) else None
