"""The pieces that may be a label: the happening's phrase, its sentence, its own clause, and larger clauses.

Nothing is cut from the middle of a piece but the row's own day: what readers called broken or misleading had lost
words there. A piece that holds another day keeps its own as well, and so says itself what was when.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.steps.relate.events.grammar import MAX_CLIMB, is_bare_participle, is_speech, is_verbal, preposition
from pipeline.steps.relate.events.label.around import governing, is_announced, teller
from pipeline.steps.relate.events.label.beside import beside
from pipeline.steps.relate.events.label.candidate import Candidate, dated_or_not
from pipeline.steps.relate.events.label.carried import carried
from pipeline.steps.relate.events.label.clause import clause_of, top_of
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import without_links
from pipeline.steps.relate.events.label.governed import with_subject
from pipeline.steps.relate.events.label.headings import apposed, headings, pointed
from pipeline.steps.relate.events.label.nominal import heading
from pipeline.steps.relate.events.label.own import is_told_by, over, own_verb, stands_beside, without_sayer
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.segment import segments
from pipeline.steps.relate.events.label.shared import with_shared_subject
from pipeline.steps.relate.events.label.short import shortened
from pipeline.steps.relate.events.label.whole import MAX_SENTENCE, begun, ended, whole
from pipeline.steps.relate.events.tenses import is_past
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

LONG_ENOUGH = 6
"""Words of a heading that says something, though not what its text is about."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a sentence tells a happening.

    heads: the verbs of the clauses around it, from its own on. noun: the one that a heading of it begins with, None
    where a verb tells it. point: the predicate whose clause tells it. above: what that clause hangs on, None of a main
    one. side: a clause beside the main one that holds it.
    """

    heads: list[Token]
    noun: Token | None
    point: Token | None
    above: Token | None
    side: Piece | None

    @property
    def main(self) -> bool:
        """Whether it is the point of its sentence."""
        return self.point is not None and self.above is None and self.side is None


def _read(frame: Frame) -> _Reading:
    own = own_verb(frame)
    noun = heading(frame) if own is None else None
    point = own if noun is None else teller(frame, noun)
    above = None if point is None else over(frame, point)
    return _Reading(_clauses_up(frame, own), noun, point, above, None if own is None else beside(frame))


def candidates(frame: Frame) -> Iterator[Candidate]:
    """From what says it best on: a heading, the sentence that the happening is the point of, a clause of it."""
    told = _read(frame)
    sentence = whole(frame)
    if frame.title and frame.doc.text_of(frame.sentence.start, frame.sentence.end) in frame.title:
        yield Candidate("clause" if told.heads else "nominal", sentence, entire=True)  # A headline says it all.
    for phrase_ in (*apposed(frame), *pointed(frame)):
        yield Candidate("nominal", phrase_)
    yield from _by_verb(frame, told) if told.noun is None else _by_noun(frame, told, told.noun)
    for head in told.heads[1:]:
        yield from _clauses(frame, clause_of(frame, head), larger=True)
    if not told.main:
        yield from _clauses(frame, sentence, larger=True)
    last = told.heads[-1] if told.heads else frame.sentence.root
    for piece in (_near(frame, told), *segments(frame), sentence):
        if piece is not None and piece.length(frame.doc) > MAX_SENTENCE:
            for cut in (*begun(frame, piece), *ended(frame, piece, last)):
                yield from _clauses(frame, cut, larger=not told.main, cut=True)


def _near(frame: Frame, told: _Reading) -> Piece | None:
    """The clause nearest around a happening."""
    return clause_of(frame, told.heads[0]) if told.heads else None


def _by_verb(frame: Frame, told: _Reading) -> Iterator[Candidate]:
    """Of what a verb tells: its sentence or clause."""
    sentence, verb = whole(frame), told.point
    yield from _clauses(frame, with_shared_subject(frame))
    if (governed := with_subject(frame)) is not None:
        yield from dated_or_not(frame, governed)
    if told.main and verb is not None:
        beside = clause_of(frame, verb) if stands_beside(verb) else None
        if beside is not None and frame.doc[beside.words[0]].pos_ != "ADP":
            yield from _clauses(frame, beside)
        yield from _clauses(frame, sentence)
    yield from _with_sayer(frame, told)
    yield from _clauses(frame, _near(frame, told), larger=verb is None)
    yield from _segments(frame, told)
    yield from _carried(frame, told)
    if told.side is not None:
        open_ = told.side.words[0] in dict(told.side.edits)  # Whose deed it is stays to be told.
        doubts = ("carried", "bare") if open_ else ("carried",)
        yield Candidate("nominal" if told.side.edits else "clause", told.side, doubts, entire=True)


def _by_noun(frame: Frame, told: _Reading, noun: Token) -> Iterator[Candidate]:
    """Of what a noun tells: its phrase, then the clause around it."""
    thin: list[Piece] = []
    undated = not (is_announced(noun) or preposition(noun) in words_for("apart_in_time"))
    yield from headings(frame, noun, thin, other=told.point is None)
    if (governed := with_subject(frame)) is not None:
        yield from dated_or_not(frame, governed)
    yield from _clauses(frame, with_shared_subject(frame), undated=undated)
    yield from _with_sayer(frame, told)
    yield from _segments(frame, told, undated=undated)
    yield from _clauses(frame, _near(frame, told), larger=told.point is None, undated=undated)
    yield from _carried(frame, told)
    if told.main:
        yield from _clauses(frame, whole(frame), undated=undated)
    for heading_ in thin:
        says = any(index in frame.own or index in frame.named for index in heading_.words)
        if says or (len(heading_.words) >= LONG_ENOUGH and frame.doc[heading_.words[0]].pos_ == "DET"):
            yield Candidate("nominal", heading_, ("thin",))  # Else the sentence tells more: "une agression physique".


def _with_sayer(frame: Frame, told: _Reading) -> Iterator[Candidate]:
    """The sentence, where what it tells rests on who says it."""
    point = None if told.main else told.point
    if point is not None and point.dep_ == "ccomp" and is_speech(point.head) and not is_told_by(point):
        yield Candidate("clause", without_links(frame, whole(frame)), entire=True)


def _segments(frame: Frame, told: _Reading, *, undated: bool = True) -> Iterator[Candidate]:
    for segment in segments(frame):
        larger = told.point is None or (told.above is not None and told.above.i in segment.words)
        cut = told.main and told.noun is None
        yield from _clauses(frame, segment, larger=larger, undated=undated, cut=cut)


def _carried(frame: Frame, told: _Reading) -> Iterator[Candidate]:
    if told.main:
        return
    if (with_day := carried(frame)) is not None:
        yield Candidate("nominal", with_day, ("carried",))


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


def _clauses(
    frame: Frame, piece: Piece | None, *, larger: bool = False, undated: bool = True, cut: bool = False
) -> Iterator[Candidate]:
    """A clause without what only ties it to the text before, and `undated` without its day where it has no other."""
    if piece is None or frame.trigger.i not in piece.words:
        return
    told = piece if larger else without_sayer(frame, piece)
    plain = without_links(frame, told)
    if larger and frame.own and not frame.own.intersection(plain.words):
        return  # All of it would seem to be of that day: "comme en 1963, lorsque …, la ville a brûlé".
    doubts = tuple(doubt for doubt, applies in (("larger", larger), ("cut", cut)) if applies)
    if not larger:
        kept = not undated or _is_of_opening(frame, plain) or _is_to_come(frame)
        shorter = plain if kept else without_links(frame, without_day(frame, plain))
        for shape in dict.fromkeys((shortened(frame, shorter), shorter)):
            if shape.words != plain.words:
                yield Candidate("clause", shape, doubts)
    entire = len(told.words) == frame.sentence.end - frame.sentence.start
    yield Candidate("clause", plain, doubts, entire=entire)


def _is_to_come(frame: Frame) -> bool:
    """Whether its verb is past and its day is still to come: "a été convoqué pour le 3 mars", "a décidé d'ouvrir"."""
    verbs = (frame.happening.carrier, own_verb(frame))
    return frame.ahead and any(verb is not None and is_past(verb) for verb in verbs)


def _is_of_opening(frame: Frame, piece: Piece) -> bool:
    """Whether a day is that of the participle that opens a piece: "Élu en mai, le maire a démissionné en 2019"."""
    opens = piece.words[0] == frame.trigger.i and is_bare_participle(frame.trigger)
    return opens and bool(frame.others.intersection(piece.words))
