"""Gives bare clock times (« à 18 h 30 ») the day that is named next to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date

from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period, one_day
from pipeline.temporal.readings.captured import clock_of
from pipeline.temporal.scene import FRESH, Value

SENTENCE_END = re.compile(r"[.!?;\n]")
BESIDE = re.compile(" {1,3}(?:(?:le|ce) )?")
NOON = 12
WEEK = 7
NEXT_TO = 30
"""Characters between a clock time and a day that follows it (« vers 0 h 40, jeudi »)."""

Placed = list[tuple[Expression, Value]]


def place_clocks(placed: Placed, plain: str, published: date | None, back: Set[int] = frozenset()) -> Placed:
    """The same expressions, clock times with a day: of the sentence, else of the story, else of the article.

    `back` holds the places of days told in the pluperfect, which set no scene for what follows their paragraph.
    Hours that follow a repeated time (« le samedi de 9 h à 12 h ») repeat with it.
    """
    days = [
        (expression.start, expression.end, value.period)
        for expression, value in placed
        if expression.reading != "clock"
        and value.kind == "date"
        and (value.period is None or _is_night(expression, value.period))
    ]
    done: Placed = []
    for expression, value in placed:
        if expression.reading != "clock":
            done.append((expression, value))
        elif done and _repeats(*done[-1]) and not SENTENCE_END.search(plain, done[-1][0].end, expression.start):
            done.append((expression, Value(kind="set")))
        else:
            day = _day_of(expression, days, plain, published, back)
            unknown = Value(None, "unresolved", known="XXXX-XX-XX", precision="time")
            done.append((expression, Value(one_day(day), "relative", day) if day else unknown))
    return list(_joined(done, plain))


def _joined(placed: Placed, plain: str) -> Iterator[tuple[Expression, Value]]:
    """The same expressions, « 20 h lundi soir » as one."""
    before: tuple[Expression, Value] | None = None
    for expression, value in placed:
        if before is not None and before[0].reading == "clock" and _goes_on(before[0], expression, value, plain):
            groups = {**expression.groups, "t": before[0].groups["t"]}
            expression, before = replace(expression, start=before[0].start, groups=groups), None
        if before is not None:
            yield before
        before = expression, value
    if before is not None:
        yield before


def _goes_on(clock: Expression, expression: Expression, value: Value, plain: str) -> bool:
    """Whether a day stands right after its clock time, without a comma."""
    named = value.kind == "date" and expression.reading in ("weekday", "day", "deictic", "weekday_day", "numeric")
    beside = BESIDE.fullmatch(plain, clock.end, expression.start) is not None
    return named and beside and "t" not in expression.groups


def _repeats(expression: Expression, value: Value) -> bool:
    """Whether hours beside it are those of many days: « le samedi de 9 h à 12 h », « du 1er au 30 juin, à 18 h »."""
    if value.kind == "date" and value.period is not None:
        return not _is_night(expression, value.period)
    return value.kind == "set"


def _is_night(expression: Expression, period: Period) -> bool:
    """Whether a period is one day, or a night with the day that it ends on."""
    return period.start == period.end or expression.reading == "night"


def _day_of(
    clock: Expression,
    days: list[tuple[int, int, Period | None]],
    plain: str,
    published: date | None,
    back: Set[int],
) -> date | None:
    """The day of a clock time; None where it stands beside one that nobody knows."""
    place = bisect_left(days, clock.start, key=lambda day: day[0])
    if place and not SENTENCE_END.search(plain, days[place - 1][1], clock.start):
        return _at_hour(days[place - 1][2], clock)
    if place < len(days):
        start, _, day = days[place]
        if start - clock.end < NEXT_TO and not SENTENCE_END.search(plain, clock.end, start):
            return _at_hour(day, clock)
    far = (day[0] in back and "\n" in plain[day[1] : clock.start] for day in reversed(days[:place]))
    told = next((day for day, past in zip(reversed(days[:place]), far, strict=True) if not past), None)
    if told is not None and (clock.start - told[0] < FRESH or _is_of_week(told[2], published)):
        return _at_hour(told[2], clock)
    return published


def _is_of_week(period: Period | None, published: date | None) -> bool:
    """Whether a day is one of the last before publication: news tells of one such day to its end."""
    return period is not None and published is not None and 0 <= (published - period.end).days <= WEEK


def _at_hour(period: Period | None, clock: Expression) -> date | None:
    """The day of a clock time; of « la nuit de lundi à mardi, vers 3 h » the second."""
    if period is None:
        return None
    hour = clock_of(clock.groups["t"])
    return period.end if hour is not None and hour[0] < NOON else period.start
