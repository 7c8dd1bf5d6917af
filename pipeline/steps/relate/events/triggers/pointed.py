"""Happenings that a list or a pronoun points back to: "deux attentats, dont celui de Valmont en mars"."""

from __future__ import annotations

from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import clause_after, form_of, is_finite, is_verbal, may_agree, preposition
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, noun_entry, phrase_start
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

NAMED_REACH = 3
"""Words from "jour de" to the noun of a happening: an article, an adjective."""
MAX_POINTED = 6
"""Words from a pronoun to its date: "celle du port de Valmont en mars"."""


@BOOK.rule("among")
def among(place: Place) -> Found:
    """As in "deux grèves ont eu lieu, dont une marche en mars": of those listed, the nearest to the date."""
    doc, first = place.doc, place.sentence.start
    mark = next((i for i in range(place.date.start - 1, first, -1) if form_of(doc[i]) in words_for("among")), None)
    if mark is None or any(is_verbal(t) and is_finite(t) for t in doc[mark : place.date.start]):
        return None
    opened = [t.text for t in doc[mark : place.date.start] if t.text in {"(", ")"}]
    if opened[:1] == [")"]:
        return None  # "dix demandes (dont six premières demandes) reçues en mars"
    whole = _event_before(doc[mark])
    if whole is None:
        return None
    for token in reversed(doc[mark + 1 : place.date.start]):
        if form_of(token) in words_for("pointing"):
            return Happening.at(whole, stands=token)
        if is_act(phrase_start(token)):
            return Happening.at(phrase_start(token))
    return None


@BOOK.rule("pointed_at")
def pointed_at(place: Place) -> Found:
    """As in "une crue plus forte que celle de mars": the event noun that the pronoun stands for."""
    doc, start = place.doc, place.date.start
    for index in range(start - 1, max(place.sentence.start, start - MAX_POINTED) - 1, -1):
        token = doc[index]
        if form_of(token) in words_for("pointing"):
            noun = _event_before(token) if form_of(doc[index + 1]) in words_for("of") else None
            agrees = noun is not None and may_agree(token, noun, "Gender")
            return Happening.at(noun, stands=token) if noun is not None and agrees else None
        if token.is_punct or token.pos_ in {"VERB", "AUX", "SCONJ"} or noun_entry(token) is not None:
            return None
    return None


@BOOK.rule("named_day")
def named_day(place: Place) -> Found:
    """As in "le 3 mars, jour de la grève", "d'ici le 3 mars, date à laquelle le conseil votera": what names the day."""
    doc, at = place.doc, place.date.end
    if at + 3 >= place.sentence.end or doc[at].text != "," or form_of(doc[at + 1]) not in words_for("day_of"):
        return None
    if form_of(doc[at + 2]) in words_for("of"):
        after = doc[at + 3 : min(at + 3 + NAMED_REACH, place.sentence.end)]
        noun = next((t for t in after if t.pos_ == "NOUN"), None)
        named = is_act(noun) and preposition(noun) in words_for("of")
        return Happening.at(noun) if noun is not None and named else None
    mark = next((t for t in doc[at + 2 : at + 4] if form_of(t) in words_for("day_when")), None)
    verb = clause_after(mark.i + 1, place.sentence.end, doc) if mark is not None else None
    return resolve_predicate(verb, place) if verb is not None else None


def _event_before(mark: Token) -> Token | None:
    """The nearest event noun before a word of its sentence."""
    return next(filter(is_act, reversed(mark.doc[mark.sent.start : mark.i])), None)
