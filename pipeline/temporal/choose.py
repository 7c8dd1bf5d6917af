"""Which year, or which week: explicit cue, weekday, tense, nearest; in this order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.temporal.interval import Period, day_period, one_day, shift_days
from pipeline.temporal.meaning import meanings
from pipeline.temporal.scene import Scene, Value
from pipeline.temporal.weekday import last_weekday, nearest_weekday, next_weekday

REACH = 3
"""Years looked at on either side of the anchor: no bare date of the press is meant further away."""


JUST_BEHIND = 31
"""Days within which what was planned is rather behind than a year ahead."""
AROUND = 20
"""Dates before and after a place that may settle its year."""
NEAR_DAYS = 62
"""Two months: further from the dates that an article gives, their year need not hold."""


def read_cue(groups: dict[str, str]) -> str | None:
    """'last', 'next', 'after', 'before', 'this', 'last_year', …; None when the words give none."""
    word = groups.get("cue")
    cues = meanings("cue")
    return None if word is None else cues.get(word.rstrip("s"), cues.get(word, word))


def choose_year(
    at: Callable[[int], Period | None], scene: Scene, cue: str | None = None, weekday: int | None = None
) -> Value | None:
    """The yearly recurring period (a day and month, a month, a season, a feast) that is meant.

    `at` gives the period in a year. None when nothing settles it.
    """
    by_story = _by_story(at, scene, cue)
    if by_story is not None:
        return Value(by_story, "relative", scene.story_day)
    anchor = scene.anchor
    if anchor is None:
        settled = scene.settled(at, weekday) if cue in (None, "last") else None
        if settled is not None and cue == "last" and not (scene.latest and settled.end <= scene.latest):
            settled = None
        return None if settled is None else Value(settled, "year_inferred")
    if cue in ("last_year", "this_year", "next_year"):
        period = at(anchor.year + {"last_year": -1, "this_year": 0, "next_year": 1}[cue])
        return None if period is None else Value(period, "relative", anchor)
    around = [p for year in range(anchor.year - REACH, anchor.year + REACH + 1) if (p := at(year)) is not None]
    if not around:
        return None
    if cue == "last":
        past = [p for p in around if p.end < anchor]
        return Value(past[-1], "relative", anchor) if past else None
    if cue == "next":
        coming = [p for p in around if p.start > anchor]
        return Value(coming[0], "relative", anchor) if coming else None
    past = [p for p in around if p.start <= anchor]
    coming = [p for p in around if p.end >= anchor]
    conflict = False
    if weekday is not None:
        neighbours = ([past[-1]] if past else []) + ([coming[0]] if coming else [])
        agreeing = [p for p in neighbours if p.start.weekday() == weekday]
        if agreeing:
            return Value(agreeing[0], "year_inferred", anchor)
        conflict = True
    if cue == "this":
        return Value(_nearest(around, anchor), "relative", anchor)
    direction = scene.direction()
    if scene.frame_year is not None and scene.frame_year < anchor.year and direction != "future":
        framed = at(scene.frame_year)
        if framed is not None:
            return Value(framed, "year_inferred", anchor, weekday_conflict=conflict)
    if scene.cue == "future" and past and (anchor - past[-1].end).days <= JUST_BEHIND and scene.tense() != "future":
        direction = None  # « la réunion prévue le 10 juin a été annulée », written on the 16th
    if direction == "past" and past:
        chosen = past[-1]
    elif direction == "future" and coming:
        chosen = coming[0]
    else:
        chosen = _nearest(around, anchor)
    return Value(chosen, "year_inferred", anchor, weekday_conflict=conflict)


def _by_story(at: Callable[[int], Period | None], scene: Scene, cue: str | None) -> Period | None:
    """Counted from the date that the story has just set: « de l'année suivante », « le mois de mai suivant »."""
    story = scene.story
    if story is None:
        return None
    if cue in ("same_year", "year_after", "year_before"):
        return at(story.start.year + {"same_year": 0, "year_after": 1, "year_before": -1}[cue])
    if cue == "after":
        return next((p for y in (0, 1, 2) if (p := at(story.end.year + y)) is not None and p.start > story.start), None)
    if cue == "before":
        return next((p for y in (0, -1, -2) if (p := at(story.start.year + y)) is not None and p.end < story.end), None)
    return None


def _nearest(periods: list[Period], day: date) -> Period:
    return min(periods, key=lambda p: (_distance(p, day), p.start > day))


def _distance(period: Period, day: date) -> int:
    if period.start <= day <= period.end:
        return 0
    return min(abs((period.start - day).days), abs((period.end - day).days))


