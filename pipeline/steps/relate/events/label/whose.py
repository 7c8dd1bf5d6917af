"""Whose a talk or text is, where a heading would not say: « un discours » of « lors d'un discours, Anne Morvel … »."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from pipeline.french import words
from pipeline.steps.relate.events.grammar import MAX_CLIMB, auxiliaries, is_finite, is_passive, is_verbal, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.namer import Named
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import form_of, is_word
from pipeline.steps.relate.events.words import speech_verbs

NO_MODIFIER = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "conj", "appos"})


def whose(frame: Frame, piece: Piece) -> Named | None:
    """The name of whoever is subject of the clause that a talk is told in, to stand behind the talk's noun."""
    doc = frame.trigger.doc
    noun = next((doc[index] for index in piece.words if doc[index].pos_ == "NOUN"), None)
    if not piece.phrase or noun is None or lemma_of(noun) not in words("label_words", use="spoken_by_subject"):
        return None
    new = any(is_word(child, "article_new") for child in noun.children)
    if not new or any(any(is_word(tie, "of_day") for tie in child.children) for child in noun.children):
        return None  # « un discours de la maire » has its speaker
    verb = _clause_of(noun) if _sets_scene(noun) else None
    if verb is None or is_passive(verb) or lemma_of(verb) not in speaking():
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if len(subjects) != 1 or subjects[0].i in piece.words:
        return None
    name = _name(frame, subjects[0])
    return None if name is None else Named(name, noun.i)


def _sets_scene(noun: Token) -> bool:
    """« dans une lettre », « lors d'un discours »; not « a ri d'une lettre »."""
    ties = {form_of(child) for child in noun.children if child.dep_ == "case"}
    return bool((ties | {form_of(noun.head)}) & words("label_words", use="opens_talk"))


@cache
def speaking() -> frozenset[str]:
    """Verbs by which something is said, announced or promised."""
    return (
        speech_verbs()
        | words("event_verbs", "lemma", type="announcement")
        | words("event_verbs", "lemma", type="agreement_or_contract")
    )


def _clause_of(noun: Token) -> Token | None:
    """The verb with a tense above a noun that hangs on it by a preposition."""
    token = noun
    for _ in range(MAX_CLIMB):
        if (token.i == noun.i and token.dep_ in NO_MODIFIER) or token.dep_ == "acl:relcl" or token.head.i == token.i:
            return None
        token = token.head
        if is_verbal(token) and (is_finite(token) or auxiliaries(token)):
            return token
    return None


def _name(frame: Frame, subject: Token) -> str | None:
    """Whom the cast names, or the one name within the subject."""
    if (meant := frame.name(subject)) is not None:
        return meant.name
    inside = [token for token in subject.subtree if token.i in frame.named]
    run = [token for place, token in enumerate(inside) if token.i == inside[0].i + place]
    tied = {subject.i, *(token.i for token in run)}
    direct = run and all(token.i == subject.i or token.head.i in tied for token in run)
    return subject.doc[run[0].i : run[-1].i + 1].text if direct else None
