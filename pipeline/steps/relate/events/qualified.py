"""Who takes part through a participle: « une enquête visant X », « une délégation conduite par X », « invité de X »."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import (
    OBLIQUE,
    children,
    features,
    is_participle,
    lemma_of,
    noun_entry,
    participle_of,
    preposition,
)
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

ASKED = ("asked", "contact_verb")
"""Uses of the verbs that say that somebody was asked to speak."""


def concerned(noun: Token) -> list[Token]:
    """« une enquête visant Paul Roy », « le contrat liant Paul Roy à la ligue »: whom a happening's noun is about."""
    if noun_entry(noun) is None:
        return []
    found: list[Token] = []
    for verb in children(noun, "acl"):
        if "Part" in features(verb, "VerbForm") and "Pres" in features(verb, "Tense"):
            found += children(verb, "obj")
            found += [one for one in children(verb, *OBLIQUE) if preposition(one) in words_for("at")]
    return found


def leaders(noun: Token) -> list[Token]:
    """« une délégation conduite par Paul Roy », « les élus, suivis par Paul Roy »: who leads or goes with who acts."""
    led = (
        verb for verb in children(noun, "acl", "amod") if is_participle(verb) and lemma_of(verb) in words_for("leads")
    )
    return [agent for verb in led for agent in children(verb, "obl:agent")]


def askers(verb: Token) -> list[Token]:
    """« Invité de Radio Luzac, Paul Roy a dit », « Interrogée par Le Phare, elle a dit »: who asked the speaker."""
    found: list[Token] = []
    for child in (one for one in children(verb, "advcl") if one.i < verb.i):
        asked = {lemma_of(child), participle_of(child)} & words_for(ASKED[0]) | words_for(ASKED[1]) & {lemma_of(child)}
        if asked and (is_participle(child) or participle_of(child) is not None):
            found += children(child, "obl:agent")
            found += [
                one
                for one in children(child, "nmod", *OBLIQUE)
                if preposition(one) in words_for("of", "broadcast") | {"par"}
            ]
    return found