@dataclass(frozen=True)
class Dated:
    """Place and period of each expression of an article that gives its year, in order of place."""

    rows: tuple[tuple[int, Period], ...]

    @cached_property
    def days(self) -> tuple[tuple[int, Period], ...]:
        """The days and months among them."""
        return tuple(row for row in self.rows if row[1].precision in ("day", "month"))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of these days and months; none when the article names a later year besides."""
        years = sorted({period.start.year for _, period in self.days})
        latest = max((period.start.year for _, period in self.rows), default=0)
        return tuple(years) if years and latest <= years[-1] else ()


def settle_year(at: Callable[[int], Period | None], weekday: int | None, place: int, dated: Dated) -> Period | None:
    """The year of a date without one, where the article's other dates leave no doubt; else None.

    All of one year and close by settle it; else the one before and the one after do when they
    agree, or when just one year fits between them in order.
    """
    years = dated.years
    if not years:
        return None
    candidates = [p for year in range(years[0] - 1, years[-1] + 2) if (p := at(year)) is not None]
    if weekday is not None:
        candidates = [p for p in candidates if p.start.weekday() == weekday]
        if len(candidates) == 1:
            return candidates[0]
    here = bisect_left(dated.days, place, key=lambda row: row[0])
    if len(years) == 1:
        around = dated.days[max(0, here - AROUND) : here + AROUND]
        near = [p for p in candidates if min(_distance(p, day.start) for _, day in around) <= NEAR_DAYS]
        return near[0] if len(near) == 1 and near[0].start.year == years[0] else None
    if here == 0 or here == len(dated.days):
        return None
    before, after = dated.days[here - 1][1], dated.days[here][1]
    if before.start.year == after.start.year:
        return next((p for p in candidates if p.start.year == after.start.year), None)
    between = [p for p in candidates if before.start <= p.start and p.end <= after.end]
    return between[0] if len(between) == 1 else None


def choose_weekday(weekday: int, scene: Scene, cue: str | None = None) -> Value | None:
    """The day that a bare weekday means; None without an anchor."""
    if cue in ("after", "before") and scene.story_day is not None:
        step = next_weekday if cue == "after" else last_weekday
        return Value(one_day(step(scene.story_day, weekday, strict=True)), "relative", scene.story_day)
    anchor = scene.anchor
    if anchor is None:
        return None
    if cue in ("last_week", "this_week", "next_week"):
        monday = shift_days(anchor, -anchor.weekday() + {"last_week": -7, "this_week": 0, "next_week": 7}[cue])
        day = shift_days(monday, weekday)
    elif cue in ("last", "before"):
        day = last_weekday(anchor, weekday, strict=True)
    elif cue in ("next", "after"):
        day = next_weekday(anchor, weekday, strict=True)
    else:
        direction, back = scene.direction(), (anchor.weekday() - weekday) % 7
        if scene.cue == "future" and 1 <= back <= 2 and scene.tense() == "past":
            direction = "past"  # « la visite prévue mardi a été annulée », written on Wednesday
        if cue is None and direction in (None, "present") and scene.happened():
            direction = "past"  # « deux blessés samedi à Lens », « Metz s'incline samedi »
        if cue == "this":  # « ce lundi » is close by, save where the tense is past
            behind = direction == "past" or (back <= 2 and direction != "future")
            day = last_weekday(anchor, weekday) if behind else next_weekday(anchor, weekday)
        elif direction == "past":
            day = last_weekday(anchor, weekday)
        elif direction == "future":
            day = next_weekday(anchor, weekday)
        elif cue == "noun":  # « la réunion de lundi » is rather behind
            day = last_weekday(anchor, weekday) if back <= 4 else next_weekday(anchor, weekday)
        else:
            day = nearest_weekday(anchor, weekday)
    return Value(one_day(day), "relative", anchor)


def choose_day_of_month(number: int, weekday: int | None, scene: Scene) -> Value | None:
    """« lundi 28 »: the nearest such day, of that weekday when one is named, in the direction of the verb."""
    anchor = scene.anchor
    if anchor is None:
        return None
    days = [day for n in range(-190, 190) if (day := shift_days(anchor, n)).day == number]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday] or days
    direction = scene.direction()
    sided = (
        [d for d in days if (d <= anchor if direction == "past" else d >= anchor)]
        if direction in ("past", "future")
        else []
    )
    nearest = min(days, key=lambda d: (abs((d - anchor).days), d > anchor))
    if sided:
        chosen = min(sided, key=lambda d: abs((d - anchor).days))
        if weekday is not None and abs((chosen - anchor).days) > 3 * abs((nearest - anchor).days) + 31:
            chosen = nearest
    else:
        chosen = nearest
    conflict = weekday is not None and chosen.weekday() != weekday
    return Value(one_day(chosen), "relative", anchor, weekday_conflict=conflict)


def choose_lone_day(number: int, scene: Scene) -> Value | None:
    """« jusqu'au 20 », « le 12 au soir »: in the month of the story's day, else the nearest in the verb's direction."""
    story = scene.story_day
    if scene.fresh and story is not None:
        period = day_period(story.year, story.month, number)
        if period is not None and (scene.direction() != "future" or period.start >= story):
            return Value(period, "relative", story)
    return choose_day_of_month(number, None, scene)
