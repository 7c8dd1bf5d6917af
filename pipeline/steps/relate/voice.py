"""What « être » makes of a past participle, a perfect or a passive: grammar knows by the verb what the parser guesses.

"Serait rouvert" is a passive and "serait parti" a perfect, though both came from the parser as either, or as an
adjective with its copula.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pipeline.french import words

if TYPE_CHECKING:
    from pipeline.steps.relate.parse import Token

BE = "être"
PERFECT, PASSIVE, COPULA = "aux:tense", "aux:pass", "cop"


def name_voice(tokens: Iterable[Token]) -> None:
    """Give each « être » before a participle the label that its verb asks for."""
    for token in tokens:
        if token.lemma_ == BE and token.dep_ in {PERFECT, PASSIVE, COPULA} and _is_past_participle(token.head):
            token.dep_ = _label_of(token.head) or token.dep_


def _is_past_participle(word: Token) -> bool:
    forms, tenses = word.morph.get("VerbForm", ()), word.morph.get("Tense", ())
    return word.pos_ == "VERB" and "Part" in forms and "Pres" not in tenses


def _label_of(participle: Token) -> str | None:
    """None where it may be either: "est sorti", "est sortie de sa boîte"; a reflexive stays as the parser says."""
    if any(child.form in _reflexives() for child in participle.children):
        return None
    if participle.lemma_ in _verbs_with_be():
        return PERFECT
    return None if participle.lemma_ in _verbs_with_either() else PASSIVE


@cache
def _reflexives() -> frozenset[str]:
    """With « me », « te »; "nous", "vous" may be objects as well and are rare before « être »."""
    return words("event_words", use="reflexive") | {"me", "m'", "te", "t'"}


@cache
def _verbs_with_be() -> frozenset[str]:
    return words("verb_classes", **{"class": "be"})


@cache
def _verbs_with_either() -> frozenset[str]:
    return words("verb_classes", **{"class": "be or have"})
