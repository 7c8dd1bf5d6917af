"""Sentences told from their middle or end: « c'est à Lannes que la ville a voté », « élue en mai, la maire … »."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.french import mapping, words
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    features,
    is_bare_participle,
    is_finite,
    is_infinitive,
    lemma_of,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.phrase import agrees, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import LONGEST, is_tensed, is_word, phrase_at

COMMA = ","
FEWEST = 3


def uncleft(frame: Frame) -> Piece | None:
    """« C'est à Lannes que la ville a voté » as « la ville a voté à Lannes »; None for any other sentence."""
    doc, start, end = frame.trigger.doc, frame.sentence.start, frame.sentence.end
    if not is_word(doc[start], "cleft") or doc[start + 1].pos_ != "AUX":
        return None
    joint = next((i for i in range(start + 2, end) if is_word(doc[i], "relative") or is_word(doc[i], "that")), None)
    if joint is None or joint + FEWEST > end:
        return None
    carrier = frame.happening.carrier or frame.trigger
    if any(is_word(doc[i], "relative") or is_word(doc[i], "that") for i in range(joint + 1, carrier.i)):
        return None  # "c'est elle qui a dit que le pont a fermé lundi"
    raised = _bare(frame, range(start + 2, joint))
    clause = _bare(frame, range(joint + 1, end))
    if not raised or not clause or not any(is_tensed(doc[i]) for i in clause) or any(is_tensed(doc[i]) for i in raised):
        return None
    if is_word(doc[joint], "that"):
        tied = doc[raised[0]].pos_ in {"ADP", "ADV"}
        told = any(doc[i].dep_ in SUBJECT for i in clause)
        apart = any(doc[i].text == COMMA for i in clause)
        edits = ((raised[0], f", {doc[raised[0]].lower_}"),) if apart else ()
        return Piece((*clause, *raised), hung=FEWEST, phrase=True, edits=edits) if tied and told else None
    opens = doc[raised[0]].pos_ in {"DET", "PROPN", "NUM"} and doc[joint].dep_ in SUBJECT
    return Piece((*raised, *clause), hung=FEWEST, phrase=True) if opens else None


def _bare(frame: Frame, span: range) -> tuple[int, ...]:
    doc, found = frame.trigger.doc, list(span)
    while found and doc[found[-1]].text == COMMA:
        found.pop()
    while found and doc[found[0]].text == COMMA:
        del found[0]
    return tuple(found)


def without_pointing_opening(frame: Frame, piece: Piece) -> Piece:
    """Less what opens a clause and points back: « face à cette crue, la ville a fermé le pont ».

    Kept where without it the rest would say more than the text ("malgré cet accord"), or where it has the happening.
    """
    doc, order = frame.trigger.doc, piece.words
    comma = next((place for place, index in enumerate(order) if doc[index].text == COMMA), None)
    if comma is None or comma + FEWEST >= len(order) or doc[order[0]].pos_ not in {"ADP", "ADV", "NOUN"}:
        return piece
    opening = order[:comma]
    first = doc[order[0]]
    points = any(
        is_word(doc[i], "pointing_determiner") and doc[i].pos_ == "DET" and _is_open(frame, i) for i in opening
    )
    needed = frame.trigger.i in opening or any(i in frame.own or i in frame.others for i in opening)
    limits = phrase_at(doc, first.i, first.i + LONGEST, "limits") or phrase_at(
        doc, first.i, first.i + LONGEST, "binds_clause"
    )
    if not points or needed or limits or any(doc[i].dep_ in SUBJECT or is_tensed(doc[i]) for i in opening):
        return piece
    follows = doc[order[comma + 1]]
    top = next((doc[i] for i in order[comma + 1 :] if doc[i].dep_ in SUBJECT), None)
    if top is None or follows.i not in {token.i for token in top.subtree}:
        return piece
    return replace(piece, words=order[comma + 1 :])


def _is_open(frame: Frame, index: int) -> bool:
    """Whether a demonstrative is before a noun and no day: "ce lundi"."""
    noun = frame.trigger.doc[index].head
    return noun.i > index and noun.i not in frame.own and not is_word(noun, "known_alone")


def told_of_subject(frame: Frame, participle: Token) -> Piece | None:
    """« Élue en mai, la maire a démissionné en juin » -> « la maire a été élue »: what an opening participle tells.

    Only where the rest is of another day, as it is behind « après avoir dirigé le port ».
    """
    helps = _helps_before(participle)
    opens = participle if helps is None else helps.doc[frame.sentence.start]
    if opens.i != frame.sentence.start or not (helps is not None or is_bare_participle(participle)):
        return None
    subject = _subject_behind(participle)
    if subject is None:
        return None
    own = _own_words(frame, participle, subject)
    rest = frame.others.intersection(range(subject.i, frame.sentence.end))
    if not own or own[-1] >= subject.i or not (rest or helps is not None):
        return None
    form, edited = passive(participle, subject), participle.i
    if helps is not None:
        form, edited, own = _past("have", subject), helps.i, [index for index in own if index >= helps.i]
    phrase = phrase_of(frame, subject)
    if form is None or not phrase or phrase[0] < own[-1] or not agrees(subject, participle.head):
        return None
    phrase = _to_comma(frame, phrase, subject)
    return Piece((*phrase, *own), hung=FEWEST, phrase=True, edits=((edited, form),))


def _helps_before(participle: Token) -> Token | None:
    """The infinitive « avoir » of « après avoir dirigé », which opens its clause, but for « après »."""
    helps = next((one for one in participle.children if one.dep_ == "aux:tense" and is_infinitive(one)), None)
    if helps is None or helps.i == 0 or not is_word(helps.nbor(-1), "after"):
        return None
    return helps if helps.nbor(-1).i == helps.nbor(-1).sent.start and is_word(helps, "have") else None


def _subject_behind(participle: Token) -> Token | None:
    """The subject of the clause that an opening participle stands before."""
    verb = participle.head
    if verb.i < participle.i or not (is_finite(verb) or auxiliaries(verb)):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECT and child.i < verb.i), None)
    return subject if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None


def _own_words(frame: Frame, participle: Token, subject: Token) -> list[int]:
    own = sorted(token.i for token in participle.subtree if token.i in frame and token.i < subject.left_edge.i)
    while own and participle.doc[own[-1]].text == COMMA:
        own.pop()
    return own


def _to_comma(frame: Frame, phrase: list[int], subject: Token) -> list[int]:
    doc = frame.trigger.doc
    end = next(
        (place for place, index in enumerate(phrase) if index > subject.i and doc[index].text == COMMA), len(phrase)
    )
    return phrase[:end]


def passive(participle: Token, subject: Token) -> str | None:
    """« a été élue », « est née », « ont été reçus »: a bare participle as a verb in the past."""
    many = "Plur" in features(participle, "Number")
    if many != ("Plur" in features(subject, "Number") or any(child.dep_ == "conj" for child in subject.children)):
        return None
    kind = "with be" if lemma_of(participle) in words("label_words", use="with_be") else "passive"
    return f"{_past(kind, subject)} {participle.lower_}"


def _past(kind: str, subject: Token) -> str:
    """The helping verb of a past: « a », « ont été », « est »."""
    many = "Plur" in features(subject, "Number") or any(child.dep_ == "conj" for child in subject.children)
    return mapping("label_words", "note", "word", use="past")[f"{kind} {'several' if many else 'one'}"]
