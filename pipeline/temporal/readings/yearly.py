"""What all expressions that recur each year share: the year that the words give, else the one chosen, else open."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.records.timex import Precision
from pipeline.temporal.choose import choose_year, read_cue
from pipeline.temporal.interval import Period
from pipeline.temporal.readings.captured import Groups, year_of
from pipeline.temporal.scene import Scene, Value, unplaced

MODERN = 2000
"""Years of two figures lie around this one where the article has no day."""


def around_year(scene: Scene) -> int:
    """The year near which years of two figures lie."""
    return scene.anchor.year if scene.anchor else MODERN


def read_yearly(
    at: Callable[[int], Period | None],
    groups: Groups,
    scene: Scene,
    *,
    known: str,
    precision: Precision,
    weekday: int | None = None,
) -> Value | None:
    """The period that `at` gives for the year of the words, else for the year that the article bears out.

    `known` is the EDTF of what stays certain where no year can be told. None when the year that the words
    give holds no such day.
    """
    year = year_of(groups, around_year(scene))
    if year is not None:
        period = at(year)
        if period is None:
            return None
        return Value(period, weekday_conflict=weekday is not None and period.start.weekday() != weekday)
    chosen = choose_year(at, scene, read_cue(groups), weekday)
    return chosen or unplaced(known, precision)
