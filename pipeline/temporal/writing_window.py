"""Between which days an article without a day was written: what its words say of it, kind by kind.

Each step of `STEPS` may give such a time; the first that does counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.temporal.beside import follows
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import shift_days, shift_months
from pipeline.temporal.numbers import read_number
from pipeline.temporal.readings.captured import unit_of
from pipeline.temporal.undated import Dated

Window = tuple[date, date]

LATE = {"year": (45, 120), "month": (15, 20)}
"""Days before and after the round number within which one still says « il y a deux ans », « il y a trois mois »."""
MOST = {"year": 20, "month": 24}
"""More is a round number: « il y a cent ans »."""
AFTER_WHAT, BESIDE_AGO = 120, 45
"""Characters after « deux ans après » and « il y a deux ans » in which the day stands that they count from."""
SENTENCE_END = re.compile(r"[.!?][ »«\"]|\n")
LONGEST = 500
"""Days between which an article may have been written and still settle a year."""
SAMPLES = 12


def days_of(window: Window) -> list[date]:
    """Days of a time to read an article on: all of a short one, some of a long one, its ends among them."""
    first, last = window
    span = (last - first).days
    count = min(SAMPLES, span)
    return [first + timedelta(span * n // count) for n in range(count + 1)] if count else [first]


def by_count(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Il y a un an, en avril 2017 », « deux ans après la crue du 3 mai 2016 »."""
    for expression in expressions:
        groups, end = expression.groups, expression.end
        if "u" not in groups or "n" not in groups or (unit := unit_of(groups["u"])) not in LATE:
            continue
        n = read_number(groups["n"])
        after = expression.reading != "ago" and follows("after_what", plain, end)
        if n is None or n > MOST[unit] or not (after or expression.reading == "ago"):
            continue
        reach = end + (AFTER_WHAT if after else BESIDE_AGO)
        row = next((row for row in dated.rows if end <= row.place <= reach), None)
        if row is None or row.period.precision not in ("day", "month") or SENTENCE_END.search(plain, end, row.place):
            continue
        months = n * (12 if unit == "year" else 1)
        early, late = LATE[unit]
        return shift_days(shift_months(row.period.start, months), -early), shift_days(
            shift_months(row.period.end, months), late
        )
    return None


def by_sides(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """Something is told as past and something as to come."""
    return dated.written


STEPS: tuple[tuple[str, Callable[[str, Dated, tuple[Expression, ...]], Window | None]], ...] = (
    ("count", by_count),
    ("sides", by_sides),
)


def window_of(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """The time in which the article was written; None where it says nothing or too little."""
    for _, step in STEPS:
        window = step(plain, dated, expressions)
        if window is not None:
            return window if (window[1] - window[0]).days <= LONGEST else None
    return None
