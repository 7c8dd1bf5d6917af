"""Gives bare clock times (« à 18 h 30 ») the day that is named next to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period, one_day
from pipeline.temporal.quoted import Quotation, quotation_at
from pipeline.temporal.readings.captured import NOON, clock_of
from pipeline.temporal.scene import FRESH, Value, unplaced

SENTENCE_END = re.compile(r"[.!?;\n]")
BESIDE = re.compile(",? {1,3}(?:(?:le|ce) )?")
WEEK = 7
NEXT_TO = 30
"""Characters between a clock time and a day that follows it (« vers 0 h 40, jeudi »)."""

HEAD = re.compile(r"[^\w\n]*(?:le |a )?[^\w\n]*")
"""What may stand on a line before the hour or the day that opens it."""
FEWEST = 3
"""Lines that open with an hour in a programme, or in what is written while things happen."""

NIGHTS = ("night", "this_part", "last_night")
"""Readings that may be two days: a night and the day on which it ends."""

Placed = list[tuple[Expression, Value]]
Days = list[tuple[int, int, Period | None]]


def place_clocks(
    placed: Placed, plain: str, published: date | None, back: Set[int] = frozenset(), spoken: Sequence[Quotation] = ()
) -> Placed:
    """The same expressions, clock times with a day: of the sentence, else of the story, else of the article.

    `back` holds the places of days told in the pluperfect, which set no scene for what follows their paragraph;
    « aujourd'hui » in a quotation (`spoken`) sets none for what the paper tells.
    Hours that follow a repeated time (« le samedi de 9 h à 12 h ») repeat with it.
    """
    days = [
        (expression.start, expression.end, value.period)
        for expression, value in placed
        if expression.reading != "clock"
        and value.kind == "date"
        and (value.period is None or _is_night(expression, value.period))
        and not (value.period is not None and value.period.end == published and quotation_at(spoken, expression.start))
    ]
    far, live = _by_hours(placed, days, plain)
    done: Placed = []
    for expression, value in placed:
        if expression.reading != "clock":
            done.append((expression, value))
        elif done and _repeats(*done[-1]) and not SENTENCE_END.search(plain, done[-1][0].end, expression.start):
            done.append((expression, Value(kind="set")))
        else:
            beside = _day_beside(expression, days, plain)
            day = beside[0] if beside else _day_told(expression, far, plain, published, back, live=live)
            unknown = unplaced("XXXX-XX-XX", "time")
            done.append((expression, Value(one_day(day), "relative", day) if day else unknown))
    return list(_joined(done, plain))


def _joined(placed: Placed, plain: str) -> Iterator[tuple[Expression, Value]]:
    """The same expressions, « 20 h lundi soir » as one."""
    before: tuple[Expression, Value] | None = None
    for expression, value in placed:
        if before is not None and before[0].reading == "clock" and _goes_on(before, expression, value, plain):
            groups = {**expression.groups, "t": before[0].groups["t"]}
            expression, before = replace(expression, start=before[0].start, groups=groups), None
        if before is not None:
            yield before
        before = expression, value
    if before is not None:
        yield before


def _goes_on(clock: tuple[Expression, Value], expression: Expression, value: Value, plain: str) -> bool:
    """Whether a day stands right after its clock time; behind a comma only where the hour is known to be of it."""
    named = value.kind == "date" and expression.reading in ("weekday", "day", "deictic", "weekday_day", "numeric")
    if not named or "t" in expression.groups or not BESIDE.fullmatch(plain, clock[0].end, expression.start):
        return False
    return plain[clock[0].end] != "," or clock[1].period == value.period


def _repeats(expression: Expression, value: Value) -> bool:
    """Whether hours beside it are those of many days: « le samedi de 9 h à 12 h », « du 1er au 30 juin, à 18 h »."""
    if value.kind == "date" and value.period is not None:
        return not _is_night(expression, value.period)
    return value.kind == "set"


def _is_night(expression: Expression, period: Period) -> bool:
    """Whether a period is one day, or a night with the day that it ends on."""
    return period.start == period.end or expression.reading in NIGHTS


def _by_hours(placed: Placed, days: Days, plain: str) -> tuple[Days, bool]:
    """The days that may set that of an hour further on, and whether the text is written while things happen.

    Where lines open with hours, a day told below the first of them is none, save one that opens its line; the latest
    hour stands first in what is written while things happen: « 18 h 12. C'est fini. », « 14 h 32. On reprend. ».
    """
    heads = [e for e, _ in placed if e.reading == "clock" and _opens_line(plain, e.start)]
    if len(heads) < FEWEST:
        return days, False
    hours = [clock_of(head.groups["t"]) or (0, 0) for head in heads]
    live = hours == sorted(hours, reverse=True) and len(set(hours)) > 1
    first = heads[0].start
    return [day for day in days if _opens_line(plain, day[0]) or (day[0] < first and not live)], live


def _opens_line(plain: str, start: int) -> bool:
    return HEAD.fullmatch(plain, plain.rfind("\n", 0, start) + 1, start) is not None


def _day_beside(clock: Expression, days: Days, plain: str) -> tuple[date | None] | None:
    """The day of a clock time where its sentence names one, which nobody may know; None where it names none."""
    place = bisect_left(days, clock.start, key=lambda day: day[0])
    if place and not SENTENCE_END.search(plain, days[place - 1][1], clock.start):
        return (_at_hour(days[place - 1][2], clock),)
    if place < len(days):
        start, _, day = days[place]
        if start - clock.end < NEXT_TO and not SENTENCE_END.search(plain, clock.end, start):
            return (_at_hour(day, clock),)
    return None


def _day_told(
    clock: Expression, days: Days, plain: str, published: date | None, back: Set[int], *, live: bool
) -> date | None:
    """The day of a clock time that the story has set last, else that of the article.

    What is written while it happens (`live`) tells of its own day, whatever it looks back to: `days` are its headings.
    """
    before = days[: bisect_left(days, clock.start, key=lambda day: day[0])]
    far = (day[0] in back and "\n" in plain[day[1] : clock.start] for day in reversed(before))
    told = next((day for day, past in zip(reversed(before), far, strict=True) if not past), None)
    if told is not None and (live or clock.start - told[0] < FRESH or _is_of_week(told[2], published)):
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
