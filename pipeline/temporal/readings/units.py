"""Units that are counted or named from a day: « il y a deux ans », « la semaine dernière », « ce mois-là »."""

from __future__ import annotations

from datetime import date

from pipeline.records import Precision
from pipeline.temporal.choose import read_cue
from pipeline.temporal.interval import (
    Period,
    month_period,
    months_period,
    moved,
    one_day,
    shift_days,
    shifted,
    thirds,
    week_period,
    weekend_from,
    year_period,
    years_period,
)
from pipeline.temporal.meaning import read_number, steps
from pipeline.temporal.readings.absolute import read_day
from pipeline.temporal.readings.captured import Groups, part_of, unit_of
from pipeline.temporal.readings.ranges import weekend_around
from pipeline.temporal.scene import NOT_A_DATE, Scene, Value, in_period, unplaced

LATE_IN_YEAR = 10
"""From this month on, « la nouvelle année », « en début d'année » is rather the one to come."""
MONTHS_OR_MORE = ("month", "quarter", "semester", "year", "decade", "century")
OPEN = {
    "day": unplaced("XXXX-XX-XX", "day"),
    "week": unplaced("XXXX-XX-XX", "week"),
    "weekend": unplaced("XXXX-XX-XX", "range"),
    "month": unplaced("XXXX-XX", "month"),
}
"""What is known of « ce week-end », « il y a trois mois » without a day to count from."""
OPEN_YEAR = unplaced("XXXX", "year")
CUES = {"last": -1, "before": -1, "next": 1, "after": 1}


def read_ago(groups: Groups, scene: Scene) -> Value | None:
    """« il y a deux ans »: that year; « il y a deux mois et demi »: that month; « jour pour jour »: that day."""
    if "exact" in groups and scene.anchor is not None and (n := read_number(groups["n"])) is not None:
        day = moved(scene.anchor, unit_of(groups["u"]), -n)
        return Value(one_day(day), "relative", scene.anchor)
    return _from(scene.anchor, -1, groups)


def read_ahead(groups: Groups, scene: Scene) -> Value | None:
    """« dans trois mois », « d'ici deux ans »."""
    return _from(scene.anchor, 1, groups)


def read_offset(groups: Groups, scene: Scene) -> Value | None:
    """« deux jours plus tard », « trois ans auparavant », from the story's own date."""
    back = groups["dir"] in steps("back")
    unit = unit_of(groups["u"])
    whole_days = unit == "hour" and (read_number(groups["n"]) or 1) % 24 == 0
    if unit in ("second", "minute", "hour") and not whole_days:
        return NOT_A_DATE
    base = scene.text_day or scene.story_day
    if scene.text_day is None and unit in MONTHS_OR_MORE and scene.story is not None:
        base = scene.story.start
    if base is None:
        base = scene.anchor if back else None
    if base is None:
        return NOT_A_DATE
    value = _from(base, -1 if back else 1, groups)
    if back or value is None or value.period is None or scene.anchor is None:
        return value
    # « huit mois plus tard », told as over, counts from no day of last month
    return NOT_A_DATE if value.period.start > scene.anchor and scene.direction() != "future" else value


def read_offset_from(groups: Groups, scene: Scene) -> Value | None:
    """« deux ans après le 3 mai 2015 »: the day itself, years later; weeks and months as coarse as they are told."""
    base = read_day({key: value for key, value in groups.items() if key in ("d", "m", "y", "wa", "cue")}, scene)
    n, unit = read_number(groups["n"]), unit_of(groups["u"])
    if base is None or n is None:
        return base
    if base.period is None:
        return OPEN["day"]
    n = -n if groups["dir"] in steps("back") else n
    day = base.period.start
    period = one_day(moved(day, unit, n)) if unit in ("year", "decade") else shifted(day, n, unit)
    return in_period(period, base.basis, base.anchor)


def _from(base: date | None, sign: int, groups: Groups) -> Value | None:
    n, unit = read_number(groups["n"]), unit_of(groups["u"])
    if n is None:
        return None
    if base is None:
        return OPEN.get(unit, OPEN_YEAR)
    half = groups.get("text", "").rstrip().endswith(("demi", "demie"))
    return in_period(shifted(base, sign * n, unit, half=half), "relative", base)


