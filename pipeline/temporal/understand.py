"""What each time expression denotes: a period, how sure, and counted from which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.records import Timex
from pipeline.temporal.course import Course
from pipeline.temporal.edtf import to_edtf
from pipeline.temporal.explicit import explicit_periods
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period
from pipeline.temporal.readings.captured import NOON, clock_of
from pipeline.temporal.scene import TenseAt, Value

PART_OF_DAY = ("t", "pod", "podw")
LATER_HALF = ("soir", "soiree", "apres-midi")


def place_expressions(
    text: str,
    expressions: Iterable[Expression],
    *,
    article_id: str,
    published: date | None = None,
    updated: date | None = None,
    tense_at: TenseAt | None = None,
    page: tuple[Period, ...] = (),
) -> tuple[Timex, ...]:
    """The expressions of a text as time expressions with their days, in order of place.

    `tense_at` gives the tense of the verb that governs a span; where it gives none, verb shapes
    decide. `page` holds what the other articles of the same page name with its year. Expressions that no
    calendar holds (31 February) are left out.
    """
    course = Course(text, tuple(expressions), published or updated, tense_at, page)
    return tuple(_timex(text, article_id, expression, value) for expression, value in course.read())


def told_days(expressions: Iterable[Expression]) -> tuple[Period, ...]:
    """The days and months that a text names with their year."""
    periods = (period for _, period in explicit_periods(expressions))
    return tuple(period for period in periods if period.precision in ("day", "month"))


def _clock(expression: Expression) -> tuple[int, int] | None:
    """Hour and minute that the words give: « 8 heures du soir » is 20:00."""
    clock = clock_of(expression.groups["t"]) if "t" in expression.groups else None
    if clock is None or expression.groups.get("pod") not in LATER_HALF or clock[0] >= NOON:
        return clock
    return clock[0] + NOON, clock[1]


def _timex(text: str, article_id: str, expression: Expression, value: Value) -> Timex:
    period, dated = value.period, value.kind == "date"
    clock = _clock(expression)
    timed = any(name in expression.groups for name in PART_OF_DAY)
    if period is not None and dated and timed and period.start == period.end:
        period = replace(period, precision="time")
    return Timex(
        date_id=f"{article_id}:d{expression.start}",
        article_id=article_id,
        kind=value.kind,
        text=text[expression.start : expression.end],
        start_char=expression.start,
        end_char=expression.end,
        rule=expression.rule,
        date_start=period.start if period else None,
        date_end=period.end if period else None,
        edtf=to_edtf(period, clock=clock) if period else value.known,
        precision=(period.precision if period else value.precision) if dated else None,
        basis=value.basis if dated else None,
        anchor=value.anchor,
        weekday_conflict=value.weekday_conflict,
        alternative=value.alternative if value.period is None or value.alternative != value.period.start else None,
    )
