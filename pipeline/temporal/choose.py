"""Which year, or which week, a date means that does not say it."""

from __future__ import annotations

from datetime import date

from pipeline.temporal.interval import (
    Period,
    day_period,
    last_weekday,
    nearest_weekday,
    next_weekday,
    one_day,
    shift_days,
    shift_months,
)
from pipeline.temporal.meaning import meanings
from pipeline.temporal.question import At, distance
from pipeline.temporal.scene import Scene, Value
from pipeline.temporal.year import reason_year

WEEKS = {"last_week": -7, "this_week": 0, "next_week": 7}
"""Days from the Monday of a week to that of the one that a cue means."""
FEW_DAYS = 4
"""Days within which a weekday without any verb may be the one before or the one after."""
SAME_MONTH = 45
"""Days within which a day is told without its month."""
TOLD_BACK = 12
"""Days back that a story may go within a month: « Le 19, … . Mais le 10, … »; the 3rd after a 28th is of the next."""


def read_cue(groups: dict[str, str]) -> str | None:
    """'last', 'next', 'after', 'before', 'this', 'last_year', …; None when the words give none."""
    word = groups.get("cue")
    cues = meanings("cue")
    return None if word is None else cues.get(word.rstrip("s"), cues.get(word, word))


def choose_year(at: At, scene: Scene, cue: str | None = None, weekday: int | None = None) -> Value | None:
    """The yearly recurring period (a day and month, a month, a season, a feast) that is meant.

    `at` gives the period in a year. None when nothing settles it.
    """
    if scene.close_to is not None and cue is None:
        base = scene.close_to
        near = [p for year in range(base.year - 1, base.year + 2) if (p := at(year)) is not None]
        return Value(min(near, key=lambda p: distance(p, base)), "relative", base) if near else None
    told = _from_story(at, scene, cue)
    if told is not None:
        return Value(told, "relative", scene.story_day)
    if scene.anchor is None:
        settled = scene.settled(at, weekday, cue)
        return None if settled is None else Value(settled, "year_inferred")
    reasoned = reason_year(at, scene, cue, weekday)
    return None if reasoned is None else reasoned[1]


def _from_story(at: At, scene: Scene, cue: str | None) -> Period | None:
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


def choose_weekday(weekday: int, scene: Scene, cue: str | None = None) -> Value | None:
    """The day that a bare weekday means; None without an anchor."""
    if cue in ("after", "before") and scene.story_day is not None:
        step = next_weekday if cue == "after" else last_weekday
        return Value(one_day(step(scene.story_day, weekday, strict=True)), "relative", scene.story_day)
    anchor = scene.anchor
    if anchor is None:
        return None
    if cue is None and scene.held is not None and scene.held.precision == "week":
        return Value(one_day(shift_days(scene.held.start, weekday)), "relative", anchor)
    if cue in WEEKS:
        day = shift_days(anchor, WEEKS[cue] - anchor.weekday() + weekday)
    elif cue in ("last", "before"):
        day = last_weekday(anchor, weekday, strict=True)
    elif cue in ("next", "after"):
        day = next_weekday(anchor, weekday, strict=True)
    else:
        return _bare_weekday(weekday, anchor, scene, cue)
    return Value(one_day(day), "relative", anchor)


def _bare_weekday(weekday: int, anchor: date, scene: Scene, cue: str | None) -> Value:
    """« mardi », « ce mardi », « la réunion de mardi »: on the side that the words tell, else the nearest."""
    direction, back = scene.direction(), (anchor.weekday() - weekday) % 7
    if scene.governor is not None and scene.governor.side == "future" and 1 <= back <= 2 and scene.tense() == "past":
        direction = "past"  # « la visite prévue mardi a été annulée », written on Wednesday
    if cue is None and direction in (None, "present") and scene.happened():
        direction = "past"  # « deux blessés samedi à Lens », « Metz s'incline samedi »
    if cue == "this":  # « ce lundi » is close by, save where the tense is past
        behind = direction == "past" or (back <= 2 and direction != "future")
    elif direction in ("past", "future"):
        behind = direction == "past"
    elif cue == "noun":  # « la réunion de lundi » is rather behind
        behind = back <= 4
    else:
        day = nearest_weekday(anchor, weekday)
        other = shift_days(day, -7 if day > anchor else 7)
        near = abs((other - anchor).days) <= FEW_DAYS
        return Value(one_day(day), "relative", anchor, alternative=other if near else None)
    return Value(one_day((last_weekday if behind else next_weekday)(anchor, weekday)), "relative", anchor)


def choose_day_of_month(number: int, weekday: int | None, scene: Scene) -> Value | None:
    """« lundi 28 »: the nearest such day, of that weekday when one is named, in the direction of the verb."""
    anchor = scene.anchor or (scene.story_day if scene.fresh else None)
    if anchor is None:
        return None
    days = [day for n in range(-190, 190) if (day := shift_days(anchor, n)).day == number]
    borne_out = [day for day in days if day.weekday() == weekday]
    near = any(abs((day - anchor).days) <= SAME_MONTH for day in borne_out)
    days = borne_out if near else days  # « samedi 18 » is of no month further away: its weekday is a slip
    direction = scene.direction() if near or weekday is None else None
    if scene.governor is not None and scene.governor.force == "likely" and scene.tense() == "past":
        direction = None  # « prévu le 22, le bal a été annulé »
    nearest = min(days, key=lambda d: (abs((d - anchor).days), d > anchor))
    behind, ahead = direction == "past", direction == "future"
    sided = (d for d in days if (behind and d <= anchor) or (ahead and d >= anchor))
    chosen = min(sided, key=lambda d: abs((d - anchor).days), default=nearest)
    if weekday is not None and abs((chosen - anchor).days) > 3 * abs((nearest - anchor).days) + 31:
        chosen = nearest
    conflict = weekday is not None and chosen.weekday() != weekday
    return Value(one_day(chosen), "relative", anchor, weekday_conflict=conflict)


def _just_over(period: Period, story: date, scene: Scene) -> bool:
    """« Le procureur a parlé lundi. Le jugement sera rendu le 5. »: the 5th of next month."""
    if scene.anchor is None or not period.end < scene.anchor or (scene.anchor - story).days > SAME_MONTH:
        return False
    return scene.governor is not None and scene.governor.force == "set"


def choose_lone_day(number: int, scene: Scene) -> Value | None:
    """« jusqu'au 20 », « le 12 au soir »: in the month of the story's day, else the nearest in the verb's direction."""
    story = scene.story_day
    told = scene.list_year is not None or (scene.fresh and scene.direction() == "past")
    if scene.story is not None and scene.story.precision == "month" and told:
        # « Novembre : … . Le 8, … », « Entendu en février, il s'est tu. Le 21, il avait parlé. »
        period = day_period(scene.story.start.year, scene.story.start.month, number)
        if period is not None:
            return Value(period, "relative", scene.story.start)
    if scene.fresh and story is not None:
        on = number >= story.day or story.day - number <= TOLD_BACK
        month = story if on else shift_months(story.replace(day=1), 1)
        period = day_period(month.year, month.month, number)
        if period is not None and not _just_over(period, story, scene):
            return Value(period, "relative", story)
    return choose_day_of_month(number, None, scene)
