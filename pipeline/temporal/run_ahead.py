"""Dates that stand close together: a run told in order, a day beside « trois jours plus tard »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from pipeline.temporal.clocks import Placed
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import day_period, one_day, shift_days
from pipeline.temporal.meaning import steps
from pipeline.temporal.question import NEAR
from pipeline.temporal.readings.captured import day_of, month_of, weekday_of
from pipeline.temporal.scene import Value
from pipeline.temporal.weekday import nearest_weekday

BARE = ("day", "numeric_day", "month", "days_range")
"""Readings that recur each year when they do not."""
RUN = 4
"""Dates that are looked at ahead of one, to see whether its run is behind."""
FOLLOWS = 400
"""Characters within which the next date goes on with the same story."""
BESIDE = re.compile(r",? (?:le |les |ce |en |du |a la |au )?$")
APPOSED = re.compile(r", ?(?:le |ce )?$")
GLOSSED = re.compile(r" ?[(\[]$")
TWICE = re.compile(r",? (?:le |ce )?")
COUNTED_DAY = ("eve", "same_day")
POINTED = ("deictic", "this_part", "weekday")
NAMED = ("day", "numeric_day", "weekday", "weekday_day", "full_date")
ROUGHLY = 3
"""Days by which « trois jours plus tard » may miss the day that is named beside it."""


def is_bare(expression: Expression) -> bool:
    """Whether a day or month stands without year and without « dernier »."""
    return expression.reading in BARE and not {"y", "yn", "cue"} & expression.groups.keys()


def next_told(expressions: Sequence[Expression], number: int, anchor: date | None) -> date | None:
    """The next bare date of the story, where a run of dates from it on ends surely behind.

    « … à partir du 1er août. Fin août, … . Le 1er septembre, … », written in October.
    """
    run: list[date] = []
    end = expressions[number].end
    for after in islice(expressions, number + 1, number + 1 + RUN):
        month, day = month_of(after.groups), day_of(after.groups) or 1
        if not is_bare(after) or after.start - end > FOLLOWS:
            break
        if anchor is None or month is None or (period := day_period(anchor.year, month, day)) is None:
            break
        if run and not 0 <= (period.start - run[-1]).days <= NEAR:
            break
        run.append(period.start)
        end = after.end
    behind = run and anchor is not None and 0 <= (anchor - run[-1]).days <= NEAR
    return run[0] if behind else None


def counted_beside(plain: str, before: Expression, expression: Expression) -> str | None:
    """'before' or 'after' where « quelques semaines plus tôt, » stands right before a bare date; else None."""
    if before.reading not in ("vague", "offset") or not is_bare(expression):
        return None
    if not BESIDE.fullmatch(plain[before.end : expression.start]):
        return None
    said = plain[before.start : before.end]
    return "before" if said.endswith(tuple(steps("back"))) else "after"


def as_apposed(placed: Placed, plain: str) -> Placed:
    """The same, where « le lendemain, samedi 8 avril, » has the day that stands beside it."""
    told: Placed = list(placed)
    for place, ((expression, value), (after, finer)) in enumerate(pairwise(placed)):
        named = after.reading in NAMED and finer.period is not None and finer.period.precision == "day"
        if expression.reading in COUNTED_DAY and named and APPOSED.fullmatch(plain[expression.end : after.start]):
            told[place] = expression, replace(value, period=finer.period, basis="relative", known=None)
        elif glossed := _glossed(plain, (expression, value), after):
            told[place] = expression, replace(value, period=one_day(glossed))
            told[place + 1] = after, replace(finer, period=one_day(glossed), basis="relative", alternative=None)
    return told


def _glossed(plain: str, told: tuple[Expression, Value], after: Expression) -> date | None:
    """The day of « demain [jeudi] »: the editor's weekday, also where the words were said the day before."""
    expression, value = told
    weekday = weekday_of(after.groups) if after.reading == "weekday" else None
    if expression.reading != "deictic" or value.period is None or weekday is None:
        return None
    if not GLOSSED.fullmatch(plain[expression.end : after.start]) or plain[after.end : after.end + 1] not in (")", "]"):
        return None
    day = nearest_weekday(value.period.start, weekday)
    return day if abs((day - value.period.start).days) <= 1 else None


def as_one(placed: Placed, plain: str) -> Placed:
    """The same expressions, « hier, le 10 janvier », « lundi matin, 13 février » as one: a day that is told twice."""
    told: Placed = []
    for expression, value in placed:
        before, said = told[-1] if told else (None, None)
        beside = before is not None and TWICE.fullmatch(plain, before.end, expression.start) is not None
        named = before is not None and before.reading in POINTED and expression.reading in (*NAMED, "numeric")
        if before and said and beside and named and said.period is not None and said.period == value.period:
            told.pop()
            expression = replace(expression, start=before.start, groups={**before.groups, **expression.groups})
            value = replace(value, alternative=None)
        told.append((expression, value))
    return told


def only_the_finer(placed: Placed, plain: str) -> Placed:
    """The same expressions without « trois jours plus tard » where the day that it comes to stands beside it."""
    kept: Placed = []
    for place, (expression, value) in enumerate(placed):
        following = placed[place + 1] if place + 1 < len(placed) else None
        if expression.reading == "offset" and value.period is not None and following is not None:
            after, told = following
            beside = BESIDE.fullmatch(plain[expression.end : after.start]) is not None
            around = shift_days(value.period.start, -ROUGHLY), shift_days(value.period.end, ROUGHLY)
            if beside and told.period is not None and around[0] <= told.period.start <= around[1]:
                continue
        kept.append((expression, value))
    return kept
