"""How far a day was from something else: "le 4 mai, deux ans jour pour jour après l'ouverture du pont, …"."""

from __future__ import annotations

from functools import cache

from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.steps.relate.events.grammar import form_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Span


def end_of_aside(date: Span, end: int) -> int:
    """Where what a date tells may begin: behind the aside that counts from something else, else behind the date.

    An aside that no comma closes before `end` is none: "le 4 mai, deux ans après la crue".
    """
    doc, index = date.doc, date.end
    if index < end and doc[index].text == ",":
        index += 1
    start = index
    while index < end and (doc[index].pos_ == "NUM" or fold_text(doc[index].text) in _counting()):
        index += 1
    if index == start or index >= end or form_of(doc[index]) not in words_for("counted_from"):
        return date.end
    return next((i + 1 for i in range(index, end) if doc[i].text == ","), date.end)


@cache
def _counting() -> frozenset[str]:
    """Folded words of "presque deux ans et demi jour pour jour"."""
    units = words("time_units", "form")
    small = {fold_text(word) for word in words_for("counts_off")}
    return words("time_numbers", "form") | units | {f"{unit}s" for unit in units} | small
