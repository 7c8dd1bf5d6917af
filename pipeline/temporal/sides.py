"""On which side of its day a time expression lies, by the words that govern it, those beside it, and the verb."""

from __future__ import annotations

import re

from pipeline.temporal.beside import precedes
from pipeline.temporal.find import Expression
from pipeline.temporal.governors import governor_of
from pipeline.temporal.scene import Direction, Governor, Scene, Tense, TenseAt
from pipeline.temporal.verb_shapes import guess_tense, tells_of_setting, tense_after

UNGOVERNED = ("ago", "ahead", "offset")
"""Readings that say their side themselves."""
FROM_ON = re.compile(r"dès\s(?:le\s|ce\s)?$", re.IGNORECASE)


class Sides:
    """Asked of one text: the tense of a verb that the parse does not give is guessed by its shape."""

    def __init__(self, text: str, plain: str, tense_at: TenseAt | None) -> None:
        self.text, self.plain, self.tense_at = text, plain, tense_at
        self._known: dict[int, Direction | None] = {}

    def governor(self, expression: Expression) -> Governor | None:
        """What the words before an expression say."""
        return None if expression.reading in UNGOVERNED else governor_of(self.plain, self.text, expression.start)

    def tense(self, start: int, end: int) -> Direction | None:
        """What the verb of the words from start to end says."""
        if start not in self._known:
            told = self.tense_at(start, end) if self.tense_at is not None else None
            self._known[start] = told if told is not None else guess_tense(self.plain, self.text, start, end)
        return self._known[start]

    def side(self, expression: Expression) -> Direction | None:
        """What governs it, else its verb."""
        governor, (start, end) = self.governor(expression), (expression.start, expression.end)
        side = governor.side if governor is not None else self.tense(start, end)
        if side == "present" and guess_tense(self.plain, self.text, start, end) == "future":
            return "future"  # « ils doivent être élus dimanche 23 avril »
        return side

    def tense_of(self, expression: Expression) -> Tense:
        """Its verb's tense; of what a word sets likely ahead, that of the verb behind it first."""
        start, end, governor = expression.start, expression.end, self.governor(expression)
        if governor is not None and (governor.side, governor.force) == ("future", "likely"):
            return lambda: tense_after(self.plain, self.text, end) or self.tense(start, end)
        return lambda: self.tense(start, end)

    def turned(self, expression: Expression, groups: dict[str, str], scene: Scene) -> Tense | None:
        """The tense as the words beside an expression turn it, None where they do not; they may give it a cue."""
        start, end = expression.start, expression.end
        if expression.reading == "weekday" and "cue" not in groups and scene.governor is None:
            tense = self.tense(start, end)
            if tells_of_setting(self.plain, start, tense):
                return lambda: "past"
            if scene.ahead_day is not None and precedes("pointing", self.plain, start):
                return lambda: "future"  # « le concert de lundi est annulé, celui de mardi maintenu »
            if precedes("noun_weekday", self.plain, start):
                groups["cue"] = "noun"
                return (lambda: None) if tense != "future" else None
        elif scene.governor is None and FROM_ON.search(self.text, max(0, start - 8), start):
            # « avait annoncé la fermeture dès le 3 mai »
            back: Direction | None = "past" if expression.reading == "weekday" else None
            said = {"past": back, "present": None}  # « ils mènent des actions communes dès le 1er décembre »
            return lambda: said.get(self.tense(start, end) or "", "future")
        elif precedes("noun_date", self.plain, start):
            known = ("past", "future") if precedes("scheduled", self.plain, start) else ("past",)
            return lambda: tense if (tense := self.tense(start, end)) in known else None
        elif precedes("cleft", self.plain, start):
            return lambda: tense_after(self.plain, self.text, end) or self.tense(start, end)
        return None
