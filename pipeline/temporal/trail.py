"""What each date leaves behind for those after it: where the story stands, what frames it, where it looks back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.temporal.auxiliaries import BESIDE, in_pluperfect
from pipeline.temporal.beside import precedes
from pipeline.temporal.deeds import ON
from pipeline.temporal.find import Expression
from pipeline.temporal.interval import Period
from pipeline.temporal.question import NEAR, STORY
from pipeline.temporal.quoted import sentence_end
from pipeline.temporal.run_ahead import FOLLOWS
from pipeline.temporal.scene import FRESH, Governor, Scene, TenseAt, Value
from pipeline.temporal.standing import in_brackets, in_heading, is_fronted
from pipeline.temporal.verb_shapes import guess_tense

COUNTING = ("offset", "same_day", "same_unit", "vague")
"""Readings that count from the day just told, also where that lies behind the story."""
STARTS = Governor("future", "likely")
"""What « débute » says of its day; where that is long over, a story begins: « L'affaire débute en mai 2022 »."""
FRAMING = ("day", "month", "season", "quarter")
"""Precisions of what opens a story, « Au printemps 2015, … . Le 6 mai, … »."""
FRAME_AT = 20
"""A year this near to the start of its sentence frames the days that follow (« En 2015, … le 4 mai »)."""
LONGEST_RUN = 10
"""Days of a range at whose end the story goes on."""


class Trail:
    """Keeps the scene of a course: the period and day told last, and what holds for the dates that follow.

    `days` are the days told so far with their places, `back` the places of dates that lie behind the story;
    `story_at`, `frame_at`, `text_end` tell where the day, the frame and the day of a text were set, `frame_end` up to
    where a year frames, and `frame_opened` whether a date at the head of a sentence opened the story;
    `kept` is where it stood (its period, its day, the day that framed it) before it looked back.
    """

    def __init__(
        self,
        text: str,
        plain: str,
        scene: Scene,
        tense: TenseAt,
        listed: Mapping[int, int],
    ) -> None:
        self.text, self.plain, self.scene, self.tense, self.listed = text, plain, scene, tense, listed
        self.days: list[tuple[int, date]] = []
        self.back: set[int] = set()
        self.story_at, self.frame_at = -FRESH, -FOLLOWS
        self.frame_end = self.text_end = 0
        self.frame_opened = False
        self.kept: tuple[Period | None, date | None, date | None] | None = None
        self.back_in = 0

    def take_up(self, expression: Expression, paragraph: int) -> None:
        """Ends a look back where the story goes on, and begins one where the pluperfect does."""
        scene, start, end = self.scene, expression.start, expression.end
        if expression.reading == "clock":
            return
        if in_pluperfect(self.plain, self.text, start, end):
            if self.kept is None:
                self.kept = scene.story, scene.story_day, scene.frame_day
            self.back_in = paragraph
            self.back.add(start)
        elif self.kept is not None:
            apart = paragraph != self.back_in
            counts = expression.reading in COUNTING or (
                expression.reading == "eve" and (is_fronted(self.plain, expression.start) or not apart)
            )
            if not counts and (apart or self.tense(start, end) in ("present", "future")):
                scene.story, scene.story_day, scene.frame_day = self.kept
                self.kept = None

    def remember(self, expression: Expression, value: Value, paragraph: int) -> None:
        """Moves the story on to a date, unless the date only names a law."""
        period = value.period
        if period is not None and precedes("law_date", self.plain, expression.start):
            self.scene.text_day, self.text_end = period.start if period.start == period.end else None, expression.end
            return
        if period is None or in_brackets(self.plain, expression.start) or in_heading(self.plain, expression.start):
            return
        scene = self.scene
        scene.story = period
        self._leave_frame(value, period)
        framed = scene.frame_day is not None and period.precision in ("day", "month")
        if framed and scene.frame_day is not None and (period.start - scene.frame_day).days > STORY:
            self.frame_at = -FOLLOWS  # « Le 3 mars 2019, tout brûle. On a rebâti dès janvier, on finira en mai »
        if period.start == period.end:
            scene.story_day, self.story_at = period.start, expression.end
            self.days.append((expression.start, period.start))
        elif period.precision == "range" and (period.end - period.start).days <= LONGEST_RUN:
            scene.story_day, self.story_at = period.end, expression.end
        self._frame(expression, value, period, paragraph)

    def _leave_frame(self, value: Value, period: Period) -> None:
        """Ends what opened the story where another time is told: « Née en 1969, élue en 2009, … le 9 mars »."""
        scene = self.scene
        if value.basis != "explicit":
            return
        if scene.frame_year is not None and not period.start.year <= scene.frame_year <= period.end.year:
            scene.frame_year = None
        if scene.frame_day is not None and abs((period.start - scene.frame_day).days) > STORY:
            scene.frame_day = None

    def _frame(self, expression: Expression, value: Value, period: Period, paragraph: int) -> None:
        """Opens a story, or a year, at a date that stands where one begins."""
        scene, fronted = self.scene, is_fronted(self.plain, expression.start)
        framed = scene.frame_day is not None and period.precision in ("day", "month")
        in_story = scene.anchor is not None and self._in_story(expression, value)
        frames = (fronted and not precedes("holds_nothing", self.plain, expression.start)) or in_story
        if period.precision == "year" and "y" in expression.groups and frames:
            scene.frame_year = period.start.year
            if expression.start - paragraph > FRAME_AT:
                self.frame_end = sentence_end(self.plain, expression.end)
            if in_story:
                self.frame_end = expression.end + FOLLOWS
        if period.precision in FRAMING and (fronted or in_story):
            anchor = scene.anchor
            far = anchor is None or (anchor - period.end).days > NEAR
            going = in_story or framed or value.basis == "explicit" or expression.start in self.listed
            if value.basis == "explicit":
                scene.frame_present = self.tense(expression.start, expression.end) != "past"
            scene.frame_day, self.frame_at = (period.start, expression.end) if far and going else (None, -FOLLOWS)
            self.frame_opened = fronted and (framed or expression.reading not in (*COUNTING, "eve"))

    def _in_story(self, expression: Expression, value: Value) -> bool:
        """Whether a day of long ago is told as if one were there: « Tout commence le 3 mars 2019 », « Ce jour-là »."""
        start, end, scene = expression.start, expression.end, self.scene
        if scene.frame_day is not None and scene.frame_near and value.period is not None and value.basis != "explicit":
            return 0 <= (value.period.start - scene.frame_day).days <= STORY
        if expression.reading in (*COUNTING, "eve") and value.anchor != scene.anchor:
            return True
        said = scene.governor is None and ON.search(self.plain, max(0, start - BESIDE), start)
        if value.basis != "explicit" or not (said or scene.governor == STARTS):
            return False
        return self.tense(start, end) == "present" and guess_tense(self.plain, self.text, start, end) in (
            None,
            "present",
        )
