"""From the word that governs a date to the word that names the happening: light verbs, modals, idioms, states."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    children,
    clause_after,
    features,
    is_finite,
    is_participle,
    is_passive,
    is_reflexive,
    is_verbal,
    lemma_of,
    noun_entry,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.words import LightUse, light_uses, modal_effects, verbs_of_class, words_for


@dataclass(frozen=True, slots=True)
class Anchor:
    """The happening of a date: its word, the predicate that carries its tense, and the rule that found it."""

    trigger: Token
    carrier: Token | None
    last: Token
    rule: str

    @classmethod
    def at(cls, trigger: Token, *, rule: str, carrier: Token | None = None, last: Token | None = None) -> Anchor:
        """An anchor on one word, unless `last` ends an idiom."""
        return cls(trigger, carrier, last or trigger, rule)


def resolve_predicate(verb: Token, date: Span, *, rule: str) -> Anchor | None:
    """The happening that a predicate tells at a date, or None for a state."""
    for _ in range(MAX_CLIMB):
        inner = _inner_verb(verb, date)
        if inner is None:
            break
        verb = inner
    if verb.dep_ == "xcomp" and lemma_of(verb.head) == "aller" and is_participle(verb.head):
        return Anchor.at(verb.head, rule="idiom", carrier=verb.head, last=verb if verb.i - verb.head.i == 1 else None)
    if not is_verbal(verb):
        return _of_copula(verb, date, rule)
    if verb.dep_ == "xcomp" and lemma_of(verb.head) in verbs_of_class("deny") and is_finite(verb.head):
        verb = verb.head
    if is_participle(verb) and verb.dep_ != "advcl" and not children(verb, "aux:tense", "aux:pass", "cop"):
        noun = _qualified_noun(verb)
        if noun is not None and _is_light(verb, "head", noun):
            return Anchor.at(noun, rule="light_participle", carrier=verb)
    found_as = verb.head
    bare = is_participle(verb) and not children(verb, "aux:tense", "aux:pass", "mark")
    if bare and verb.dep_ == "xcomp" and found_as.pos_ == "VERB" and is_participle(found_as):
        verb = found_as  # "retrouvés noyés": the finding has the date
    light = _light_noun(verb)
    if light is not None:
        return light
    if lemma_of(verb) in verbs_of_class("state") and not _is_past_act(verb):
        return _of_state(verb)
    return Anchor.at(verb, rule=rule, carrier=verb)


def _inner_verb(verb: Token, date: Span) -> Token | None:
    """The infinitive that carries the happening under a modal; what comes after "il faut attendre 2022 pour que"."""
    lemma = lemma_of(verb)
    if lemma == "attendre" and (verb.head.i != verb.i and lemma_of(verb.head) == "falloir"):
        end = verb.sent.end
        for token in verb.doc[date.end : end]:
            if token.lower_ in {"que", "qu'", "qu’"}:
                return clause_after(token.i, end, verb.doc)
    if lemma not in modal_effects() or (lemma == "aller" and is_participle(verb)):
        return None
    for clause in children(verb, "xcomp", "ccomp"):
        if clause.pos_ == "VERB" and "Inf" in features(clause, "VerbForm"):
            return clause
        if children(clause, "cop") and any("Inf" in features(c, "VerbForm") for c in children(clause, "cop")):
            return clause
    return None


def _qualified_noun(participle: Token) -> Token | None:
    """The noun that a participle qualifies, through a coordinated participle if need be."""
    head = next((s for s in subjects(participle) if s.i < participle.i), participle.head)
    for _ in range(MAX_CLIMB):
        if head.pos_ in {"NOUN", "PROPN"}:
            break
        if head.head.i == head.i or head.pos_ != "VERB":
            return None
        head = head.head
    if noun_entry(head) is not None:
        return head
    doc = participle.doc
    for index in range(participle.i - 1, max(participle.sent.start, participle.i - 8) - 1, -1):
        if doc[index].pos_ in {"VERB", "AUX"} and index > head.i:
            continue
        if noun_entry(doc[index]) is not None:
            return doc[index]
    return head if lemma_of(participle) == "dater" else None


def _is_light(verb: Token, slot: str, noun: Token) -> bool:
    entry = noun_entry(noun)
    name = entry.lemma if entry else lemma_of(noun)
    return any(
        use.slot == slot and use.takes(name) and use.trigger == "noun" and _in_voice(verb, use)
        for use in light_uses().get(lemma_of(verb), ())
    )


def is_idiom_noun(noun: Token) -> bool:
    """The noun of an idiom: "mise en examen"."""
    forms = {noun.lower_, lemma_of(noun)}
    return any(use.trigger == "idiom" and forms & use.nouns for use in light_uses().get(lemma_of(noun.head), ()))


def counted_noun(noun: Token) -> Token:
    """Of "une centaine d'attaques", "une série de grèves": what is counted."""
    if lemma_of(noun) in words_for("quantity"):
        for child in children(noun, "nmod"):
            if preposition(child) in words_for("of"):
                return child
    return noun


def _touches(verb: Token, noun: Token) -> bool:
    """The noun follows its verb at once, or after one preposition: "mis fin", "mise en examen"."""
    return noun.i == verb.i + 1 or (noun.i == verb.i + 2 and verb.nbor().pos_ == "ADP")


def _in_voice(verb: Token, use: LightUse) -> bool:
    if use.voice == "reflexive":
        return is_reflexive(verb)
    return use.voice == "any" or is_passive(verb)


def _light_noun(verb: Token) -> Anchor | None:
    """As in "avoir lieu", "prendre une décision", "mettre fin"."""
    lemma = lemma_of(verb)
    if lemma == "avoir" and any(child.lower_ == "y" for child in verb.children):
        lemma = "y avoir"
    uses = light_uses().get(lemma, ())
    if not uses:
        return None
    passive = is_passive(verb)
    below = [
        child
        for child in verb.children
        if child.dep_ in {"obj", "fixed", "obl:arg", "obl:mod", "dep", "xcomp"} and child.i > verb.i
    ]
    for use in uses:
        if use.slot == "object":
            nouns = subjects(verb) if passive and use.trigger != "idiom" else tuple(below)
            for noun in map(counted_noun, nouns):
                entry = noun_entry(noun)
                name = entry.lemma if entry else lemma_of(noun)
                if use.trigger == "idiom" and {name, noun.lower_, lemma_of(noun)} & use.nouns:
                    return Anchor.at(verb, rule="idiom", carrier=verb, last=noun if _touches(verb, noun) else None)
                if use.trigger == "noun" and entry is not None and use.takes(name) and noun.dep_ != "obl:mod":
                    if entry.noun_class == "weak" and not use.nouns:
                        continue
                    return Anchor.at(noun, rule="light_object", carrier=verb)
        elif use.slot == "subject" and _in_voice(verb, use):
            if use.nouns and not any(lemma_of(child) in use.nouns for child in below):
                continue
            subject = next(iter(subjects(verb)), None)
            if subject is None:  # "se dérouleront les élections": the parser takes the subject for an object.
                subject = next((child for child in below if noun_entry(child) is not None), None)
            if subject is not None and subject.pos_ == "PRON" and verb.dep_ == "acl:relcl":
                subject = verb.head
            if subject is not None and noun_entry(subject) is not None:
                return Anchor.at(subject, rule="light_subject", carrier=verb)
            if use.nouns and subject is not None and subject.pos_ == "NOUN":
                return Anchor.at(subject, rule="light_subject", carrier=verb)
    return None


def _is_past_act(verb: Token) -> bool:
    """A state verb told as an act: "a connu", "vécut"; never être or avoir."""
    if lemma_of(verb) in {"être", "avoir", "falloir"}:
        return False
    if is_participle(verb) and (children(verb, "aux:tense") or verb.dep_ in {"acl"}):
        return True
    return "Past" in features(verb, "Tense") and is_finite(verb) and "Part" not in features(verb, "VerbForm")


def _of_state(verb: Token) -> Anchor | None:
    """A state tells a happening only through its subject, or a place: "l'audience est le 3 mars", "il sera à Lyon"."""
    subject = next(iter(subjects(verb)), None)
    if subject is None:
        return None
    if lemma_of(verb) == "être":
        for place in verb.children:
            if place.pos_ == "PROPN" and preposition(place) in words_for("place"):
                return Anchor.at(verb, rule="presence", carrier=verb)
    entry = noun_entry(subject)
    if entry is not None and entry.noun_class != "weak" and lemma_of(verb) in words_for("state_of_event"):
        return Anchor.at(subject, rule="state_subject", carrier=verb)
    return None


def _of_copula(predicate: Token, date: Span, rule: str) -> Anchor | None:
    entry = noun_entry(predicate)
    if entry is not None and entry.noun_class != "weak":
        return Anchor.at(predicate, rule="copula", carrier=predicate)
    subject = next(iter(subjects(predicate)), None)
    if subject is not None and noun_entry(subject) is not None:
        return Anchor.at(subject, rule="copula", carrier=predicate)
    for act in children(predicate, "acl", "xcomp", "ccomp", "advcl"):
        if act.i > predicate.i and "Inf" in features(act, "VerbForm") and any(c.lower_ == "à" for c in act.children):
            return Anchor.at(act, rule="copula", carrier=act)
    return _of_presence(predicate, subject, date)


def _of_presence(predicate: Token, subject: Token | None, date: Span) -> Anchor | None:
    """As in "la ministre sera à Lyon jeudi": to be in a place on a day is a happening, over a year it is a state."""
    copula = next(iter(children(predicate, "cop")), None)
    if copula is None or subject is None or preposition(predicate) not in words_for("place"):
        return None
    if predicate.pos_ == "PROPN":
        return Anchor.at(copula, rule="presence", carrier=predicate)
    return None
