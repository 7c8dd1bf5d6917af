"""What is said beside a clause of another day, behind its subject: « Le taux … avant de baisser en mai ».

A clause of its own has no subject there (« avant de baisser »), or a conjunction that says how
it goes with the rest (« Si le port avait fermé en mai, la ville … »). The ellipsis stands for what is left out.
"""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import (
    MAX_CLIMB,
    SUBJECT,
    auxiliaries,
    form_of,
    is_finite,
    is_passive,
    is_verbal,
)
from pipeline.steps.relate.events.label.clause import top_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.naming import is_somebody
from pipeline.steps.relate.events.label.participle import agree
from pipeline.steps.relate.events.label.phrase import phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.whole import ELLIPSIS
from pipeline.steps.relate.events.label.words import is_mark, is_tensed, is_word, phrase_at
from pipeline.steps.relate.events.tenses import is_conditional, is_past
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

PASSES = frozenset({"xcomp", "conj", "ccomp"})
DEEPEST = 2
MOST = 60
"""Characters of a subject; a longer one hides what is told."""
NAMES = frozenset({"NOUN", "PROPN"})


def beside(frame: Frame) -> Piece | None:
    """The side clause that holds a happening and its day; None where there is none, or its day is not in it."""
    verb = _of_clause(top_of(frame.happening.carrier or frame.trigger))
    for _ in range(DEEPEST):
        if verb is None or verb.i not in frame:
            break
        if (piece := _piece(frame, verb)) is not None:
            return piece
        verb = None if verb.head.i == verb.i else _of_clause(top_of(verb.head))  # "après avoir été porté disparu"
    return None


def _piece(frame: Frame, verb: Token) -> Piece | None:
    main = _main(verb)
    words = [] if main is None else _words(frame, verb, main)
    if main is None or not words or not frame.own or not {*frame.own, frame.trigger.i} <= {*words}:
        return None
    if any(is_conditional(one) for top in (verb, main) for one in (top, *auxiliaries(top))):
        return None  # "la ville aurait menti après avoir fermé le port": neither is sure
    if is_finite(verb):
        return _conceded(frame, verb, main, words)
    subject = _subject(frame, verb, main, words)
    if not _is_over(frame, verb, words) or (not subject and words[0] > frame.sentence.start):
        return None
    first = frame.doc[words[0]]
    return Piece((*subject, *words), hung=len(words) + 1, edits=((first.i, f"{ELLIPSIS} {first.lower_}"),))


def _of_clause(verb: Token) -> Token | None:
    """The verb of the side clause, from one that it governs."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ in {"advcl", "ROOT"}:
            return verb
        if verb.dep_ not in PASSES or verb.head.i == verb.i or any(child.dep_ in SUBJECT for child in verb.children):
            return None
        verb = verb.head
    return None


def _main(verb: Token) -> Token | None:
    """The predicate of the clause beside; where the parse takes a side clause for the main one, what it joins to it."""
    if verb.dep_ == "advcl":
        return verb.head if is_verbal(verb.head) or any(child.dep_ == "cop" for child in verb.head.children) else None
    told = (child for child in verb.children if child.dep_ == "conj" and child.i > verb.i)
    return next((one for one in told if any(child.dep_ in SUBJECT for child in one.children)), None)


def _words(frame: Frame, verb: Token, main: Token) -> list[int]:
    """All below a verb, in one stretch, less the marks around it."""
    less = {token.i for token in main.subtree} if main.head.i == verb.i else set()
    words = [token.i for token in verb.subtree if token.i in frame and token.i not in less]
    while words and is_mark(frame.doc[words[0]]):
        del words[0]
    while words and is_mark(frame.doc[words[-1]]):
        words.pop()
    return words if words and words == list(range(words[0], words[-1] + 1)) else []


def _is_over(frame: Frame, verb: Token, words: list[int]) -> bool:
    """Whether it tells what was before or after, and not what for: "avant de fermer", "après avoir fermé"."""
    doc = frame.doc
    told = any(child.dep_ in SUBJECT for child in verb.children) or any(is_tensed(doc[index]) for index in words[:2])
    return not told and bool(phrase_at(doc, words[0], words[-1], "before_perfect"))


def _subject(frame: Frame, verb: Token, main: Token, words: list[int]) -> list[int]:
    """The subject of the clause beside; none where it may be another's: "Après avoir été votée, le maire …"."""
    while main.dep_ == "xcomp" and main.head.i < main.i:
        main = main.head  # "a décidé d'agir avant de fermer"
    found = [child for child in main.children if child.dep_ in SUBJECT]
    if len(found) != 1 or is_word(found[0], "relative"):
        return []
    subject, doc = found[0], frame.doc
    opens = words[0] < subject.i
    if (opens and not is_somebody(subject)) or (is_passive(verb) and not agree(subject, verb)):
        return []
    if subject.pos_ not in NAMES:
        return [subject.i]
    phrase = phrase_of(frame, subject, less={*words})
    comma = next((place for place, index in enumerate(phrase) if doc[index].text == "," and index > subject.i), None)
    phrase = phrase[:comma]
    long = sum(len(doc[index].text_with_ws) for index in phrase) > MOST
    return [] if long or any(is_tensed(doc[index]) for index in phrase) else phrase


def _conceded(frame: Frame, verb: Token, main: Token, words: list[int]) -> Piece | None:
    """« Si le port avait fermé en mai, la ville a payé » -> « Le port avait fermé en mai »: it did."""
    conceded = form_of(frame.doc[words[0]]) in words_for("if") and is_past(verb) and is_past(main)
    return Piece(tuple(words[1:])) if conceded else None
