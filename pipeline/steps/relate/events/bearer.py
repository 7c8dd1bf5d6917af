"""Of whom a noun is said in passing: « Paul Rivoire, maire de Lannes de 2001 à 2008, est mort »."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import SUBJECT, children, is_verbal
from pipeline.steps.relate.events.words import persons, words_for
from pipeline.steps.relate.parse import Token

BESIDE = frozenset({"appos", "conj"})
IN_CLAUSE = frozenset({"advcl", "obl:mod", *SUBJECT})
"""What parsers take a noun for that opens a sentence, or ends it behind a comma."""


def bearer_of(noun: Token) -> Token | None:
    """The name, or the subject of the sentence, of which a noun for a person is said between commas.

    The noun has no article ("maire de Lannes"); what is coordinated to such a noun is said of the same.
    """
    if not is_person(noun) or not _is_bare(noun):
        return None
    first = noun
    while first.dep_ in BESIDE and _is_bare(first.head):
        first = first.head
    head = first.head
    if first.dep_ in BESIDE:
        parted = any(token.text == "," for token in first.doc[head.i : first.i])
        return head if parted and head.pos_ in {"NOUN", "PROPN"} else None
    if first.dep_ not in IN_CLAUSE or not is_verbal(head):
        return None
    return next((one for one in children(head, *SUBJECT) if one.i != first.i), None)


def is_person(noun: Token) -> bool:
    """A noun for what somebody is, or is called for what they won: "prix Nobel"."""
    return noun.lower_ in persons() or noun.lower_ in words_for("said_of_winner")


def _is_bare(noun: Token) -> bool:
    """Whether nothing ties it to its sentence: "lorsqu'il était maire", "le maire", "comme maire" say it of no one."""
    return noun.pos_ == "NOUN" and not children(noun, "case", "cop", "det", "mark", "nummod")
