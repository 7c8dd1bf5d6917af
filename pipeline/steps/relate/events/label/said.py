"""What somebody says happened, told by its own clause: who says it has a column of its own.

« La maire a annoncé que le pont fermera mardi » -> « Le pont fermera »; « Le pont a fermé, a indiqué la maire » -> « Le
pont a fermé ». Not what they hold rather than know, nor where the form of the verb rests on who says it, nor out of a
quotation.
"""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.events.grammar import auxiliaries, features, is_speech, lemma_of
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.own import is_inserted
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.negation import is_negated
from pipeline.steps.relate.events.words import verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

COMMA = ","
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


def without_sayer(frame: Frame, piece: Piece) -> Piece:
    """Less who says it, behind a comma at its end."""
    doc, order = frame.trigger.doc, piece.words
    for place in range(len(order) - 1, 0, -1):
        if doc[order[place]].text != COMMA or order[place] < frame.trigger.i:
            continue
        behind = set(order[place + 1 :])
        verb = next((doc[index] for index in order[place + 1 :] if is_inserted(doc[index])), None)
        if verb is None or not behind <= {token.i for token in verb.subtree}:
            continue
        quoted = any(doc[index].text in QUOTES for index in order)
        supposed = any("Cnd" in features(doc[index], "Mood") for index in order[:place])
        return piece if quoted or supposed or not _tells(verb) else piece.without(frozenset(order[place:]))
    return piece
