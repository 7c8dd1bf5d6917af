"""One date without its year, as a question: which years it may mean, and what is known at its place.

Where another reading was nearly as likely as the one that was chosen, that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pipeline.temporal.interval import Period
from pipeline.temporal.scene import Scene

At = Callable[[int], Period | None]
"""The period that is meant, in a given year; None in a year that lacks it (29 February)."""
NEAR = 60
"""Days. Of 117 days without year in 200 articles, 7 were first placed outside their nearest year: all 7 wrongly."""
STORY = 300
"""Days that a story may go on after the date that frames it."""
CLEAR = 21
"""Days within which the nearest leaves no doubt, even against the tense."""
AS_NEAR = 0.6
"""The other reading is told where the chosen one is at least so much nearer only: 150 days against 215."""
MUCH_NEARER = 2
"""How much nearer the nearest must be to be told where the tense, a governor or a story says another year."""


@dataclass(frozen=True)
class Question:
    """One bare date: what it may mean, and what is known at its place. Periods stand in order of time."""

    around: tuple[Period, ...]
    anchor: date
    scene: Scene
    cue: str | None
    weekday: int | None

    @cached_property
    def past(self) -> Period | None:
        """The latest that has begun."""
        return next((p for p in reversed(self.around) if p.start <= self.anchor), None)

    @cached_property
    def coming(self) -> Period | None:
        """The earliest that has not ended."""
        return next((p for p in self.around if p.end >= self.anchor), None)

    @cached_property
    def nearest(self) -> Period:
        """The one that is fewest days away; of two, the one behind."""
        return min(self.around, key=lambda p: (distance(p, self.anchor), p.start > self.anchor))

    @cached_property
    def tense(self) -> str | None:
        """Of the verb: 'past', 'future', 'present' or None; None too where the governor makes it void."""
        governor = self.scene.governor
        return None if governor is not None and governor.force == "void" else self.scene.tense()

    def in_year(self, year: int | None) -> Period | None:
        """The one of a year."""
        return next((p for p in self.around if p.start.year == year), None)

    def after(self, day: date) -> Period | None:
        """The first that begins on a day or later."""
        return next((p for p in self.around if p.start >= day), None)

    def side(self, side: str | None) -> Period | None:
        """The nearest one of a side."""
        return {"past": self.past, "future": self.coming}.get(side or "")


def told_on(question: Question) -> bool:
    """Whether a date right behind one that opened a story is of it: no future after « En 1923, tout brûla »."""
    scene = question.scene
    return scene.frame_near and (scene.frame_present or scene.direction() != "future")


def going_on(question: Question, day: date) -> Period | None:
    """The first reading after a day, as far as a story goes on."""
    return next((p for p in question.around if day <= p.start <= day + timedelta(STORY)), None)


def distance(period: Period, day: date) -> int:
    """Days between a day and the nearer end of a period; 0 inside it."""
    if period.start <= day <= period.end:
        return 0
    return min(abs((period.start - day).days), abs((period.end - day).days))


def other_reading(question: Question, name: str, chosen: Period) -> date | None:
    """The first day of the other reading, where it was nearly as likely."""
    nearest, anchor, scene = question.nearest, question.anchor, question.scene
    if chosen != nearest:
        much = MUCH_NEARER * distance(nearest, anchor) <= distance(chosen, anchor)
        return nearest.start if much or name == "nearest" else None
    other = question.past if chosen == question.coming else question.coming
    if other is None or other == chosen:
        return None
    away = distance(chosen, anchor)
    if name == "near":
        governor = question.scene.governor
        if governor is not None and governor.force == "done":
            return other.start if other == question.past else None
        if (
            scene.frame_day is not None
            and scene.frame_near
            and (on := going_on(question, scene.frame_day)) not in (None, chosen)
        ):
            return on.start
        said = question.side(question.tense)
        return other.start if said == other and (governor is None or away > CLEAR) else None
    torn = name == "governor" and question.tense == "past" and question.scene.direction() == "future"
    if torn and other == question.past:
        return other.start  # « l'homme qui l'a dirigée jusqu'au 3 mai »
    return other.start if name == "nearest" and away >= AS_NEAR * distance(other, anchor) else None
