"""One pass through an article: each date may count from the one before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.temporal.beside import precedes
from pipeline.temporal.choose import Dated, settle_year
from pipeline.temporal.clocks import place_clocks
from pipeline.temporal.cues import cue_before
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period
from pipeline.temporal.quoted import Quotation, find_quotations
from pipeline.temporal.readings import READINGS
from pipeline.temporal.readings.captured import weekday_of
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.scene import FRESH, Direction, Scene, TenseAt, Value
from pipeline.temporal.stamps import is_stamp
from pipeline.temporal.verb_shapes import guess_tense, tells_of_past

EXPLICIT = ("day", "numeric", "month", "season", "quarter", "semester", "year", "year_next")
"""Readings that may give their year in so many words."""
QUOTED_NEAR = 600
"""Characters before a quotation within which a day may be the day of its words."""
WEEKDAYS_JOINED = re.compile(
    r"(?:[a-z]+di|dimanche)(?: +(?:matin|soir|apres-midi))?(?:,| et| ou| puis|, puis)(?: +(?:le|ce))? +$"
)
POST_SIGNED = re.compile(r"\(@\w{1,30}\)[ ,-]*$")
"""The name under a post of a social network, right before its day."""
FROM_ON = re.compile(r"dès\s(?:le\s|ce\s)?$", re.IGNORECASE)
FRAME_AT = 20
"""A year this near to the start of its paragraph frames the days that follow (« En 2015, … le 4 mai »)."""


class Course:
    """Reads the expressions of one text in order and keeps what later ones need to know."""

    def __init__(
        self, text: str, expressions: tuple[Expression, ...], published: date | None, tense_at: TenseAt | None
    ) -> None:
        self.text, self.plain = text, plain_text(text)
        self.expressions = expressions
        self.tense_at = tense_at
        self.quotations = find_quotations(self.plain)
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.plain))]
        self.dated = Dated(tuple(explicit_periods(expressions)))
        self.published = published or self._day_of_writing() or self._day_of_posts()
        latest = max((day.end for _, day in self.dated.days), default=None)
        self.scene = Scene(anchor=self.published, latest=latest)
        self.story_at = -FRESH
        self.days: list[tuple[int, date]] = []

    def read(self) -> list[tuple[Expression, Value]]:
        """Each expression with its value, in order; those that denote nothing are left out."""
        placed: list[tuple[Expression, Value]] = []
        anchor, paragraph = self.published, -1
        for expression in self.expressions:
            begin = self._paragraph(expression)
            if begin != paragraph:
                paragraph, self.scene.frame_year = begin, None
            if expression.reading == "clock":
                placed.append((expression, Value()))
                continue
            stamp = is_stamp(self.plain, begin, expression.start, expression.end)
            self.scene.anchor = self._anchor_in_quotation(expression, anchor, begin)
            value = self._value(expression, stamp=stamp)
            if value is None:
                continue
            placed.append((expression, value))
            if value.kind == "date" and value.period is not None:
                self._remember(expression, value.period, begin)
                if stamp and value.period.start == value.period.end:
                    anchor = value.period.start
        return place_clocks(placed, self.plain, self.published)

    def _value(self, expression: Expression, *, stamp: bool) -> Value | None:
        scene, groups = self.scene, dict(expression.groups)
        start, end = expression.start, expression.end
        scene.cue = None if expression.reading in ("ago", "ahead", "offset") else cue_before(self.plain, start)
        scene.tense = lambda: self._tense(start, end)
        scene.settled = lambda at, weekday: settle_year(at, weekday, start, self.dated)
        scene.happened = lambda: tells_of_past(self.plain, start, end)
        scene.fresh = start - self.story_at < FRESH
        groups["text"] = self.plain[start:end]
        if stamp:
            scene.cue, scene.tense = "present", lambda: None
        elif (
            expression.reading == "weekday"
            and "cue" not in groups
            and scene.cue is None
            and precedes("noun_weekday", self.plain, start)
        ):
            groups["cue"], scene.cue = "noun", None
            if self._tense(start, end) != "future":
                scene.tense = lambda: None
        elif scene.cue is None and FROM_ON.search(self.text, max(0, start - 8), start):
            back: Direction | None = (
                "past" if expression.reading == "weekday" else None
            )  # « avait annoncé la fermeture dès le 3 mai »
            scene.tense = lambda: back if self._tense(start, end) == "past" else "future"
        elif precedes("noun_date", self.plain, start):
            scene.tense = lambda: tense if (tense := self._tense(start, end)) == "past" else None
        if expression.reading == "weekday" and "cue" not in groups and self._joined(start, weekday_of(groups) or 0):
            groups["cue"], scene.story_day = "after", self.days[-1][1]
        if groups.get("prep") and not precedes("at_season", self.plain, start):
            groups["lone"] = groups["prep"]
        return READINGS[expression.reading](groups, scene)

    def _tense(self, start: int, end: int) -> Direction | None:
        known = self.tense_at(start, end) if self.tense_at is not None else None
        return known if known is not None else guess_tense(self.plain, self.text, start, end)

    def _remember(self, expression: Expression, period: Period, paragraph: int) -> None:
        """Moves the story on to a date, unless the date only names a law."""
        if precedes("law_date", self.plain, expression.start):
            return
        scene = self.scene
        scene.story = period
        if period.start == period.end:
            scene.story_day, self.story_at = period.start, expression.end
            self.days.append((expression.start, period.start))
        elif period.precision == "range" and (period.end - period.start).days <= 10:
            scene.story_day, self.story_at = period.end, expression.end
        if expression.start - paragraph <= FRAME_AT and "y" in expression.groups and period.precision == "year":
            scene.frame_year = period.start.year

    def _anchor_in_quotation(self, expression: Expression, anchor: date | None, paragraph: int) -> date | None:
        """Inside a quotation, the day that the paragraph gives to the words, when it gives one before them."""
        quotation = self._quotation(expression)
        if quotation is None or anchor is None:
            return anchor
        before = bisect_left(self.days, (quotation.start, date.min)) - 1
        if before < 0 or self.days[before][0] < max(paragraph, quotation.start - QUOTED_NEAR):
            return anchor
        return min(self.days[before][1], anchor)

    def _quotation(self, expression: Expression) -> Quotation | None:
        place = bisect_right(self.quotations, expression.start, key=lambda quotation: quotation.start) - 1
        if place < 0 or self.quotations[place].end <= expression.start:
            return None
        return self.quotations[place]

    def _paragraph(self, expression: Expression) -> int:
        return self.paragraphs[bisect_right(self.paragraphs, expression.start) - 1]

    def _day_of_writing(self) -> date | None:
        """« Ce 10 juin 2020, … »: the day of writing, where nothing else gives it."""
        return next(
            (
                day.start
                for place, day in self.dated.rows
                if day.precision == "day" and precedes("writing_day", self.plain, place)
            ),
            None,
        )

    def _joined(self, start: int, weekday: int) -> bool:
        """Whether a weekday goes on from the one right before it: « samedi et dimanche », not « mardi, lundi »."""
        if not self.days or start - self.days[-1][0] > 25:
            return False
        if not 1 <= (weekday - self.days[-1][1].weekday()) % 7 <= 3:
            return False
        return bool(WEEKDAYS_JOINED.match(self.plain, self.days[-1][0], start))

    def _day_of_posts(self) -> date | None:
        """The day under the posts that a text quotes (« (@Nom) 11 octobre 2018 »).

        It counts where two posts or more agree on it, the text names its weekday, and no later day.
        """
        posts = {day.start for place, day in self.dated.rows if day.precision == "day" and self._signs_post(place)}
        signed = sum(day.precision == "day" and self._signs_post(place) for place, day in self.dated.rows)
        if len(posts) != 1 or signed < 2:
            return None
        (day,) = posts
        if any(period.end > day for _, period in self.dated.rows if period.precision == "day"):
            return None
        if any(period.start > day for _, period in self.dated.rows):
            return None
        named = (weekday_of(e.groups) for e in self.expressions if e.reading == "weekday")
        return day if day.weekday() in named else None

    def _signs_post(self, place: int) -> bool:
        return bool(POST_SIGNED.search(self.plain[max(0, place - 40) : place]))


def explicit_periods(expressions: Iterable[Expression]) -> Iterable[tuple[int, Period]]:
    """Place and period of each day, month or year that is written with its year."""
    nowhere = Scene(anchor=None)
    for expression in expressions:
        if expression.reading in EXPLICIT and {"y", "yn"} & expression.groups.keys():
            value = READINGS[expression.reading](expression.groups, replace(nowhere))
            if value is not None and value.period is not None:
                yield expression.start, value.period
