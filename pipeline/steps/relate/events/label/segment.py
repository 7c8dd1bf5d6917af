"""Clauses read off the surface, for sentences whose parse does not show where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.steps.relate.events.grammar import SUBJECT
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import first_word, is_mark, is_tensed, is_word, phrase_at

STRONG = frozenset({":", ";", "–", "—", "•", "|"})
COMMA = ","
HUNG = 3


def segments(frame: Frame) -> Iterator[Piece]:
    """The stretch around the happening between marks or conjunctions that part clauses, from the smallest on."""
    strong = _strong_borders(frame)
    for borders in (_clause_borders(frame), strong):
        start = max((b for b in borders if b <= frame.trigger.i), default=frame.sentence.start)
        end = min((b for b in borders if b > frame.happening.last.i), default=frame.sentence.end)
        words = _bare(frame, range(start, end))
        if words and _is_whole(frame, words):
            # Between strong marks the words belong together whatever the parser hung them on.
            yield Piece(words, hung=HUNG if borders is strong and len(strong) else 0)


def _strong_borders(frame: Frame) -> list[int]:
    doc = frame.trigger.doc
    return [token.i + 1 for token in doc[frame.sentence.start : frame.sentence.end] if token.text in STRONG]


def _clause_borders(frame: Frame) -> list[int]:
    """Also where a conjunction after a comma opens a clause, or one that may be left opens it anywhere."""
    doc, end = frame.trigger.doc, frame.sentence.end
    borders = _strong_borders(frame)
    for index in range(frame.sentence.start + 1, end):
        comma = doc[index - 1].text == COMMA
        size = phrase_at(doc, index, end, "opens_clause")
        if size > 1 or (comma and (size or doc[index].pos_ == "CCONJ")):
            borders.append(index + size if size else index)
        elif comma and is_word(doc[index], "relative"):
            borders.append(index)
    return sorted(borders)


def _bare(frame: Frame, span: range) -> tuple[int, ...]:
    doc, words = frame.trigger.doc, list(span)
    while words and (is_mark(doc[words[-1]]) and not doc[words[-1]].is_quote and doc[words[-1]].text != ")"):
        words.pop()
    while words and doc[words[0]].is_punct and not doc[words[0]].is_quote and doc[words[0]].text != "(":
        del words[0]
    return tuple(words)


def _is_whole(frame: Frame, words: tuple[int, ...]) -> bool:
    """A finite verb, and before it a noun or pronoun that it may have for a subject."""
    doc = frame.trigger.doc
    verbs = [index for index in words if _is_finite(doc[index])]
    if not verbs or is_word(doc[words[0]], "relative"):
        return False
    before = [doc[index] for index in words if index < verbs[0]]
    if _is_listed(frame, words):
        return False
    return any(token.dep_ in SUBJECT | {"expl:subj"} or token.pos_ in {"NOUN", "PROPN"} for token in before)


def _is_listed(frame: Frame, words: tuple[int, ...]) -> bool:
    """Whether it opens with the last of a list, and no subject: "…, de la préfète, et Paul Rivoire, il a ri"."""
    doc = frame.trigger.doc
    first = doc[words[0]]
    if first.pos_ not in {"DET", "NOUN", "PROPN"} or first.i in frame.own | frame.others:
        return False
    subjects = [doc[index] for index in words if doc[index].dep_ in SUBJECT]
    return bool(subjects) and all(first_word(one).i > first.i for one in subjects)


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and is_tensed(token)
