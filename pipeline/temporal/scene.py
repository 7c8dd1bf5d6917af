"""What is known at the place of a time expression: its anchor, the story's own day, the direction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.timex import Basis, Precision, TimexKind
from pipeline.temporal.interval import Period

Direction = Literal["past", "future", "present"]
FRESH = 1500
"""Characters within which « dans la soirée » still speaks of the day set last."""

TenseAt = Callable[[int, int], Direction | None]
"""Tense of the verb that governs the words from start to end; None when there is none."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression denotes. No period: `known` is the EDTF of what the words still say."""

    period: Period | None = None
    basis: Basis = "explicit"
    anchor: date | None = None
    known: str | None = None
    precision: Precision | None = None
    kind: TimexKind = "date"
    weekday_conflict: bool = False


NOT_A_DATE = Value(kind="duration")


@dataclass(slots=True)
class Scene:
    """The state that understanding carries through an article, from one expression to the next.

    `anchor` is the day from which relative dates count here; `story` the period set last and
    `story_day` the day set last, for « le lendemain », « l'année suivante »; `frame_year` the year
    that opens the paragraph (« En 2015, … »); `settled` guesses a year where there is no anchor,
    and `latest` is the latest day that the article names in full; `happened` tells of a headline
    whose words speak of something done.
    """

    anchor: date | None
    cue: Direction | None = None
    tense: Callable[[], Direction | None] = lambda: None
    story: Period | None = None
    story_day: date | None = None
    frame_year: int | None = None
    fresh: bool = False
    latest: date | None = None
    happened: Callable[[], bool] = lambda: False
    settled: Callable[[Callable[[int], Period | None], int | None], Period | None] = lambda at, weekday: None

    def direction(self) -> Direction | None:
        """Whether the expression looks back or ahead: by the words before it, else by the verb."""
        return self.cue or self.tense()
