"""When a verb tells: what is to come, what would be, what is over; by its tag and by its shape."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    auxiliaries,
    children,
    features,
    infinitive_of,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
)
from pipeline.steps.relate.events.words import VerbEndings, known_verbs
from pipeline.steps.relate.parse import Token

STEMS_IN_R = ("rer", "rir")
OF_CONDITIONAL = ("rais", "rait", "rions", "riez", "raient")
UNDER_VERB = frozenset({"xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "acl"})


def is_future(token: Token) -> bool:
    """A verb in the future, by its tag or by its shape: "signera" is often tagged a past."""
    if "Fut" in features(token, "Tense"):
        return True
    if token.pos_ not in {"VERB", "AUX"} or "Inf" in features(token, "VerbForm"):
        return False
    return _is_shaped(token, "future")


def is_conditional(token: Token) -> bool:
    """A verb in the conditional, by its tag or by its shape: "débuteraient" is sometimes tagged an imperfect.

    Never where the form is the imperfect of a verb whose stem ends in r, which the tagger takes for one: "s'étirait".
    """
    lemma = token.lemma_.lower()
    if lemma.endswith(STEMS_IN_R) and token.lower_.startswith(lemma[:-2]) and not token.lower_.startswith(lemma):
        return False
    if "Cnd" in features(token, "Mood"):
        return token.lower_.endswith(OF_CONDITIONAL)  # "avaient" has the tag now and then
    if token.pos_ not in {"VERB", "AUX"} or "Inf" in features(token, "VerbForm"):
        return False
    return _is_shaped(token, "conditional")


def _is_shaped(token: Token, taken_for: VerbEndings) -> bool:
    """Whether a form is one of a listed verb, or of the verb that the lemmatizer gives: "chercherait"."""
    known = (known_verbs(), {token.lemma_.lower()})
    return any(infinitive_of(token.lower_, taken_for, some) is not None for some in known)


def is_past(verb: Token) -> bool:
    """A verb that tells what is over: "a quitté", "avait dit", "quitta", "expliquait"."""
    helpers = children(verb, "aux:tense")
    tenses = {t for token in helpers or (verb,) for t in features(token, "Tense")}
    if helpers:
        return bool(tenses & {"Pres", "Imp"}) and not any(is_conditional(t) or is_future(t) for t in helpers)
    finite = is_finite(verb) and not is_participle(verb) and not is_passive(verb)
    return finite and bool(tenses & {"Past", "Imp"}) and not is_future(verb) and not is_conditional(verb)


def tense_chain(verb: Token) -> tuple[Token, ...]:
    """The words that carry a verb's tense; for an infinitive also those of the verbs above it: "partira pour voir"."""
    chain = [verb, *auxiliaries(verb)]
    for _ in range(MAX_CLIMB):
        if not is_infinitive(verb) or verb.head.i == verb.i or verb.dep_ not in UNDER_VERB:
            break
        verb = verb.head.head if verb.head.pos_ in {"ADV", "ADP"} else verb.head  # "avant de", "afin de"
        chain += [verb, *auxiliaries(verb)]
    return tuple(chain)
