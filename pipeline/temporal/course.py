"""One pass through an article: each date may count from the one before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from pipeline.temporal.beside import precedes
from pipeline.temporal.chronology import list_years
from pipeline.temporal.clocks import place_clocks
from pipeline.temporal.find import Expression
from pipeline.temporal.governors import governor_of
from pipeline.temporal.interval import Period, day_period, month_period
from pipeline.temporal.quoted import Quotation, find_quotations
from pipeline.temporal.readings import READINGS
from pipeline.temporal.readings.captured import day_of, month_of, part_of, weekday_of
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.scene import FRESH, Direction, Governor, Scene, TenseAt, Value
from pipeline.temporal.stamps import is_stamp
from pipeline.temporal.undated import Dated, Told, settle_year
from pipeline.temporal.verb_shapes import guess_tense, tells_of_past
from pipeline.temporal.writing_day import writing_day
from pipeline.temporal.year import NEAR, distance

EXPLICIT = ("day", "numeric", "month", "season", "quarter", "semester", "year", "year_next")
"""Readings that may give their year in so many words."""
BARE = ("day", "numeric_day", "month", "days_range")
"""Readings that recur each year when they do not."""
UNGOVERNED = ("ago", "ahead", "offset")
"""Readings that say their side themselves."""
QUOTED_NEAR = 600
"""Characters before a quotation within which a day may be the day of its words."""
FOLLOWS = 400
"""Characters within which the next date goes on with the same story."""
WEEKDAYS_JOINED = re.compile(
    r"(?:[a-z]+di|dimanche)(?: +(?:matin|soir|apres-midi))?(?:,| et| ou| puis|, puis)(?: +(?:le|ce))? +$"
)
FROM_ON = re.compile(r"dès\s(?:le\s|ce\s)?$", re.IGNORECASE)
FRAME_AT = 20
"""A year this near to the start of its sentence frames the days that follow (« En 2015, … le 4 mai »)."""
SENTENCE_END = re.compile(r"[.!?;][ »\"]|\n")
FRONTED = re.compile(r"(?:^|[.!?;»\"] +|\n[\W_]*)(?:[a-z']{1,7} ){0,2}$")
"""Nothing but a small word between the start of a sentence and its date: « Le », « Mais le », « Puis le »."""


class Course:
    """Reads the expressions of one text in order and keeps what later ones need to know."""

    def __init__(
        self, text: str, expressions: tuple[Expression, ...], published: date | None, tense_at: TenseAt | None
    ) -> None:
        self.text, self.plain = text, plain_text(text)
        self.expressions = expressions
        self.tense_at = tense_at
        self.quotations = find_quotations(self.plain)
        self._has_day = published is not None
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.plain))]
        self.published = published or writing_day(self.plain, self.dated, expressions)
        self.scene = Scene(anchor=self.published)
        self.listed = list_years(expressions, self.plain, self.paragraphs, self.published, self._tense)
        self.story_at = -FRESH
        self.frame_end = 0
        self.days: list[tuple[int, date]] = []

    @cached_property
    def dated(self) -> Dated:
        """What the article names with its year; where it has no day of its own, with the side on which it tells it."""
        return Dated(
            tuple(
                Told(
                    place=expression.start,
                    period=period,
                    side=self._side(expression),
                    background=precedes("law_date", self.plain, expression.start)
                    or precedes("birth_date", self.plain, expression.start),
                )
                for expression, period in explicit_periods(self.expressions)
            )
        )

    def read(self) -> list[tuple[Expression, Value]]:
        """Each expression with its value, in order; those that denote nothing are left out."""
        placed: list[tuple[Expression, Value]] = []
        anchor, paragraph = self.published, -1
        for number, expression in enumerate(self.expressions):
            begin = self._paragraph(expression)
            if begin != paragraph:
                paragraph, self.scene.frame_year = begin, None
                if not self._fronted(expression):
                    self.scene.frame_day = None
            if expression.reading == "clock":
                placed.append((expression, Value()))
                continue
            stamp = is_stamp(self.plain, begin, expression.start, expression.end)
            self.scene.anchor = self._anchor_in_quotation(expression, anchor, begin)
            self._enter(number, expression)
            value = self._value(expression, stamp=stamp)
            if value is None:
                continue
            placed.append((expression, value))
            if value.kind == "date" and value.period is not None:
                self._remember(expression, value, begin)
                if stamp and value.period.start == value.period.end:
                    anchor = value.period.start
        return place_clocks(placed, self.plain, self.published)

    def _enter(self, number: int, expression: Expression) -> None:
        """What the scene says at the place of an expression."""
        scene, start = self.scene, expression.start
        if self.frame_end and start > self.frame_end:
            scene.frame_year, self.frame_end = None, 0
        scene.fresh = start - self.story_at < FRESH
        scene.fronted = self._fronted(expression)
        scene.list_year = self.listed.get(start)
        scene.told_day = None
        if self.days and not SENTENCE_END.search(self.plain, self.days[-1][0], start):
            scene.told_day = self.days[-1][1]
        scene.told_next = self._next_told(number)

    def _value(self, expression: Expression, *, stamp: bool) -> Value | None:
        scene, groups = self.scene, dict(expression.groups)
        start, end = expression.start, expression.end
        scene.governor = self._governor(expression)
        scene.tense = lambda: self._tense(start, end)
        scene.settled = lambda at, weekday, cue: settle_year(
            at,
            self.dated,
            start,
            weekday=weekday,
            side=scene.direction(),
            cue=cue,
            framed=scene.list_year or scene.frame_year,
        )
        scene.happened = lambda: tells_of_past(self.plain, start, end)
        groups["text"] = self.plain[start:end]
        if stamp:
            scene.governor = Governor("present", "void")
        elif (
            expression.reading == "weekday"
            and "cue" not in groups
            and scene.governor is None
            and precedes("noun_weekday", self.plain, start)
        ):
            groups["cue"] = "noun"
            if self._tense(start, end) != "future":
                scene.tense = lambda: None
        elif scene.governor is None and FROM_ON.search(self.text, max(0, start - 8), start):
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

    def _governor(self, expression: Expression) -> Governor | None:
        if expression.reading in UNGOVERNED:
            return None
        return governor_of(self.plain, self.text, expression.start)

    def _side(self, expression: Expression) -> Direction | None:
        if self._has_day:
            return None
        governor = self._governor(expression)
        return governor.side if governor is not None else self._tense(expression.start, expression.end)

    def _tense(self, start: int, end: int) -> Direction | None:
        known = self.tense_at(start, end) if self.tense_at is not None else None
        return known if known is not None else guess_tense(self.plain, self.text, start, end)

    def _fronted(self, expression: Expression) -> bool:
        start = expression.start
        return FRONTED.search(self.plain, max(0, start - 25), start) is not None

    def _next_told(self, number: int) -> date | None:
        """The next bare date of the story, where it is surely behind: « … à partir du 1er août. Fin août, … »."""
        anchor = self.scene.anchor
        if anchor is None or number + 1 >= len(self.expressions):
            return None
        here, after = self.expressions[number], self.expressions[number + 1]
        if after.reading not in BARE or {"y", "yn", "cue"} & after.groups.keys() or after.start - here.end > FOLLOWS:
            return None
        month, day = month_of(after.groups), day_of(after.groups)
        if month is None:
            return None
        period = day_period(anchor.year, month, day) if day else month_period(anchor.year, month, part_of(after.groups))
        if period is None or period.end >= anchor or distance(period, anchor) > NEAR:
            return None
        return period.start

    def _remember(self, expression: Expression, value: Value, paragraph: int) -> None:
        """Moves the story on to a date, unless the date only names a law."""
        period = value.period
        if period is None or precedes("law_date", self.plain, expression.start):
            return
        scene, fronted = self.scene, self._fronted(expression)
        scene.story = period
        if period.start == period.end:
            scene.story_day, self.story_at = period.start, expression.end
            self.days.append((expression.start, period.start))
        elif period.precision == "range" and (period.end - period.start).days <= 10:
            scene.story_day, self.story_at = period.end, expression.end
        if period.precision == "year" and "y" in expression.groups and fronted:
            scene.frame_year = period.start.year
            if expression.start - paragraph > FRAME_AT:
                end = SENTENCE_END.search(self.plain, expression.end)
                self.frame_end = end.start() if end else len(self.plain)
        if period.precision in ("day", "month") and fronted:
            anchor = scene.anchor
            far = anchor is None or (anchor - period.end).days > NEAR
            going = scene.frame_day is not None or value.basis == "explicit" or expression.start in self.listed
            scene.frame_day = period.start if far and going else None

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

    def _joined(self, start: int, weekday: int) -> bool:
        """Whether a weekday goes on from the one right before it: « samedi et dimanche », not « mardi, lundi »."""
        if not self.days or start - self.days[-1][0] > 25:
            return False
        if not 1 <= (weekday - self.days[-1][1].weekday()) % 7 <= 3:
            return False
        return bool(WEEKDAYS_JOINED.match(self.plain, self.days[-1][0], start))


def explicit_periods(expressions: Iterable[Expression]) -> Iterable[tuple[Expression, Period]]:
    """Each day, month or year that is written with its year, and what it denotes."""
    for expression in expressions:
        if expression.reading in EXPLICIT and {"y", "yn"} & expression.groups.keys():
            value = READINGS[expression.reading](expression.groups, Scene(anchor=None))
            if value is not None and value.period is not None:
                yield expression, value.period
