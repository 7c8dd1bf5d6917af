"""When an article was written, by what it counts: years since a day that it names, months to a day to come."""

from __future__ import annotations

import re
from datetime import date

from pipeline.temporal.beside import follows, precedes
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import MONTHS, Period, day_period, moved, shift_days
from pipeline.temporal.meaning import read_number, steps
from pipeline.temporal.readings.captured import day_of, month_of, unit_of
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
SENTENCE_END = re.compile(r"[.!?][ »«\"]|\n")
SEASON = 95
"""Days of the longest period that an article counts down to."""
COUNTED_NEAR = 500
"""Characters before « à huit mois du scrutin », « bientôt un an après » in which its day stands with its year."""
NEARLY = {"year": 120, "month": 15}
"""Days before the round number from which one says « bientôt un an »."""


def by_count(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Il y a un an, en avril 2017 », « deux ans après la crue du 3 mai 2016 »."""
    for expression in expressions:
        end, counted = expression.end, _number_of(expression)
        named = expression.reading == "offset_from" and expression.groups["dir"] not in steps("back")
        after = named or (expression.reading != "ago" and follows("after_what", plain, end))
        if counted is None or not (after or expression.reading == "ago"):
            continue
        n, unit = counted
        if named:
            row = _base_of(dated, expression)
        else:
            reach = end + (AFTER_WHAT if after else BESIDE_AGO)
            over = SENTENCE_END.search(plain, end, reach)
            row = _told_there(dated, end, over.start() if over else reach)
        if row is None or row.period.precision not in ("day", "month"):
            continue
        early, late = LATE_OF_DAY if n * MONTHS[unit] == 12 and row.period.precision == "day" else LATE[unit]
        return _from(row.period, n, unit, early=early, late=late)
    return None


def _from(base: Period, n: int, unit: str, *, early: int, late: int) -> Window:
    """So many years or months from a period on, from some days before that to some days after."""
    return shift_days(moved(base.start, unit, n), -early), shift_days(moved(base.end, unit, n), late)


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


def _told_there(dated: Dated, start: int, end: int) -> Told | None:
    """The first day or month told between two places, with its year there or elsewhere."""
    return next((row for row in dated.rows if start <= row.place <= end), None)


def _number_of(expression: Expression) -> tuple[int, str] | None:
    """How many years or months an expression counts; None where it counts neither, or a round number of them."""
    groups = expression.groups
    if "n" not in groups or "u" not in groups or (unit := unit_of(groups["u"])) not in LATE:
        return None
    n = read_number(groups["n"])
    return None if n is None or n > MOST[unit] else (n, unit)


def by_countdown(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Dans un an, en mai 2019 », « à huit mois de la présidentielle du printemps 2017 »."""
    for expression in expressions:
        counted = _number_of(expression)
        if counted is None:
            continue
        n, unit = counted
        end, target = expression.end, None
        if expression.reading == "ahead" and "dici" not in expression.groups:
            over = SENTENCE_END.search(plain, end, end + BESIDE_AGO)
            row = _told_there(dated, end, over.start() if over else end + BESIDE_AGO)
            target = row.period if row is not None and row.period.precision in ("day", "month") else None
        elif expression.reading == "duration" and precedes("countdown", plain, expression.start):
            target = _latest_before(dated, expression.start) if follows("countdown_to", plain, end) else None
        if target is not None:
            early, late = LATE[unit]
            return _from(target, -n, unit, early=late, late=early)
    return None


def _latest_before(dated: Dated, place: int) -> Period | None:
    """The latest that the article names at all, a season at most, where it stands shortly before a place."""
    rows = [row for row in dated.rows if not row.background and not row.derived]
    last = max(rows, key=lambda row: row.period.start, default=None)
    if last is None or not 0 <= place - last.place <= COUNTED_NEAR:
        return None
    return last.period if (last.period.end - last.period.start).days <= SEASON else None


def by_nearly(plain: str, dated: Dated, expressions: tuple[Expression, ...]) -> Window | None:
    """« Détruit en mars 2011. Bientôt un an après, … »: nearly so long after the day told before."""
    for expression in expressions:
        counted = _number_of(expression)
        if counted is None or expression.reading != "offset" or not precedes("nearly", plain, expression.start):
            continue
        before = [row for row in dated.rows if row.place < expression.start and not row.background]
        if not before or expression.start - before[-1].place > COUNTED_NEAR:
            continue
        n, unit = counted
        base = before[-1].period
        if base.precision in ("day", "month"):
            return _from(base, n, unit, early=NEARLY[unit], late=0)
    return None
