"""Whether a label that has lost its own day would give another one for it."""

from __future__ import annotations

from pipeline.steps.relate.events.grammar import is_verbal, verb_above
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import ends_with, is_word
from pipeline.steps.relate.parse import Doc

OF_NOUN = frozenset({"appos", "acl", "acl:relcl", "amod"})


def is_of_other_day(frame: Frame, piece: Piece) -> bool:
    """Whether it would seem to say that all was on another day than the row's."""
    kept = set(piece.words)
    if frame.own & kept:
        return False
    return any(index in frame.others and not _is_of_other(frame, index, kept) for index in piece.words)


def _is_of_other(frame: Frame, index: int, kept: set[int]) -> bool:
    """A day plainly of something else: "la loi du 6 janvier", "un accord signé en mai", "dit qu'il ira en mai"."""
    doc = frame.doc
    if (
        _is_named(frame, index, kept)
        or _is_tied(doc, index, kept)
        or _is_bound(doc, index, kept)
        or _is_bracketed(doc, index, kept)
    ):
        return True
    verb = verb_above(doc[index])
    mine = {frame.trigger.i, -1 if frame.happening.carrier is None else frame.happening.carrier.i}
    carrier = frame.happening.carrier
    if carrier is not None and carrier.dep_.startswith("parataxis"):
        mine.add(carrier.head.i)  # "…, a dit la maire": what is said is its own
    own = verb_above(frame.trigger)
    mine |= {own.i} if own is not None and not is_verbal(frame.trigger) else set()
    if _is_told_of_noun(doc, index, kept, mine):
        return True
    if verb is None or verb.i not in kept or verb.i in mine or index < verb.i:
        return False
    return any(above.i in mine for above in verb.ancestors)


def _is_named(frame: Frame, index: int, kept: set[int]) -> bool:
    """A year that ends a name: "le baccalauréat 2016"."""
    year, before = frame.doc[index], index - 1
    behind = before in kept and before not in frame.others and year.nbor(-1).pos_ in {"NOUN", "PROPN"}
    return behind and year.text.isdigit() and year.head.i <= before


def _is_tied(doc: Doc, index: int, kept: set[int]) -> bool:
    """A day that names a text or meeting: "la loi du 6 janvier"."""
    place = index
    while place - 1 in kept and (
        (doc[place - 1].ent_type_ == "" and is_word(doc[place - 1], "day_tie")) or doc[place - 1].pos_ == "NUM"
    ):
        place -= 1
        if is_word(doc[place], "of_day"):
            break
    return (
        place != index
        and is_word(doc[place], "of_day")
        and place - 1 in kept
        and doc[place - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"}
    )


def _is_bound(doc: Doc, index: int, kept: set[int]) -> bool:
    """A day that bounds or compares: "depuis 2015", "par rapport à 2016"."""
    place = index - 1
    while place in kept and (is_word(doc[place], "day_tie") or doc[place].pos_ == "NUM"):
        if ends_with(doc[place], "from_to"):
            return True
        place -= 1
    return place in kept and ends_with(doc[place], "from_to")


def _is_bracketed(doc: Doc, index: int, kept: set[int]) -> bool:
    """A day in a bracket behind a noun or name: "Luc Morvel (maire en 2016)"."""
    place = index
    while place in kept and doc[place].text not in {"(", ")"}:
        place -= 1
    return place in kept and doc[place].text == "(" and doc[place - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"}


def _is_told_of_noun(doc: Doc, index: int, kept: set[int], mine: set[int]) -> bool:
    """A day of what is said of a noun beside the happening: "Paul Rivoire, maire de 2001 à 2008, est mort"."""
    for below in (doc[index], *doc[index].ancestors):
        noun = below.head
        if below.i in mine or noun.i in mine or noun.i not in kept:
            return False
        if below.dep_ in OF_NOUN and noun.pos_ in {"NOUN", "PROPN"} and below.i > noun.i:
            return True
    return False
