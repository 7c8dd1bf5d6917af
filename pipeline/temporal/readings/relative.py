"""Expressions counted from the article's day, or from the day that the story has just set."""

from __future__ import annotations

from datetime import date

from pipeline.records import Precision
from pipeline.temporal.choose import choose_weekday, choose_year, read_cue
from pipeline.temporal.feasts import feast_day
from pipeline.temporal.interval import (
    Period,
    month_period,
    months_period,
    one_day,
    shift_days,
    shift_months,
    shifted,
    thirds,
    week_period,
    year_period,
    years_period,
)
from pipeline.temporal.meaning import steps
from pipeline.temporal.numbers import read_number
from pipeline.temporal.readings.absolute import read_day, read_feast
from pipeline.temporal.readings.captured import Groups, clock_of, part_of, unit_of, weekday_of
from pipeline.temporal.readings.ranges import weekend_around
from pipeline.temporal.scene import NOT_A_DATE, Scene, Value
from pipeline.temporal.weekday import last_weekday, next_weekday

SAID_BEFORE = 3
"""Days before publication on which quoted words may have been said."""
LONG_AGO = 62
"""Days; a day told in an aside, further back, is not taken up again."""
LATE_IN_YEAR = 10
"""From this month on, « en début d'année » is rather the one to come."""
NOON = 12
MONTHS_OR_MORE = ("month", "quarter", "semester", "year", "decade", "century")
OPEN_DAY = Value(None, "unresolved", known="XXXX-XX-XX", precision="day")


def read_deictic(groups: Groups, scene: Scene) -> Value | None:
    """« hier », « avant-hier », « demain », « aujourd'hui », « demain dimanche 20 juin »."""
    if "m" in groups:
        return read_day(groups, scene)
    if scene.anchor is None:
        return OPEN_DAY
    day = shift_days(scene.anchor, steps("deictic")[groups["word"]])
    weekday = weekday_of(groups)
    beside = weekday_of(groups, "w2")
    said = day if beside is None else last_weekday(day, beside)
    if 0 < (day - said).days <= SAID_BEFORE:  # « hier (dimanche) », quoted on Tuesday
        return Value(one_day(said), "relative", scene.anchor)
    return Value(
        one_day(day), "relative", scene.anchor, weekday_conflict=weekday is not None and day.weekday() != weekday
    )


def read_this_part(groups: Groups, scene: Scene) -> Value | None:
    """« ce matin », « cette nuit »: of the night only the verb says whether it is over."""
    if scene.anchor is None:
        return OPEN_DAY
    begins = {"past": -1, "future": 0}.get(scene.direction() or "")
    whole = groups["pod"] == "nuit" and begins is not None
    period = _night(shift_days(scene.anchor, begins or 0), groups) if whole else one_day(scene.anchor)
    return Value(period, "relative", scene.anchor)


def read_last_night(groups: Groups, scene: Scene) -> Value | None:
    """« la nuit dernière »: the night that began the day before."""
    if scene.anchor is None:
        return OPEN_DAY
    begins = shift_days(scene.anchor, -1 if read_cue(groups) == "last" else 0)
    return Value(_night(begins, groups), "relative", scene.anchor)


def read_some_part(groups: Groups, scene: Scene) -> Value | None:
    """« dans la soirée »: of the day that the story has just set, else of the article's day.

    What is told in the past is of no day to come: « Elle parlera le 3. Elle a démenti dans la soirée. »
    """
    day = scene.story_day if scene.fresh and scene.story_day else scene.anchor
    if day is not None and scene.anchor is not None and day > scene.anchor and scene.tense() == "past":
        day = scene.anchor
    return OPEN_DAY if day is None else Value(one_day(day), "relative", day)


def _night(begins: date, groups: Groups) -> Period:
    """The day on which a night begins and the next one; where its hour is told, the day of that hour."""
    clock = clock_of(groups["t"]) if "t" in groups else None
    if clock is not None:
        return one_day(begins if clock[0] >= NOON else shift_days(begins, 1))
    return Period(begins, shift_days(begins, 1), "range")


def read_weekday(groups: Groups, scene: Scene) -> Value | None:
    """« mardi », « vendredi dernier », « ce lundi », « le lundi suivant »."""
    weekday = weekday_of(groups)
    if weekday is None:
        return None
    cue = read_cue(groups)
    return choose_weekday(weekday, scene, cue) or OPEN_DAY


