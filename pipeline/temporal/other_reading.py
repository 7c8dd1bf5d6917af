"""The other reading of a date without its year, where it was nearly as likely as the one that was chosen."""

from __future__ import annotations

from datetime import date

from pipeline.temporal.interval import Period
from pipeline.temporal.question import Question, distance, going_on

CLEAR = 21
"""Days within which the nearest leaves no doubt, even against the tense."""
AS_NEAR = 0.6
"""The other reading is told where the chosen one is at least so much nearer only: 150 days against 215."""
MUCH_NEARER = 2
"""How much nearer the nearest must be to be told where the tense, a governor or a story says another year."""


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
