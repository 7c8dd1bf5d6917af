"""Where quotations stand: relative dates in them may count from a day of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.temporal.beside import NEAR, found_in

QUOTED_NEAR = 600
"""Characters before a quotation within which a day may be the day of its words."""
SENTENCE_END = re.compile(r"[.!?;][ »\"]|\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's offsets, marks included."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of at least two words inside one paragraph each; an open one ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in re.finditer('[«»“”"]|\n', text):
        mark = match.group()
        if mark == "\n":
            if opened is not None and match.start() - opened > 20:
                found.append(Quotation(opened, match.start()))
            opened = None
        elif opened is None:
            if mark != "»" and mark != "”":
                opened = match.start()
        elif mark in '»”"':
            if " " in text[opened + 2 : match.start() - 1]:
                found.append(Quotation(opened, match.end()))
            opened = None
    return tuple(found)


def quotation_at(quotations: Sequence[Quotation], place: int) -> Quotation | None:
    """The quotation in which a place lies."""
    number = bisect_right(quotations, place, key=lambda quotation: quotation.start) - 1
    return None if number < 0 or quotations[number].end <= place else quotations[number]


def day_of_words(
    quotation: Quotation, days: Sequence[tuple[int, date]], plain: str, paragraph: int, anchor: date
) -> date:
    """The day that the paragraph gives to quoted words, when it gives one before them; else the article's."""
    before = bisect_left(days, (quotation.start, date.min)) - 1
    if before < 0 or days[before][0] < max(paragraph, quotation.start - QUOTED_NEAR):
        return anchor
    place = days[before][0]
    first = max(paragraph, place - QUOTED_NEAR)
    first = max((m.end() for m in SENTENCE_END.finditer(plain, first, place)), default=first)
    apart = SENTENCE_END.search(plain, place, quotation.start) is not None
    if apart and not found_in("speech", plain[first : quotation.start]):
        return anchor  # « Admis mercredi, … . « Il va mieux aujourd'hui » »
    if found_in("no_day_of_words", plain[max(first, place - NEAR) : place]):
        return anchor  # « Ils ne se parlent plus depuis la réunion du 3 avril. « Je l'ai vu dimanche » »
    return min(days[before][1], anchor)
