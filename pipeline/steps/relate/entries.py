"""Entries of a chronology, whose day stands by itself: « 11 février 2019. La société demande … ».

To the parser such a day is a sentence of its own. Here it becomes one with the sentence behind it, whose verb it hangs on
as any day that opens a sentence does, so that rules need not know of chronologies.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.steps.relate.parse import Span

if TYPE_CHECKING:
    from pipeline.steps.relate.parse import Doc, Token

LEAST = 2
"""Entries that make a chronology: one day by itself may be a stamp."""
SMALL = frozenset({"ADP", "DET"})
MARKS = frozenset(".:–—-•*·►■")


def join_entries(doc: Doc) -> None:
    """Make one sentence of each day that stands alone and of what is told behind it."""
    found = [pair for date in doc.dates if (pair := _entry(date)) is not None]
    if len(found) < LEAST:
        return
    for day, told in found:
        _join(day, told)


def _entry(date: Span) -> tuple[Span, Span] | None:
    """The sentence that is a day and nothing else, and the one behind it, where no day opens that."""
    day = date.sent
    if day.end >= len(date.doc) or not any(token.text.isdigit() for token in date):
        return None
    inside = range(date.start, date.end)
    if any(_says(token) for token in day if token.i not in inside):
        return None
    told = date.doc[day.end].sent
    opening = list(takewhile(lambda token: not _says(token), told))
    after = told[len(opening)] if len(opening) < len(told) else None
    dated = any(after.i in range(one.start, one.end) for one in date.doc.dates) if after is not None else True
    return None if dated else (day, told)


def _says(token: Token) -> bool:
    """Whether a word is more than space, a mark of lists, or a small word before a day."""
    return not (token.is_space or token.text in MARKS or token.pos_ in SMALL)


def _join(day: Span, told: Span) -> None:
    doc, root = day.doc, told.root
    top = day.root
    top.head, top.dep_ = root, "obl:mod"
    root.children = [top, *root.children]
    told[0].is_sent_start = False
    both = Span(doc, day.start, told.end)
    for token in both:
        token.sent = both
