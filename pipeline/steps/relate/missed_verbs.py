"""Finite verbs that the tagger took for something else and the parser hung anywhere: « le maire dément mardi ».

Only forms that can be nothing but a verb: « dément » under no article, the future, conditional and past of a known verb
(« indemnisera »), « entre » before a preposition. Such a verb heads its clause, and no tie of the parse goes across it:
each that does is hung on it. The other way round « au point mort » holds no verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from pipeline.french import rows, words

if TYPE_CHECKING:
    from pipeline.steps.relate.parse import Doc, Token

NOT_VERBS = frozenset({"ADJ", "ADP", "ADV", "NOUN", "PROPN"})
ENDINGS: Mapping[str, Mapping[str, list[str]]] = {
    "ra": {"Tense": ["Fut"], "Mood": ["Ind"]},
    "ront": {"Tense": ["Fut"], "Mood": ["Ind"]},
    "rait": {"Tense": ["Pres"], "Mood": ["Cnd"]},
    "raient": {"Tense": ["Pres"], "Mood": ["Cnd"]},
    "èrent": {"Tense": ["Past"], "Mood": ["Ind"]},
}
"""What the ending of a form tells."""
PRESENT: Mapping[str, list[str]] = {"Tense": ["Pres"], "Mood": ["Ind"]}
THIRD: Mapping[str, list[str]] = {"VerbForm": ["Fin"], "Person": ["3"]}
ALONE: Mapping[str, str] = {"dément": "démentir", "entre": "entrer"}
"""Forms of the present that are adverb, adjective or preposition as well."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
KEPT = frozenset({"advmod", "mark", "punct", "cc", "expl:subj"})
"""Ties that stay what they are on whichever verb."""


def find_missed_verbs(doc: Doc) -> None:
    """Make verbs of them, and heads of their clauses; no verb of what ends a set phrase."""
    dated: frozenset[int] | None = None
    for token in doc:
        if token.pos_ == "VERB" and token.form in _ends_of_phrases() and _ends_set_phrase(token):
            token.pos_ = "ADJ"
        if token.pos_ in NOT_VERBS and (known := _verb_of(token)) is not None:
            dated = dated or frozenset(word.i for date in doc.dates for word in date)
            token.pos_, (token.lemma_, tense) = "VERB", known
            token.morph = {**THIRD, **tense}
            _lift(token, dated)


def _verb_of(token: Token) -> tuple[str, Mapping[str, list[str]]] | None:
    """The infinitive of a form that can be nothing but a verb, and its tense."""
    word = token.form
    if word in ALONE:
        return (ALONE[word], PRESENT) if _is_bare(token) and (word != "entre" or _leads_in(token)) else None
    for ending, tense in ENDINGS.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            verbs = (f"{stem}er",) if ending == "èrent" else (f"{stem}r", f"{stem}re")
            known = next((verb for verb in verbs if verb in _infinitives()), None)
            return None if known is None or not token.text.islower() else (known, tense)
    return None


def _ends_set_phrase(token: Token) -> bool:
    """« au point mort »: a participle that names no deed."""
    return token.i > 0 and f"{token.doc[token.i - 1].form} {token.form}" in words("event_words", use="set_phrase")


@cache
def _ends_of_phrases() -> frozenset[str]:
    return frozenset(phrase.split()[1] for phrase in words("event_words", use="set_phrase"))


def _is_bare(token: Token) -> bool:
    """No article before it, and something before it that may be its subject."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    return before is not None and before.pos_ in {*NOUNS, "ADJ", "ADV", "PUNCT"}


def _leads_in(token: Token) -> bool:
    """« entre au conseil », « entre à l'école »: no preposition stands before another."""
    after = token.i + 1
    return after < len(token.doc) and token.doc[after].pos_ == "ADP" and token.sent.end > after


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(row["lemma"] for name in ("event_verbs", "verb_classes") for row in rows(name))


def _lift(verb: Token, dated: frozenset[int]) -> None:
    """Put a verb at the head of its clause; under a finite verb it stays where it hangs."""
    if any(child.dep_ in {"nsubj", "nsubj:pass"} for child in verb.children):
        return
    top = verb
    while top.head is not top and top.dep_ not in {"conj", "ccomp", "acl:relcl", "advcl", "parataxis"}:
        top = top.head
    if top is verb or (top.pos_ == "VERB" and _is_finite(top)):
        return
    label, head = top.dep_, top.head
    below = [top, *_under(top)]
    crossing = [one for one in below if one is not verb and (one is top or _crosses(one, verb))]
    verb.hang(verb if head is top else head, label)
    for one in crossing:
        one.hang(verb, _label(one, verb, dated))


def _is_finite(verb: Token) -> bool:
    helpers = (child for child in verb.children if child.dep_.startswith("aux"))
    return any("Fin" in one.morph.get("VerbForm", ()) for one in (verb, *helpers))


def _under(token: Token) -> Iterable[Token]:
    for child in token.children:
        yield child
        yield from _under(child)


def _crosses(token: Token, verb: Token) -> bool:
    """Whether a tie of the parse goes over a verb, or comes from it."""
    return token.head is not verb and (token.i < verb.i) != (token.head.i < verb.i)


def _label(token: Token, verb: Token, dated: frozenset[int]) -> str:
    """What a word is to a verb that it is hung on."""
    if token.dep_ in KEPT:
        return token.dep_
    if token.i in dated:
        return "obl:mod"
    tied = any(child.dep_ == "case" for child in token.children)
    if token.i < verb.i:
        return "nsubj" if token.pos_ in NOUNS and not tied else token.dep_
    if any("Inf" in one.morph.get("VerbForm", ()) for one in (token, *token.children)):
        return "xcomp"
    return ("obl:arg" if tied else "obj") if token.pos_ in NOUNS else "dep"
