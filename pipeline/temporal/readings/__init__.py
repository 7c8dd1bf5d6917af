"""One function for each `reading` of the pattern table: captured words and scene in, value out.

None says that there is no date after all (31 February).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.temporal.readings import absolute, centuries, ranges, relative, unforeseen, units
from pipeline.temporal.readings.captured import Groups
from pipeline.temporal.scene import NOT_A_DATE, Scene, Value

Read = Callable[[Groups, Scene], Value | None]


def _no_date(groups: Groups, scene: Scene) -> Value:
    return NOT_A_DATE


def _set(groups: Groups, scene: Scene) -> Value:
    return Value(kind="set")


READINGS: dict[str, Read] = {
    "ago": units.read_ago,
    "ahead": units.read_ahead,
    "centuries": centuries.read_centuries,
    "century": centuries.read_century,
    "century_bc": centuries.read_century_bc,
    "day": absolute.read_day,
    "day_of_month": absolute.read_day_of_month,
    "days_range": ranges.read_days_range,
    "decade": centuries.read_decade,
    "decades_range": centuries.read_decades_range,
    "deictic": relative.read_deictic,
    "duration": _no_date,
    "eve": relative.read_eve,
    "eve_of": relative.read_eve_of,
    "famous": absolute.read_famous,
    "feast": absolute.read_feast,
    "first_months": absolute.read_first_months,
    "hiver_years": absolute.read_hiver_years,
    "last_night": relative.read_last_night,
    "lone_day": absolute.read_lone_day,
    "mixed_range": ranges.read_mixed_range,
    "month": absolute.read_month,
    "months_range": ranges.read_months_range,
    "named_event": absolute.read_year,
    "new_year": units.read_new_year,
    "night": ranges.read_night,
    "nth_part": absolute.read_nth_part,
    "nth_weekday": absolute.read_nth_weekday,
    "numeric": absolute.read_day,
    "numeric_day": absolute.read_day,
    "numeric_month": absolute.read_month,
    "numeric_range": ranges.read_numeric_range,
    "offset": units.read_offset,
    "offset_from": units.read_offset_from,
    "quarter": absolute.read_quarter,
    "rel_unit": units.read_rel_unit,
    "rentree": absolute.read_rentree,
    "republican": absolute.read_republican,
    "same_day": relative.read_same_day,
    "same_epoch": units.read_same_epoch,
    "same_unit": units.read_same_unit,
    "season": absolute.read_season,
    "semester": absolute.read_semester,
    "set": _set,
    "some_part": relative.read_some_part,
    "this_part": relative.read_this_part,
    "slip": unforeseen.read_slip,
    "unforeseen": unforeseen.read_unforeseen,
    "vague": _no_date,
    "week_of": ranges.read_week_of,
    "weekday": relative.read_weekday,
    "weekday_after": relative.read_weekday_after,
    "weekday_day": absolute.read_weekday_day,
    "weekday_range": ranges.read_weekday_range,
    "weekend_feast": ranges.read_weekend_feast,
    "weekend_of": ranges.read_weekend_of,
    "year": absolute.read_year,
    "year_next": absolute.read_year,
    "years_range": ranges.read_years_range,
}
