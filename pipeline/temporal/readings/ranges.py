"""Expressions with two ends: « du 3 au 7 mai », « de mars à juin 2020 », « 2014-2020 »."""

from __future__ import annotations

from datetime import date

from pipeline.temporal.edtf import open_edtf
from pipeline.temporal.interval import (
    Period,
    day_period,
    last_weekday,
    month_period,
    nearest_weekday,
    next_weekday,
    one_day,
    shift_days,
    span_period,
    week_period,
    weekend_from,
    year_period,
    years_period,
)
from pipeline.temporal.readings.absolute import LEAP_YEAR, read_day, read_feast, read_weekday_day
from pipeline.temporal.readings.captured import Groups, day_of, month_of, part_of, weekday_of, year_of
from pipeline.temporal.readings.yearly import around_year, read_yearly
from pipeline.temporal.scene import Scene, Value, in_period, unplaced


def read_days_range(groups: Groups, scene: Scene) -> Value | None:
    """« du lundi 5 au vendredi 9 juillet », « du 29 avril au 4 mai 2021 », « entre le 3 et le 9 juin »."""
    first, last = day_of(groups), day_of(groups, "d2")
    month2 = month_of(groups, "m2")
    month1 = month_of(groups) or month2
    if first is None or last is None or month1 is None or month2 is None:
        return None
    if month1 == month2 and first > last and "m" not in groups:
        month1 = (month2 - 2) % 12 + 1  # « du 28 au 3 mai »: from the month before

    def at(year: int, start_year: int | None = None) -> Period | None:
        begin = start_year if start_year is not None else year - (month1 > month2)
        return span_period(day_period(begin, month1, first), day_period(year, month2, last))

    year2 = year_of(groups, around_year(scene), "y2")
    year1 = year_of(groups, around_year(scene))
    if year2 is None and year1 is not None:
        year2 = year1 + (month1 > month2)
    if year2 is not None:
        period = at(year2, year1)
        return in_period(period)
    if at(LEAP_YEAR) is None:
        return None
    known = f"{open_edtf(month=month1, day=first)}/{open_edtf(month=month2, day=last)}"
    return read_yearly(at, groups, scene, known=known, precision="range", weekday=weekday_of(groups))


def read_night(groups: Groups, scene: Scene) -> Value | None:
    """« la nuit du 8 au 9 juin », « la nuit de jeudi à vendredi »: both days; « la nuit du 4 mai »: that day."""
    if "d2" in groups and ("m2" in groups or "m" in groups) and "d" in groups:
        filled = dict(groups)
        if "m2" not in filled:
            filled["m2"] = filled["m"]
        return read_days_range(filled, scene)
    if "d" in groups and "m" in groups:
        return read_day(groups, scene)
    last = None
    if "d2" in groups and "m2" in groups:
        last = read_day(
            {"d": groups["d2"], "m": groups["m2"], **({"y": groups["y2"]} if "y2" in groups else {})}, scene
        )
    elif "d2" in groups and "w2" in groups:
        last = read_weekday_day({"d": groups["d2"], "w": groups["w2"]}, scene)
    elif "d2" in groups:
        last = read_weekday_day({"d": groups["d2"]}, scene)
    if last is not None and last.period is not None:
        return Value(Period(shift_days(last.period.end, -1), last.period.end, "range"), last.basis, last.anchor)
    weekday2, weekday = weekday_of(groups, "w2"), weekday_of(groups)
    if scene.anchor is None or (weekday2 is None and weekday is None):
        return unplaced("XXXX-XX-XX", "day")
    step = {"past": last_weekday, "future": next_weekday}.get(scene.direction() or "", nearest_weekday)
    if weekday2 is None:
        return Value(one_day(step(scene.anchor, weekday or 0)), "relative", scene.anchor)
    end = step(scene.anchor, weekday2)
    return Value(Period(shift_days(end, -1), end, "range"), "relative", scene.anchor)


def read_months_range(groups: Groups, scene: Scene) -> Value | None:
    """« de mars à juin 2020 », « entre juin 2011 et juin 2015 », « fin mars à début mai »."""
    month1, month2 = month_of(groups), month_of(groups, "m2")
    part1, part2 = part_of(groups), part_of(groups, "part2")
    if month1 is None or month2 is None:
        return None

    def at(year: int, start_year: int | None = None) -> Period | None:
        begin = start_year if start_year is not None else year - (month1 > month2)
        return span_period(month_period(begin, month1, part1), month_period(year, month2, part2))

    year1, year2 = year_of(groups, around_year(scene)), year_of(groups, around_year(scene), "y2")
    if year2 is None and year1 is not None:
        year2 = year1 + (month1 > month2)
    if year2 is not None:
        period = at(year2, year1)
        return in_period(period)
    known = f"{open_edtf(month=month1)}/{open_edtf(month=month2)}"
    return read_yearly(at, groups, scene, known=known, precision="range")


