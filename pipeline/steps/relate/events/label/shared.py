"""The clause of a verb that shares the subject of another: « Le port [a fermé en mai et] rouvrira ».

A participle takes the auxiliary that it shares as well: « Le maire a été [arrêté en mars, puis] mis en examen ».
"""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import SUBJECT, auxiliaries, features, is_finite, is_participle, is_verbal
from pipeline.steps.relate.events.label.clause import COMPLEX, extent, top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.phrase import agrees
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word, less_last_marks
from pipeline.steps.relate.parse import Token

BETWEEN = frozenset({"CCONJ", "ADV", "PUNCT"})
"""What joins the second verb to the first: "et", "puis"."""
PARTS = frozenset({":", ";", "(", ")"})
JOINT = 3
"""Words before the second verb among which its conjunction stands."""
CLITICS = frozenset({"expl:comp", "expl:pass", "expl:pv", "iobj", "obj"})


def with_shared_subject(frame: Frame) -> Piece | None:
    """The second of two predicates with one subject, whose day stands with it; None where either is not sure."""
    verb = top_of(frame.happening.carrier or frame.trigger)
    first = verb.head
    if verb.dep_ != "conj" or not is_verbal(first) or first.dep_ in COMPLEX or _subjects(verb):
        return None
    subjects = _subjects(first)
    words = _behind_joint(extent(frame, verb), frame)
    if len(subjects) != 1 or not words or not frame.own or min(frame.own) < words[0]:
        return None
    subject = subjects[0]
    if subject.i > first.i or is_word(subject, "relative") or not _are_joined(first, verb, words[0]):
        return None
    helpers = _helpers(frame, subject, first, verb)
    phrase = _phrase(frame, subject)
    return None if helpers is None or not phrase else Piece((*phrase, *helpers, *words), hung=len(helpers))


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in SUBJECT or child.dep_ == "expl:subj"]


def _behind_joint(words: list[int], frame: Frame) -> list[int]:
    """From its own first word on, less the marks that close it."""
    doc, verb = frame.doc, frame.trigger
    while words and doc[words[0]].pos_ in BETWEEN and not is_word(doc[words[0]], "clitic") and words[0] < verb.i:
        words = words[1:]
    return less_last_marks(doc, words)


def _are_joined(first: Token, verb: Token, start: int) -> bool:
    """Whether « et » or « puis » joins them, and no mark, quotation or negation of both stands between."""
    between = first.doc[first.i : start]
    joined = any(one.pos_ == "CCONJ" or is_word(one, "then") for one in between[-JOINT:])
    denied = any(is_word(one, "joins_negation") for one in first.doc[first.left_edge.i : start])
    return joined and not denied and not any(one.text in PARTS or one.is_quote for one in between)


def _helpers(frame: Frame, subject: Token, first: Token, verb: Token) -> list[int] | None:
    """The auxiliaries that a participle shares; None where there are none, or something goes with the first only.

    A day behind both may be of both, but where the first has another.
    """
    if is_finite(verb) and not is_participle(verb):
        return [] if agrees(subject, verb) else None
    if auxiliaries(verb):
        return [] if agrees(subject, verb) and is_finite(verb) else None
    found = [one for one in auxiliaries(first) if one.i < first.i and one.dep_.startswith("aux")]
    beside = any(child.dep_ in CLITICS and child.i < first.i for child in first.children)
    denied = any(is_word(child, "negation_first") for child in first.children)
    dated = any(index < verb.i for index in frame.others)
    if not found or beside or denied or not dated or not is_participle(verb):
        return None
    passive = any(one.dep_ == "aux:pass" for one in found)
    fits = (
        agree(subject, verb)
        if passive
        else not {"Fem", "Plur"} & {*features(verb, "Gender"), *features(verb, "Number")}
    )
    return [one.i for one in found] if fits and "Fin" in features(found[0], "VerbForm") else None


def _phrase(frame: Frame, subject: Token) -> list[int]:
    """The subject whole, with all that stands between it and its verb under it."""
    doc = frame.doc
    below = less_last_marks(doc, sorted(token.i for token in subject.subtree if token.i in frame))
    while below and (doc[below[0]].is_punct or doc[below[0]].pos_ == "CCONJ") and not doc[below[0]].is_quote:
        del below[0]
    if not below or below != list(range(below[0], below[-1] + 1)):
        return []
    opened = any(doc[index].text == "," for index in below) and doc[below[-1] + 1].text == ","
    return [*below, below[-1] + 1] if opened else below
