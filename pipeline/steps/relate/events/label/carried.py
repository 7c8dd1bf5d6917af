"""The phrase that carries a day where its clause is about something else: « l'accord, signé mardi à Lannes ».

What a participle, a relative or an infinitive tells of a noun stands with it as in the text, day and all, where no
clause of its own can be made of it: which of two nouns it is about is then for the reader to see.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.steps.relate.events.grammar import MAX_CLIMB, is_infinitive, is_participle, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_mark, is_tensed, is_word
from pipeline.steps.relate.events.words import words_for

NOUNS = frozenset({"NOUN", "PROPN"})
OF_NOUN = frozenset({"acl", "acl:relcl", "amod"})
UNDER = frozenset({"xcomp", "conj", "advcl", "ccomp"})
NAME = frozenset({"flat:name", "flat:foreign", "appos"})
CLOSING = frozenset({"»", "”", '"', ")", "]"})
LONGEST = 200
"""Characters; a longer phrase hides what it tells."""


def carried(frame: Frame) -> Piece | None:
    """The noun with all up to the end of what is told of it; None where its day is not in that."""
    verb = _of_noun(frame.happening.carrier or frame.trigger)
    if verb is None or not _may_have(verb.head, verb):
        return None
    noun = _highest(frame, verb)
    below = [token.i for token in verb.subtree if token.i in frame]
    opening = phrase_of(frame, noun, less=set(below))
    if not opening or opening[0] > noun.i:
        return None
    order = _words(frame, opening[0], max(below) + 1)
    piece = Piece(order, lead=article_before(noun, list(order)), phrase=True, hung=len(order))
    outside = (frame.trigger.doc[index] for index in order if index not in below)
    whole = frame.trigger.i in order and not any(map(is_tensed, outside))
    dated = any(index > verb.i for index in frame.own.intersection(order))
    return piece if whole and dated and piece.length(frame.trigger.doc) <= LONGEST else None


def _of_noun(verb: Token) -> Token | None:
    """The verb that is said of a noun, from one that it governs: "l'avion destiné à voler en mai"."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ in OF_NOUN:
            return verb if verb.head.pos_ in NOUNS and verb.head.i < verb.i else None
        if verb.dep_ not in UNDER or verb.head.i >= verb.i:
            return None
        verb = verb.head
    return None


def _may_have(noun: Token, verb: Token) -> bool:
    """Whether an infinitive may be said of a noun: of none that is named, nor of a verb's object."""
    return not is_infinitive(verb) or (noun.pos_ == "NOUN" and not noun.ent_type_ and not noun.text[:1].isupper())


def _highest(frame: Frame, verb: Token) -> Token:
    """The noun over that of a verb which it may be about as well, or which counts it: "deux cents tonnes de blé"."""
    noun = verb.head
    while noun.dep_ in NAME | {"nmod"} and noun.head.pos_ in NOUNS and noun.head.i in frame and noun.head.i < noun.i:
        above = noun.head
        fits = agree(above, verb) if is_participle(verb) else agrees(above, verb)
        if noun.dep_ not in NAME and not fits and lemma_of(above) not in words_for("quantity"):
            break
        noun = above
    return noun


def _words(frame: Frame, start: int, end: int) -> tuple[int, ...]:
    """All words up to the end of a clause, or of its day right behind that, without the mark that closes it."""
    doc, behind = frame.trigger.doc, end
    while behind in frame and is_word(doc[behind], "day_tie"):
        behind += 1
    while behind in frame and behind in frame.own:
        behind += 1
    end = behind if behind - 1 in frame.own else end
    while end - 1 > frame.trigger.i and is_mark(doc[end - 1]) and doc[end - 1].text not in CLOSING:
        end -= 1
    return tuple(range(start, end))
