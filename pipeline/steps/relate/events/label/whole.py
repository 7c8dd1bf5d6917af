"""The sentence itself, where no piece of it can stand for the happening."""

from __future__ import annotations

from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word

MAX_SENTENCE = 240
"""Characters; a longer sentence ends at its last comma or clause before that, with an ellipsis."""
ELLIPSIS = "…"
FEWEST = 4


def whole(frame: Frame) -> Piece:
    """All words of the sentence."""
    return Piece(tuple(range(frame.sentence.start, frame.sentence.end)))


def written(frame: Frame, piece: Piece) -> str:
    """A sentence as a label: in full, or to a comma past its happening."""
    doc = frame.trigger.doc
    text = piece.text(doc)
    if len(text) <= MAX_SENTENCE:
        return text
    words = list(piece.words)
    ends = [
        place
        for place, index in enumerate(words)
        if place >= FEWEST and (doc[index].text in {",", ";", ":"} or is_word(doc[index], "relative")) and words[place - 1] > frame.happening.last.i
    ]
    for place in reversed(ends):
        cut = Piece(tuple(words[:place]), piece.names).text(doc)
        if len(cut) < MAX_SENTENCE:
            return cut + ELLIPSIS
    starts = [place for place, index in enumerate(words) if doc[index].text in {",", ";", ":"} and index < frame.trigger.i]
    for place in starts:
        cut = Piece(tuple(words[place + 1 :]), piece.names).text(doc)
        if len(cut) < MAX_SENTENCE:
            return f"{ELLIPSIS} {cut[:1].lower()}{cut[1:]}"
    return text
