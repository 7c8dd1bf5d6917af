"""The phrase that carries a day where its clause is about something else: « l'accord, signé mardi à Lannes ».

What a participle, a relative or an infinitive tells of a noun stands with it as in the text, day and all, where no
clause of its own can be made of it: which of two nouns it is about is then for the reader to see.
"""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import MAX_CLIMB, SUBJECT, is_infinitive, is_participle, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative_noun import relative_subject
from pipeline.steps.relate.events.label.supplied import is_subject_like
from pipeline.steps.relate.events.label.words import is_mark, is_tensed, is_word
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

NOUNS = frozenset({"NOUN", "PROPN"})
OF_NOUN = frozenset({"acl", "acl:relcl", "amod"})
UNDER = frozenset({"xcomp", "conj"})
SAME = frozenset({"appos", "flat:name", "flat:foreign"})
CHAIN = SAME | {"nmod"}
BEFORE = frozenset({"det", "nummod", "amod"})
STRONG = frozenset({":", ";"})
CLOSING = frozenset({"»", "”", '"', ")", "]"})
LONGEST = 200
"""Characters; a longer phrase hides what it tells."""


def carried(frame: Frame) -> Piece | None:
    """The noun with all up to the end of what is told of it; None where its day is not in that."""
    doc, verb = frame.doc, _of_noun(frame.happening.carrier or frame.trigger)
    noun = None if verb is None else _highest(frame, verb)
    if verb is None or noun is None or not _may_have(noun, verb) or noun.dep_ in SUBJECT:
        return None  # "le départ, prévu mardi, a été interdit": its clause says what became of it
    below = [token.i for token in verb.subtree if token.i in frame]
    start = _start(frame, noun, set(below))
    order = _words(frame, start, _end(frame, verb))
    piece = Piece(order, lead=article_before(noun, list(order)), phrase=True, hung=len(order))
    torn = any(is_tensed(doc[index]) for index in order if index not in below)
    torn = torn or any(token.text in STRONG for token in doc[start : frame.trigger.i])
    dated = any(index > verb.i for index in frame.own.intersection(order))
    stands = dated and not torn and frame.trigger.i in order and is_subject_like(noun, lead=piece.lead)
    return piece if stands and piece.length(doc) <= LONGEST else None


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
    """Whether an infinitive may be said of a noun: of none that is named. « dont » may be of another one."""
    if any(is_word(one, "owner_relative") for one in verb.subtree if noun.i < one.i < verb.i):
        return False
    return not is_infinitive(verb) or (noun.pos_ == "NOUN" and not noun.ent_type_ and not noun.text[:1].isupper())


def _highest(frame: Frame, verb: Token) -> Token | None:
    """The noun of a verb, or one over it which it may be about as well, or which counts it: "cent tonnes de blé"."""
    noun = verb.head
    if is_word(noun, "preposition_noun"):  # "au terme de débats qui ont pris fin mardi"
        noun = next((child for child in noun.children if child.dep_ == "nmod" and noun.i < child.i < verb.i), noun)
    if noun.i in frame.days or not _fits(noun, verb):
        return None
    highest = noun
    agreeing = is_participle(verb) or relative_subject(verb) is not None
    steps = CHAIN if agreeing else SAME
    while noun.dep_ in steps and noun.head.pos_ in NOUNS and noun.head.i in frame and noun.head.i < noun.i:
        if any(token.text in STRONG for token in noun.doc[noun.head.i : noun.i]):
            break
        noun = noun.head
        if is_word(noun, "preposition_noun"):
            break  # "à l'issue d'une vente conclue"
        if _fits(noun, verb) or lemma_of(noun) in words_for("quantity"):
            highest = noun
    return highest


def _fits(noun: Token, verb: Token) -> bool:
    if is_participle(verb):
        return agree(noun, verb)
    return relative_subject(verb) is None or agrees(noun, verb)


def _start(frame: Frame, noun: Token, less: set[int]) -> int:
    """Where its phrase begins; of a predicate without its verb: "ce sont cent places ouvertes en mai"."""
    if any(child.dep_ == "cop" for child in noun.children):
        before = [child.left_edge.i for child in noun.children if child.dep_ in BEFORE and child.i < noun.i]
        return min([noun.i, *before])
    return min([noun.i, *phrase_of(frame, noun, less=less)])


def _end(frame: Frame, verb: Token) -> int:
    """Where what is told of the noun ends: before what is joined to it behind its day."""
    joined = [child for child in verb.children if child.dep_ == "conj" and child.i > max(verb.i, frame.trigger.i)]
    apart = {token.i for child in joined if not frame.own & {t.i for t in child.subtree} for token in child.subtree}
    return max(token.i for token in verb.subtree if token.i in frame and token.i not in apart) + 1


def _words(frame: Frame, start: int, end: int) -> tuple[int, ...]:
    """All words up to the end of a clause, or of its day right behind that, without the mark that closes it."""
    doc, end = frame.doc, frame.end_of_day(end)
    while end - 1 > frame.trigger.i and is_mark(doc[end - 1]) and doc[end - 1].text not in CLOSING:
        end -= 1
    return tuple(range(start, end))
