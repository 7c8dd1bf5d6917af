"""What somebody says happened, told by its own clause: who says it has a column of its own.

« La maire a annoncé que le pont fermera mardi » -> « Le pont fermera ». Not what they hold rather than know, nor where
the form of the verb rests on who says it, nor out of a quotation.
"""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.events.grammar import auxiliaries, features, is_speech, lemma_of
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.negation import is_negated
from pipeline.steps.relate.events.words import verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

QUOTES = frozenset('«»“”"')


def is_told_by(verb: Token) -> bool:
    """Whether a verb is what another says is or will be so, for certain."""
    says = verb.head
    if verb.dep_ != "ccomp" or not is_speech(says):
        return False
    above = top_of(says)
    first, last = sorted((verb.i, says.i))
    if any(token.text in QUOTES for token in verb.doc[first:last]):
        return False
    return not (is_negated(above) or _is_supposed(verb) or _is_supposed(above)) and _tells(says)


def _tells(says: Token) -> bool:
    """Whether a verb of speech gives what it says as a fact: not "dément", "doute", "estime"."""
    held = words("label_words", use="claims") | words_for("reports")
    return lemma_of(says) not in held | verbs_of_class("deny") | verbs_of_class("doubt")


def _is_supposed(verb: Token) -> bool:
    """A conditional or subjunctive."""
    return any({"Cnd", "Sub"} & {*features(one, "Mood")} for one in (verb, *auxiliaries(verb)))