def read_weekday_after(groups: Groups, scene: Scene) -> Value | None:
    """« mardi en huit »: the Tuesday after next."""
    weekday = weekday_of(groups)
    if scene.anchor is None or weekday is None:
        return OPEN_DAY
    day = next_weekday(scene.anchor, weekday, strict=True)
    return Value(one_day(shift_days(day, 7 if groups["days"] == "huit" else 14)), "relative", scene.anchor)


def _half(text: str) -> bool:
    return text.rstrip().endswith(("demi", "demie"))


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
        return OPEN_DAY
    n = -n if groups["dir"] in steps("back") else n
    day = base.period.start
    period = one_day(moved(day, unit, n)) if unit in ("year", "decade") else shifted(day, n, unit)
    return None if period is None else Value(period, base.basis, base.anchor)


def _open(unit: str) -> Value:
    """What is known of « ce week-end », « l'an dernier », « il y a trois mois » without a day to count from."""
    if unit in ("day", "week", "weekend"):
        precisions: dict[str, Precision] = {"day": "day", "week": "week", "weekend": "range"}
        return Value(None, "unresolved", known="XXXX-XX-XX", precision=precisions[unit])
    if unit == "month":
        return Value(None, "unresolved", known="XXXX-XX", precision="month")
    return Value(None, "unresolved", known="XXXX", precision="year")


def _from(base: date | None, sign: int, groups: Groups) -> Value | None:
    n, unit = read_number(groups["n"]), unit_of(groups["u"])
    if n is None:
        return None
    if base is None:
        return _open(unit)
    period = shifted(base, sign * n, unit, half=_half(groups.get("text", "")))
    return None if period is None else Value(period, "relative", base)


def read_eve(groups: Groups, scene: Scene) -> Value | None:
    """« la veille », « le lendemain », « l'avant-veille », « le surlendemain »."""
    day = scene.story_day or scene.anchor
    step = steps("eve")[groups["word"]]
    if day is None or _has_left(scene, day):
        return OPEN_DAY
    return Value(one_day(shift_days(day, step)), "relative", day)


def _has_left(scene: Scene, day: date) -> bool:
    """Whether the story has told of another time since a day of long ago, so that « la veille » may count from any."""
    if scene.anchor is None or scene.story is None or (scene.anchor - day).days <= LONG_AGO:
        return False
    return not scene.story.start <= day <= scene.story.end


def read_eve_of(groups: Groups, scene: Scene) -> Value | None:
    """« la veille de Noël », « le lendemain du 3 mai »."""
    step = steps("eve")[groups["word"]]
    if "feast" in groups and "y" not in groups:
        return _eve_of_feast(groups["feast"].replace("saint ", "saint-"), step, scene)
    if "feast" in groups:
        base = read_feast(groups, scene)
    elif "d" in groups:
        base = read_day(groups, scene)
    else:
        base = read_weekday({"w": groups["w2"]}, scene)
    if base is None or base.period is None:
        return OPEN_DAY
    return Value(one_day(shift_days(base.period.start, step)), base.basis, base.anchor)


def _eve_of_feast(feast: str, step: int, scene: Scene) -> Value:
    def at(year: int) -> Period | None:
        day = feast_day(feast, year)
        return one_day(shift_days(day, step)) if day else None

    return choose_year(at, scene) or OPEN_DAY


def read_same_day(groups: Groups, scene: Scene) -> Value | None:
    """« le même jour », « le soir même », « ce jour-là », « ce même lundi »."""
    weekday = weekday_of(groups)
    day = scene.story_day or scene.last_day or scene.anchor
    coming = day is not None and scene.anchor is not None and day > scene.anchor
    if coming and scene.ahead_day is None and scene.direction() == "past":
        day = scene.over_day or day
    if weekday is not None and day is not None:
        day = last_weekday(day, weekday)
    return OPEN_DAY if day is None else Value(one_day(day), "relative", day)


