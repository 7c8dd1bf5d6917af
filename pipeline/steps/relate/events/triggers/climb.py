"""From a date up through the parse to the first word that can name a happening it qualifies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.steps.relate.events.book import Found
from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    OBLIQUE,
    children,
    clause_after,
    form_of,
    is_bare_participle,
    is_tie,
    is_verbal,
    lemma_of,
    participle_of,
    preposition,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_ground, noun_entry
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import is_idiom_noun, resolve_predicate
from pipeline.steps.relate.events.triggers.aside import end_of_incise
from pipeline.steps.relate.events.triggers.nouns import does_it, is_told_object
from pipeline.steps.relate.events.words import verb_types, words_for
from pipeline.steps.relate.parse import Span, Token


class _Step(Enum):
    """How a word is left that decides nothing."""

    UP = "up"
    ASIDE = "aside"
    """It only qualifies what stands above it, which is still the first word over the date."""


def climb(place: Place) -> Found:
    """The first word above a date that can name a happening it qualifies; False for a state."""
    root, way = place.date.root, _Way.of(place)
    token, first = root.head, True
    for _ in range(MAX_CLIMB if root.head.i != root.i else 0):
        if not _is_passed(token, place, first=first):
            found = way.at_verb(token) if is_verbal(token) else way.at_noun(token, first=first)
            if not isinstance(found, _Step):
                return found
            first = first and found is _Step.ASIDE
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _is_passed(token: Token, place: Place, *, first: bool) -> bool:
    """Whether a word on the way names nothing: a date, a word in brackets, a noun whose verb tells it."""
    if _is_date_like(token, place.dates) or _is_in_closed_bracket(token, place.date) or is_idiom_noun(token):
        return True
    leaves = is_told_object(token) and (first or lemma_of(token.head) not in words_for("causal_verb"))
    return (leaves or (first and does_it(token))) and noun_entry(token) is not None


@dataclass(frozen=True, slots=True)
class _Way:
    """What holds of a date all the way up from it."""

    place: Place
    of_the_verb: bool
    set_off: bool
    fronted: bool

    @classmethod
    def of(cls, place: Place) -> _Way:
        date = place.date
        before = {preposition(date.root), place.doc[date.start - 1].lower_ if date.start else ""}
        tied = (before | set(place.left_word()[1])) & words_for("of_the_verb")
        return cls(place, bool(tied) or place.is_deadline(), place.comma_before() is not None, place.is_fronted())

    def at_verb(self, verb: Token) -> Found | _Step:
        place, date = self.place, self.place.date
        incise = end_of_incise(date) if self.fronted else None
        if incise is not None and verb.i < incise:
            told_of = clause_after(incise + 1, place.sentence.end, place.doc)
            return resolve_predicate(told_of, place) or False if told_of is not None else None
        if not place.sentence.start <= verb.i < place.sentence.end:
            return None
        aside = verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and self.set_off)
        if place.is_deadline() and is_bare_participle(verb) and aside:
            return _Step.ASIDE  # "promet 3 t de verre recyclé d'ici 2030"
        inner = (is_bare_participle(verb) and aside) or verb.dep_ == "acl:relcl"
        if not (inner and (self.set_off or verb.i > date.start)):
            return resolve_predicate(verb, place) or False
        told = resolve_predicate(verb, place) if verb.dep_ == "acl:relcl" else None
        if told is not None and verb.i < date.start and not _is_closed(verb, place):
            return told
        return _Step.UP

    def at_noun(self, noun: Token, *, first: bool) -> Found | _Step:
        place, date = self.place, self.place.date
        entry = noun_entry(noun)
        if children(noun, "cop") and not (self.fronted and entry):
            return resolve_predicate(noun, place) or False
        if noun.pos_ == "ADJ" and noun.dep_ in {"amod", "appos"} and first and noun.i < date.start:
            if participle_of(noun) is not None:  # "fermée en 2011 et définitivement en 2014", taken for an adjective
                return Happening.at(noun, carrier=noun)
            return False  # "des jardins très beaux en automne"
        if noun.i >= date.end and any(t.text == "," for t in place.doc[date.end : noun.i]):
            return _Step.UP  # "elle défile mardi, un jour avant la présentation du texte"
        if not self.of_the_verb and not self.set_off and not (self.fronted and _clause_follows(place)):
            weak = entry is not None and entry.noun_class == "weak" and not first
            tells = entry is not None and not is_ground(noun) and not weak and not _is_told_by_verb(noun, place)
        else:
            beside = first and self.set_off and date.root.dep_ == "nmod" and noun.i < date.start
            tells = beside and not self.of_the_verb and entry is not None and entry.noun_class == "act"
        return Happening.at(noun) if tells else _Step.UP


def _is_told_by_verb(noun: Token, place: Place) -> bool:
    """As in "est devenu champion mardi", "est mort d'une chute mardi", "À la sortie du port mardi, un marin a fui"."""
    if noun.dep_ == "xcomp":
        return True
    dies = is_verbal(noun.head) and verb_types().get(lemma_of(noun.head)) == "death_or_birth"
    end = place.date.end
    scene = noun.left_edge.i == place.sentence.start and preposition(noun) in words_for("at")
    fronted = scene and end < len(place.doc) and place.doc[end].text == "," and _clause_follows(place)
    return (dies and noun.dep_ in OBLIQUE) or fronted


def _is_in_closed_bracket(word: Token, date: Span) -> bool:
    """As in "l'incendie (que beaucoup jugent criminel) du camp, en avril": what is told in brackets is told there."""
    if word.i > date.start:
        return False
    closing = next((t.i for t in word.doc[word.i : date.start] if t.text in {"(", ")"}), None)
    return closing is not None and word.doc[closing].text == ")"


def _is_closed(verb: Token, place: Place) -> bool:
    """As in "il a été pris par deux marins, qui l'ont relâché, lundi": a relative between commas is over."""
    opens = next((t for t in verb.subtree if form_of(t) in words_for("relative")), None)
    return opens is not None and opens.i > 0 and opens.nbor(-1).text == "," and place.comma_before() is not None


def _clause_follows(place: Place) -> bool:
    return clause_after(place.date.end, place.sentence.end, place.doc) is not None


def _is_date_like(token: Token, dates: frozenset[int]) -> bool:
    counted = token.pos_ == "NUM" and children(token, "cop")  # "ils étaient mille à défiler"
    return (
        token.i in dates
        or lemma_of(token) in words_for("date_noun")
        or (lemma_of(token) in words_for("times") and preposition(token) in words_for("at"))
        or is_tie(token)
        or (token.pos_ in {"NUM", "PUNCT", "ADP", "DET", "SYM"} and not counted)
    )
