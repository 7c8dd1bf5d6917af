"""Entries of a chronology: « 11 février 2019. La société demande … », « 3 avril : recours des riverains ».

A day that stands alone is a sentence of its own to the parser, and one before a colon hangs anywhere. Here the first
becomes one sentence with what stands behind it, and both hang on its head, as any day that opens a sentence does: rules
need not know of chronologies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.steps.relate.parse import Span

if TYPE_CHECKING:
    from pipeline.steps.relate.parse import Doc, Token

ENTRIES = "entries"
"""Where a document keeps what is told behind each day that heads an entry."""
LEAST = 2
"""Entries that make a chronology: one day by itself may be a stamp."""
RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où"})
SMALL = frozenset({"ADP", "DET"})
PARTS = frozenset({":", "–", "—", "-"})
"""What parts a day from what happened, in one sentence."""
MARKS = PARTS | frozenset(".•*·►■")


def join_entries(doc: Doc) -> None:
    """Hang each day that heads an entry on the head of what is told behind it."""
    found = [(date, told) for date in doc.dates if (told := _told_behind(date)) is not None]
    if len(found) >= LEAST:
        doc.kept[ENTRIES] = {date.start: told for date, told in found}
        for date, told in found:
            _join(date, told)


def noun_of_entry(date: Span) -> Token | None:
    """The noun that opens what is told behind a day which heads an entry, no verb before it: « 1997 : diplôme »."""
    for token in date.doc.kept.get(ENTRIES, {}).get(date.start, ()):
        if token.pos_ == "NOUN" or token.pos_ in {"VERB", "AUX", "PROPN", "PRON"}:
            return token if token.pos_ == "NOUN" else None
    return None


def _told_behind(date: Span) -> Span | None:
    """What is told behind a day that heads an entry, where that opens with no day of its own."""
    doc, day = date.doc, date.sent
    if not any(map(str.isdigit, date.text)) or _first(doc[day.start : date.start]) is not None:
        return None
    behind = doc.span(date.end, day.end)
    if _first(behind) is not None:
        told = behind if behind[0].text in PARTS else None
    else:
        told = doc[day.end].sent if day.end < len(doc) else None
    first = _first(told) if told is not None else None
    dated = first is None or any(one.start <= first.i < one.end for one in doc.dates)
    return None if dated else told


def _first(words: Sequence[Token]) -> Token | None:
    """The first word that is more than space, a mark of lists, or a small word before a day."""
    return next((token for token in words if not _is_small(token)), None)


def _is_small(token: Token) -> bool:
    return token.is_space or token.text in MARKS or token.pos_ in SMALL


def _is_of_relative(first: Token, verb: Token) -> bool:
    """« Relaxe du prévenu, que rien ne désignait »: of an entry without a verb, the verb of its relative."""
    before = first.doc[first.i : verb.i]
    mark = next((t.i for t in before if t.form in RELATIVE and t.nbor(-1).text == ","), None)
    return mark is not None and not any(t.pos_ in {"VERB", "AUX"} for t in first.doc[first.i : mark])


def _join(date: Span, told: Span) -> None:
    doc, day = date.doc, date.sent
    first = next(t for t in told if not _is_small(t))
    top, head = date.root, doc.span(first.i, told.end).root
    if head is not first and _is_of_relative(first, head):
        first.hang(first, "ROOT")
        head.hang(first, "acl:relcl")
        head = first
    if head.head is not head:
        head.hang(head, "ROOT")  # of one sentence with its day, on which it may hang
    above = day.root
    top.hang(head, "obl:mod")
    if above is not head and above is not top:
        above.hang(top, "punct")  # the end of the line
    if told.end > day.end:
        told[0].is_sent_start = False
        both = doc.span(day.start, told.end)
        for token in both:
            token.sent = both
