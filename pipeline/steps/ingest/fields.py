"""Named fields of any format -> Header; and dates as files and people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from pipeline.french import rows
from pipeline.page.calendar import find_dates
from pipeline.records import Header

_YEARS = range(1700, 2101)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_ENGLISH = re.compile(r"(?:(\d{1,2})\s+)?([A-Z][a-z]{2})[a-z]*\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})")
_ENGLISH_MONTHS = dict(
    zip(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], range(1, 13), strict=True)
)


def field_names(field: str) -> tuple[str, ...]:
    """The names under which files carry a field (`title`, `published`, …), best first."""
    return tuple(row["name"] for row in rows("fields") if row["field"] == field)


def header_from_fields(fields: Mapping[str, str]) -> Header:
    """The header that named fields state; names are compared in lower case, values that make no sense are left out."""
    values = {name.strip().lower(): value.strip() for name, value in fields.items() if value and value.strip()}

    def pick(field: str) -> str | None:
        return next((values[name] for name in field_names(field) if name in values), None)

    language = pick("language")
    return Header(
        title=pick("title"),
        outlet=pick("outlet"),
        author=_people(pick("author")),
        published=parse_date(pick("published") or ""),
        updated=parse_date(pick("updated") or ""),
        url=pick("url"),
        language=language[:2].lower() if language else None,
    )


def _people(value: str | None) -> str | None:
    return re.sub(r"^\[|\]$|(?<=[\[,\s])[\"']|[\"'](?=[\],])", "", value).strip() or None if value else None


def parse_date(value: str) -> date | None:
    """The day of a date in ISO, French or English form, or as a Unix time; None when it is none of them.

    >>> parse_date("2025-05-19T08:30:00+02:00"), parse_date("19/05/2025"), parse_date("19 mai 2025 à 8h30")
    (datetime.date(2025, 5, 19), datetime.date(2025, 5, 19), datetime.date(2025, 5, 19))
    """
    value = value.strip().strip("\"'")
    if not value:
        return None
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
    if re.fullmatch(r"\d{9,10}|\d{12,13}", value):
        seconds = int(value) / (1000 if len(value) > 10 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
