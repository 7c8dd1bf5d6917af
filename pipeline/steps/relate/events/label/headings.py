"""Headings for a happening that a noun tells: its phrase, or a clause made of the participle on it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    is_body_noun,
)
from pipeline.steps.relate.events.label.antecedent import PERSON
from pipeline.steps.relate.events.label.around import is_apart, sets_scene
from pipeline.steps.relate.events.label.candidate import Candidate, dated_or_not
from pipeline.steps.relate.events.label.carried import carried
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.naming import is_somebody
from pipeline.steps.relate.events.label.nominal import is_thin, lacks_matter, phrase
from pipeline.steps.relate.events.label.participle import qualifies
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.supplied import has_agent, with_auxiliary
from pipeline.steps.relate.events.label.words import is_word
from pipeline.steps.relate.parse import Token


def headings(frame: Frame, noun: Token, thin: list[Piece], *, other: bool) -> Iterator[Candidate]:
    """The phrase of the happening's noun; one that says too little goes to `thin`, unless its clause is another's."""
    piece = None if _is_of_other_day(frame) else phrase(frame, noun, reach=other)
    if piece is None or frame.trigger.i not in piece.words:
        return
    parted = frame.others.intersection(range(frame.trigger.i, min(frame.own, default=0)))
    participle = qualifies(frame.trigger) and not sets_scene(noun)
    told = with_auxiliary(frame, piece, noun) if participle else None
    if told is not None and (has_agent(frame.trigger) or not lacks_matter(frame, piece, noun)):
        yield from dated_or_not(frame, told)
    if participle and (with_day := carried(frame)) is not None:
        yield Candidate("nominal", with_day, ("carried",))
    for shape in dict.fromkeys((without_day(frame, piece), piece)):
        if parted and not frame.own.intersection(shape.words):
            continue  # "les jeux de Bréval (1952) et de Lannes (1956)"
        scene = sets_scene(noun) and not other
        unsure = is_word(frame.trigger.doc[shape.words[0]], "owning_determiner") and _has_rival(frame, noun)
        if unsure and other and is_thin(frame, shape, noun):
            continue
        if scene or (is_thin(frame, shape, noun) and not _stands(frame, shape, noun, other=other)):
            thin.append(shape)
        else:
            yield Candidate("nominal", shape, ("participle",) if participle else ())


def _is_of_other_day(frame: Frame) -> bool:
    """Whether another day stands between the noun and its own, behind a comma: "le vol de mai, celui du 3 juin"."""
    doc, own = frame.trigger.doc, min(frame.own, default=-1)
    other = max((index for index in frame.others if frame.trigger.i < index < own), default=own)
    return any(token.text == "," for token in doc[other + 1 : max(own, other + 1)])


def _stands(frame: Frame, piece: Piece, noun: Token, *, other: bool) -> bool:
    """Whether a thin phrase with its day is better than its clause, which is of another: "la crue survenue mardi"."""
    if lacks_matter(frame, piece, noun) or not any(index in frame.own for index in piece.words):
        return False
    first = frame.trigger.doc[piece.words[0]]
    if first.dep_ != "det" and not piece.lead:
        return False  # "la mort du maire, décès survenu mardi"
    which = is_word(first, "owning_determiner") or is_word(first, "definite") or bool(piece.lead)
    told = any(child.dep_ == "acl" and noun.i < child.i < min(frame.own) for child in noun.children)
    apart = (other and frame.happening.carrier is None) or is_apart(frame, piece, noun)
    return frame.happening.rule == "light_participle" or (apart and (which or told))


def _has_rival(frame: Frame, noun: Token) -> bool:
    """Whether another than the subject before it may be meant: "le juge a entendu Luc Morvel avant son départ"."""
    before = frame.trigger.doc[frame.sentence.start : noun.i]
    people = [one for one in before if is_somebody(one) and one.dep_ not in {"flat:name", "appos"}]
    if any(child.dep_ == "obj" and child.ent_type_ not in {"", PERSON} for child in noun.head.children):
        return True  # "dirige Lannes depuis son essor"
    if not people:
        return any(one.dep_ in SUBJECT and is_body_noun(one) for one in before)
    return len(people) > 1 or people[0].dep_ not in SUBJECT
