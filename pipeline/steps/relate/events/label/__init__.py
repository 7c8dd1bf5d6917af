"""Happening -> label: a sentence or heading that says who did what, and stands alone in a chronology.

The smallest clause that is grammatical alone is taken whole from its sentence. Candidates are tried in order,
each is checked (`check.py`), and the first without a fault is the label; when all have one, the sentence
itself is, and says so in its kind. Too long is better than broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from spacy.tokens import Token

from pipeline.records.event import LabelKind
from pipeline.steps.relate.events.grammar import MAX_CLIMB, SUBJECT, is_bare_participle, is_verbal
from pipeline.steps.relate.events.label.check import faults_of
from pipeline.steps.relate.events.label.clause import clause_of, main_clause, top_of
from pipeline.steps.relate.events.label.day import (
    without_bare_opening,
    without_day,
    without_first_day,
    without_other_days,
)
from pipeline.steps.relate.events.label.frame import Frame, Namer, frame_of
from pipeline.steps.relate.events.label.gap import without_links, without_lone_comma
from pipeline.steps.relate.events.label.loose import MAX_LABEL, SHORT, shortened
from pipeline.steps.relate.events.label.naming import is_unresolved, namer_of, points_elsewhere, with_names
from pipeline.steps.relate.events.label.nominal import (
    governing,
    heading,
    heading_of,
    is_thin,
    phrase,
    qualifies,
    sets_scene,
)
from pipeline.steps.relate.events.label.opening import told_of_subject, uncleft
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.segment import segments
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, ended, whole, written

__all__ = ["Frame", "Label", "Namer", "frame_of", "namer_of", "write_label"]


OF_DAY = frozenset({"noun_of_date"})
"""Rules whose noun has the day to itself: "la loi du 3 mars"."""
AROUND = frozenset({"noun_around"})
"""Rules whose noun has a complement behind its day: "la démission, le 3 mars, du maire"."""
MAX_SPARE = 180
"""Characters of a label that holds another day than its row's; beyond it, the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a chronology prints for a happening.

    `doubts` says what a reader may miss: "sentence" (no piece could be cut), "unresolved" (opens with a pronoun
    that nothing explains), "elsewhere" (opens with a description that only the text before explains).
    """

    text: str
    kind: LabelKind
    doubts: tuple[str, ...] = ()


def write_label(frame: Frame) -> Label:
    """The first candidate without a fault, or with no other than another day; the sentence when there is none.

    One that opens with a description ("son parti", "cet accord") gives way to a larger one that says whose or which.
    """
    spare: Label | None = None
    pointing: tuple[Label, Piece] | None = None
    tried: set[tuple[int, ...]] = set()
    for kind, piece in _candidates(frame):
        if piece.words in tried:
            continue
        tried.add(piece.words)
        faults = faults_of(frame, piece)
        if faults and (faults != ("other_day",) or spare is not None):
            continue
        label = _label(frame, kind, piece, faults)
        if label is None:
            continue
        if faults:
            spare = label
        elif label.doubts:
            if pointing is None or (pointing[0].kind == "nominal" and kind != "nominal"):
                pointing = label, piece
        elif pointing is None or (
            len(label.text) <= MAX_SPARE
            and kind != "nominal"
            and (pointing[0].kind == "nominal" or _explains(frame, piece, pointing[1]))
        ):
            return label
    if pointing is not None:
        return pointing[0]
    piece = with_names(frame, without_links(frame, whole(frame)))
    unresolved = ("unresolved",) if is_unresolved(frame, piece) else ()
    return spare or Label(text=written(frame, piece), kind="sentence", doubts=("sentence", *unresolved))


def _explains(frame: Frame, piece: Piece, pointing: Piece) -> bool:
    """Whether a larger piece has a subject before the description that another opens with."""
    before = [index for index in piece.words if index < pointing.words[0]]
    told = any(frame.trigger.doc[index].dep_ in SUBJECT or index in frame.named for index in before)
    return told and set(pointing.words) <= set(piece.words)


def _label(frame: Frame, kind: LabelKind, piece: Piece, faults: tuple[str, ...]) -> Label | None:
    """A candidate with its names; None when it opens with a pronoun that nothing explains, or is too long."""
    named = with_names(frame, piece)
    text = named.text(frame.trigger.doc)
    if is_unresolved(frame, named) or len(text) > (MAX_SPARE if faults else MAX_SENTENCE):
        return None
    doubts = ("elsewhere",) if points_elsewhere(frame, named) else ()
    return Label(text=text, kind=kind, doubts=(*faults, *doubts))


def _candidates(frame: Frame) -> Iterator[tuple[LabelKind, Piece]]:
    """Clauses and phrases from the smallest on, each shortened, then as it stands."""
    carrier = frame.happening.carrier
    last = frame.sentence.root
    opened = None if carrier is None else told_of_subject(frame, carrier)
    for piece in _shapes(frame, opened, last):
        yield "clause", piece
    raised = uncleft(frame)
    if raised is not None and frame.happening.rule not in OF_DAY:
        for piece in _shapes(frame, raised, top_of(carrier) if carrier is not None else last):
            yield "clause", piece
    heads: list[Token] = []
    thin: list[Piece] = []
    own: Token | None = None
    if carrier is None or not is_verbal(carrier) or carrier.dep_ in {"acl", "amod"} or qualifies(carrier):
        noun, above = heading(frame), governing(frame)
        agent = (
            frame.happening.rule not in AROUND
            and frame.trigger.dep_ == "obl:agent"
            and above is not None
            and is_bare_participle(above)
        )
        if agent and above is not None and (told := heading_of(frame, above)):
            for piece in _shapes(frame, phrase(frame, told), frame.trigger):
                yield "nominal", piece  # "la ville touchée par une crue"
        nominal = None if noun is None else phrase(frame, noun)
        for piece in _shapes(frame, nominal, frame.trigger):
            if noun is None or is_thin(frame, piece, noun) or sets_scene(noun):
                thin.append(piece)
            else:
                yield "nominal", piece
        heads += [] if above is None else [top_of(above)]
    else:
        own = top_of(carrier)
        heads.append(own)
    for _ in range(MAX_CLIMB):
        if not heads or heads[-1].head.i == heads[-1].i or heads[-1].head.i not in frame:
            break
        above = heads[-1].head
        if not is_verbal(above):
            break
        heads.append(top_of(above))
    last = heads[-1] if heads else last
    for head in heads[:1]:
        for piece in _shapes(frame, clause_of(frame, head), head, undated=head == own):
            yield "clause", piece
    for segment in segments(frame):
        for piece in _shapes(frame, segment, heads[0] if heads else last, undated=own is not None):
            yield "clause", piece
    for piece in thin:
        if any(index in frame.own or index in frame.named for index in piece.words):
            yield "nominal", piece  # Else the sentence tells more: "une agression physique".
    for head in heads[1:]:
        for piece in _shapes(frame, clause_of(frame, head), head, undated=False):
            yield "clause", piece
    for piece in _shapes(frame, whole(frame), last, undated=last == own):
        yield "clause", piece


def _shapes(frame: Frame, piece: Piece | None, head: Token, *, undated: bool = True) -> Iterator[Piece]:
    """A piece without its day and within the length of a label; then with its day.

    `undated` is false where the piece says more than the happening: without its day the rest would seem to be of it.
    """
    if piece is None or frame.trigger.i not in piece.words:
        return
    plain = without_links(frame, piece)
    bare = without_day(frame, plain) if undated else without_first_day(frame, plain)
    shapes = (without_bare_opening(frame, without_links(frame, bare)), plain)
    for shape, longest in product(shapes, (MAX_LABEL, SHORT)):
        short = without_lone_comma(frame, without_other_days(frame, shortened(frame, shape, head, longest)), head)
        yield short
        yield from main_clause(frame, short, head)
        if short.length(frame.trigger.doc) > MAX_SENTENCE:
            yield from ended(frame, short, head)
