"""What stands between a day and what it tells: how far it was from something else, or who says so.

"Le 4 mai, deux ans jour pour jour après l'ouverture du pont, …"; "En 2019, a-t-elle raconté, nous avons fondé un club".
"""

from __future__ import annotations

from functools import cache

from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.steps.relate.events.grammar import form_of, is_finite, is_speech, lemma_of
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Span

VERB_REACH = 5
"""Words from the comma to the verb: auxiliary, pronoun, adverb."""
SPEAKER_REACH = 14
"""Words from the verb to the comma behind whoever speaks."""
BEFORE_VERB = frozenset({"ADV", "AUX", "PRON"})


def end_of_incise(date: Span) -> int | None:
    """The comma behind an incise that stands between a day and what is told of it; None without one."""
    doc, first = date.doc, date.end
    if first >= len(doc) or doc[first].text != ",":
        return None
    for token in doc[first + 1 : first + 1 + VERB_REACH]:
        if token.pos_ == "VERB":
            says = is_speech(token) or lemma_of(token) in words_for("reports")
            return _comma_behind(doc, token.i) if says and is_finite(token) else None
        if token.pos_ not in BEFORE_VERB:
            return None
    return None


def _comma_behind(doc: Doc, verb: int) -> int | None:
    """The comma behind a name or a phrase; None where a clause follows first: "a dit qu'elle partirait, lundi"."""
    for token in doc[verb + 1 : min(verb + SPEAKER_REACH, doc[verb].sent.end)]:
        if token.text == ",":
            return token.i
        if token.is_punct or token.pos_ in {"VERB", "AUX", "SCONJ"} or form_of(token) in words_for("that", "relative"):
            return None
    return None


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
