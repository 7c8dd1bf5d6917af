"""Clauses read off the surface, for sentences whose parse does not show where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.events.grammar import SUBJECT
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import first_word, is_tensed, is_word, less_last_marks

STRONG = frozenset({":", ";", "–", "—", "•", "|"})
COMMA = ","
OPENING, CLOSING = frozenset("«“"), frozenset("»”")
HUNG = 3
VERBS = frozenset({"VERB", "AUX"})


def segments(frame: Frame) -> Iterator[Piece]:
    """The stretch around the happening between marks that part clauses: "Verdict : le pont a fermé lundi"."""
    borders = _strong_borders(frame)
    start = max((b for b in borders if b <= frame.trigger.i), default=frame.sentence.start)
    end = min((b for b in borders if b > frame.happening.last.i), default=frame.sentence.end)
    words = _bare(frame, range(start, end))
    if borders and words and _is_whole(frame, words):
        yield Piece(words, hung=HUNG)  # The words belong together whatever the parser hung them on.


def _strong_borders(frame: Frame) -> list[int]:
    """Where a clause may begin behind a mark; none within a quotation, which belongs together with who says it."""
    found, quoted = [], 0
    for token in frame.doc[frame.sentence.start : frame.sentence.end]:
        quoted += (token.text in OPENING) - (token.text in CLOSING)
        if token.text in STRONG and (quoted <= 0 or token.i > frame.happening.last.i or _holds(frame, token.i)):
            found.append(token.i + 1)
    return found


def _holds(frame: Frame, border: int) -> bool:
    """Whether the quotation around a mark holds the happening too: "« Bilan : le pont a cédé mardi »"."""
    between = frame.doc[border : frame.trigger.i]
    return not any(token.text in CLOSING for token in between)


def _bare(frame: Frame, span: range) -> tuple[int, ...]:
    doc = frame.doc
    words = less_last_marks(doc, list(span))
    while words and doc[words[0]].is_punct and not doc[words[0]].is_quote and doc[words[0]].text != "(":
        del words[0]
    return tuple(words)


def _is_whole(frame: Frame, words: tuple[int, ...]) -> bool:
    """A finite verb, and before it a noun or pronoun that it may have for a subject."""
    doc = frame.doc
    verbs = [index for index in words if doc[index].pos_ in VERBS and is_tensed(doc[index])]
    if not verbs or is_word(doc[words[0]], "relative"):
        return False
    before = [doc[index] for index in words if index < verbs[0]]
    if _is_listed(frame, words):
        return False
    return any(token.dep_ in SUBJECT | {"expl:subj"} or token.pos_ in {"NOUN", "PROPN"} for token in before)


def _is_listed(frame: Frame, words: tuple[int, ...]) -> bool:
    """Whether it opens with the last of a list, and no subject: "…, de la préfète, et Paul Rivoire, il a ri"."""
    doc = frame.doc
    first = doc[words[0]]
    if first.pos_ not in {"DET", "NOUN", "PROPN"} or first.i in frame.days:
        return False
    subjects = [doc[index] for index in words if doc[index].dep_ in SUBJECT]
    return bool(subjects) and all(first_word(one).i > first.i for one in subjects)
