"""One pass through an article: each date may count from the one before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.temporal.any_day import fill_open
from pipeline.temporal.auxiliaries import in_pluperfect
from pipeline.temporal.beside import found_in, precedes
from pipeline.temporal.chronology import FEWEST, find_headings, list_years, programme_year
from pipeline.temporal.clocks import Placed, place_clocks
from pipeline.temporal.explicit import explicit_periods
from pipeline.temporal.find import Expression
from pipeline.temporal.holding import Held, days_held, held_by
from pipeline.temporal.interval import Period
from pipeline.temporal.quoted import (
    SENTENCE_END,
    day_of_post,
    day_of_words,
    find_posts,
    find_quotations,
    quotation_at,
    signs_post,
)
from pipeline.temporal.readings import READINGS
from pipeline.temporal.readings.captured import month_of, weekday_of
from pipeline.temporal.run_ahead import (
    FOLLOWS,
    as_apposed,
    as_counted,
    as_one,
    counted_beside,
    is_bare,
    next_told,
    only_the_finer,
)
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.scene import FRESH, Governor, Scene, TenseAt, Value
from pipeline.temporal.sides import Sides
from pipeline.temporal.standing import (
    LATE,
    goes_on,
    heads_dispatch,
    heads_hours,
    is_fronted,
    is_set_off,
    is_stamp,
    leads,
)
from pipeline.temporal.trail import Trail
from pipeline.temporal.undated import Dated, Told, reviewed_year, settle_year
from pipeline.temporal.verb_shapes import guess_tense, tells_of_past
from pipeline.temporal.writing_counts import by_count
from pipeline.temporal.writing_window import days_of, writing_day

VAGUE = ("vague", "some_part", "same_day", "same_unit", "offset", "eve")
"""Readings that, where they stand open, leave the story on its day."""
DEICTIC = ("deictic", "this_part", "last_night")
"""Readings that in a post of a social network count from its day."""
PASSES = 2
"""How often what an article without a day has settled is used to settle more."""
LONE_IN_PARAGRAPH = ("lone_day_set", "lone_day_of")
"""Rules whose day alone is of a month told in its paragraph, or else near the article."""
MONTH_HEAD = "month_head"
"""The rule that finds « Mars : … » at the head of a line."""
NEAR_TEXT = 40
"""Characters after the day of a text within which « une semaine plus tard » counts from it."""
AT_HEAD = 800
"""Characters of title and standfirst, where an article says that it looks back."""


class Course:
    """Reads the expressions of one text in order and keeps what later ones need to know."""

    def __init__(
        self,
        text: str,
        expressions: tuple[Expression, ...],
        published: date | None,
        tense_at: TenseAt | None,
        page: tuple[Period, ...] = (),
    ) -> None:
        self.text, self.plain = text, plain_text(text)
        self.expressions = expressions
        self.sides = Sides(text, self.plain, tense_at)
        self.quotations = find_quotations(self.plain)
        self.dated = Dated(())
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*", self.plain))]
        explicit = tuple(explicit_periods(expressions))
        self.headings = find_headings(self.plain, self.paragraphs, ((e, period.start.year) for e, period in explicit))
        signed = ((e.start, period.start) for e, period in explicit if period.precision == "day")
        self.posts = find_posts(self.plain, signed) if "(@" in text else ()
        self.published = published
        if published is None:
            told = Dated(tuple(self._told()), page)
            counted = by_count(self.plain, told, expressions) is not None
            self.dated = replace(told, counted=counted, reviewed=reviewed_year(self.plain[:AT_HEAD], told.rows))
            self.published = writing_day(self.plain, self.dated, expressions)
        self._begin()

    def _begin(self) -> None:
        """The state at the top of the article."""
        self.listed = list_years(self.expressions, self.plain, self.paragraphs, self.published, self.sides.tense)
        self.scene = Scene(anchor=self.published)
        self.programme = programme_year(self.plain[:AT_HEAD], self.published)
        self.bare_in = Counter(self._paragraph(one) for one in self.expressions if is_bare(one))
        over = self.published is not None and max(self.listed.values(), default=date.max.year) <= self.published.year
        self.scene.looks_back = over and found_in("list_behind", self.plain[:AT_HEAD])
        self.trail = Trail(self.text, self.plain, self.scene, self.sides.tense, self.listed)
        self.held: Held | None = None
        self.held_until = 0

    def _told(self) -> Iterator[Told]:
        """What the article names with its year, and on which side it tells it."""
        before: Told | None = None
        for expression, period in explicit_periods(self.expressions):
            start = expression.start
            side = self.sides.side(expression)
            if side == "future" and before is not None and before.side == "past":
                within = SENTENCE_END.search(self.plain, before.place, start) is None
                side = None if within else side  # « élue en 1980, elle parlera en 1981 »: a future of the past
            background = precedes("law_date", self.plain, start) or precedes("birth_date", self.plain, start)
            opens, posted = is_fronted(self.plain, start), signs_post(self.plain, start)
            before = Told(start, period, side, background, opens=opens, posted=posted)
            yield before

    def read(self) -> Placed:
        """Each expression with its value, in order; those that denote nothing are left out."""
        placed = self._read()
        if self.published is None:
            placed = self._settled(placed)
            days = days_of(self.plain, self.dated, self.expressions)
            placed = fill_open(placed, {day: self._read_on(day) for day in days}, self.sides.side)
        placed = as_counted(as_apposed(placed, self.plain), self.plain)
        placed = place_clocks(placed, self.plain, self.published, self.trail.back, self.quotations)
        return only_the_finer(as_one(placed, self.plain), self.plain)

    def _read_on(self, day: date) -> Placed:
        """The expressions as they read when the article was written on that day."""
        self.published = day
        self._begin()
        placed = self._read()
        self.published = None
        return placed

    def _settled(self, placed: Placed) -> Placed:
        """What the article itself settles, and what follows from that."""
        for _ in range(PASSES):
            known = {row.place for row in self.dated.rows}
            settled = [
                Told(e.start, v.period, self.sides.side(e), derived=True)
                for e, v in placed
                if v.basis == "year_inferred"
                and v.period is not None
                and e.start not in known
                and e.reading != "offset_from"
            ]
            if not settled:
                break
            rows = sorted((*self.dated.rows, *settled), key=lambda row: row.place)
            self.dated = replace(self.dated, rows=tuple(rows))
            self._begin()
            placed = self._read()
        return placed

    def _read(self) -> Placed:
        placed: Placed = []
        anchor, paragraph = self.published, -1
        for number, expression in enumerate(self.expressions):
            begin = self._paragraph(expression)
            if begin != paragraph:
                paragraph, self.scene.frame_year = begin, None
                if not self.trail.frame_opened or not is_fronted(self.plain, expression.start):
                    self.scene.frame_day = None
            if expression.reading == "clock":
                placed.append((expression, Value()))
                continue
            stamp = is_stamp(self.plain, begin, expression.start, expression.end)
            quotation = quotation_at(self.quotations, expression.start)
            self.scene.anchor = anchor
            if quotation is not None and anchor is not None:
                # that of « ce soir » may be told in the paragraph before
                above = bisect_right(self.paragraphs, begin) - 1 - (expression.reading == "this_part")
                spoken_from = self.paragraphs[max(0, above)]
                self.scene.anchor = day_of_words(quotation, self.trail.days, self.plain, spoken_from, anchor)
            if expression.reading in DEICTIC and self.posts:
                post = day_of_post(self.posts, self.plain, expression.start, expression.end)
                self.scene.anchor = post or self.scene.anchor
            if self.published is not None:
                self.trail.take_up(expression, begin)
            self._enter(number, expression, begin)
            value = self._value(expression, stamp=stamp, beside=self._beside(number, placed))
            if value is None:
                continue
            placed.append((expression, value))
            if (held := held_by(self.plain, expression, value)) is not None:
                self.held, self.held_until = held, expression.end
            if value.kind == "date" and value.period is None and expression.reading not in VAGUE:
                self.scene.story = self.scene.story_day = None  # the story is on a day that nobody knows
            if value.kind == "date" and value.period is not None:
                self.trail.remember(expression, value, begin)
                if value.period.start == value.period.end and (stamp or self._is_sent(expression, value, begin)):
                    anchor = value.period.start
        return placed

    def _is_sent(self, expression: Expression, value: Value, begin: int) -> bool:
        """Whether « hier » is the day before it: of a dispatch printed soon after, or above the hours of that day."""
        if heads_hours(self.plain, begin, expression.start, expression.end):
            return True
        day = value.period.start if value.period is not None else None
        soon = day is not None and self.published is not None and 0 <= (self.published - day).days <= LATE
        return soon and heads_dispatch(self.text, begin, expression.start, expression.end)

    def _beside(self, number: int, placed: Placed) -> str | None:
        """On which side of the story a date lies by « quelques semaines plus tôt, » right before it.

        « Deux mois plus tard, » has moved the story there itself.
        """
        before = self.expressions[number - 1] if number else None
        said = counted_beside(self.plain, before, self.expressions[number]) if before is not None else None
        told = placed[-1] if placed and placed[-1][0] is before else None
        if said is None or told is None or told[1].period is None:
            return said
        self.scene.close_to = told[1].period.start
        return None

    def _enter(self, number: int, expression: Expression, paragraph: int) -> None:
        """What the scene says at the place of an expression."""
        scene, start = self.scene, expression.start
        if self.trail.frame_end and start > self.trail.frame_end:
            scene.frame_year, self.trail.frame_end = None, 0
        before_here = expression.rule in LONE_IN_PARAGRAPH and self.trail.story_at < paragraph
        scene.fresh = start - self.trail.story_at < FRESH and not before_here
        scene.fronted = is_fronted(self.plain, expression.start)
        scene.leads = leads(self.plain, self.text, expression.start, expression.end)
        scene.over = is_set_off(self.plain, start) and in_pluperfect(self.plain[:start], self.text, start, start)
        scene.frame_near = start - self.trail.frame_at <= FOLLOWS
        heads = expression.rule == MONTH_HEAD
        scene.list_year = self.headings.year_of(paragraph, month_of(expression.groups), opens=heads)
        scene.list_year = scene.list_year or self.listed.get(start)
        scene.programme = self.programme if self.programme and self._is_listed(expression, paragraph) else None
        scene.last_day = self.trail.days[-1][1] if self.trail.days else None
        anchor = scene.anchor
        over = (day for _, day in reversed(self.trail.days) if anchor is not None and day <= anchor)
        scene.over_day = next(over, None)
        if start - self.trail.text_end > NEAR_TEXT or SENTENCE_END.search(self.plain, self.trail.text_end, start):
            scene.text_day = None
        scene.told_next = next_told(self.expressions, number, scene.anchor)
        scene.told_day = scene.ahead_day = scene.close_to = None
        if self.trail.days and not SENTENCE_END.search(self.plain, self.trail.days[-1][0], start):
            place, told = self.trail.days[-1]
            said = found_in("that", self.plain[place:start])
            scene.told_day = told if said or is_fronted(self.plain, place) else None
            scene.ahead_day = told if scene.anchor is not None and told > scene.anchor else None

    def _is_listed(self, expression: Expression, paragraph: int) -> bool:
        """Whether a date is one of several of its paragraph, and no verb tells it."""
        told = guess_tense(self.plain, self.text, expression.start, expression.end)
        return self.bare_in[paragraph] >= FEWEST and told is None

    def _value(self, expression: Expression, *, stamp: bool, beside: str | None) -> Value | None:
        scene, groups, start = self.scene, dict(expression.groups), expression.start
        scene.governor, scene.tense = self.sides.governor(expression), self.sides.tense_of(expression)
        scene.held = days_held(self.plain, self.held, self.held_until, start, scene)
        sure = scene.governor is not None and scene.governor.force == "sure"  # « depuis décembre » runs to its day
        scene.settled = lambda at, weekday, cue: settle_year(
            at,
            self.dated,
            start,
            weekday=weekday,
            side=scene.direction(),
            cue=cue,
            framed=scene.list_year or scene.frame_year,
            opens=scene.fronted and not sure,
            joined=scene.told_day is not None and not sure,
        )
        scene.happened = lambda: tells_of_past(self.plain, start)
        if expression.rule == MONTH_HEAD and scene.list_year is None:
            scene.settled = lambda at, weekday, cue: None  # the line stands under a heading that was lost
        groups["text"] = self.plain[start : expression.end]
        if beside is not None and scene.story is not None:
            groups["cue"] = beside
        if stamp:
            scene.governor = Governor("present", "void")
        else:
            scene.tense = self.sides.turned(expression, groups, scene) or scene.tense
        lone = expression.reading == "weekday" and "cue" not in groups and bool(self.trail.days)
        if lone and goes_on(self.plain, self.trail.days[-1], start, weekday_of(groups) or 0):
            groups["cue"], scene.story_day = "after", self.trail.days[-1][1]
        if groups.get("prep") and not precedes("at_season", self.plain, start):
            groups["lone"] = groups["prep"]
        return READINGS[expression.reading](groups, scene)

    def _paragraph(self, expression: Expression) -> int:
        return self.paragraphs[bisect_right(self.paragraphs, expression.start) - 1]
