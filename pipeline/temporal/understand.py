"""What each time expression denotes: a period, how sure, and counted from which day."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from pipeline.records import Timex
from pipeline.temporal.anchor import Quotation, cue_before, find_quotations, is_stamp
from pipeline.temporal.choose import settle_year
from pipeline.temporal.edtf import to_edtf
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period, one_day
from pipeline.temporal.plain import plain_text
from pipeline.temporal.readings import READINGS
from pipeline.temporal.readings.words import clock_of
from pipeline.temporal.scene import Direction, Scene, TenseAt, Value
from pipeline.temporal.tense import guess_tense

FRESH = 1500
"""Characters within which « dans la soirée » still speaks of the day set last."""
LAW = re.compile(
    r"(?:loi|decret|arrete|ordonnance|directive|reglement|circulaire|deliberation|convention)s?(?: [^.\n]{0,30})? (?:du|date du|en date du) $"
)
EXPLICIT = ("day", "numeric", "month", "season", "quarter", "semester", "year", "year_next")


def place_expressions(
    text: str,
    expressions: Iterable[Expression],
    *,
    article_id: str,
    published: date | None = None,
    updated: date | None = None,
    tense_at: TenseAt | None = None,
) -> tuple[Timex, ...]:
    """The expressions of a text as time expressions with their days, in order of place.

    `tense_at` gives the tense of the verb that governs a span; without it, verb shapes decide.
    Expressions that no calendar holds (31 February) are left out.
    """
    course = _Course(text, tuple(expressions), published or updated, tense_at)
    return tuple(
        timex
        for expression, value in course.read()
        if (timex := _timex(text, article_id, expression, value)) is not None
    )


def _timex(text: str, article_id: str, expression: Expression, value: Value) -> Timex | None:
    period = value.period
    clock = clock_of(expression.groups["t"]) if "t" in expression.groups else None
    if period is not None and period.start == period.end and value.kind == "date":
        if clock or "pod" in expression.groups or "podw" in expression.groups:
            period = replace(period, precision="time")
    precision = period.precision if period else value.precision
    return Timex(
        date_id=f"{article_id}:d{expression.start}",
        article_id=article_id,
        kind=value.kind,
        text=text[expression.start : expression.end],
        start_char=expression.start,
        end_char=expression.end,
        rule=expression.rule,
        date_start=period.start if period else None,
        date_end=period.end if period else None,
        edtf=to_edtf(period, clock=clock, approximate=value.approximate) if period else value.known,
        precision=precision if value.kind == "date" else None,
        basis=value.basis if value.kind == "date" else None,
        anchor=value.anchor,
        weekday_conflict=value.weekday_conflict,
    )


def _explicit_days(expressions: Iterable[Expression]) -> Iterable[tuple[int, Period]]:
    """Place and period of each day, month or year that is written with its year."""
    nowhere = Scene(anchor=None)
    for expression in expressions:
        if expression.reading in EXPLICIT and {"y", "yn"} & expression.groups.keys():
            value = READINGS[expression.reading](expression.groups, nowhere)
            if value is not None and value.period is not None:
                yield expression.start, value.period


class _Course:
    """One pass through an article: each date may count from the one before it."""

    def __init__(
        self, text: str, expressions: tuple[Expression, ...], published: date | None, tense_at: TenseAt | None
    ) -> None:
        self.text, self.plain = text, plain_text(text)
        self.expressions = expressions
        self.published = published
        self.tense_at = tense_at
        self.quotations = find_quotations(self.plain)
        self.paragraphs = [0, *(m.end() for m in re.finditer(r"\n\s*", self.plain))]
        self.dated = tuple(_explicit_days(expressions))
        if published is None:
            published = self.published = self._own_day()
        self.scene = Scene(anchor=published)
        self.day_at = -FRESH
        self.days: list[tuple[int, date]] = []

    def read(self) -> list[tuple[Expression, Value]]:
        """Each expression with its value, in order; clock times join the day nearest to them."""
        placed: list[tuple[Expression, Value]] = []
        base_anchor = self.published
        paragraph = -1
        for expression in self.expressions:
            begin = self._paragraph(expression)
            if begin != paragraph:
                paragraph, self.scene.frame_year = begin, None
            if expression.reading == "clock":
                placed.append((expression, Value()))
                continue
            self.scene.anchor = self._anchor_in_quotation(expression, base_anchor, begin)
            value = self._value(expression)
            if value is None:
                continue
            placed.append((expression, value))
            if value.kind == "date" and value.period is not None:
                self._remember(expression, value.period, begin)
                if self._stamps(expression) and value.period.precision in ("day", "time"):
                    base_anchor = value.period.start
        return self._clocks(placed)

    def _own_day(self) -> date | None:
        """« Ce 10 juin 2020, … »: the day of writing, where nothing else gives it."""
        for place, day in self.dated:
            if day.precision == "day" and re.search(r"(?:^|[^a-z])(?<!de )ce +$", self.plain[max(0, place - 6) : place]):
                return day.start
        return None

    def _settled(self, place: int) -> Callable[[Callable[[int], Period | None], int | None], Period | None]:
        return lambda at, weekday: settle_year(at, weekday, place, self.dated)

    def _paragraph(self, expression: Expression) -> int:
        return self.paragraphs[bisect.bisect_right(self.paragraphs, expression.start) - 1]

    def _stamps(self, expression: Expression) -> bool:
        return is_stamp(self.plain, self._paragraph(expression), expression.start, expression.end)

    def _value(self, expression: Expression) -> Value | None:
        scene, groups = self.scene, dict(expression.groups)
        start, end = expression.start, expression.end
        scene.cue = cue_before(self.plain, start)
        scene.tense = lambda: self._tense(start, end)
        scene.settled = self._settled(start)
        scene.fresh = start - self.day_at < FRESH
        groups["_text"] = self.plain[start:end]
        first = groups["_text"].split(" ", 1)[0]
        if self._stamps(expression):
            scene.cue, scene.tense = "present", lambda: None
        elif (
            expression.reading == "weekday"
            and "cue" not in groups
            and self.plain[max(0, start - 4) : start].endswith(" de ")
        ):
            groups["cue"] = "noun"
            scene.cue = None
            if self._tense(start, end) != "future":  # « la réunion de lundi »: the verb says little of it
                scene.tense = lambda: None
        if groups.get("prep", "").strip() and not re.search(r"\ba +l'$", self.plain[max(0, start - 6) : start]):
            groups["lone"] = groups["prep"]
        if expression.reading in ("ago", "ahead", "offset"):
            scene.cue = None
        return READINGS[expression.reading](groups, scene)

    def _tense(self, start: int, end: int) -> Direction | None:
        known = self.tense_at(start, end) if self.tense_at is not None else None
        return known if known is not None else guess_tense(self.plain, self.text, start, end)

    def _remember(self, expression: Expression, period: Period, paragraph: int) -> None:
        scene = self.scene
        if LAW.search(self.plain[max(0, expression.start - 60) : expression.start]):
            return
        scene.story = period
        if period.start == period.end:
            scene.story_day, self.day_at = period.start, expression.end
            self.days.append((expression.start, period.start))
        elif period.precision == "range" and (period.end - period.start).days <= 10:
            scene.story_day, self.day_at = period.end, expression.end
        if expression.start - paragraph <= 20 and "y" in expression.groups and period.precision in ("year", "month"):
            scene.frame_year = period.start.year

    def _anchor_in_quotation(self, expression: Expression, anchor: date | None, paragraph: int) -> date | None:
        """Inside a quotation, the day that the text gives to the words, when it gives one."""
        quotation = self._quotation(expression)
        if quotation is None or anchor is None:
            return anchor
        before = [day for place, day in self.days if max(paragraph, quotation.start - 600) <= place < quotation.start]
        return before[-1] if before and before[-1] <= anchor else anchor

    def _quotation(self, expression: Expression) -> Quotation | None:
        for quotation in self.quotations:
            if quotation.start < expression.start < quotation.end:
                return quotation
        return None

    def _clocks(self, placed: list[tuple[Expression, Value]]) -> list[tuple[Expression, Value]]:
        """Bare clock times get the day named next to them: before in the sentence, else after, else the story's."""
        days = [
            (e.start, e.end, v.period.start)
            for e, v in placed
            if e.reading != "clock" and v.kind == "date" and v.period is not None and v.period.start == v.period.end
        ]
        starts = [start for start, _, _ in days]
        done: list[tuple[Expression, Value]] = []
        for i, (expression, value) in enumerate(placed):
            if expression.reading != "clock":
                done.append((expression, value))
                continue
            place = bisect.bisect_left(starts, expression.start)
            before = days[place - 1] if place else None
            after = days[place] if place < len(days) else None
            day: date | None = self.published
            if i and placed[i - 1][1].kind == "set" and (before is None or before[0] < placed[i - 1][0].start):
                if not re.search(r"[.!?\n]", self.plain[placed[i - 1][0].end : expression.start]):
                    done.append((expression, Value(kind="set")))
                    continue
            if (
                after
                and after[0] - expression.end < 30
                and not re.search(r"[.!?;\n]", self.plain[expression.end : after[0]])
                and not (before and not re.search(r"[.!?;\n]", self.plain[before[1] : expression.start]))
            ):
                day = after[2]
            elif before and expression.start - before[0] < FRESH:
                day = before[2]
            if day is None:
                done.append((expression, Value(None, "unresolved", known="XXXX-XX-XX", precision="time")))
            else:
                done.append((expression, Value(one_day(day), "relative", day)))
        return done
