"""Dates that stand close together: a run told in order, a day told twice, one counted from another.

« Le 21 juillet, deux jours avant le procès ouvert le 23 juillet 2021 »: where one of the days that the text names
around a day without its year lies exactly so far away, the day is of that year; « deux jours avant » beside it is the
same day again, no further one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from pipeline.temporal.clocks import Placed
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import day_period, moved, nearest_weekday, one_day, shift_days
from pipeline.temporal.meaning import read_number, steps
from pipeline.temporal.question import NEAR
from pipeline.temporal.readings.captured import day_of, month_of, unit_of, weekday_of
from pipeline.temporal.scene import Value
from pipeline.temporal.standing import is_fronted

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
NAMED = ("day", "numeric_day", "weekday", "weekday_day")
ROUGHLY = 3
"""Days by which « trois jours plus tard » may miss the day that is named beside it."""
COUNTED = ("duration", "offset")
BARE_DAY = ("day", "numeric_day")
COMMA = re.compile(r", ?(?:soit )?$")
WORD = re.compile(" ?([a-z]+)")
REACH = 300
"""Characters on either side within which the other day stands."""


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


def as_counted(placed: Placed, plain: str) -> Placed:
    """The same expressions, days that are counted from another one in its year."""
    told: Placed = list(placed)
    for place, (expression, value) in enumerate(placed[:-1]):
        counted, _ = placed[place + 1]
        if not _stands_beside(expression, counted, plain):
            continue
        day = value.period.start if value.period is not None else None
        if day is not None and expression.reading in BARE_DAY and not {"y", "yn"} & expression.groups.keys():
            for other in _days_around(placed, place, plain):
                if (met := _met(day, other, counted, plain)) is not None:
                    told[place] = expression, replace(value, period=one_day(met), alternative=None)
                    break
    return [one for place, one in enumerate(told) if place == 0 or not _is_again(told[place - 1][0], one[0], plain)]


def _stands_beside(expression: Expression, counted: Expression, plain: str) -> bool:
    return counted.reading in COUNTED and COMMA.fullmatch(plain[expression.end : counted.start]) is not None


def _is_again(expression: Expression, counted: Expression, plain: str) -> bool:
    """« Le 21 juillet, deux jours avant, il »: between commas, behind the day that opens its sentence."""
    beside = counted.reading == "offset" and _stands_beside(expression, counted, plain)
    return beside and plain[counted.end : counted.end + 1] == "," and is_fronted(plain, expression.start)


def _days_around(placed: Placed, place: int, plain: str) -> Iterator[date]:
    """The days that the text names with their year near a place, the nearest first."""
    at = placed[place][0].start
    near = sorted(placed, key=lambda one: abs(one[0].start - at))
    for expression, value in near:
        if abs(expression.start - at) > REACH:
            return
        if value.period is not None and value.period.precision == "day" and value.basis == "explicit":
            yield value.period.start


def _met(day: date, other: date, counted: Expression, plain: str) -> date | None:
    """The day as many days, weeks or years away as is said from the other, where it is of the month and day told."""
    n = read_number(counted.groups["n"]) if {"n", "u"} <= counted.groups.keys() else None
    if n is None:
        return None
    unit = unit_of(counted.groups["u"])
    behind = WORD.match(plain, counted.end)
    n = -n if {counted.groups.get("dir"), behind and behind[1]} & steps("back").keys() else n
    met = shift_days(other, n) if unit == "day" else moved(other, unit, n)
    return met if (met.month, met.day) == (day.month, day.day) else None
