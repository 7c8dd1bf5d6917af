"""When an article without a day was written: the day that it gives, or between which days, kind by kind.

Each step of `STEPS` may give such a time; what a later one gives narrows it, where the two agree:

1. *count*: « il y a deux ans, en avril 2017 », « un an après la crue du 3 mai 2016 » (`writing_counts.py`).
2. *countdown*: « à huit mois de la présidentielle du printemps 2017 », « dans un an, en mai 2019 ».
3. *nearly*: « en mars 2011. Bientôt un an après, le camp est rasé ».
4. *anniversary*: « le 75e anniversaire de la rafle », told in 1942 and in no other year that fits.
5. *weekday*: « dimanche 23 avril », whose year the weekday settles: the press names both within days.
6. *sides*: something is told as past and something as to come.

Within that time the article was written on a day that its words for days allow (`sayable_days`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pipeline.temporal.beside import precedes
from pipeline.temporal.choose import read_cue
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import shift_days, shift_months
from pipeline.temporal.meaning import read_number, steps
from pipeline.temporal.quoted import signs_post
from pipeline.temporal.readings.captured import weekday_of
from pipeline.temporal.undated import Dated, Told
from pipeline.temporal.writing_counts import Window, by_count, by_countdown, by_nearly

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
EDGE = 5
"""Days at either end of a long time that are not looked at: its ends are drawn with a broad pen."""


def writing_day(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> date | None:
    """« Ce 10 juin 2020, … »: the day of writing, where nothing else gives it; else the day of quoted posts."""
    named = next(
        (
            row.period.start
            for row in dated.rows
            if row.period.precision == "day" and precedes("writing_day", plain, row.place)
        ),
        None,
    )
    return named or _day_of_posts(plain, dated, expressions)


def _day_of_posts(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> date | None:
    """The day under the posts that a text quotes (« (@Nom) 11 octobre 2018 »).

    It counts where two posts or more agree on it, the text names its weekday, and no later day.
    """
    signed = [row.period.start for row in dated.rows if row.period.precision == "day" and signs_post(plain, row.place)]
    if len(signed) < 2 or len(set(signed)) != 1:
        return None
    day = signed[0]
    if any((row.period.end if row.period.precision == "day" else row.period.start) > day for row in dated.rows):
        return None
    named = {weekday_of(e.groups) for e in expressions if e.reading == "weekday"}
    if day.weekday() not in named:
        return None
    # A post is quoted on its day or the day after: of two weekdays in a row the later is that of writing.
    after = shift_days(day, 1)
    return after if after.weekday() in named else day


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


STEPS: tuple[Callable[[str, Dated, tuple[Expression, ...]], Window | None], ...] = (
    by_count,
    by_countdown,
    by_nearly,
    by_anniversary,
    by_weekday,
    by_sides,
)


def window_of(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """The time in which the article was written; None where it says nothing or too little."""
    known: Window | None = None
    for step in STEPS:
        window = step(plain, dated, expressions)
        if window is None:
            continue
        if known is None:
            known = window
        elif max(known[0], window[0]) <= min(known[1], window[1]):
            known = max(known[0], window[0]), min(known[1], window[1])
    return known if known is not None and (known[1] - known[0]).days <= LONGEST else None


def days_of(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> list[date]:
    """The days on which the article may have been written: all of a short time, some of a long one; [] if unknown."""
    window = window_of(plain, dated, expressions)
    if window is None:
        return []
    first, last = window
    span = (last - first).days
    if span > 2 * FORTNIGHT:
        inner = span - 2 * EDGE
        return [first + timedelta(EDGE + inner * n // SAMPLES) for n in range(SAMPLES + 1)]
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
