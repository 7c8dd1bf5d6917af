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
from pipeline.steps.relate.events.label.check import faults_of
from pipeline.steps.relate.events.label.doubts import doubts_of
from pipeline.steps.relate.events.label.frame import Frame, Namer, frame_of
from pipeline.steps.relate.events.label.gap import without_links
from pipeline.steps.relate.events.label.naming import is_unresolved, namer_of, with_names
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, whole, written

__all__ = ["Frame", "Label", "Namer", "frame_of", "namer_of", "write_label"]

MAX_SPARE = 180
"""Characters of a label that holds another day than its row's; beyond it, the sentence."""
POINTS = "elsewhere"
"""The doubt for which a larger piece is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a chronology prints for a happening; `doubts` says what a reader may miss (see `doubts.py`)."""

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
    for one in candidates(frame):
        if one.piece.words in tried:
            continue
        tried.add(one.piece.words)
        faults = faults_of(frame, one.piece)
        if faults and (faults != ("other_day",) or spare is not None):
            continue
        label = _label(frame, one, faults)
        if label is None:
            continue
        if faults:
            spare = label
        elif POINTS in label.doubts:
            if pointing is None or (pointing[0].kind == "nominal" and one.kind != "nominal"):
                pointing = label, one.piece
        elif pointing is None or (
            len(label.text) <= MAX_SPARE
            and one.kind != "nominal"
            and (pointing[0].kind == "nominal" or _explains(frame, one.piece, pointing[1]))
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


def _label(frame: Frame, one: Candidate, faults: tuple[str, ...]) -> Label | None:
    """A candidate with its names; None when it opens with a pronoun that nothing explains, or is too long."""
    named = with_names(frame, one.piece)
    text = named.text(frame.trigger.doc)
    length = len(text) - sum(len(name) for _, name in named.names)
    if is_unresolved(frame, named) or length > (MAX_SPARE if faults else MAX_SENTENCE):
        return None
    return Label(text=text, kind=one.kind, doubts=(*faults, *doubts_of(frame, named, larger=one.larger)))