def _whole(day: date, unit: str) -> Period | None:
    """The week, month, year, … in which a day lies."""
    if unit == "week":
        return week_period(day)
    if unit == "weekend":
        saturday = weekend_around(day)
        return Period(saturday, shift_days(saturday, 1), "range")
    if unit == "fortnight":
        return None
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return months_period(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit == "semester":
        return months_period(day.year, (day.month - 1) // 6 * 6 + 1, 6, "semester")
    if unit == "decade":
        return years_period(day.year // 10 * 10, day.year // 10 * 10 + 9, "decade")
    if unit == "century":
        return years_period((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100, "century")
    if unit == "season":
        return None
    return year_period(day.year)


def moved(day: date, unit: str, n: int) -> date:
    """The day `n` units on: weeks and longer."""
    if unit in ("week", "weekend"):
        return shift_days(day, 7 * n)
    return shift_months(
        day, n * {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}.get(unit, 12)
    )


def read_same_unit(groups: Groups, scene: Scene) -> Value | None:
    """« la même année », « cette année-là », « ce mois-là »: of the story."""
    unit = unit_of(groups.get("unit") or groups["unit2"])
    base = scene.story.start if scene.story is not None else scene.anchor
    if base is None:
        return Value(None, "unresolved", known="XXXX", precision="year")
    period = _whole(base, unit)
    return None if period is None else Value(period, "relative", base)


def read_rel_unit(groups: Groups, scene: Scene) -> Value | None:
    """« la semaine dernière », « l'an prochain », « cette année », « la fin du mois », « le mois suivant »."""
    unit, cue = unit_of(groups["unit"]), read_cue(groups)
    base: date | None = scene.anchor
    n = {"last": -1, "next": 1, "after": 1, "before": -1}.get(cue or "", 0)
    if cue in ("after", "before") and scene.story is not None:
        base = scene.story.end if cue == "after" else scene.story.start
        if unit in ("week", "weekend") and scene.story_day is not None:
            base = scene.story_day
    if base is None:
        return _open(unit)
    if unit == "weekend":
        return _weekend(base, cue, scene)
    period = _whole(moved(base, unit, n), unit)
    if period is None:
        return None
    part = part_of(groups)
    if part and unit == "month":
        period = month_period(period.start.year, period.start.month, part)
    elif part and unit == "year":
        period = year_period(period.start.year, part)
    elif part and unit == "week":
        period = _part_of_week(period.start, part)
    elif part:
        period = thirds(period, part)
    if part and cue is None and period is not None and unit in ("week", "month", "year"):
        step = {"future": 1, "past": -1}.get(scene.direction() or "", 0)
        if step == 0 and unit == "year" and part == "start" and base.month >= LATE_IN_YEAR:
            step = 1  # « il faut un budget en début d'année », said in December
        if (step > 0 and period.end < base) or (step < 0 and period.start > base):
            later = moved(base, unit, step)
            if unit == "week":
                period = _part_of_week(week_period(later).start, part)
            else:
                period = (
                    year_period(later.year, part) if unit == "year" else month_period(later.year, later.month, part)
                )
    return None if period is None else Value(period, "relative", base)


def _part_of_week(monday: date, part: str) -> Period:
    """« en début de semaine » is Monday or Tuesday, « en milieu » the two days after, « en fin » Thursday or Friday."""
    first, last = {"start": (0, 1), "middle": (2, 3), "end": (3, 4)}[part]
    return Period(shift_days(monday, first), shift_days(monday, last), "range")


def _weekend(base: date, cue: str | None, scene: Scene) -> Value:
    """« ce week-end » is the one behind or ahead, as the verb says; the nearest without one."""
    inside = base.weekday() >= 5
    monday = week_period(base).start
    this = shift_days(monday, 5)
    if cue in ("last", "before"):
        saturday = shift_days(this, -7)
    elif cue in ("next", "after"):
        saturday = shift_days(this, 7) if inside else this
    else:
        direction = scene.direction()
        if inside or direction == "future":
            saturday = this
        elif direction == "past":
            saturday = shift_days(this, -7)
        else:
            saturday = weekend_around(base)
    return Value(Period(saturday, shift_days(saturday, 1), "range"), "relative", base)


def read_new_year(groups: Groups, scene: Scene) -> Value | None:
    """« la nouvelle année »: the coming one from October on, else the present one."""
    if scene.anchor is None:
        return Value(None, "unresolved", known="XXXX", precision="year")
    period = year_period(scene.anchor.year + (scene.anchor.month >= 10))
    return None if period is None else Value(period, "relative", scene.anchor)


def read_same_epoch(groups: Groups, scene: Scene) -> Value | None:
    """« l'an passé à la même époque »: this month, in the year just named."""
    if scene.anchor is None or scene.story is None or scene.story.precision != "year":
        return NOT_A_DATE
    period = month_period(scene.story.start.year, scene.anchor.month)
    return None if period is None else Value(period, "relative", scene.anchor)
