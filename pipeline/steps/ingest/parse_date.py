"""The day of a date as files and people write it: ISO, French, English, Unix time; UTC is read in Paris."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from pipeline.page.calendar import find_dates

_YEARS = range(1700, 2101)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_ENGLISH = re.compile(r"(?:(\d{1,2})\s+)?([A-Z][a-z]{2})[a-z]*\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_ENGLISH_MONTHS = dict(
    zip(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], range(1, 13), strict=True)
)
# A time that says that it is UTC; another offset is the clock of those who wrote it.
_UTC = re.compile(r"(?:T|\s)(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:Z|UTC|GMT|\+00:?00|[+-]0000)\s*$")
_UNIX = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_MILLISECONDS = 11  # digits from which a Unix time counts them


def parse_date(value: str) -> date | None:
    """The day of a date in ISO, French or English form, or as a Unix time; None when it is none of them.

    >>> parse_date("2025-05-19T08:30:00+02:00"), parse_date("19/05/2025"), parse_date("19 mai 2025 à 8h30")
    (datetime.date(2025, 5, 19), datetime.date(2025, 5, 19), datetime.date(2025, 5, 19))
    >>> parse_date("2024-08-27T22:30:00Z"), parse_date("Sat, 27 Jan 2024 22:30:00 +0000")
    (datetime.date(2024, 8, 28), datetime.date(2024, 1, 27))
    """
    value = value.strip().strip("\"'")
    if not value:
        return None
    if _UNIX.fullmatch(value):
        whole = value.split(".")[0]
        seconds = int(whole) / (1000 if len(whole) >= _MILLISECONDS else 1)
        return _in_paris(datetime.fromtimestamp(seconds, tz=UTC))
    day = _written(value)
    if day is not None and (hour := _UTC.search(value)) is not None and int(hour[1]) < 24 and int(hour[2]) < 60:
        return _in_paris(datetime(day.year, day.month, day.day, int(hour[1]), int(hour[2]), tzinfo=UTC))
    return day


def _written(value: str) -> date | None:
    compact = _COMPACT.match(value)
    if compact:
        return _day(*map(int, compact.groups()))
    for written in find_dates(value[:80]):
        if written.full is not None and written.full.year in _YEARS:
            return written.full
    english = _ENGLISH.search(value)
    if english and english.group(2).lower() in _ENGLISH_MONTHS and (english.group(1) or english.group(3)):
        return _day(
            int(english.group(4)),
            _ENGLISH_MONTHS[english.group(2).lower()],
            int(english.group(1) or english.group(3)),
        )
    return None


def _in_paris(moment: datetime) -> date:
    """The day in Paris at a moment in UTC: an hour ahead, two from the last Sunday of March to that of October.

    By the rule that holds since 1996: zone data is not everywhere at hand, and older stamps carry no zone.
    """
    start, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return (moment + timedelta(hours=2 if start <= moment < end else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
