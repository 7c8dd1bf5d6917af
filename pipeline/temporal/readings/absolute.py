"""Expressions that name a day, month, year or longer by itself, their year given or chosen."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.french import rows
from pipeline.records.timex import Basis, Precision
from pipeline.temporal.choose import choose_day_of_month, choose_lone_day, read_cue
from pipeline.temporal.edtf import open_edtf
from pipeline.temporal.feasts import feast_day, republican_day
from pipeline.temporal.interval import (
    Period,
    day_period,
    month_period,
    months_period,
    nth_weekday,
    one_day,
    season_period,
    shift_months,
    thirds,
    year_period,
)
from pipeline.temporal.meaning import meanings, read_number, read_roman
from pipeline.temporal.readings.captured import (
    Groups,
    day_of,
    month_of,
    ordinal_of,
    part_of,
    season_of,
    weekday_of,
    year_of,
)
from pipeline.temporal.readings.yearly import around_year, read_yearly
from pipeline.temporal.scene import Scene, Value, in_period, unplaced

NEXT_YEARS = 20
"""How far on two figures after a year may lie: « en 1995, 96 et 98 », not « en 1995, 12 »."""
LEAP_YEAR = 2000
"""A year that holds every day of the calendar, 29 February too."""


def read_day(groups: Groups, scene: Scene) -> Value | None:
    """« lundi 8 janvier 2024 », « 8 janvier », « 24/11/2020 »; None for a day that no calendar has."""
    day, month, weekday = day_of(groups), month_of(groups), weekday_of(groups)
    if day is None or month is None or day_period(LEAP_YEAR, month, day) is None:
        return None

    def at(year: int) -> Period | None:
        return day_period(year, month, day)

    known = open_edtf(month=month, day=day)
    return read_yearly(at, groups, scene, known=known, precision="day", weekday=weekday)


def read_day_of_month(groups: Groups, scene: Scene) -> Value | None:
    """« le 30 courant », « le 3 du mois dernier », « le 20 du même mois » as the one told before."""
    day = day_of(groups)
    cue = meanings("cue").get(groups.get("mcue", ""), "this")
    if day is None:
        return None
    base = scene.story_day if cue in ("after", "before") and scene.story_day else scene.anchor
    if "same" in groups:
        base = scene.story.start if scene.story is not None else None
    if base is None:
        return unplaced(open_edtf(day=day), "day")
    step = {"last": -1, "before": -1, "next": 1, "after": 1}.get(cue, 0)
    first = shift_months(base.replace(day=1), step)
    period = day_period(first.year, first.month, day)
    return in_period(period, "relative", base)


def read_weekday_day(groups: Groups, scene: Scene) -> Value | None:
    """« lundi 28 » without a month."""
    day = day_of(groups)
    if day is None:
        return None
    return choose_day_of_month(day, weekday_of(groups), scene) or unplaced(open_edtf(day=day), "day")


def read_lone_day(groups: Groups, scene: Scene) -> Value | None:
    """« le 12 au soir », « jusqu'au 20 »."""
    day = day_of(groups)
    if day is None:
        return None
    return choose_lone_day(day, scene) or unplaced(open_edtf(day=day), "day")


def read_month(groups: Groups, scene: Scene) -> Value | None:
    """« mars 2020 », « fin mars », « mars dernier »."""
    month, part = month_of(groups), part_of(groups)
    if month is None:
        return None

    def at(year: int) -> Period | None:
        return month_period(year, month, part)

    return read_yearly(at, groups, scene, known=open_edtf(month=month), precision="month")


def read_first_months(groups: Groups, scene: Scene) -> Value | None:
    """« les six premiers mois de 2020 »."""
    n = read_number(groups["n"])
    year = year_of(groups, around_year(scene))
    basis: Basis = "explicit" if year else "relative"
    if year is None:
        if scene.anchor is None:
            return unplaced("XXXX", "range")
        year = scene.anchor.year
    if n is None or not 1 <= n <= 12:
        return None
    period = months_period(year, 1 if groups["which"] == "premiers" else 13 - n, n, "range")
    return None if period is None else Value(period, basis, None if basis == "explicit" else scene.anchor)


def read_year(groups: Groups, scene: Scene) -> Value | None:
    """« 2019 », « début 2019 »."""
    year = next((int(groups[key]) for key in ("y", "y2", "y3", "y4") if key in groups), None)
    if year is None:
        year = _short_next(groups, scene) if "yc" in groups else year_of(groups, around_year(scene))
    if year is None:
        return None
    return in_period(year_period(year, part_of(groups)))


def _short_next(groups: Groups, scene: Scene) -> int | None:
    """« en 1995, 96 et 98 »: of the hundred years of the one before, and after it."""
    if scene.story is None:
        return None
    before = scene.story.start.year
    year = before // 100 * 100 + int(groups["yc"])
    return year if before < year <= before + NEXT_YEARS else None


