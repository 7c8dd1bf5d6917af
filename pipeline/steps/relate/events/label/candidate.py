"""A piece that may be a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records.event import LabelKind
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece that may be a label, with what makes one doubt it whatever its words are.

    larger: says more than the happening's own clause or phrase. thin: a heading that hardly says which happening.
    cut: less than its clause. participle: a phrase of which a clause could be made. carried: one with all that is told
    of its noun. `entire` is the whole sentence, but for what joins it to the one before.
    """

    kind: LabelKind
    piece: Piece
    doubts: tuple[str, ...] = ()
    entire: bool = False


def dated_or_not(frame: Frame, piece: Piece) -> Iterator[Candidate]:
    """A clause without its day, then with it."""
    for shape in dict.fromkeys((without_day(frame, piece), piece)):
        yield Candidate("clause", shape)
