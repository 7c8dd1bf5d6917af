"""What is told in the pluperfect lies behind the story, and the story takes up where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.temporal.beside import words_of
from pipeline.temporal.interval import Period
from pipeline.temporal.verb_shapes import is_participle

REACH = 110
"""Characters on either side of a date in its sentence within which its verb stands."""
CLAUSE = re.compile(r"[.!?;:«»\"\n]|,? (?:qu'|(?:qui|que|dont|mais|alors|tandis)(?![a-z]))")


@cache
def _had() -> re.Pattern[str]:
    forms = sorted((*words_of("aux_had"), *words_of("aux_was")), key=len, reverse=True)
    between = sorted(words_of("aux_between"), key=len, reverse=True)
    return re.compile(rf"(?<![a-z-])(?:{'|'.join(forms)})(?: +(?:{'|'.join(between)}|[a-z]+ment))* +(?P<verb>[a-z]+)")


def in_pluperfect(plain: str, text: str, start: int, end: int) -> bool:
    """Whether the clause of a date tells it in the pluperfect: « l'ayant vu le 3 mai, il avait crié »."""
    first, last = max(0, start - REACH), min(len(plain), end + REACH)
    cuts = [match.end() for match in CLAUSE.finditer(plain, first, start)]
    first = cuts[-1] if cuts else first
    cut = CLAUSE.search(plain, end, last)
    last = cut.start() if cut else last
    for begin, stop in ((first, start), (end, last)):
        for match in _had().finditer(plain, begin, stop):
            if is_participle(match["verb"], text[match.start("verb") : match.end("verb")]):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a story stood before it looked back: its period and day, and the day that framed it.

    It goes on from there in the next paragraph, or where the tense is no past any more.
    """

    story: Period | None
    story_day: date | None
    frame_day: date | None
