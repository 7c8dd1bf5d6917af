"""What is set or announced for a day has it, not the verb that announces it."""

from __future__ import annotations

from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    auxiliaries,
    children,
    has_phrase,
    is_bare_participle,
    is_infinitive,
    is_participle,
    is_passive,
    is_tie,
    is_verbal,
    lemma_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, is_happening, names_deed, noun_entry
from pipeline.steps.relate.events.place import Place, ties_of
from pipeline.steps.relate.events.predicate import counted_noun, resolve_predicate
from pipeline.steps.relate.events.tenses import is_conditional, is_future
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

SET_REACH = 4


@BOOK.rule("announced_noun")
def announced_noun(place: Place) -> Found:
    """As in "a annoncé la fermeture de ses bureaux d'ici 2030", printed before: what is announced has the date."""
    verb = _verb_leftwards(place)
    if verb is None or ties_of(place.left_word()[1]):
        return None
    tells = lemma_of(verb) in words_for("announce_verb")
    over = place.ahead and _is_perfect(verb) and (tells or children(verb, "aux:tense"))
    recalls = place.remembered and lemma_of(verb) in words_for("recall_verb")  # "a évoqué la grève en 2003"
    if not over and not recalls and not (tells and _is_set_for(place)):
        return None
    nouns = () if children(verb, "aux:pass") else children(verb, "obj", *OBLIQUE)
    for noun in map(_spanned, map(counted_noun, nouns)):
        known = is_act(noun) or (tells and is_happening(noun))
        if verb.i < noun.i < place.date.start and known:
            told = resolve_predicate(verb, place)
            leaves = told is not None and (told.trigger.i != verb.i or told.rule == "idiom")
            return None if leaves else Happening.at(noun)
    return None


@BOOK.rule("noun_set_for")
def noun_set_for(place: Place) -> Found:
    """As in "la marche annoncée pour samedi", "l'audience a été fixée au 3 mars": what is set for the day has it."""
    token, between = place.left_word()
    if token is None or not set(between) & words_for("set_for") or not is_participle(token):
        return None
    if lemma_of(token) not in words_for("announce_verb", "moves_day"):
        return None
    if is_active := bool(children(token, "aux:tense")) and not is_passive(token):
        behind = [one for one in children(token, "obj") if one.i >= place.date.end]
        if lemma_of(token) not in words_for("moves_day") or not behind:
            return None
    told = (
        behind[0]
        if is_active
        else token.head
        if token.dep_ in {"acl", "amod"}
        else next(iter(subjects(token)), None)
        if is_passive(token)
        else None
    )
    entry = noun_entry(told) if told is not None else None
    if is_active and entry is None:
        return False  # "a repoussé à 2027 ses objectifs"
    moved = lemma_of(token) in words_for("moves_day")  # of what is moved to a day even a weak noun tells: "le conseil"
    if told is None or not (names_deed(told) if entry is None else moved or entry.noun_class != "weak"):
        return None
    return Happening.at(told, carrier=token)


def _spanned(noun: Token) -> Token:
    """Of "une journée de grève", "une semaine de fermeture": what fills the time."""
    fills = (one for one in children(noun, "nmod") if preposition(one) in words_for("of") and noun_entry(one))
    return next(fills, noun) if lemma_of(noun) in words_for("date_noun") else noun


def _verb_leftwards(place: Place) -> Token | None:
    """The nearest verb before the date, participles that qualify a noun apart."""
    for token in reversed(place.doc[place.sentence.start : place.date.start]):
        if token.text in {";", ":"}:
            return None
        if is_verbal(token) and token.pos_ != "AUX" and not is_tie(token):
            if token.dep_ in {"acl", "amod"} and is_bare_participle(token):
                continue
            return token
    return None


def _is_perfect(verb: Token) -> bool:
    """A verb of what is done or said now, never of what is to come: "a annoncé", "annonce", "annonça"."""
    chain = (verb, *auxiliaries(verb))
    return not is_infinitive(verb) and not any(is_future(one) or is_conditional(one) for one in chain)


def _is_set_for(place: Place) -> bool:
    """After "pour", "d'ici", "à partir de": a day that something is set for."""
    if words_for("meant_for") & set(place.left_word()[1]):
        return True
    return has_phrase(place.doc[max(0, place.date.start - SET_REACH) : place.date.end], "from_then")
