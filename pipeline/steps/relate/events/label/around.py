"""What the clause around a noun of happening tells: its own happening, or another, of another day."""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.cast.figures import cast_words
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    is_finite,
    is_verbal,
    lemma_of,
    preposition,
    verb_above,
)
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import qualifies
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import ends_with, is_word, words_of
from pipeline.steps.relate.events.negation import is_cancelled, is_denied, is_negated, stands_first
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

OBLIQUE = frozenset({"obl:arg", "obl:mod"})
OBJECT = OBLIQUE | {"obj"}
RULES = frozenset({"among", "pointed_at"})
"""Those whose trigger may be a noun that a pronoun near the date stands for."""
REACH = 3
"""Words from the last of "lors de", "au cours du" to its noun: "lors de la dernière crue"."""


def teller(frame: Frame, noun: Token) -> Token | None:
    """The predicate of the clause around a noun that tells its happening; None where it tells another.

    Told is its subject or scene, what it announces or denies: "lors du vote de mai, la ville a dit non", but not "la
    ville a voté depuis la crue de mai".
    """
    says = noun.dep_ in OBLIQUE and preposition(noun) in cast_words("according")
    said = says or is_scene(noun)
    cancelled = is_cancelled(noun) and not stands_first(noun)
    told = is_subject(noun) or is_governed(noun) or cancelled
    if not said and (not told or qualifies(frame.trigger) or frame.happening.rule in RULES):
        return None
    for verb in noun.ancestors:
        if verb.i in frame and (is_verbal(verb) or any(child.dep_ == "cop" for child in verb.children)):
            timed = says or is_governed(noun) or not _is_of_other_day(frame, top_of(verb))
            return top_of(verb) if timed else None
    return None


def _is_of_other_day(frame: Frame, verb: Token) -> bool:
    """Whether a predicate has another day right under it: "le 22 mai, la cour a suspendu l'arrêté du 3 mars"."""
    return any(frame.doc[index].head.i == verb.i for index in frame.others)


def is_scene(noun: Token) -> bool:
    """Whether a noun is what the rest of its clause happened at: "lors du vote de mai, la ville a dit non"."""
    attended = noun.dep_ in OBLIQUE and lemma_of(noun) in words_of("attended")
    if attended and preposition(noun) in words_of("at_scene"):
        return True  # "a parlé à l'audience du 3 mars"
    return noun.i > 0 and any(ends_with(one, "scene") for one in noun.doc[max(noun.i - REACH, 0) : noun.i])


def is_subject(noun: Token) -> bool:
    """Whether a noun is what its clause tells of: its subject, or what there was: "il y a eu une crue"."""
    verb, first = noun.head, noun.left_edge.i
    if first and any(child.dep_ == "expl:subj" for child in noun.doc[first - 1].children):
        return True
    return noun.dep_ in SUBJECT and (is_verbal(verb) or any(child.dep_ == "cop" for child in verb.children))


def is_governed(noun: Token) -> bool:
    """Whether a noun under a verb is one idea with it, "a été mise en examen", or what it announces or denies."""
    articles = words("fused_articles")
    bare = not any(child.dep_ == "det" or child.lower_ in articles for child in noun.children if child.i < noun.i)
    return (bare and noun.dep_ in OBJECT and is_verbal(noun.head)) or is_announced(noun)


def is_announced(noun: Token) -> bool:
    """Whether a noun under a verb is what it announces, plans or denies, so that a day may be of either."""
    verb = noun.head
    if noun.dep_ not in OBJECT or not is_verbal(verb):
        return False
    if noun.dep_ == "obl:mod" or not (is_finite(top_of(verb)) or auxiliaries(top_of(verb))):
        return False  # "…, en attendant son procès"
    return lemma_of(verb) in words_for("announce_verb", "plan_verb") or is_denied(noun) or is_negated(verb)


def governing(frame: Frame) -> Token | None:
    """The predicate in whose clause a noun stands."""
    above = (one for one in frame.trigger.ancestors if is_verbal(one) and one.i in frame)
    return next((one for one in above if not is_word(one, "relative")), None)


def sets_scene(noun: Token) -> bool:
    """As in "lors de la séance du 3 mars, le conseil a voté": what happened stands in the clause that it opens."""
    ties = [child.lower_ for child in noun.children if child.dep_ == "case"]
    opens = noun.head.lower_ in words_for("setting") and noun.head.i < noun.i
    if not opens and not (noun.dep_.startswith("obl") and ties and ties[0] in words_for("setting")):
        return False
    verb = verb_above(noun)
    return verb is None or is_finite(verb)


def is_apart(frame: Frame, piece: Piece, noun: Token) -> bool:
    """A happening apart from its clause, which is of another day: "contesté avant sa création"."""
    opening = noun.doc[max(noun.left_edge.i - 1, frame.sentence.start) : noun.i]
    tied = any(
        token.lower_ in words_for("apart_in_time") and token.head.i in {noun.i, noun.head.i} for token in opening
    )
    return tied and any(index in frame.own for index in piece.words)
