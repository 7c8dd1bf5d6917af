"""What somebody was on a day, with whom: « Paul Rivoire, maire de Lannes »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.events.bearer import bearer_of, is_person
from pipeline.steps.relate.events.label.antecedent import PERSON, noun_words
from pipeline.steps.relate.events.label.day import without_day
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import name_before
from pipeline.steps.relate.events.label.phrase import phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.parse import Token

LONGEST = 80
"""Characters of the words for whoever it is said of; longer ones hide what is said."""
ASIDE = frozenset({"conj", "appos"})


def apposed(frame: Frame) -> Iterator[Piece]:
    """The noun with its complements behind those of whom it is said, who may follow it in the text."""
    noun = frame.trigger
    if noun.pos_ != "NOUN" or not is_person(noun):
        return
    less = {token.i for child in noun.children if child.dep_ in ASIDE for token in child.subtree}
    order = _past_day(frame, phrase_of(frame, noun, less=less))
    bearer = bearer_of(noun) or (_name_behind(frame, order[-1]) if order else None)
    ahead = _name_ahead(frame, order[0]) if order else None
    who = ahead if bearer is None else _who(frame, bearer)
    if who is None or noun.i not in order:
        return
    first = noun.doc[order[0]]
    opening = ((first.i, first.lower_),) if first.is_sent_start else ()
    piece = Piece(tuple(order), lead=f"{who},", phrase=True, edits=opening, hung=len(order))
    yield from dict.fromkeys((without_day(frame, piece), piece))


def _name_behind(frame: Frame, last: int) -> Token | None:
    """The name of whom a phrase describes that ends with `last`: "le champion de 2012, Paul Rivoire"."""
    doc, place = frame.trigger.doc, last + 2
    described = place in frame and doc[last + 1].text == ","
    return doc[place] if described and doc[place].ent_type_ == PERSON and doc[place].ent_iob_ == "B" else None


def _name_ahead(frame: Frame, first: int) -> str | None:
    """The name before the comma that opens a phrase, wherever the parse hangs that: "Paul Rivoire, champion"."""
    doc, comma = frame.trigger.doc, first - 1
    name = name_before(doc, comma) if comma in frame and doc[comma].text == "," else None
    return None if name is None else doc.text_of(name.i, comma)


def _who(frame: Frame, bearer: Token) -> str | None:
    """A name, or a noun with its words; for a pronoun whom it stands for."""
    if bearer.pos_ == "PRON":
        named = frame.name(bearer)
        return None if named is None else named.name
    words = noun_words(bearer)
    said = bearer.doc.text_of(words[0], words[-1] + 1)
    return said if len(said) <= LONGEST and not frame.own & set(words) else None


def _past_day(frame: Frame, order: list[int]) -> list[int]:
    """With its day where the parse hangs that on another word: "maire de 2001 à 2008"."""
    last = max(frame.own, default=-1)
    near = order and order[-1] < last and all(index in frame.own for index in range(order[-1] + 2, last + 1))
    return [*order, *range(order[-1] + 1, last + 1)] if near else order
