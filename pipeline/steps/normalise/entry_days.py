"""The days of a chronology or a live report, on lines of their own above what happened: no stamps of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pipeline.page.calendar import YEAR, find_dates
from pipeline.page.stamps import is_stamp
from pipeline.steps.normalise.measure import Measured

_LEAST = 3
_LONGEST = 40  # characters: « Le vendredi 30 septembre 2022 : »
_SPAN = timedelta(days=31)
_STOPS = (".", "!", "?", "…", "»")
_HOUR = re.compile(r"\W*\d{1,2} ?[h:] ?(?:[0-5]\d)?\b\W*[^\W\d]")
"""What opens an entry of a live report: « 22h10 - La maire a … »."""
_A_YEAR = re.compile(YEAR)
_BEFORE = frozenset({"", "le ", "en "})


def entry_days(page: Sequence[Measured], start: int, end: int) -> frozenset[int]:
    """Index of the lines of a page that are days, months or years of entries.

    At least three, each later than the one before, over more than a month, each above a sentence: days of posts and
    of other articles go the other way, those of comments lie close together. Or each above one of several
    hours, unless it is the only day that stamps the report.
    """
    hours = {index for index in range(start, end) if _HOUR.match(page[index].block.text)}
    if len(hours) >= _LEAST:
        above = frozenset(index - 1 for index in hours if index and _is_lone_day(page[index - 1]))
        return frozenset() if _stamps(page, start, above, min(hours)) else above
    days = {index: day for index in range(start, end - 1) if (day := _lone_day(page[index])) is not None}
    if len(days) < _LEAST or not all(page[index + 1].block.text.endswith(_STOPS) for index in days):
        return frozenset()
    in_order = tuple(days.values())
    rises = all(before < after for before, after in pairwise(in_order))
    return frozenset(days) if rises and in_order[-1] - in_order[0] > _SPAN else frozenset()


def _stamps(page: Sequence[Measured], start: int, above: frozenset[int], first: int) -> bool:
    """Whether a single day, with its year and above the first hour, is all that says when a report was published."""
    if len(above) != 1 or min(above) > first or _lone_day(page[min(above)]) is None:
        return False
    return not any(is_stamp(page[index].block.text) for index in range(start, min(above)))


def _bare(item: Measured) -> str:
    return item.block.text.strip(" .:–—-") if len(item.block.text) <= _LONGEST else ""


def _is_lone_day(item: Measured) -> bool:
    """Whether a day, its year written or not, is all of a line."""
    text = _bare(item)
    found = next(find_dates(text), None)
    return (
        found is not None
        and found.day is not None
        and text[: found.start].lower() in _BEFORE
        and found.end == len(text)
    )


def _lone_day(item: Measured) -> date | None:
    """The day that is all of a line, or the first one of its month or year."""
    text = _bare(item)
    if _A_YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    for found in find_dates(text):
        whole = text[: found.start].lower() in _BEFORE and found.end == len(text)
        return found.on(found.year) if whole and found.year is not None else None
    return None
