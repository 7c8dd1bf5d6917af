"""The expressions of a text that are written with their year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period
from pipeline.temporal.readings import READINGS
from pipeline.temporal.scene import Scene

YEARS = frozenset({"y", "y2", "y3", "y4", "yn", "yn2", "yw", "yshort"})
"""Groups that hold a year."""


def explicit_periods(expressions: Iterable[Expression]) -> Iterator[tuple[Expression, Period]]:
    """Each expression that is written with its year, and denotes no more than one."""
    for expression in expressions:
        if YEARS & expression.groups.keys() and expression.reading not in ("clock", "slip", "unforeseen"):
            value = READINGS[expression.reading](expression.groups, Scene(anchor=None))
            period = value.period if value is not None and value.basis == "explicit" else None
            if period is not None and (period.end - period.start).days <= 366:
                yield expression, period