def read_years_range(groups: Groups, scene: Scene) -> Value | None:
    """« entre 2015 et 2018 », « 2014-2020 », « 2018-19 », « de fin 2019 à mi-2020 »."""
    first = int(groups["y"])
    last = int(groups["y2"]) if "y2" in groups else first // 100 * 100 + int(groups["ye"])
    if not first < last <= first + 1000 or ("ye" in groups and last - first > 30):
        return None
    if not (part_of(groups) or part_of(groups, "part2")):
        return in_period(years_period(first, last, "range"))
    return in_period(span_period(year_period(first, part_of(groups)), year_period(last, part_of(groups, "part2"))))


def read_mixed_range(groups: Groups, scene: Scene) -> Value | None:
    """« entre 2003 et mars 2010 », « de mai 2012 à 2019 »: to the end of the second."""
    first, last = int(groups["y"]), int(groups["y2"])
    month1, month2 = month_of(groups), month_of(groups, "m2")
    start = month_period(first, month1) if month1 else year_period(first)
    return in_period(span_period(start, month_period(last, month2) if month2 else year_period(last)))


def read_numeric_range(groups: Groups, scene: Scene) -> Value | None:
    """« du 1er au 15/09/2021 », « du 3/05 au 7/06 »."""
    filled = {"d": groups["d"], "d2": groups["dd2"], "m2": groups["mm2"]}
    for ours, theirs in (("m", "mm"), ("y", "yn"), ("y2", "yn2")):
        if theirs in groups:
            filled[ours] = groups[theirs]
    century = around_year(scene) // 100 * 100
    for key in ("y", "y2"):
        if len(filled.get(key, "")) == 2:
            filled[key] = str(century + int(filled[key]))
    return read_days_range(filled, scene)


def read_weekday_range(groups: Groups, scene: Scene) -> Value | None:
    """« de lundi à mercredi »."""
    first, last = weekday_of(groups), weekday_of(groups, "w2")
    if scene.anchor is None or first is None or last is None:
        return unplaced("XXXX-XX-XX", "range")
    length = (last - first) % 7 or 7
    direction = scene.direction()
    if direction == "future":
        end = shift_days(next_weekday(scene.anchor, first), length)
    elif direction == "past":
        end = last_weekday(scene.anchor, last)
    else:
        end = shift_days(nearest_weekday(scene.anchor, first), length)
    return Value(Period(shift_days(end, -length), end, "range"), "relative", scene.anchor)


def read_weekend_of(groups: Groups, scene: Scene) -> Value | None:
    """« le week-end du 14 juillet », « le week-end des 5 et 6 juin »: Saturday and Sunday there."""
    month, first = month_of(groups), day_of(groups)
    if month is None or first is None:
        return None
    last = day_of(groups, "d2") or day_of(groups, "d3")

    def at(year: int) -> Period | None:
        begin = day_period(year, month, first)
        if begin is None:
            return None
        if last is not None:
            return span_period(begin, day_period(year, month, last))
        saturday = weekend_around(begin.start)
        return weekend_from(saturday)

    return read_yearly(at, groups, scene, known=open_edtf(month=month, day=first), precision="range")


def read_weekend_feast(groups: Groups, scene: Scene) -> Value | None:
    """« le week-end de Pâques »."""
    feast = read_feast(groups, scene)
    if feast is None or feast.period is None:
        return feast
    saturday = weekend_around(feast.period.start)
    return Value(weekend_from(saturday), feast.basis, feast.anchor)


def weekend_around(day: date) -> date:
    """The Saturday of the week-end nearest to a day; Monday belongs to the one before."""
    return nearest_weekday(day, 5) if day.weekday() != 6 else shift_days(day, -1)


def read_week_of(groups: Groups, scene: Scene) -> Value | None:
    """« la semaine du 5 juillet »."""
    month, first = month_of(groups), day_of(groups)
    last = day_of(groups, "d2")
    if month is None or first is None:
        return None

    def at(year: int) -> Period | None:
        begin = day_period(year, month, first)
        if begin is None or last is None:
            return None if begin is None else week_period(begin.start)
        return span_period(begin, day_period(year, month, last))

    return read_yearly(at, groups, scene, known=open_edtf(month=month, day=first), precision="week")
