"""From the verb that governs a date to the word that names the happening: light verbs, modals, idioms, states."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pipeline.rules import Rule
from pipeline.steps.relate.events.book import READINGS, Found
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    children,
    clause_after,
    form_of,
    is_finite,
    is_infinitive,
    is_participle,
    is_reflexive,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import light, states
from pipeline.steps.relate.events.predicate.light import counted_noun, is_idiom_noun
from pipeline.steps.relate.events.tenses import is_future
from pipeline.steps.relate.events.words import modal_effects, speech_verbs, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

RULE_FILES = (light, states)  # imported for the readings that they register

__all__ = ["READINGS", "counted_noun", "is_idiom_noun", "resolve_predicate"]


def resolve_predicate(verb: Token, place: Place) -> Happening | None:
    """The happening that a predicate tells at a date, by the reading that finds it; None for a state."""
    verb = _told_verb(verb, place)
    for rule, read in _readings(place.off):
        found = read(verb)
        if found is not None:
            return found.by(rule.id) if found else None
    return Happening.at(verb, carrier=verb)


def _told_verb(verb: Token, place: Place) -> Token:
    """Down to the infinitive under modals, or up to the verb that denies it, or that has the date."""
    for _ in range(MAX_CLIMB):
        inner = _inner_verb(verb, place)
        if inner is None:
            break
        verb = inner
    without = any(form_of(mark) in words_for("without") for mark in children(verb, "mark"))
    opens = verb.i < place.date.start and verb.head.i >= place.date.end  # "Sans voter lundi, il est parti"
    if without and is_infinitive(verb) and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i != verb.i and not opens:
        return verb.head  # "a répondu sans ciller vendredi"
    if verb.dep_ != "xcomp" or not is_verbal(verb):
        return verb
    if lemma_of(verb.head) in verbs_of_class("deny") and is_finite(verb.head):
        denied = lemma_of(verb.head) in words_for("denial_verb") and children(verb, "aux:tense")
        ahead = place.ahead and is_infinitive(verb) and not is_future(verb.head)
        return verb if denied or ahead else verb.head  # "nie avoir frappé", "renonce à vendre en 2030": what is denied
    if lemma_of(verb.head) in words_for("ends_verb") and is_infinitive(verb):
        ended = any(form_of(mark) in words_for("of") for mark in children(verb, "mark", "case"))
        return verb.head if ended else verb  # "a cessé de produire lundi"; not "a fini par céder"
    if lemma_of(verb.head) in speech_verbs() | words_for("reports") and is_finite(verb.head) and place.is_set_off():
        perfect = any(is_infinitive(helper) for helper in children(verb, "aux:tense"))
        return verb.head if perfect else verb  # "a admis avoir frappé un voisin, lundi, au palais"
    if lemma_of(verb.head) in words_for("tries_verb") and children(verb.head, "aux:tense") and is_finite(verb.head):
        return verb.head  # "ils ont tenté de joindre le port lundi": the attempt is over
    bare = is_participle(verb) and not children(verb, "aux:tense", "aux:pass", "mark")
    stays = lemma_of(verb.head) in words_for("reflexive_copula") and is_reflexive(verb.head)
    parted = any(t.is_punct for t in verb.doc[min(verb.i, verb.head.i) : max(verb.i, verb.head.i)])
    if bare and verb.head.pos_ == "VERB" and is_participle(verb.head) and not stays and not parted:
        return verb.head  # "retrouvés noyés": the finding has the date
    return verb


def _inner_verb(verb: Token, place: Place) -> Token | None:
    """The infinitive that carries the happening under a modal; what comes after "il faut attendre 2022 pour que"."""
    lemma = lemma_of(verb)
    if lemma in words_for("wait_verb") and (awaited := _awaited(verb, place)) is not None:
        return awaited
    if lemma in words_for("reflexive_copula") and is_reflexive(verb):
        behind = (one for one in children(verb, "xcomp") if one.i > verb.i)
        return next((one for one in behind if is_participle(one) or is_infinitive(one)), None)
    if lemma in words_for("see_verb") and not is_reflexive(verb):
        return next((one for one in children(verb, "xcomp", "ccomp") if one.i > verb.i and is_infinitive(one)), None)
    if _decides(verb, place):
        return None
    for read in (_planned, _tried, _due, _helped):
        if (act := read(verb)) is not None:
            return act
    return None


def _awaited(verb: Token, place: Place) -> Token | None:
    """As in "devra attendre le 13 février pour comparaître", "il faut attendre 2022 pour que le pont ouvre"."""
    for aim in children(verb, "advcl"):
        meant = (form_of(mark) in words_for("meant_for") for mark in children(aim, "mark"))
        if aim.i >= place.date.end and is_infinitive(aim) and any(meant):
            return aim
    if verb.head.i != verb.i and lemma_of(verb.head) in words_for("must_verb"):
        for token in verb.doc[place.date.end : verb.sent.end]:
            if form_of(token) in words_for("that"):
                return clause_after(token.i, verb.sent.end, verb.doc)
    return None


def _decides(verb: Token, place: Place) -> bool:
    """As in "a décidé jeudi de fermer": the deciding has the date."""
    if lemma_of(verb) not in words_for("deciding_verb") or not is_participle(verb) or place.date.start <= verb.i:
        return False
    inner = children(verb, "xcomp", "ccomp")
    return bool(inner) and place.date.end <= inner[0].i


def _planned(verb: Token) -> Token | None:
    """As in "il est prévu que la ville paie en mars", "de payer": what is planned has the date."""
    if lemma_of(verb) not in words_for("plan_verb") or not is_participle(verb) or children(verb, "aux:tense"):
        return None
    for clause in children(verb, "ccomp", "xcomp", "csubj", "csubj:pass"):
        if clause.i > verb.i and is_verbal(clause) and (is_infinitive(clause) or is_finite(clause)):
            return clause
    return None


def _tried(verb: Token) -> Token | None:
    """As in "la ville tentait lundi de joindre le port": what is being done has the date."""
    if lemma_of(verb) not in words_for("tries_verb") or children(verb, "aux:tense"):
        return None
    return next((act for act in children(verb, "xcomp", "ccomp") if is_infinitive(act)), None)


def _due(verb: Token) -> Token | None:
    """As in "ils ont à payer en mars": what is due has the date."""
    for act in children(verb, "xcomp") if lemma_of(verb) in words_for("have_verb") else ():
        if is_infinitive(act) and any(form_of(mark) in words_for("to_do") for mark in children(act, "mark")):
            return act
    return None


def _helped(verb: Token) -> Token | None:
    """As in "doit partir en mars", "peut être élue en mars": what a modal helps."""
    lemma = lemma_of(verb)
    if lemma not in modal_effects() or (lemma in words_for("going_verb") and is_participle(verb)):
        return None
    for clause in children(verb, "xcomp", "ccomp"):
        if clause.pos_ == "VERB" and is_infinitive(clause):
            return clause
        if any(is_infinitive(helper) for helper in children(clause, "cop", "aux:pass")):
            return clause
    return None


@cache
def _readings(off: frozenset[str]) -> tuple[tuple[Rule, Callable[[Token], Found]], ...]:
    return READINGS.active(off)
