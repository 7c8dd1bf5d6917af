"""Between which days an article without a day was written: what its words say of it, kind by kind.

Each step of `STEPS` may give such a time; the first that does counts:

1. *count*: « il y a deux ans, en avril 2017 », « un an après la crue du 3 mai 2016 ».
2. *anniversary*: « le 75e anniversaire de la rafle », told in 1942 and in no other year that fits.
3. *weekday*: « dimanche 23 avril », whose year the weekday settles: the press names both within days.
4. *sides*: something is told as past and something as to come.

Within that time the article was written on a day that its words for days allow (`sayable_days`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pipeline.temporal.beside import follows
from pipeline.temporal.choose import read_cue
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import day_period, shift_days, shift_months
from pipeline.temporal.meaning import steps
from pipeline.temporal.numbers import read_number
from pipeline.temporal.readings.captured import day_of, month_of, unit_of, weekday_of
from pipeline.temporal.undated import Dated, Told

Window = tuple[date, date]

LATE = {"year": (45, 120), "month": (15, 20)}
"""Days before and after the round number within which one still says « il y a deux ans », « il y a trois mois »."""
LATE_OF_DAY = (30, 75)
"""The same for « un an après le 26 juillet »."""
MOST = {"year": 20, "month": 24}
"""More is a round number: « il y a cent ans »."""
AFTER_WHAT, BESIDE_AGO = 120, 45
"""Characters after « deux ans après » and « il y a deux ans » in which the day stands that they count from."""
AROUND_FEAST = 60
"""Days around an anniversary within which the press speaks of it."""
AFTER_LATEST = 3
"""Years after the latest one that an article names within which an anniversary is thought to fall."""
FORTNIGHT = 14
"""Days from now within which the press gives a day its weekday as well."""
WEEK = 6
LONGEST = 500
"""Days between which an article may have been written and still settle a year."""
SAMPLES = 12
SENTENCE_END = re.compile(r"[.!?][ »«\"]|\n")


def by_count(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Il y a un an, en avril 2017 », « deux ans après la crue du 3 mai 2016 »."""
    for expression in expressions:
        groups, end = expression.groups, expression.end
        if "u" not in groups or "n" not in groups or (unit := unit_of(groups["u"])) not in LATE:
            continue
        n = read_number(groups["n"])
        named = expression.reading == "offset_from" and groups["dir"] not in steps("back")
        after = named or (expression.reading != "ago" and follows("after_what", plain, end))
        if n is None or n > MOST[unit] or not (after or expression.reading == "ago"):
            continue
        if named:
            row = _base_of(dated, expression)
        else:
            reach = end + (AFTER_WHAT if after else BESIDE_AGO)
            over = SENTENCE_END.search(plain, end, reach)
            row = _told_there(dated, expressions, end, over.start() if over else reach)
        if row is None or row.period.precision not in ("day", "month"):
            continue
        months = n * (12 if unit == "year" else 1)
        early, late = LATE_OF_DAY if months == 12 and row.period.precision == "day" else LATE[unit]
        return shift_days(shift_months(row.period.start, months), -early), shift_days(
            shift_months(row.period.end, months), late
        )
    return None


def _base_of(dated: Dated, expression: Expression) -> Told | None:
    """The day that « deux ans après le 3 mai 2016 » counts from, with its year there or elsewhere."""
    day, month = day_of(expression.groups), month_of(expression.groups)
    if day is None or month is None:
        return None
    if "y" in expression.groups:
        period = day_period(int(expression.groups["y"]), month, day)
        return None if period is None else Told(expression.start, period, None)
    same = [row for row in dated.days if (row.period.start.day, row.period.start.month) == (day, month)]
    same = [row for row in same if row.place != expression.start]
    return same[0] if len({row.period for row in same}) == 1 else None


def _told_there(dated: Dated, expressions: tuple[Expression, ...], start: int, end: int) -> Told | None:
    """The first day or month told between two places, with its year there or elsewhere."""
    row = next((row for row in dated.rows if start <= row.place <= end), None)
    bare = next((e for e in expressions if start <= e.start <= end and day_of(e.groups) and month_of(e.groups)), None)
    if bare is None or (row is not None and row.place <= bare.start):
        return row
    day, month = day_of(bare.groups), month_of(bare.groups)
    same = [row for row in dated.days if (row.period.start.day, row.period.start.month) == (day, month)]
    return same[0] if len({row.period for row in same}) == 1 else row


