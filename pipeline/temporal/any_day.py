"""What an article without a day says whatever day it was written on, within the time that it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.temporal.choose import FEW_DAYS, read_cue
from pipeline.temporal.clocks import Placed
from pipeline.temporal.find import Expression
from pipeline.temporal.readings.captured import month_of
from pipeline.temporal.scene import Value
from pipeline.temporal.year import STORY, distance


def fill_open(placed: Placed, readings: Mapping[date, Placed]) -> Placed:
    """The same expressions; one that stands open takes the period that all readings give it.

    Args:
        placed: the expressions as the article itself settles them.
        readings: the same article read for each day on which it may have been written.
    """
    by_day = {day: {expression.start: value for expression, value in reading} for day, reading in readings.items()}
    filled: Placed = []
    for expression, value in placed:
        if value.kind == "date" and value.period is None:
            values = [reading.get(expression.start) for day, reading in by_day.items()]
            said = [one for day, one in zip(by_day, values, strict=True) if _sayable(expression, one, day)]
            first = said[0] if said else None
            if first is not None and first.period is not None and all(v and v.period == first.period for v in said):
                value = replace(first, basis="year_inferred", anchor=None, alternative=None)
        filled.append((expression, value))
    return filled


def _sayable(expression: Expression, value: Value | None, day: date) -> bool:
    """Whether an expression may be said on a day.

    « Le 28 décembre dernier » is not said at Christmas, « ce vendredi » not of last week.
    """
    if value is None or value.period is None:
        return True
    away = distance(value.period, day)
    if expression.reading == "weekday" and read_cue(expression.groups) == "this":
        return away <= FEW_DAYS
    return away <= STORY or month_of(expression.groups) is None
