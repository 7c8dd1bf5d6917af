"""Periods in EDTF, the extended date format of ISO 8601-2."""

from __future__ import annotations

import re

from pipeline.temporal.interval import (
    Period,
    day_period,
    month_period,
    months_period,
    season_period,
    span_period,
    year_period,
    years_period,
)


def to_edtf(period: Period, *, clock: tuple[int, int] | None = None) -> str:
    """The EDTF value of a period: '2021-06', '2021-21' (spring), '199X', '1101/1200', '2015/2018'.

    `clock` is the hour and minute that the words give.
    """
    start, end = period.start, period.end
    if start == end:
        hour = f"T{clock[0]:02}:{clock[1]:02}:00" if period.precision == "time" and clock is not None else ""
        return start.isoformat() + hour
    year = f"{start.year:04}"
    if period.precision == "month":
        return f"{year}-{start.month:02}"
    if period.precision == "year":
        return year
    if period.precision == "season":
        return f"{year}-{ {3: 21, 6: 22, 9: 23, 12: 24}[start.month] }"
    if period.precision == "quarter":
        return f"{year}-{QUARTER + (start.month - 1) // 3}"
    if period.precision == "semester":
        return f"{year}-{SEMESTER + (start.month - 1) // 6}"
    if period.precision == "decade" and start.year % 10 == 0 and end.year - start.year == 9:
        return f"{year[:3]}X"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{year}/{end.year:04}"
    return f"{start.isoformat()}/{end.isoformat()}"


def read_edtf(value: str) -> Period | None:
    """The period of a value that `to_edtf` gives; None where the value leaves the day open."""
    day, _, _ = value.partition("T")
    if "/" in day:
        first, last = map(_one, day.split("/", 1))
        return span_period(first, last)
    if found := _DECADE.fullmatch(day):
        return years_period(int(found[1]) * 10, int(found[1]) * 10 + 9, "decade")
    if found := _PART.fullmatch(day):
        return _part(int(found[1]), int(found[2]))
    return _one(day)


def _part(year: int, code: int) -> Period | None:
    """Seasons, quarters and semesters by their codes in the place of a month."""
    if code < QUARTER:
        return season_period(year, code - 20)
    if code < SEMESTER:
        return months_period(year, 3 * (code - QUARTER) + 1, 3, "quarter")
    return months_period(year, 6 * (code - SEMESTER) + 1, 6, "semester")


QUARTER, SEMESTER = 33, 40
"""Codes of the first quarter and the first semester; spring is 21."""
_DECADE = re.compile(r"(\d{3})X")
_PART = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_SPREADSHEET_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")


def read_written(text: str) -> Period | None:
    """The period that a person writes: '2024-03-05', '5/3/2024', '2024-03', '2024', or two of them around a '/'.

    None where it is no such thing, or no day of the calendar.
    """
    written = text.strip()
    first, _, last = written.partition("/")
    if found := _one(written):
        return found
    return span_period(_one(first.strip()), _one(last.strip()))


def _one(text: str) -> Period | None:
    if found := _SPREADSHEET_DAY.match(text):
        day, month, year = map(int, found.groups())
        return day_period(year, month, day)
    if not (found := _DAY.match(text)):
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return day_period(year, month, day)
    return month_period(year, month) if month else year_period(year)


def open_edtf(*, month: int | None = None, day: int | None = None) -> str:
    """What is known of a date that cannot be placed: 'XXXX-01-30', 'XXXX-03', 'XXXX-XX-05'."""
    text = "XXXX"
    if month:
        text += f"-{month:02}"
    elif day:
        text += "-XX"
    if day:
        text += f"-{day:02}"
    return text