def _anniversaries(plain: str) -> Iterator[int]:
    """How many years each anniversary counts that the text names."""
    for match in re.finditer(r"(?<![a-z0-9-])([a-z0-9-]{1,40}?) ?(?:e|er|eme|ieme)? anniversaires?\b", plain):
        n = read_number(match[1]) or read_number(re.sub("i?eme$", "", match[1]))
        if n is not None:
            yield n
    for form, n in steps("jubilee").items():
        if re.search(rf"\b{form}s?\b", plain):
            yield n


def by_anniversary(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Le 75e anniversaire de la rafle »: the one year named that gives a likely year of writing."""
    latest = max((row.period.start.year for row in dated.rows if row.side != "future"), default=None)
    if latest is None:
        return None
    for n in _anniversaries(plain):
        fitting = [row for row in dated.rows if latest <= row.period.start.year + n <= latest + AFTER_LATEST]
        if n < 2 or len({row.period.start.year for row in fitting}) != 1:
            continue
        days = {row.period.start for row in fitting if row.period.precision != "year"}
        year = fitting[0].period.start.year + n
        if len(days) == 1:
            day = shift_months(days.pop(), 12 * n)
            return shift_days(day, -AROUND_FEAST), shift_days(day, AROUND_FEAST)
        return date(year, 1, 1), date(year, 12, 31)
    return None


def by_weekday(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Dimanche 23 avril », in the one year in which the 23rd was a Sunday: written within days of it."""
    windows = []
    for row, _ in _days_with_weekday(dated, expressions):
        day = row.period.start
        windows.append(
            (
                day if row.side == "past" else shift_days(day, -FORTNIGHT),
                day if row.side == "future" else shift_days(day, FORTNIGHT),
            )
        )
    first, last = max((w[0] for w in windows), default=None), min((w[1] for w in windows), default=None)
    return (first, last) if first is not None and last is not None and first <= last else None


def _days_with_weekday(dated: Dated, expressions: tuple[Expression, ...]) -> Iterator[tuple[Told, int]]:
    """The days that an article names with their weekday and without a year, once their year is settled.

    « En juin 2004 » beside « samedi 5 juin » is a story of that month: written then, it would be « en juin ».
    """
    named = {e.start: weekday for e in expressions if (weekday := weekday_of(e.groups)) is not None}
    retold = {row.period.start for row in dated.rows if row.period.precision == "month" and not row.derived}
    for row in dated.rows:
        day = row.period.start
        if row.derived and row.place in named and row.period.precision == "day" and day.replace(day=1) not in retold:
            yield row, named[row.place]


def by_sides(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """Something is told as past and something as to come."""
    return dated.written


STEPS: tuple[tuple[str, Callable[[str, Dated, tuple[Expression, ...]], Window | None]], ...] = (
    ("count", by_count),
    ("anniversary", by_anniversary),
    ("weekday", by_weekday),
    ("sides", by_sides),
)


def window_of(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """The time in which the article was written; None where it says nothing or too little."""
    for _, step in STEPS:
        window = step(plain, dated, expressions)
        if window is not None:
            return window if (window[1] - window[0]).days <= LONGEST else None
    return None


def days_of(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> list[date]:
    """The days on which the article may have been written: all of a short time, some of a long one; [] if unknown."""
    window = window_of(plain, dated, expressions)
    if window is None:
        return []
    first, last = window
    span = (last - first).days
    if span > 2 * FORTNIGHT:
        return [first + timedelta(span * n // SAMPLES) for n in range(1, SAMPLES)]
    days = [first + timedelta(n) for n in range(span + 1)]
    return [day for day in days if _sayable(day, dated, expressions)] or days


def _sayable(day: date, dated: Dated, expressions: tuple[Expression, ...]) -> bool:
    """Whether the weekdays that an article names may be said on a day.

    « Ce vendredi » is that day or the next. A weekday alone that also stands with its day (« dimanche », « dimanche
    23 avril ») is that day, and so at most a week off.
    """
    bare = {weekday_of(e.groups) for e in expressions if e.reading == "weekday" and "cue" not in e.groups}
    this = {weekday_of(e.groups) for e in expressions if e.reading == "weekday" and read_cue(e.groups) == "this"}
    if this and not this & {day.weekday(), (day.weekday() + 1) % 7}:
        return False
    return all(
        abs((row.period.start - day).days) <= WEEK
        for row, weekday in _days_with_weekday(dated, expressions)
        if weekday in bare
    )
