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

Force = Literal["done", "sure", "set", "likely", "void"]
"""done: behind, unless a story goes on. sure: no other reading. set: ahead, save just behind. likely: unless the verb
disagrees. void: the tense says nothing."""


@dataclass(frozen=True, slots=True)
class Governor:
    """On which side of its day a date lies by the words that govern it, and how surely."""

    side: Direction | None
    force: Force


Settle = Callable[[Callable[[int], Period | None], int | None, str | None], Period | None]
"""The period meant in an article without a day: how it recurs, its weekday, its cue -> the period or None."""

Tense = Callable[[], Direction | None]
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
    alternative: date | None = None


NOT_A_DATE = Value(kind="duration")


def in_period(period: Period | None, basis: Basis = "explicit", anchor: date | None = None) -> Value | None:
    """A value with its period; None where no calendar holds one."""
    return None if period is None else Value(period, basis, anchor)


def unplaced(known: str, precision: Precision) -> Value:
    """A value that nothing places; `known` is the EDTF of what the words still say."""
    return Value(None, "unresolved", known=known, precision=precision)


@dataclass(slots=True)
class Scene:
    """The state that understanding carries through an article, from one expression to the next.

    `anchor` is the day from which relative dates count here; `governor` what the words before the
    expression say, `tense` what its verb does; `story` the period set last and `story_day` the day set
    last, for « le lendemain », « l'année suivante »; `frame_year` the year that opens the paragraph or
    sentence (« En 2015, … »), `frame_day` the day that opens the story (« Le 3 mars 2019, … »), which goes
    on at what stands first in a sentence (`fronted`), or right after it (`frame_near`), also in the future where
    it is told in the present (`frame_present`: « Le 3 mars 1943, on l'arrête. On le libérera le 12 août »);
    `list_year` the year that a chronology gives, `programme` the coming year whose programme the article gives, and
    `looks_back` says that the article holds a chronology of what is over;
    `last_day` the day told last, `over_day` the last that is over (« on votera lundi. Le matin même, on avait crié »);
    `text_day` the day of a text that the same sentence names right before (« une note du 3 mai, publiée un mois plus
    tard »), `told_day` the day before in the same sentence, `told_next` the day that follows,
    `ahead_day` a day to come of the same sentence, `close_to` the day that « un mois plus tard, » beside the date
    comes to; `held` the days of « l'an dernier, », « il y a dix ans, » before the date; `leads` says that it opens its
    sentence as « Le », « En » do, `over` that a comma sets it off in a clause of the pluperfect;
    `settled` settles a year
    where there is no anchor; `happened` tells of a headline whose words speak of something done.
    """

    anchor: date | None
    governor: Governor | None = None
    tense: Tense = lambda: None
    story: Period | None = None
    story_day: date | None = None
    frame_year: int | None = None
    frame_day: date | None = None
    frame_near: bool = False
    frame_present: bool = False
    fronted: bool = False
    list_year: int | None = None
    programme: int | None = None
    looks_back: bool = False
    last_day: date | None = None
    over_day: date | None = None
    text_day: date | None = None
    told_day: date | None = None
    told_next: date | None = None
    ahead_day: date | None = None
    close_to: date | None = None
    held: Period | None = None
    leads: bool = False
    over: bool = False
    fresh: bool = False
    happened: Callable[[], bool] = lambda: False
    settled: Settle = lambda at, weekday, cue: None

    def direction(self) -> Direction | None:
        """Whether the expression looks back or ahead: by what governs it, else by the verb."""
        if self.governor is None:
            return self.tense()
        return self.governor.side
