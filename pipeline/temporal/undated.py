"""The year of a date in an article that says nowhere when it was published: only what the article settles.

In order: the same day or month is written with its year elsewhere; a chronology or the opening of the sentence
frames it; its weekday fits one year alone; a day with its year stands beside it and is close to it in time; the
article was written between a day that it tells as past and one that it tells as to come, and all days between the
two give the same year. Else the date stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pipeline.temporal.interval import Period
from pipeline.temporal.scene import Direction
from pipeline.temporal.year import At, distance

NEAR_DAYS = 62
"""Two months: further from the day told beside it, a date need not be of its year."""
BESIDE = 700
"""Characters before a date, and half of it behind, within which a day with its year stands beside it."""
ERA = 400
"""Days before the latest day that an article names: what is older is its background, and settles no year."""
LONGEST = 500
"""Days between which an article may have been written and still settle a year."""
SAMPLES = 12
FROM_MONTH, TO_MONTH = 10, 4
"""An article that tells a year as over was written from October of it on, one that tells it as to come before April of it."""


@dataclass(frozen=True)
class Told:
    """An expression that gives its year: where it stands, what it denotes, on which side the article tells it."""

    place: int
    period: Period
    side: Direction | None
    background: bool = False
    """It only names a law or a birth."""


@dataclass(frozen=True)
class Dated:
    """All expressions of an article that give their year, in order of place."""

    rows: tuple[Told, ...]

    @cached_property
    def days(self) -> tuple[Told, ...]:
        """Those that name a day or a month, and more than a law."""
        return tuple(row for row in self.rows if row.period.precision in ("day", "month") and not row.background)

    @cached_property
    def low(self) -> date | None:
        """The article was written after it: the latest day or month that is not told as to come, the latest year told as past.

        A year that is over is named in full, the one that runs is « cette année »: hence its last months.
        """
        days = (row.period.start for row in self.days if row.side != "future")
        years = (
            row.period.start.replace(month=FROM_MONTH)
            for row in self.rows
            if row.period.precision == "year" and row.side == "past"
        )
        return max((*days, *years), default=None)

    @cached_property
    def high(self) -> date | None:
        """The article was written before it: the earliest day, month or year that is told as to come."""
        ends = (
            row.period.start.replace(month=TO_MONTH) if row.period.precision == "year" else row.period.end
            for row in self.rows
            if row.side == "future" and not row.background
        )
        return min((end for end in ends if self.low is None or end >= self.low), default=None)

    @cached_property
    def latest(self) -> date | None:
        """The start of the latest day, month or year that is not told as to come."""
        return max((row.period.start for row in self.rows if row.side != "future"), default=None)


def settle_year(
    at: At,
    dated: Dated,
    place: int,
    *,
    weekday: int | None,
    side: Direction | None,
    cue: str | None,
    framed: int | None,
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
    """
    if framed is not None and cue is None:
        return at(framed)
    if not dated.rows:
        return None
    years = sorted({row.period.start.year for row in dated.rows})
    candidates = [p for year in range(years[0] - 1, years[-1] + 2) if (p := at(year)) is not None]
    same = {p for p in candidates for row in dated.rows if row.period == p}
    if len(same) == 1:
        return same.pop()
    fitting = [p for p in candidates if _fits(p, dated, side, cue)]
    if weekday is not None:
        fitting = [p for p in fitting if p.start.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
    if cue is None:
        told = _beside(fitting, dated, place) or _in_order(fitting, dated, place)
        if told is not None:
            return told
    return _between(at, dated, side, cue) if weekday is None else None


def _fits(period: Period, dated: Dated, side: Direction | None, cue: str | None) -> bool:
    """Whether a reading goes with what the article tells as past and as to come."""
    ahead = cue == "next" or (cue is None and side == "future")
    behind = cue == "last" or (cue is None and side == "past")
    if ahead and dated.low is not None and period.end < dated.low:
        return False
    return not (behind and dated.high is not None and period.start > dated.high)


def _beside(candidates: list[Period], dated: Dated, place: int) -> Period | None:
    """The reading that is close to a day told beside it, of the time that the article is about."""
    latest = dated.latest
    here = bisect_left(dated.days, place, key=lambda row: row.place)
    for row in (*reversed(dated.days[:here]), *dated.days[here:]):
        away = place - row.place
        if not -BESIDE // 2 <= away <= BESIDE:
            continue
        if latest is not None and (latest - row.period.end).days > ERA:
            continue
        near = [p for p in candidates if distance(p, row.period.start) <= NEAR_DAYS]
        if len(near) == 1:
            return near[0]
    return None


def _in_order(candidates: list[Period], dated: Dated, place: int) -> Period | None:
    """The reading that lies between the day told before and the day told after, where just one does."""
    here = bisect_left(dated.days, place, key=lambda row: row.place)
    if here in (0, len(dated.days)):
        return None
    before, after = dated.days[here - 1].period, dated.days[here].period
    between = [p for p in candidates if before.start <= p.start and p.end <= after.end]
    return between[0] if len(between) == 1 else None


def _between(at: At, dated: Dated, side: Direction | None, cue: str | None) -> Period | None:
    """The reading that every day gives on which the article may have been written."""
    low, high = dated.low, dated.high
    if low is None or high is None or not 0 <= (high - low).days <= LONGEST:
        return None
    found = set()
    for n in range(SAMPLES + 1):
        day = low + timedelta((high - low).days * n // SAMPLES)
        around = [p for year in range(day.year - 1, day.year + 2) if (p := at(year)) is not None]
        if cue == "last" or (cue is None and side == "past"):
            around = [p for p in around if p.start <= day]
        elif cue == "next" or (cue is None and side == "future"):
            around = [p for p in around if p.end >= day]
        found.add(min(around, key=lambda p: distance(p, day)) if around else None)
    (only,) = found if len(found) == 1 else (None,)
    return only
