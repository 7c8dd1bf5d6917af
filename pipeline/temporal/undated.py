"""The year of a date in an article that says nowhere when it was published: only what the article settles.

In order: a chronology or the opening of the sentence frames it; the same day or month is written with its year
elsewhere; the article looks back on one year; its weekday fits one year alone; a day with its year stands beside it
and is close to it in time; the article was written between a day that it tells as past and one that it tells as to
come, and all days between the two give the same year; another article of the same page tells a day close to it. Else
the date stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pipeline.temporal.beside import follows, precedes
from pipeline.temporal.interval import Period
from pipeline.temporal.question import STORY, At, distance
from pipeline.temporal.scene import Direction

NEAR_DAYS = 62
"""Two months: further from the day told beside it, a date need not be of its year."""
BESIDE = 150
"""Characters on either side of a date within which a day or month with its year stands beside it."""
MONTH = 31
ABOUT = 700
"""Characters within which the latest day that the article names does too."""
JUST_BEFORE = 250
"""Characters after a day with its year within which a story goes on from it."""
ERA = 400
"""Days before the latest day that an article names: what is older is its background, and settles no year."""
A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TURN = timedelta(31)
"""Where one year is told as over and the next as to come, the article was written within a month of the turn."""


@dataclass(frozen=True)
class Told:
    """An expression that gives its year: where it stands, what it denotes, on which side the article tells it."""

    place: int
    period: Period
    side: Direction | None
    background: bool = False
    """It only names a law or a birth."""
    derived: bool = False
    """Its year is not written but was settled: it tells that of the same day elsewhere, and no more."""
    opens: bool = False
    """It opens its sentence."""
    posted: bool = False
    """It stands under a post that the article quotes, and so is of its time wherever it stands."""


@dataclass(frozen=True)
class Dated:
    """All expressions of an article that give their year, in order of place."""

    rows: tuple[Told, ...]
    page: tuple[Period, ...] = ()
    """Days and months that the other articles of its page name with their year."""
    reviewed: int | None = None
    """The year that the article looks back on as a whole."""
    counted: bool = False
    """The article says how long after one of them it was written: a bare date is then of that later time."""

    @cached_property
    def days(self) -> tuple[Told, ...]:
        """Those that name days or a month, and more than a law."""
        return tuple(
            row
            for row in self.rows
            if (row.period.end - row.period.start).days <= MONTH and not row.background and not row.derived
        )

    @cached_property
    def low(self) -> date | None:
        """The latest day or month that is not told as to come: the article was written after it."""
        return max((row.period.start for row in self.days if row.side != "future"), default=None)

    @cached_property
    def written(self) -> tuple[date, date] | None:
        """Between which days the article was written, where it tells something as past and something as to come.

        A year that is named in full is another than the one that runs, which is « cette année ».
        """
        after = [row.period.start for row in self.days if row.side != "future"]
        before = []
        for row in self.rows:
            if row.background or row.side not in ("past", "future"):
                continue
            if row.side == "future":
                before.append(row.period.start)
            elif row.period.precision == "year":
                after.append(row.period.end)
        if not after or not before:
            return None
        low = max(after)
        high = min((day for day in before if day >= low - TURN), default=None)
        if high is None:
            return None
        return (low, high) if low + TURN <= high else (low - TURN, low + TURN)

    @cached_property
    def latest(self) -> date | None:
        """The start of the latest day, month or year that is not told as to come."""
        return max((row.period.start for row in self.rows if row.side != "future" and not row.derived), default=None)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the article and its page name, in order."""
        return tuple(sorted({period.start.year for period in (*(row.period for row in self.rows), *self.page)}))

    @cached_property
    def timely(self) -> frozenset[Period]:
        """The periods that it names and that are of its time."""
        return frozenset(row.period for row in self.rows if self.of_its_time(row))

    def is_latest(self, row: Told) -> bool:
        """Whether no day that the article names is much later."""
        return self.latest is not None and (self.latest - row.period.end).days <= NEAR_DAYS

    def of_its_time(self, row: Told) -> bool:
        """Whether an expression is of the time that the article is about, and no background."""
        return not row.background and (self.latest is None or (self.latest - row.period.end).days <= ERA)


def reviewed_year(head: str, rows: Sequence[Told]) -> int | None:
    """The year that an article looks back on as a whole: « 2018, année la plus chaude », « bilan de l'année 2018 ».

    Args:
        head: where it says so, plain.
        rows: what the article names with its year; nothing that it tells as over may be later.
    """
    years = {
        int(found[0])
        for found in A_YEAR.finditer(head)
        if precedes("reviewed_before", head, found.start()) or follows("reviewed_after", head, found.end())
    }
    over = (row.period.start.year for row in rows if row.side != "future" and not row.background)
    return years.pop() if len(years) == 1 and max(over, default=0) <= min(years) else None


