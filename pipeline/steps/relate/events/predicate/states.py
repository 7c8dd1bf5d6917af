"""States and copulas tell a happening only through a noun, a place or an act: "l'audience est le 3 mars"."""

from __future__ import annotations

from pipeline.steps.relate.events.book import READINGS, Found
from pipeline.steps.relate.events.grammar import (
    children,
    features,
    form_of,
    is_bare_participle,
    is_finite,
    is_in_date,
    is_infinitive,
    is_participle,
    is_passive,
    is_reflexive,
    is_verbal,
    lemma_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, is_happening, noun_entry
from pipeline.steps.relate.events.predicate.light import counted_noun
from pipeline.steps.relate.events.tenses import is_future
from pipeline.steps.relate.events.words import persons, verb_types, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

LEVEL_REACH = 9
"""Words from a verb to its figure."""


@READINGS.rule("copula")
def copula(verb: Token) -> Found:
    """As in "le vote est une victoire", "ils étaient mille à défiler": the noun or the act beside "être"."""
    if is_verbal(verb):
        return None
    if is_happening(verb):
        return Happening.at(verb, carrier=verb)
    subject = next(iter(subjects(verb)), None)
    if subject is not None and noun_entry(subject) is not None:
        return Happening.at(subject, carrier=verb)
    for act in children(verb, "acl", "xcomp", "ccomp", "advcl"):
        to_do = any(c.lower_ in words_for("to_do") for c in act.children)
        if act.i > verb.i and is_infinitive(act) and to_do:
            return Happening.at(act, carrier=act)
    return None


@READINGS.rule("counts")
def counts(verb: Token) -> Found:
    """As in "la police a dénombré dix voitures incendiées": what befell what somebody counts."""
    if not is_verbal(verb) or lemma_of(verb) not in words_for("counting_verb"):
        return None
    for noun in subjects(verb) if is_passive(verb) else children(verb, "obj"):
        for act in children(counted_noun(noun), "acl", "amod"):
            befell = is_bare_participle(act) and verb_types().get(lemma_of(act), "other") != "other"
            if befell and act.i > noun.i:
                return Happening.at(act, carrier=act)
    return None


@READINGS.rule("marked_by")
def marked_by(verb: Token) -> Found:
    """As in "la ville reste traumatisée par l'attentat du port": what left its mark is the happening."""
    active = children(verb, "aux:tense") and not is_passive(verb)
    if lemma_of(verb) not in words_for("marking_verb") or not is_participle(verb) or active:
        return None
    for noun in map(counted_noun, children(verb, "obl:agent", "obl:arg", "obl:mod")):
        if noun.i > verb.i and is_act(noun):
            return Happening.at(noun, carrier=verb)
    return None


@READINGS.rule("presence")
def presence(verb: Token) -> Found:
    """As in "la ministre sera à Lyon jeudi": to be in a place on a day is a happening."""
    if not subjects(verb):
        return None
    if is_verbal(verb):
        if lemma_of(verb) not in words_for("copula"):
            return None
        places = [p for p in verb.children if p.pos_ == "PROPN" and preposition(p) in words_for("place")]
        return Happening.at(verb, carrier=verb) if places else None
    be = next(iter(children(verb, "cop")), None)
    if be is None or preposition(verb) not in words_for("place"):
        return None
    person = any(
        t.pos_ == "PROPN" or (t.pos_ == "PRON" and features(t, "Person")) or lemma_of(t) in persons()
        for t in subjects(verb)
    )
    if verb.pos_ != "PROPN" and not (person and verb.pos_ == "NOUN" and children(verb, "nmod", "amod")):
        return None
    return Happening.at(be, carrier=verb)


@READINGS.rule("state_subject")
def state_subject(verb: Token) -> Found:
    """As in "la grève dure depuis lundi": a state verb whose subject names a happening."""
    if not _is_state(verb) or lemma_of(verb) not in words_for("state_of_event"):
        return None
    subject = next(iter(subjects(verb)), None)
    return Happening.at(subject, carrier=verb) if is_happening(subject) else None


@READINGS.rule("level")
def level(verb: Token) -> Found:
    """As in "le taux s'établit à 9,8 %": where a figure stands, nothing happens."""
    if lemma_of(verb) not in words_for("level_verb") or not is_reflexive(verb):
        return None
    near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + LEVEL_REACH)]
    figures = any(t.text in words_for("figure_unit") and not is_in_date(t) for t in near)
    return False if figures or any(t.lower_ in words_for("level_word") for t in near) else None


@READINGS.rule("state")
def state(verb: Token) -> Found:
    """As in "elle habitait Lyon en 2019", "il est maire": nothing happens."""
    return False if not is_verbal(verb) or _is_state(verb) else None


def _is_state(verb: Token) -> bool:
    known = is_verbal(verb) and lemma_of(verb) in verbs_of_class("state") and not _is_past_act(verb)
    known = known and not _will_begin(verb)
    return known or (is_verbal(verb) and _goes_on(verb))


def _will_begin(verb: Token) -> bool:
    """As in "à compter du 3 mars, elle dirigera la troupe": the day on which a state sets in; never être or avoir."""
    if not is_future(verb) or lemma_of(verb) in words_for("bare_state"):
        return False
    doc, inside = verb.doc, range(verb.sent.start, verb.sent.end)
    before = (doc.text_of(max(inside.start, date.start - 3), date.start) for date in doc.dates if date.start in inside)
    return any(text.lower().replace("’", "'").endswith(tuple(words_for("from_then"))) for text in before)


def _goes_on(verb: Token) -> bool:
    """As in "deux villages étaient toujours privés d'eau": what has been so for some time.

    Not in "n'est pas encore votée".
    """
    said = {form_of(child) for child in children(verb, "advmod")}
    still = said & words_for("still") and not said & words_for("not_strong")
    return bool(still) and bool(children(verb, "aux:pass")) and not children(verb, "aux:tense")


def _has_be(participle: Token) -> bool:
    """A participle after "être", also where the parse makes "mardi" the predicate of "est attendu mardi"."""
    before = participle.nbor(-1) if participle.i > participle.sent.start else participle
    return bool(children(participle, "aux:pass", "cop")) or lemma_of(before) in words_for("copula")


def _is_past_act(verb: Token) -> bool:
    """A state verb told as an act: "a connu", "vécut"; never être or avoir."""
    if lemma_of(verb) in words_for("bare_state"):
        return False
    if children(verb, "aux:caus"):
        return True  # "a fait paraître une lettre"
    if lemma_of(verb) in words_for("reflexive_act") and is_reflexive(verb):
        return True  # "elle se constituera partie civile", "il se porte candidat"
    if lemma_of(verb) in words_for("attribute_verb") and not children(verb, "xcomp", "ccomp", "obj"):
        return True  # "le livre doit paraître"
    if lemma_of(verb) in words_for("passive_act") and is_participle(verb) and _has_be(verb):
        return True  # "le résultat sera connu mardi"
    if is_participle(verb) and (children(verb, "aux:tense") or verb.dep_ in {"acl", "conj"}):
        return True
    return "Past" in features(verb, "Tense") and is_finite(verb) and "Part" not in features(verb, "VerbForm")
