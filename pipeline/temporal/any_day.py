"""What an article without a day says whatever day it was written on, within the time that it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from pipeline.temporal.choose import FEW_DAYS, read_cue
from pipeline.temporal.clocks import Placed
from pipeline.temporal.find import Expression
from pipeline.temporal.question import STORY, distance
from pipeline.temporal.readings.captured import month_of
from pipeline.temporal.scene import Direction, Value


def fill_open(
    placed: Placed, readings: Mapping[date, Placed], side_of: Callable[[Expression], Direction | None]
) -> Placed:
    """The same expressions; one that stands open takes the period that all readings give it.

    Args:
        placed: the expressions as the article itself settles them.
        readings: the same article read for each day on which it may have been written.
        side_of: on which side of its day the article tells an expression.
    """
    by_day = {day: {expression.start: value for expression, value in reading} for day, reading in readings.items()}
    own = {expression.start for expression, _ in placed}
    missed = {one[0].start: one for reading in readings.values() for one in reading if one[0].start not in own}
    filled: Placed = []
    for expression, value in sorted((*placed, *missed.values()), key=lambda one: one[0].start):
        if expression.start in own and (value.kind != "date" or value.period is not None):
            filled.append((expression, value))
            continue
        values = {day: reading.get(expression.start) for day, reading in by_day.items()}
        agreed = _agreed(expression, values, side_of(expression))
        if agreed is not None or expression.start in own:
            filled.append((expression, agreed or value))
    return filled


def _agreed(expression: Expression, values: Mapping[date, Value | None], side: Direction | None) -> Value | None:
    """What every day of writing makes of an expression, where all make the same."""
    said = [value for day, value in values.items() if value is not None and _sayable(expression, value, day, side)]
    if not said or said[0].kind != "date" or said[0].period is None:
        return None
    if any(value.period != said[0].period for value in said):
        return None
    return replace(said[0], basis="year_inferred", anchor=None, alternative=None)


def _sayable(expression: Expression, value: Value, day: date, side: Direction | None) -> bool:
    """Whether an expression may be said on a day.

    « Le 28 décembre dernier » is not said at Christmas, « ce vendredi » not of last week, and nothing told as to
    come is behind.
    """
    if value.period is None:
        return True
    away = distance(value.period, day)
    if expression.reading == "weekday" and read_cue(expression.groups) == "this":
        return away <= FEW_DAYS
    cue, named = read_cue(expression.groups), month_of(expression.groups) is not None
    if named and cue is None and side == "future" and value.period.end < day:
        return False
    return away <= STORY or not named or cue == "next"
