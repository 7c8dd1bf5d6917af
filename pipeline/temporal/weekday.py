"""Days of the week: Monday is 0."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.temporal.interval import shift_days


def last_weekday(day: date, weekday: int, *, strict: bool = False) -> date:
    """The latest such weekday up to `day`; before it when `strict`."""
    back = (day.weekday() - weekday) % 7
    return shift_days(day, -(back or (7 if strict else 0)))


def next_weekday(day: date, weekday: int, *, strict: bool = False) -> date:
    """The earliest such weekday from `day` on; after it when `strict`."""
    ahead = (weekday - day.weekday()) % 7
    return shift_days(day, ahead or (7 if strict else 0))


def nearest_weekday(day: date, weekday: int) -> date:
    """The such weekday that is fewest days from `day`."""
    before, after = last_weekday(day, weekday), next_weekday(day, weekday)
    return after if after - day < day - before else before


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The nth such weekday of a month, the last one for n = -1; None when the month has fewer."""
    if n == -1:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last_weekday(last, weekday)
    day = next_weekday(date(year, month, 1), weekday) + timedelta(7 * (n - 1))
    return day if day.month == month and n >= 1 else None
