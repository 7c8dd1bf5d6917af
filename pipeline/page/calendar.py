"""French days and months as page stamps write them, and the dates that a line holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pipeline.french import any_of, rows, words
from pipeline.page.fold import fold

YEAR = r"(?:1[6-9]|20)\d\d"
"""The years of newspapers, from the first on."""
_BEFORE = 32  # characters in which a weekday, a month or the first of several days stands before a figure
_JOINS = ("/", ".", "-")  # « 1.2.3.4 » is no date from its second figure on
_ISSUE_DAYS = 4
_LEAP = 2000
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as a line writes it; `year` is None when it has none, `day` when it is a month."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The day in that year, the month's first when no day is written; None when there is no such day."""
        try:
            return date(year, self.month, self.day or 1)
        except ValueError:
            return None

    @property
    def full(self) -> date | None:
        """The day when all of it is written, else None."""
        return self.on(self.year) if self.year is not None and self.day is not None else None


@cache
def _numbers(kind: str) -> dict[str, int]:
    return {fold(row["word"]): int(row["number"]) for row in rows("calendar") if row["kind"] == kind}


@cache
def month_words() -> str:
    """Regular expression alternatives of all month names, longest first, as written."""
    return _alternatives("month")


@cache
def weekday_words() -> str:
    """Regular expression alternatives of all weekday names, as written."""
    return _alternatives("weekday")


def weekday_number(word: str) -> int:
    """The number of a weekday, 0 for Monday."""
    return _numbers("weekday")[fold(word)]


def _alternatives(kind: str) -> str:
    return any_of(words("calendar", "word", kind=kind))


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A date from its first figure on, and what may stand before the figure: a weekday, a month, a first day.

    Every date has a figure, and an expression that must begin with one is searched ten times as fast.
    """
    month, weekday = month_words(), weekday_words()
    figures = re.compile(
        rf"(?P<day>[0-3]?\d)(?:\^?er|\^?e)?\s+(?P<month>{month})\b\.?,?(?:\s+(?P<year>{YEAR})\b)?"
        rf"|(?P<year4>{YEAR})[-/.](?P<month4>[01]\d)[-/.](?P<day4>[0-3]\d)(?!\d)"
        rf"|(?P<day5>[0-3]?\d)(?P<sep>[/.-])(?P<month5>[01]?\d)(?:(?P=sep)(?P<year5>{YEAR}|\d\d))?(?![\d/.-]*\d)"
        rf"|(?P<day6>[0-3]\d)[0-2]\d[0-5]\d\s(?:GMT\s)?(?P<month6>{_alternatives('wire')})\s(?P<year6>\d\d)\b"
        rf"|(?P<day2>[0-3]?\d),?\s+(?P<year2>{YEAR})\b"
        rf"|(?P<year3>{YEAR})\b",
        re.IGNORECASE,
    )
    before_day = re.compile(rf"\b(?P<weekday>{weekday})\.?,?\s+(?:le\s+)?$", re.IGNORECASE)
    before_year = re.compile(rf"\b(?P<month>{month})\.?\s+$", re.IGNORECASE)
    then = rf"(?:(?:{weekday})\s+)?"
    since = re.compile(
        rf"\bdu\s+(?P<weekday>(?:{weekday})\s+)?(?P<first>[0-3]?\d)(?:er)?\s+au\s+{then}$"
        rf"|\b(?P<weekday2>{weekday})\s+(?P<first2>[0-3]?\d)(?:er)?"
        rf"(?:\s*,\s+{then}[0-3]?\d(?:er)?)?(?:\s+et\s+|\s*[-–—/&]\s*){then}$",
        re.IGNORECASE,
    )
    return figures, before_day, before_year, since


def find_dates(text: str) -> Iterator[WrittenDate]:
    """All calendar dates written in a line, in order; numbers that make no date are passed over.

    « du 15 au 21 juin » is the first of its days, on which a weekly comes out, and so is
    « samedi 2 et dimanche 3 mars », the head of one issue for both.
    """
    figures, *_ = _dates()
    at = 0
    while (found := figures.search(text, at)) is not None:
        start = found.start()
        written = None
        if not (start and text[start - 1].isdigit()) and not (found["day5"] and text[start - 1 : start] in _JOINS):
            written = _written(found, text[max(0, start - _BEFORE) : start])
        if written is not None:
            yield written
        # « 15, 2020 » without a month before it may still begin with « 15 mars ».
        at = found.end() if written is not None else start + len(_FIGURE.match(text, start).group())  # type: ignore[union-attr]


def _written(found: re.Match[str], before: str) -> WrittenDate | None:
    _, before_day, before_year, since = _dates()
    groups = found.groupdict()
    start = found.start()
    name = groups["month"]
    weekday = None
    if groups["year2"] or groups["year3"]:
        month_before = before_year.search(before)
        if month_before is None:
            return None
        name = month_before["month"]
        start -= len(before) - month_before.start()
    elif (day_before := before_day.search(before)) is not None:
        weekday = day_before["weekday"]
        start -= len(before) - day_before.start()
    number = groups["month4"] or groups["month5"]
    if groups["month6"]:
        month = _numbers("wire")[fold(groups["month6"])]
    else:
        month = _numbers("month")[fold(name)] if name else int(number)
    day = next(filter(None, (groups[f"day{n}"] for n in ("", "2", "4", "5", "6"))), None)
    year = next(filter(None, (groups[f"year{n}"] for n in ("", "2", "3", "4", "5", "6"))), None)
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    written = WrittenDate(
        start=start,
        end=found.end(),
        day=int(day) if day else None,
        month=month,
        year=_full_year(year),
        weekday=_numbers("weekday")[fold(weekday)] if weekday else None,
    )
    first = since.search(before) if groups["month"] else None
    if first is None:
        return written
    several = _from(written, first, found.start() - len(before) + first.start())
    return several if first["first"] or _is_one_issue(several, written) else written


def _is_one_issue(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether days follow so closely that one issue is of them all: a weekend, with the feast beside it."""
    year = last.year or _LEAP
    days = [one.on(one.year or year) for one in (first, last)]
    return days[0] is not None and days[1] is not None and (days[1] - days[0]).days < _ISSUE_DAYS


def _from(last: WrittenDate, first: re.Match[str], start: int) -> WrittenDate:
    """The first of several days, whose month is that of the last: « du 15 au 21 juin », « du 28 au 3 juin »."""
    day, month, year = int(first["first"] or first["first2"]), last.month, last.year
    if last.day is not None and day > last.day:
        month, year = (month - 1, year) if month > 1 else (12, year - 1 if year is not None else None)
    named = first["weekday"] or first["weekday2"]
    weekday = _numbers("weekday")[fold(named.strip())] if named else None
    return replace(last, start=start, day=day, month=month, year=year, weekday=weekday)


def _full_year(year: str | None) -> int | None:
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
