"""The day on which an article without a date was written, where its own words give it."""

from __future__ import annotations

from datetime import date

from pipeline.temporal.beside import precedes
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import shift_days
from pipeline.temporal.posts import signs_post
from pipeline.temporal.readings.captured import weekday_of
from pipeline.temporal.undated import Dated


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
