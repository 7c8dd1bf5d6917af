"""The pieces that may be a label, from the smallest on: the happening's own clause or phrase, then larger ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from spacy.tokens import Token

from pipeline.records.event import LabelKind
from pipeline.steps.relate.events.grammar import MAX_CLIMB, is_bare_participle, is_verbal
from pipeline.steps.relate.events.label.clause import COMPLEX, clause_of, main_clause, top_of
from pipeline.steps.relate.events.label.day import (
    without_bare_opening,
    without_day,
    without_first_day,
    without_other_days,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import without_links, without_lone_comma
from pipeline.steps.relate.events.label.loose import MAX_LABEL, SHORT, shortened
from pipeline.steps.relate.events.label.nominal import (
    governing,
    heading,
    is_apart,
    is_thin,
    phrase,
    sets_scene,
)
from pipeline.steps.relate.events.label.opening import told_of_subject, uncleft, without_pointing_opening
from pipeline.steps.relate.events.label.participle import qualifies
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.segment import is_parted, segments
from pipeline.steps.relate.events.label.whole import MAX_CUT, ended, whole

LIGHT = frozenset({"light_participle", "light_object", "light_subject"})
"""Rules whose noun is told by the verb of its clause: "un conseil s'est tenu"."""
LONG_ENOUGH = 6
"""Words of a heading that says something, though not what its text is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece that may be a label; `larger` where it says more than the happening's own clause or phrase."""

    kind: LabelKind
    piece: Piece
    larger: bool = False


def candidates(frame: Frame) -> Iterator[Candidate]:
    """Each clause and phrase shortened, then as it stands."""
    carrier = frame.happening.carrier
    own = None if carrier is None or is_told_of_noun(carrier) else top_of(carrier)
    heads = _clauses_up(frame, own)
    last = heads[-1] if heads else frame.sentence.root
    yield from _turned_about(frame, carrier, last)
    thin: list[Piece] = []
    if own is None:
        yield from _nominal(frame, thin)
    parted = bool(heads) and is_parted(frame, heads[0])
    for head in heads[:1] if not parted else []:
        yield from _all("clause", _shapes(frame, clause_of(frame, head), head, undated=head == own), larger=own is None)
    within = own is not None and own.dep_ in COMPLEX and not is_bare_participle(own)
    for segment in segments(frame):
        undated = own is not None and not (within and own.head.i in segment.words)
        yield from _all("clause", _shapes(frame, segment, heads[0] if heads else last, undated=undated))
    for piece in thin:
        told = any(index in frame.own or index in frame.named for index in piece.words)
        if told or (len(piece.words) >= LONG_ENOUGH and frame.trigger.doc[piece.words[0]].pos_ == "DET"):
            yield Candidate("nominal", piece)  # Else the sentence tells more: "une agression physique".
    for head in heads if parted else heads[1:]:
        yield from _all("clause", _shapes(frame, clause_of(frame, head), head, undated=False), larger=True)
    yield from _all("clause", _shapes(frame, whole(frame), last, undated=last == own), larger=last != own)


def is_told_of_noun(carrier: Token) -> bool:
    """Whether what carries a happening is no predicate of a clause: a noun, or a participle on its noun."""
    return not is_verbal(carrier) or carrier.dep_ in {"acl", "amod"} or qualifies(carrier)


def _all(kind: LabelKind, pieces: Iterator[Piece], *, larger: bool = False) -> Iterator[Candidate]:
    return (Candidate(kind, piece, larger) for piece in pieces)


def _clauses_up(frame: Frame, own: Token | None) -> list[Token]:
    """The verbs of the clauses around a happening, from its own on."""
    above = governing(frame) if own is None else own
    heads = [] if above is None else [top_of(above)]
    for _ in range(MAX_CLIMB):
        if not heads or heads[-1].head.i == heads[-1].i or heads[-1].head.i not in frame:
            break
        if not is_verbal(heads[-1].head):
            break
        heads.append(top_of(heads[-1].head))
    return heads


def _turned_about(frame: Frame, carrier: Token | None, last: Token) -> Iterator[Candidate]:
    """What an opening participle tells, and a cleft sentence set straight."""
    opened = None if carrier is None else told_of_subject(frame, carrier)
    yield from _all("clause", _shapes(frame, opened, last))
    if carrier is not None and (not is_told_of_noun(carrier) or frame.happening.rule in LIGHT):
        yield from _all("clause", _shapes(frame, uncleft(frame), top_of(carrier)))


def _nominal(frame: Frame, thin: list[Piece]) -> Iterator[Candidate]:
    """The phrase of the happening's noun; one that says too little goes to `thin`."""
    noun = heading(frame)
    if _is_of_other_day(frame):
        return
    for piece in _shapes(frame, None if noun is None else phrase(frame, noun), frame.trigger):
        if noun is None or sets_scene(noun) or (is_thin(frame, piece, noun) and not _stands(frame, piece, noun)):
            thin.append(piece)
        else:
            yield Candidate("nominal", piece)


def _is_of_other_day(frame: Frame) -> bool:
    """Whether another day stands between the noun and its own, behind a comma: "le vol de mai, celui du 3 juin"."""
    doc, own = frame.trigger.doc, min(frame.own, default=-1)
    other = max((index for index in frame.others if frame.trigger.i < index < own), default=own)
    return any(token.text == "," for token in doc[other + 1 : max(own, other + 1)])


def _stands(frame: Frame, piece: Piece, noun: Token) -> bool:
    """Whether a thin phrase is better than its clause, which is of another day: "la crue survenue mardi"."""
    survived = frame.happening.rule == "light_participle" and any(index in frame.own for index in piece.words)
    return survived or is_apart(frame, piece, noun)


def _shapes(frame: Frame, piece: Piece | None, head: Token, *, undated: bool = True) -> Iterator[Piece]:
    """A piece without its day and within the length of a label; then with its day.

    `undated` is false where the piece says more than the happening: without its day the rest would seem to be of it.
    """
    if piece is None or frame.trigger.i not in piece.words:
        return
    plain = without_links(frame, piece)
    bare = without_day(frame, plain) if undated else without_first_day(frame, plain)
    shapes = (without_bare_opening(frame, without_links(frame, bare)), plain)
    doc = frame.trigger.doc
    for shape, longest in product(dict.fromkeys(shapes), (MAX_LABEL, SHORT)):
        if longest == SHORT and shape.length(doc) <= SHORT:
            continue  # As with the longer bound.
        short = without_lone_comma(frame, without_other_days(frame, shortened(frame, shape, head, longest)), head)
        if not undated and frame.own.intersection(shape.words) and not frame.own.intersection(short.words):
            continue
        yield without_pointing_opening(frame, short)
        yield short
        yield from main_clause(frame, short, head)
        if short.length(doc) > MAX_CUT:
            yield from ended(frame, short, head)
