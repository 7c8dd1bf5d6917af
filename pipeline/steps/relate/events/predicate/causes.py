"""What a verb leaves to a cause: « la crise provoquée par l'élection », « une explosion a provoqué une panique »."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.steps.relate.events.grammar import (
    children,
    form_of,
    is_participle,
    is_passive,
    is_reflexive,
    is_verbal,
    lemma_of,
    noun_entry,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.predicate.book import READINGS, Reading
from pipeline.steps.relate.events.predicate.light import before_relative, counted_noun
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

AGENTS = ("obl:agent", "obl:arg", "obl:mod")


@READINGS.rule("caused_by")
def caused_by(verb: Token) -> Reading:
    """As in "la crise provoquée par l'élection du maire": the cause is the happening of a participle beside a noun."""
    if verb.dep_ != "acl" or not is_participle(verb) or lemma_of(verb) not in words_for("causal_verb"):
        return None
    cause = _first_act(children(verb, *AGENTS), behind=verb.i)
    return Happening.at(cause, rule="caused_by") if cause is not None else None


@READINGS.rule("causes")
def causes(verb: Token) -> Reading:
    """As in "une explosion a provoqué l'effondrement du quai": the cause, where it is a happening."""
    if lemma_of(verb) not in words_for("causal_verb") or not is_verbal(verb) or is_passive(verb) or is_reflexive(verb):
        return None
    cause = _first_act(map(before_relative, subjects(verb))) if children(verb, "obj") else None
    return Happening.at(cause, rule="causes", carrier=verb) if cause is not None else None


@READINGS.rule("marked_by")
def marked_by(verb: Token) -> Reading:
    """As in "la ville reste traumatisée par l'attentat du port": what left its mark is the happening."""
    active = children(verb, "aux:tense") and not is_passive(verb)
    if lemma_of(verb) not in words_for("marking_verb") or not is_participle(verb) or active:
        return None
    cause = _first_act(children(verb, *AGENTS), behind=verb.i)
    return Happening.at(cause, rule="marked_by", carrier=verb) if cause is not None else None


@READINGS.rule("shown_by")
def shown_by(verb: Token) -> Reading:
    """As in "comme l'a montré l'incendie du port en mars": what shows it, where it is a happening."""
    mark = next((child for child in verb.children if form_of(child) in words_for("shows_as")), None)
    if mark is None or mark.i > verb.i or lemma_of(verb) not in words_for("shows_verb"):
        return None
    shown = _first_act((*subjects(verb), *children(verb, "obj")), behind=verb.i)
    return Happening.at(shown, rule="shown_by", carrier=verb) if shown is not None else None


def _first_act(nouns: Iterable[Token], *, behind: int = -1) -> Token | None:
    """The first of some nouns that names a deed, or what it counts, behind a place."""
    for noun in map(counted_noun, nouns):
        entry = noun_entry(noun)
        if noun.i > behind and entry is not None and entry.noun_class == "act":
            return noun
    return None
