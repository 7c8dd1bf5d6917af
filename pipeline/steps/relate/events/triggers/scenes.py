"""The setting of what is told: "lors d'un discours", "depuis la suppression", "dans un entretien, en mars"."""

from __future__ import annotations

from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    children,
    form_of,
    is_bare_participle,
    is_infinitive,
    is_speech,
    is_verbal,
    preposition,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, is_happening, noun_entry
from pipeline.steps.relate.events.place import MAX_LEAP, Place, ties_of
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

MAX_SETTING = 16


@BOOK.rule("noun_of_setting")
def noun_of_setting(place: Place) -> Found:
    """As in "photographiés lors d'une mission en 2005", "depuis la suppression de l'impôt en 2003".

    After "lors de" any noun names a happening, after "depuis" or "après" an event noun does; these only before a
    month or a year, since a day in such a place may be the main verb's.
    """
    doc, date = place.doc, place.date
    if date.start == 0:
        return None
    period = doc[date.start - 1].lower_ in words_for("in_period")
    noun: Token | None = None
    for index in range(date.start - 2, max(date.sent.start, date.start - MAX_SETTING) - 1, -1):
        token = doc[index]
        if token.i == place.comma_before() and noun_entry(token.nbor(-1)) is not None:
            continue  # "lors de ses vœux, le 3 mars"
        if token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"} or token.text in {",", ";", ":", "(", "."}:
            return None
        if token.pos_ == "NOUN":
            noun = token
        during = token.lower_ in words_for("during")
        mark = token.lower_ in words_for("setting_of_noun")
        if noun is not None and (during or (mark and token.head.i == noun.i)):
            since = token.lower_ in words_for("since")  # of two times only one is the verb's
            sure = (during and (period or noun_entry(noun) is not None)) or ((period or since) and is_act(noun))
            own = ties_of(place.left_word()[1]) or any(is_verbal(t) for t in doc[noun.i : date.start])
            deed = _deed_there(token, place) if sure and during and not own else None
            return deed or (Happening.at(noun) if sure else None)
    return None


def _deed_there(during: Token, place: Place) -> Happening | None:
    """As in "elle a été huée lors d'un meeting en mars": what is done there, not what is said or denied."""
    verb = during.head
    while is_infinitive(verb) and verb.dep_ == "xcomp" and verb.head.i < verb.i:
        verb = verb.head  # "s'est engagée à aider le port lors d'une visite en mars"
    if not is_verbal(verb) or is_speech(verb) or not children(verb, "aux:tense", "aux:pass"):
        return None
    if not place.sentence.start <= verb.i < place.sentence.end:
        return None
    denied = any(form_of(t) in words_for("not_first") for t in verb.children)
    aside = verb.dep_ == "acl:relcl" and verb.i > during.i
    return None if denied or aside else resolve_predicate(verb, place)


@BOOK.rule("set_off_noun")
def set_off_noun(place: Place) -> Found:
    """As in "dans un entretien au journal, en février, elle …": the entretien takes the date."""
    comma = place.comma_before()
    doc, date, first = place.doc, place.date, place.date.sent.start
    if comma is None or not (date.end >= len(doc) or doc[date.end].is_punct or doc[date.end].is_space):
        return None
    for here in range(comma - 1, max(first - 1, comma - MAX_LEAP), -1):
        word = doc[here]
        verbal = word.pos_ == "AUX" or (word.pos_ == "VERB" and not is_bare_participle(word))
        if verbal or word.text in {",", ";", ":"}:
            return None
        entry = noun_entry(word)
        if entry is not None and entry.type in {"announcement", "publication"} and is_happening(word):
            return Happening.at(word) if _is_setting(word) else None
    return None


def _is_setting(noun: Token) -> bool:
    near = (*noun.children, noun.head)
    return preposition(noun) in words_for("setting") or any(t.lower_ in words_for("during") for t in near)