def settle_year(
    at: At,
    dated: Dated,
    place: int,
    *,
    weekday: int | None,
    side: Direction | None,
    cue: str | None,
    framed: int | None,
    opens: bool,
    joined: bool,
) -> Period | None:
    """The period that is meant, where the article leaves no doubt; else None.

    Args:
        at: the period in a given year.
        dated: what the article names with its year.
        place: where the date stands.
        weekday: that the date names.
        side: on which side of its day the article tells it.
        cue: what the words of the date add ('last', 'next', …).
        framed: the year that a chronology or the opening of the sentence gives.
        opens: whether the date opens its sentence.
        joined: whether it stands in the sentence of the day told before.
    """
    if framed is not None and cue is None:
        return at(framed)
    years = dated.years
    if not years:
        return None
    candidates = [p for year in range(years[0] - 1, years[-1] + 2) if (p := at(year)) is not None]
    same = dated.timely.intersection(candidates)
    if len(same) == 1 and cue is None:
        return next(iter(same))
    fitting = [p for p in candidates if _fits(p, dated, side, cue)]
    if dated.reviewed is not None and cue is None and weekday is None and side != "future":
        return at(dated.reviewed)
    if weekday is not None:
        fitting = [p for p in fitting if p.start.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    if cue == "last":  # « le 13 février dernier » is told after it, so that a day named besides must be later
        fitting = [p for p in fitting if dated.low is not None and p.end <= dated.low]
    if cue in (None, "last") and not dated.counted:
        told = _beside(fitting, dated, place) or _in_order(fitting, dated, place)
        if told is None and (opens or joined) and side != "future":
            told = _going_on(fitting, dated, place, joined=joined)
        if told is not None:
            return told
    return _on_page(fitting, dated.page) if cue is None else None


def _fits(period: Period, dated: Dated, side: Direction | None, cue: str | None) -> bool:
    """Whether a reading goes with what the article tells as past and as to come."""
    ahead = cue == "next" or (cue is None and side == "future")
    behind = cue == "last" or (cue is None and side == "past")
    if ahead and dated.low is not None and period.end < dated.low:
        return False
    return not (behind and dated.written is not None and period.start > dated.written[1])


def _beside(candidates: list[Period], dated: Dated, place: int) -> Period | None:
    """The reading that is close to a day told beside it, of the time that the article is about."""
    here = bisect_left(dated.days, place, key=lambda row: row.place)
    for row in (*reversed(dated.days[:here]), *dated.days[here:]):
        latest = row.period.precision != "month" and dated.is_latest(row)
        if abs(place - row.place) > (ABOUT if latest else BESIDE) and not row.posted:
            continue
        if row.derived or not dated.of_its_time(row):
            continue
        near = [p for p in candidates if distance(p, row.period.start) <= NEAR_DAYS]
        if len(near) == 1:
            return near[0]
    return None


def _going_on(candidates: list[Period], dated: Dated, place: int, *, joined: bool) -> Period | None:
    """The first reading after the day told just before: « arrêté le 3 mars 2018, il a été jugé le 12 novembre »."""
    here = bisect_left(dated.days, place, key=lambda row: row.place)
    if here == 0:
        return None
    row = dated.days[here - 1]
    if (
        not (joined or row.opens)
        or place - row.place > JUST_BEFORE
        or row.side == "future"
        or not dated.of_its_time(row)
    ):
        return None
    last = row.period.start + timedelta(STORY)
    return next((p for p in candidates if row.period.start <= p.start <= last), None)


def _on_page(candidates: list[Period], page: tuple[Period, ...]) -> Period | None:
    """The reading that is close to a day told by another article of the page."""
    latest = max((told.end for told in page), default=date.min)
    about = [told for told in page if (latest - told.end).days <= ERA]
    near = [p for p in candidates if any(distance(p, told.start) <= NEAR_DAYS for told in about)]
    return near[0] if len(near) == 1 else None


def _in_order(candidates: list[Period], dated: Dated, place: int) -> Period | None:
    """The reading that lies between the day told before and the day told after, where just one does."""
    here = bisect_left(dated.days, place, key=lambda row: row.place)
    if here in (0, len(dated.days)):
        return None
    if not (dated.of_its_time(dated.days[here - 1]) and dated.of_its_time(dated.days[here])):
        return None
    before, after = dated.days[here - 1].period, dated.days[here].period
    between = [p for p in candidates if before.start <= p.start and p.end <= after.end]
    return between[0] if len(between) == 1 else None
