"""Happening -> label: a sentence or heading that says who did what, and stands alone in a chronology.

The smallest clause that is grammatical alone is taken whole from its sentence. Candidates are tried in order
(`candidates.py`), each is checked (`check.py`), and the first without a fault is the label; when all have one, the
sentence itself is, and says so in its kind. Too long is better than broken.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.event import LabelKind
from pipeline.steps.relate.events.grammar import SUBJECT
from pipeline.steps.relate.events.label.candidates import Candidate, candidates
from pipeline.steps.relate.events.label.check import faults_of, lacks_main_verb
from pipeline.steps.relate.events.label.doubts import doubts_of
from pipeline.steps.relate.events.label.frame import Frame, frame_of
from pipeline.steps.relate.events.label.gap import without_links
from pipeline.steps.relate.events.label.namer import Namer, namer_of
from pipeline.steps.relate.events.label.naming import is_unresolved, with_names
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, whole, written

__all__ = ["Frame", "Label", "Namer", "frame_of", "namer_of", "write_label"]

MAX_SPARE = 180
"""Characters of a label that is taken although it has a weakness; beyond it, the sentence."""
COSTS = {"other_day": 2, "elsewhere": 1}
"""Weaknesses for which a better piece is sought: a fault that a label may have, and a doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a chronology prints for a happening; `doubts` says what a reader may miss (see `doubts.py`)."""

    text: str
    kind: LabelKind
    doubts: tuple[str, ...] = ()


def write_label(frame: Frame) -> Label:
    """The first candidate without a weakness, or else the one with the least; the sentence when there is none.

    One that opens with a description ("son parti", "cet accord") gives way to a larger one that says whose or which.
    """
    best: tuple[int, Label, Piece] | None = None
    tried: set[tuple[int, ...]] = set()
    for one in candidates(frame):
        if one.piece.words in tried:
            continue
        tried.add(one.piece.words)
        faults = faults_of(frame, one.piece)
        if one.kind == "clause" and lacks_main_verb(frame, one.piece):
            continue
        if "other_day" in faults and not frame.own.intersection(one.piece.words):
            continue  # It would say that it was on that day.
        label = _label(frame, one, faults) if COSTS.keys() >= set(faults) else None
        if label is None:
            continue
        cost = sum(COSTS.get(weakness, 0) for weakness in {*faults, *label.doubts})
        if best is None or (cost < best[0] and _may_replace(frame, one.piece, label, best)):
            best = cost, label, one.piece
        if not best[0]:
            break
    if best is not None:
        return best[1]
    bare = without_links(frame, whole(frame))
    piece, doc = with_names(frame, bare), frame.trigger.doc
    if len(piece.text(doc)) > MAX_SENTENCE >= len(bare.text(doc)):
        piece = with_names(frame, bare, in_full=False)  # A long form that would cut the sentence says less than it.
    unresolved = ("unresolved",) if is_unresolved(frame, piece) else ()
    return Label(text=written(frame, piece), kind="sentence", doubts=("sentence", *unresolved))


def _may_replace(frame: Frame, piece: Piece, label: Label, best: tuple[int, Label, Piece]) -> bool:
    """Whether a larger piece is better than one that opens with a description: it has to say whose or which."""
    if best[0] > COSTS["elsewhere"]:
        return True
    clause = len(label.text) <= MAX_SPARE and label.kind != "nominal"
    return clause and (best[1].kind == "nominal" or _explains(frame, piece, best[2]))


def _explains(frame: Frame, piece: Piece, pointing: Piece) -> bool:
    """Whether a larger piece has a subject before the description that another opens with."""
    before = [index for index in piece.words if index < pointing.words[0]]
    told = any(frame.trigger.doc[index].dep_ in SUBJECT or index in frame.named for index in before)
    return told and set(pointing.words) <= set(piece.words)


def _label(frame: Frame, one: Candidate, faults: tuple[str, ...]) -> Label | None:
    """A candidate with its names; None when it opens with a pronoun that nothing explains, or is too long."""
    named = with_names(frame, one.piece)
    text = named.text(frame.trigger.doc)
    length = len(text) - sum(len(name) + 1 for _, name in named.names)
    if is_unresolved(frame, named) or length > (MAX_SPARE if faults else MAX_SENTENCE):
        return None
    doubts = (*faults, *doubts_of(frame, named, larger=one.larger))
    return Label(text=text, kind=one.kind, doubts=doubts)