def read_same_unit(groups: Groups, scene: Scene) -> Value | None:
    """« la même année », « cette année-là », « ce mois-là »: of the story."""
    base = scene.story.start if scene.story is not None else scene.anchor
    if base is None:
        return OPEN_YEAR
    return in_period(_whole(base, unit_of(groups.get("unit") or groups["unit2"])), "relative", base)


def read_rel_unit(groups: Groups, scene: Scene) -> Value | None:
    """« la semaine dernière », « l'an prochain », « cette année », « la fin du mois », « le mois suivant »."""
    unit, cue, part = unit_of(groups["unit"]), read_cue(groups), part_of(groups)
    base = scene.anchor
    if cue in ("after", "before") and scene.story is not None:
        base = scene.story.end if cue == "after" else scene.story.start
        if unit in ("week", "weekend") and scene.story_day is not None:
            base = scene.story_day
    if base is None:
        return OPEN.get(unit, OPEN_YEAR)
    if unit == "weekend":
        return _weekend(base, cue, scene)
    period = _part(_whole(moved(base, unit, CUES.get(cue or "", 0)), unit), unit, part)
    if period is not None and part and cue is None and unit in ("week", "month", "year"):
        step = {"future": 1, "past": -1}.get(scene.direction() or "", 0)
        if step == 0 and unit == "year" and part == "start" and base.month >= LATE_IN_YEAR:
            step = 1  # « il faut un budget en début d'année », said in December
        if (step > 0 and period.end < base) or (step < 0 and period.start > base):
            period = _part(_whole(moved(base, unit, step), unit), unit, part)
    return in_period(period, "relative", base)


def _whole(day: date, unit: str) -> Period | None:
    """The week, month, year, … in which a day lies."""
    if unit in ("fortnight", "season"):
        return None
    if unit == "week":
        return week_period(day)
    if unit == "weekend":
        return weekend_from(weekend_around(day))
    if unit == "month":
        return month_period(day.year, day.month)
    months: dict[str, tuple[int, Precision]] = {"quarter": (3, "quarter"), "semester": (6, "semester")}
    if unit in months:
        length, precision = months[unit]
        return months_period(day.year, (day.month - 1) // length * length + 1, length, precision)
    if unit == "decade":
        return years_period(day.year // 10 * 10, day.year // 10 * 10 + 9, "decade")
    if unit == "century":
        return years_period((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100, "century")
    return year_period(day.year)


def _part(period: Period | None, unit: str, part: str) -> Period | None:
    """The beginning, middle or end of a unit.

    Of a week the beginning is Monday or Tuesday, the middle the two days after, the end Thursday or Friday.
    """
    if period is None or not part:
        return period
    if unit == "month":
        return month_period(period.start.year, period.start.month, part)
    if unit == "year":
        return year_period(period.start.year, part)
    if unit == "week":
        first, last = {"start": (0, 1), "middle": (2, 3), "end": (3, 4)}[part]
        return Period(shift_days(period.start, first), shift_days(period.start, last), "range")
    return thirds(period, part)


def _weekend(base: date, cue: str | None, scene: Scene) -> Value:
    """« ce week-end » is the one behind or ahead, as the verb says; the nearest without one."""
    inside = base.weekday() >= 5
    this = shift_days(week_period(base).start, 5)
    if cue in ("last", "before"):
        saturday = shift_days(this, -7)
    elif cue in ("next", "after"):
        saturday = shift_days(this, 7) if inside else this
    elif inside or scene.direction() == "future":
        saturday = this
    elif scene.direction() == "past":
        saturday = shift_days(this, -7)
    else:
        saturday = weekend_around(base)
    return Value(weekend_from(saturday), "relative", base)


def read_new_year(groups: Groups, scene: Scene) -> Value | None:
    """« la nouvelle année »: the coming one late in a year, else the present one."""
    if scene.anchor is None:
        return OPEN_YEAR
    return in_period(year_period(scene.anchor.year + (scene.anchor.month >= LATE_IN_YEAR)), "relative", scene.anchor)


def read_same_epoch(groups: Groups, scene: Scene) -> Value | None:
    """« l'an passé à la même époque »: this month, in the year just named."""
    if scene.anchor is None or scene.story is None or scene.story.precision != "year":
        return NOT_A_DATE
    return in_period(month_period(scene.story.start.year, scene.anchor.month), "relative", scene.anchor)
