"""Periods of whole days, both ends included, and what French words make of them; days of the week, Monday 0."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.records.timex import Precision

FIRST_YEAR, LAST_YEAR = 1, 9998
MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months make a unit."""

SEASONS = {1: ((3, 20), (6, 20)), 2: ((6, 21), (9, 21)), 3: ((9, 22), (12, 20)), 4: ((12, 21), (3, 19))}
"""Spring, summer, autumn, winter as TABLES.md bounds them; winter ends in the next year."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included, and how finely the words give them."""

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends on {self.end}, before it starts on {self.start}")


def day_period(year: int, month: int, day: int) -> Period | None:
    """That day, or None when the calendar has none such (31 February)."""
    try:
        value = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return Period(value, value, "day")


def one_day(value: date) -> Period:
    """A single day."""
    return Period(value, value, "day")


def month_period(year: int, month: int, part: str = "") -> Period | None:
    """A month, or its `start`, `middle` or `end`: days 1-10, 11-20, 21 to the last."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    first, final = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}.get(part, (1, last))
    return Period(date(year, month, first), date(year, month, final), "range" if part else "month")


def year_period(year: int, part: str = "") -> Period | None:
    """A year, or its `start`, `middle` or `end`: January-April, May-August, September-December."""
    first, last = {"start": (1, 4), "middle": (5, 8), "end": (9, 12)}.get(part, (1, 12))
    return months_period(year, first, last - first + 1, "range" if part else "year")


def season_period(year: int, season: int) -> Period | None:
    """Spring 1, summer 2, autumn 3 or winter 4 that begins in `year`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first, last = SEASONS[season]
    return Period(date(year, *first), date(year + (season == 4), *last), "season")


def months_period(year: int, first: int, n: int, precision: Precision) -> Period | None:
    """`n` months from month `first` of `year`: quarters, semesters."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= first <= first + n - 1 <= 12):
        return None
    last = first + n - 1
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), precision)


def years_period(first: int, last: int, precision: Precision) -> Period | None:
    """Whole years `first` to `last`: decades, centuries, ranges."""
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), precision)


def week_period(day: date) -> Period:
    """Monday to Sunday around `day`."""
    monday = shift_days(day, -day.weekday())
    return Period(monday, shift_days(monday, 6), "week")


def weekend_from(saturday: date) -> Period:
    """A Saturday and its Sunday."""
    return Period(saturday, shift_days(saturday, 1), "range")


def span_period(first: Period | None, last: Period | None) -> Period | None:
    """From the first day of one period to the last day of another; None when that runs backwards."""
    if first is None or last is None or last.end < first.start:
        return None
    return Period(first.start, last.end, "range")


def thirds(period: Period, part: str) -> Period:
    """The `start`, `middle` or `end` third of a period, in whole days; the period itself without a part."""
    if not part:
        return period
    n = (period.end - period.start).days + 1
    third = max(1, n // 3)
    first, last = {
        "start": (0, third - 1),
        "middle": (third, n - third - 1),
        "end": (n - third, n - 1),
    }[part]
    if last < first:
        first = last = n // 2
    return Period(period.start + timedelta(first), period.start + timedelta(last), "range")


def shift_days(day: date, n: int) -> date:
    """`day` plus `n` days, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + n, date.min.toordinal()), date(9999, 12, 31).toordinal()))


def shift_months(day: date, n: int) -> date:
    """The day `n` months on; the last of the month when that is shorter. Held inside the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + n, 12), LAST_YEAR * 12 + 11)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(day: date, unit: str, n: int) -> date:
    """The day `n` units on: weeks and longer."""
    return shift_days(day, 7 * n) if unit in ("week", "weekend") else shift_months(day, n * MONTHS.get(unit, 12))


def shifted(day: date, n: int, unit: str, *, half: bool = False) -> Period | None:
    """The period `n` units from `day`, as coarse as the unit: 'two years ago' is a year.

    A half (three and a half years) counts in the next smaller unit.
    """
    sign = -1 if n < 0 else 1
    if unit == "hour" and n % 24 == 0:
        return one_day(shift_days(day, n // 24))
    if unit in ("second", "minute", "hour"):
        return Period(day, day, "time")
    if unit == "day":
        return one_day(shift_days(day, n))
    if unit in ("week", "fortnight"):
        days = n * (7 if unit == "week" else 14) + (sign * 3 if half else 0)
        return week_period(shift_days(day, days))
    total = n * MONTHS[unit] + (sign * MONTHS[unit] // 2 if half and MONTHS[unit] > 1 else 0)
    if abs(total) > 12 * 5000:
        return None
    met = shift_months(day, total)
    return month_period(met.year, met.month) if half or MONTHS[unit] < 12 else year_period(met.year)


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