def read_famous(groups: Groups, scene: Scene) -> Value | None:
    """« les attentats du 11 septembre »: of the year that everyone knows, in an article published later."""
    day, month = day_of(groups), month_of(groups)
    for row in rows("time_famous"):
        known = date.fromisoformat(row["day"])
        named = scene.anchor is None
        told = scene.anchor is not None and known <= scene.anchor
        if (known.month, known.day) == (month, day) and (named or told):
            return Value(one_day(known), "year_inferred", scene.anchor)
    return read_day(groups, scene)


def _every_year(groups: Groups, scene: Scene) -> bool:
    """Whether a bare season recurs: « en hiver » without a past or future; « au printemps » only in the present."""
    lone = groups.get("lone")
    if lone is None or scene.direction() in ("past", "future"):
        return False
    return not lone.startswith("au") or scene.direction() == "present"


def read_season(groups: Groups, scene: Scene) -> Value | None:
    """« printemps 2024 », « l'hiver dernier », « à l'automne », « fin de l'été »."""
    season, part = season_of(groups), part_of(groups)

    def at(year: int) -> Period | None:
        period = season_period(year, season)
        return period and thirds(period, part)

    if "y" not in groups and read_cue(groups) is None and _every_year(groups, scene):
        return Value(kind="set")  # « en hiver, la route ferme »: every winter
    return read_yearly(at, groups, scene, known="XXXX", precision="season")


def read_hiver_years(groups: Groups, scene: Scene) -> Value | None:
    """« l'hiver 2020-2021 »."""
    return in_period(season_period(int(groups["y"]), 4))


def _parts_of_year(groups: Groups, scene: Scene, months: int) -> Value | None:
    n = int(groups["num"]) if "num" in groups else ordinal_of(groups)
    count = 12 // months
    if n == -1:
        n = count
    if n is None or not 1 <= n <= count:
        return None
    precision: Precision = "quarter" if months == 3 else "semester"

    def at(year: int) -> Period | None:
        return months_period(year, (n - 1) * months + 1, months, precision)

    return read_yearly(at, groups, scene, known="XXXX", precision=precision)


def read_quarter(groups: Groups, scene: Scene) -> Value | None:
    """« premier trimestre 2021 », « T3 2022 »."""
    return _parts_of_year(groups, scene, 3)


def read_semester(groups: Groups, scene: Scene) -> Value | None:
    """« second semestre », « S1 2020 », « première moitié de 2020 »."""
    return _parts_of_year(groups, scene, 6)


def read_republican(groups: Groups, scene: Scene) -> Value | None:
    """« 18 brumaire an VIII »."""
    year = read_roman(groups["romyear"])
    day = republican_day(int(groups["dd"]), groups["rm"], year) if year else None
    return None if day is None else Value(one_day(day))


def read_nth_weekday(groups: Groups, scene: Scene) -> Value | None:
    """« le deuxième dimanche de mai »."""
    n, month = ordinal_of(groups), month_of(groups)
    weekday = weekday_of(groups) if weekday_of(groups) is not None else weekday_of(groups, "w2")
    if n is None or month is None or weekday is None or not (n == -1 or 1 <= n <= 5):
        return None

    def at(year: int) -> Period | None:
        day = nth_weekday(year, month, weekday, n)
        return one_day(day) if day else None

    return read_yearly(at, groups, scene, known=open_edtf(month=month), precision="day")


def read_nth_part(groups: Groups, scene: Scene) -> Value | None:
    """« la première semaine de mars »: days 1 to 7; « seconde quinzaine »: from the 16th on; « dernier week-end »."""
    n, month = ordinal_of(groups), month_of(groups)
    if n is None or month is None or not (n == -1 or 1 <= n <= 5):
        return None
    length = 7 if groups["unit"] == "semaine" else 15

    def at(year: int) -> Period | None:
        whole = month_period(year, month)
        if whole is None:
            return None
        if groups["unit"].startswith("week"):
            saturday = nth_weekday(year, month, 5, n)
            return Period(saturday, saturday + timedelta(1), "range") if saturday else None
        if n == -1:
            first = whole.end - timedelta(length - 1) if length == 7 else whole.start + timedelta(length)
            return Period(first, whole.end, "week" if length == 7 else "range")
        first = whole.start + timedelta(length * (n - 1))
        last = whole.end if length == 15 and n == 2 else min(first + timedelta(length - 1), whole.end)
        return Period(first, last, "week" if length == 7 else "range") if first <= last else None

    return read_yearly(at, groups, scene, known=open_edtf(month=month), precision="week")


def read_feast(groups: Groups, scene: Scene) -> Value | None:
    """« Noël », « la Toussaint », « Pâques 2019 »."""
    form = groups["feast"].replace("saint ", "saint-")

    def at(year: int) -> Period | None:
        day = feast_day(form, year)
        return one_day(day) if day else None

    return read_yearly(at, groups, scene, known="XXXX-XX-XX", precision="day")


def read_rentree(groups: Groups, scene: Scene) -> Value | None:
    """« la rentrée »: September."""

    def at(year: int) -> Period | None:
        return month_period(year, 9)

    return read_yearly(at, groups, scene, known="XXXX-09", precision="month")
