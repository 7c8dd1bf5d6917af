"""What one block looks like, taken alone: prose, heading, list item, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.steps.normalise.blocks import NUMBERED_URL, Block
from pipeline.steps.normalise.fold import fold
from pipeline.steps.normalise.furniture import Furniture, Phrase

Kind = Literal["prose", "short", "furniture", "blank"]

_LONGEST_FOLDED = 420  # characters; furniture is never longer, and folding a paragraph is the dearest thing here
_TERMINAL = ".!?…"
_CLOSERS = "»”\"')] *_"
_TRUNCATED = ("...", "…", "[…]", "[...]", "(...)", "(…)")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_TIMED = re.compile(
    r"(?:^| )(?:#h#?|# a #|il y a (?:#|une?|quelques|plus d) |hier a #|aujourd hui a #|a l instant)(?: |$|h)"
    r"|^(?:le )?# (?:janv|fevr|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec)\w* # (?:a )?#(?:h#)?$"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One block with its score: words for prose, a malus for what stands around articles.

    `score` is in words of prose, so that a run of blocks is worth keeping when its sum is positive.
    """

    block: Block
    kind: Kind
    words: int
    score: float
    folded: str = ""
    phrase: Phrase | None = None
    timed: bool = False

    @property
    def heading(self) -> bool:
        """A short line without full stop, as titles and subheads are."""
        return self.kind == "short" and 0 < self.words <= 40 and not self.block.bullet


def measure_block(block: Block, furniture: Furniture) -> Measured:
    """The kind and score of one block, from its own form and words only."""
    text = block.text
    words = text.count(" ") + 1
    if words > 60 and block.links * 8 < words:
        return Measured(block, "prose", words, float(min(words, 150)))
    folded = fold(text) if len(text) <= _LONGEST_FOLDED else ""
    if not folded.strip("# ") and not any(char.isalpha() for char in text):
        is_number = folded == "#"
        return Measured(block, "short" if is_number else "blank", words if is_number else 0, -1.0, folded)
    phrase = furniture.judge(folded) if folded else None
    closed = text.rstrip(_CLOSERS)
    terminal = closed[-1:] in _TERMINAL or (text[-1] in ":;" and words > 8)
    timed = words <= 14 and _TIMED.search(folded) is not None
    if phrase is not None and not (phrase.match != "line" and words > 25 and terminal and phrase.label == "legal"):
        return Measured(block, "furniture", words, -8.0, folded, phrase, timed)
    if NUMBERED_URL.match(text) or (words <= 4 and _URL.search(text)):
        return Measured(block, "furniture", words, -6.0, folded, None, timed)
    if block.buttons and words < 30:
        return Measured(block, "furniture", words, -6.0, folded, None, timed)
    if block.links * 8 > words:
        return Measured(block, "short", words, -6.0 if block.bullet else -5.0, folded, None, timed)
    if terminal and words >= 8 and text.endswith(_TRUNCATED) and words < 60:
        return Measured(block, "prose", words, -5.0, folded, None, timed)
    if terminal and words >= 6:
        weight = 0.7 if block.bullet else 1.0
        return Measured(block, "prose", words, words * weight, folded, None, timed)
    if words >= 25:
        return Measured(block, "prose", words, words * 0.5, folded, None, timed)
    if terminal:
        return Measured(block, "prose", words, 0.0, folded, None, timed)
    return Measured(block, "short", words, -4.0 if block.bullet else -3.0, folded, None, timed)
