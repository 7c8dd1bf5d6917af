"""Whether a label may stand alone: each check names what it finds wrong, and a label with a fault gives way."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    form_of,
    is_participle,
    is_present_participle,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.label.candidate import Candidate
from pipeline.steps.relate.events.label.edges import ends_open, is_speechless, is_torn, may_open, opens_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.other_day import is_of_other_day
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.piece import PAIRS, Piece
from pipeline.steps.relate.events.label.verbs import (
    lacks_any_object,
    lacks_main_verb,
    runs_into_saying,
    runs_together,
    splits_verb,
)
from pipeline.steps.relate.events.label.words import LONGEST, is_tensed, is_word, opens_with, phrase_at, words_of
from pipeline.steps.relate.parse import Doc, Token

MARKUP = re.compile(r"https?:|www\.|pic\.twitter|[|<>{}\\#@]|\*\*|__|\s:\s*$")
FEWEST_WORDS = 3
TWO_CLAUSES = 2
UNDER_NOUN = frozenset({"nmod", "amod", "acl", "case", "det", "nummod", "appos", "flat:name", "flat:foreign"})
BELOW = UNDER_NOUN | {"obj", "xcomp", "fixed", "aux:tense", "aux:pass"}


def is_whole(frame: Frame, one: Candidate) -> bool:
    """Whether nothing is wrong with a label; of a whole sentence only what the text itself has wrong can be."""
    doc, piece = frame.doc, one.piece
    noun = doc[piece.words[-1]].pos_ in {"NOUN", "NUM"}  # "avant l'été" ends with no participle
    first = doc[piece.words[0]]
    noun_of = first.head if first.dep_ == "case" and first.head.pos_ in {"NOUN", "PROPN"} else first
    phrase = noun_of.i > first.i and not is_tensed(doc[noun_of.i + 1])  # "pour la troisième fois, le port ferme"
    if _is_faulty(piece.text(doc), noun=noun, whole=one.entire or phrase):
        return False
    if one.kind == "clause" and piece.told is None and lacks_main_verb(frame, piece):
        return False
    if not one.entire and _ends_in_subject(doc, piece.words, cut="cut" in one.doubts):
        return False
    return one.entire or not any(found(frame, piece) for found in FAULTS)


def _ends_in_subject(doc: Doc, order: tuple[int, ...], *, cut: bool) -> bool:
    """Whether a relative, or in a cut any noun, is left without its verb: "le port ferme, mais la ville"."""
    subjects = [doc[index] for index in order if doc[index].dep_ in SUBJECT and doc[index].head.i > order[-1]]
    return any(is_word(one, "relative") or (cut and one.pos_ in {"NOUN", "PROPN"}) for one in subjects)


def _is_faulty(text: str, *, noun: bool, whole: bool) -> bool:
    """Too short, marks without their other half, markup, a word at an end that needs another."""
    return (
        len(text.split()) < FEWEST_WORDS
        or any(text.count(opening) != text.count(closing) for opening, closing in PAIRS)
        or MARKUP.search(text) is not None
        or (not noun and not whole and ends_open(text))
        or (":" in text and len(text.rsplit(":", 1)[1].split()) < FEWEST_WORDS)
        or opens_with(text, "relative")
        or (opens_with(text, "binds_clause") and not whole)
    )


def _lacks_trigger(frame: Frame, piece: Piece) -> bool:
    kept = piece.words
    return not piece.names and (frame.trigger.i not in kept or frame.happening.last.i not in kept)


def _has_orphan(frame: Frame, piece: Piece) -> bool:
    """Whether a word is left without the one that it hangs on."""
    doc, order = frame.doc, piece.words
    if any(_lost_verb(doc, index, order) for index in order if index != piece.told):
        return True
    near = set(order) | frame.own
    lost = (doc[index].head.i for index in order if doc[index].dep_ in BELOW)
    return sum(head not in near and head in frame for head in lost) > piece.phrase + piece.hung


def _has_seam(frame: Frame, piece: Piece) -> bool:
    """Whether a word needs what was cut behind it."""
    doc = frame.doc
    joints = ((left, right) for left, right in pairwise(piece.words) if right != left + 1 and left != piece.told)
    return any(_is_broken(doc[left], doc[right]) for left, right in joints)


def _hangs(frame: Frame, piece: Piece) -> bool:
    """Whether a verb of speech lacks what it says, a conjunction its clause, or a participle all that followed it."""
    doc, order = frame.doc, piece.words
    told = not piece.phrase or (is_verbal(frame.trigger) and piece.told is None and list(order) == sorted(order))
    if told and is_speechless(frame, order):
        return True
    marks = (doc[index] for index in order if doc[index].dep_ == "mark")
    if any(is_word(one, "that") and one.head.i > order[-1] for one in marks):
        return True  # "ajoute que, tandis que le port ferme"
    return _is_bare(frame, order)


def _opens_badly(frame: Frame, piece: Piece) -> bool:
    doc = frame.doc
    first = doc[piece.words[0]]
    verbs = sum(is_tensed(doc[index]) for index in piece.words)
    clause = verbs < TWO_CLAUSES and phrase_at(doc, first.i, first.i + LONGEST, "opens_clause")
    return bool(clause) or not may_open(first)


def _lost_verb(doc: Doc, index: int, order: tuple[int, ...]) -> bool:
    """A subject whose verb was cut: "la raison, dit le maire" of "la raison est connue, dit le maire"."""
    verb = doc[index].head
    if doc[index].dep_ not in SUBJECT or is_word(doc[index], "relative") or verb.i in order:
        return False
    shared = any(doc[other].dep_ == "conj" and doc[other].head.i == verb.i for other in order)
    return not shared and min(order) < verb.i < max(order)


def _lost_negation(frame: Frame, piece: Piece) -> bool:
    """Half of a negation is left behind, on either side."""
    doc, order = frame.doc, piece.words
    for index in order:
        token = doc[index]
        if is_word(token, "negation_first") and not _is_inside(token):
            near = [doc[other] for other in order if index < other <= index + 14 or index - 12 <= other < index]
            alone = lemma_of(token.head) in words_of("negated_alone")  # "n'a pu venir"
            if not alone and not any(is_word(other, "negation_second") for other in near):
                return True
        if token.lower_ in words_of("joins_negation") and order[0] < index < order[-1]:
            near = [doc[other] for other in order if other < index]
            if not any(is_word(other, "negation_first") or other.lower_ in {token.lower_, "sans"} for other in near):
                return True  # "les jeux de 1956 ni aux championnats"
    return False


def _is_inside(token: Token) -> bool:
    """A letter within a word: "rock'n'roll"."""
    return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_punct


def _is_broken(word: Token, follows: Token) -> bool:
    """The first of two words that were apart and now touch needs what followed it, unless it goes with the second."""
    if word.head.i in {follows.i, follows.head.i}:
        return False  # "y (en mai) avait renoncé", "qui (lundi) s'est tu"
    hangs = form_of(word) in words_of("cannot_end") - {"est", "a"}
    return hangs and word.pos_ != "AUX" and not is_word(word, "that")


def _is_bare(frame: Frame, order: tuple[int, ...]) -> bool:
    """A participle that lost all that followed it: "un accord, signé", "des tirs, commis"; or lost its noun."""
    doc = frame.doc
    last = doc[order[-1]]
    if last.pos_ == "VERB" and is_present_participle(last):
        return True  # "un décret accélérant"
    for place, index in enumerate(order):
        word = doc[index]
        if not place or word.dep_ not in {"acl", "advcl", "amod", "conj"} or not is_participle(word):
            continue
        before, ends = doc[order[place - 1]], place + 1 == len(order)
        if ends and before.text == "," and (word.pos_ != "ADJ" or opens_day(frame, index + 1)):
            return True
        gap = order[place - 1] != index - 1 or (place > 1 and order[place - 2] != index - 2)
        nouns = [doc[other] for other in order[:place] if doc[other].pos_ == "NOUN"]
        if gap and before.text == "," and nouns and not agree(nouns[-1], word):
            return True
    return False


FAULTS: tuple[Callable[[Frame, Piece], bool], ...] = (
    _lacks_trigger,
    is_of_other_day,
    splits_verb,
    _has_orphan,
    lacks_any_object,
    _lost_negation,
    _has_seam,
    _hangs,
    _opens_badly,
    is_torn,
    runs_together,
    runs_into_saying,
)
"""What may be wrong with the words of a piece."""
