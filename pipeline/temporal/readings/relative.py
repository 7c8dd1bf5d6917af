"""Expressions counted from the article's day, or from the day that the story has just set."""

from __future__ import annotations

from datetime import date

from pipeline.temporal.choose import choose_weekday, choose_year, read_cue
from pipeline.temporal.feasts import feast_day
from pipeline.temporal.interval import Period, last_weekday, next_weekday, one_day, shift_days
from pipeline.temporal.meaning import steps
from pipeline.temporal.readings.absolute import read_day, read_feast
from pipeline.temporal.readings.captured import NOON, Groups, clock_of, weekday_of
from pipeline.temporal.scene import Scene, Value, unplaced

SAID_BEFORE = 3
"""Days before publication on which quoted words may have been said."""
LONG_AGO = 62
"""Days; a day told in an aside, further back, is not taken up again."""
OPEN_DAY = unplaced("XXXX-XX-XX", "day")


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
