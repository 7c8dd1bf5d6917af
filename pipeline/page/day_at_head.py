"""The day that stands before the first words of a text, and dates it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.page.calendar import find_dates, month_words, weekday_words
from pipeline.page.stamps import Stamp, day_of_writing

_HEAD = 4  # lines among which it stands: title, standfirst, kicker
_HAS_YEAR = re.compile(r".{0,40}\d{4}")


@cache
def _headed() -> re.Pattern[str]:
    day = rf"(?i:(?:(?:{weekday_words()})\s+)?\d{{1,2}}(?:er)?\s+(?:{month_words()}))\s+\d{{4}}"
    return re.compile(rf"(?:[A-ZÀ-Ý]{{4,}}\s*[.:–—-]\s+)?(?P<date>{day})(?:(?P<both>\s*\.\s*[–—-])|\s*[.–—-])\s+(?=\S)")


@cache
def _day_named() -> re.Pattern[str]:
    """Words that count from the day of writing, « vendredi » alone among them."""
    return re.compile(rf"{day_of_writing().pattern}|\b(?:{weekday_words()})(?!\s+\d)(?!\w)", re.IGNORECASE)


def day_at_head(lines: Sequence[str]) -> Stamp | None:
    """The full day before the first words of a text: « 5 mars 2017 – Un chat … », « TRIBUNE. 19 mars 2020. … ».

    A chronology has several such lines, and a story that opens on a day tells of no « hier » and no « vendredi »;
    full stop and dash together, « 5 mars 2017. – Un chat … », stand nowhere else than behind a dateline.
    """
    headed = [match for line in lines if _HAS_YEAR.match(line) and (match := _headed().match(line))]
    if len(headed) != 1 or headed[0].string not in lines[:_HEAD]:
        return None
    others = (line for line in lines if line is not headed[0].string)
    counted = _day_named().search(headed[0].string, headed[0].end()) or any(map(_day_named().search, others))
    if not headed[0]["both"] and not counted:
        return None
    return Stamp(date=next(find_dates(headed[0]["date"])), update=False, labelled=True)
