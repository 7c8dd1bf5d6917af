"""The phrases that give a day, which has a column of its own: left out where the clause does without them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.steps.relate.events.grammar import is_bare_participle
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import COMMA, Block, less
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.stays import Place, joins, stays
from pipeline.steps.relate.events.label.words import is_word
from pipeline.steps.relate.parse import Doc, Token

PAIR = 2
FEWEST = 3
"""Words that a clause keeps at least."""
SETS_OFF = frozenset({"(", ","})
TIES = frozenset({"ADP", "DET"})
ZONE = 5
"""Words that say where an hour is counted, with the mark behind them."""


def without_day(frame: Frame, piece: Piece) -> Piece:
    """Less the phrases that give the row's own day, where the clause does without them."""
    return _without(frame, piece, tuple(_day_blocks(frame, piece, frame.own)))


def _without(frame: Frame, piece: Piece, blocks: tuple[Block, ...]) -> Piece:
    for block in blocks:
        shorter = less(frame, piece, block)
        told = frame.trigger.i in shorter.words or frame.trigger.i not in piece.words
        if len(shorter.words) >= FEWEST and told:
            piece = shorter
    return piece


def _day_blocks(frame: Frame, piece: Piece, days: Block) -> Iterator[Block]:
    doc = frame.doc
    order = piece.words
    place = 0
    while place < len(order):
        if order[place] not in days:
            place += 1
            continue
        first = last = place
        while last + 1 < len(order) and order[last + 1] in days:
            last += 1
        last = _past_zone(doc, order, _past_gloss(doc, order, last))
        first, last = _with_bracket(frame, order, first, last)
        last = _past_adverb(doc, order, first, _past_apposition(doc, order, last))
        ties = first
        while ties > 0 and order[ties - 1] == order[ties] - 1 and _ties(doc[order[ties - 1]], doc[order[ties]]):
            ties -= 1
        bare = _is_bare(frame, order, ties, last)
        if _may_go(frame, piece, ties - bare, last, meets=bare):
            yield frozenset(order[ties - bare : last + 1])
        place = last + 1


def _ties(word: Token, follows: Token) -> bool:
    """Whether a word before a day only says when, with it: "dans la matinée de", "dès"."""
    part = is_word(word, "day_part") and is_word(follows, "of_day")  # "en cours lundi"
    return part or is_word(word, "day_tie") or is_word(word, "at_day")


def _past_gloss(doc: Doc, order: tuple[int, ...], last: int) -> int:
    """Past a day in brackets that an editor put after a relative one: "demain [jeudi]"."""
    if last + 3 < len(order) and doc[order[last + 1]].text in {"[", "("} and doc[order[last + 3]].text[0] in "])":
        return last + 3
    return last


def _past_zone(doc: Doc, order: tuple[int, ...], last: int) -> int:
    """Past where an hour is counted: "à 8 h (heure de Paris)", "vers 10 h, heure locale, …"."""
    place = last + 1
    opens = place < len(order) and doc[order[place]].text in SETS_OFF
    place += opens
    if place >= len(order) or not is_word(doc[order[place]], "hour_zone"):
        return last
    ends = (at for at in range(place, min(place + ZONE, len(order))) if doc[order[at]].text in {")", ","})
    end = next(ends, None)
    if end is None:
        return last
    return end if doc[order[end]].text == ")" else end - 1


def _past_apposition(doc: Doc, order: tuple[int, ...], last: int) -> int:
    """Past what else is said of a day: "lundi, veille du vote, …"."""
    if last + PAIR >= len(order) or doc[order[last + 1]].text != COMMA:
        return last
    noun = doc[order[last + 2]]
    closing = next((place for place in range(last + PAIR, len(order)) if doc[order[place]].text == COMMA), None)
    return closing - 1 if closing is not None and is_word(noun, "day_name") else last


def _past_adverb(doc: Doc, order: tuple[int, ...], first: int, last: int) -> int:
    """Past an adverb between the day that opens a piece and its comma: "La veille encore, le pont tenait"."""
    if last + 2 >= len(order) or doc[order[last + 1]].pos_ != "ADV" or doc[order[last + 2]].text != COMMA:
        return last
    return last if any(doc[index].pos_ not in TIES for index in order[:first]) else last + 1


def _with_bracket(frame: Frame, order: tuple[int, ...], first: int, last: int) -> tuple[int, int]:
    """With the bracket that a day fills, and the relative day before it that it explains."""
    doc = frame.doc
    filled = first and last + 1 < len(order) and doc[order[first - 1]].text in {"[", "("}
    if not filled or doc[order[last + 1]].text[0] not in "])":
        return first, last
    first -= 1
    while first and order[first - 1] in frame.others:
        first -= 1
    return first, last + 1


def _is_bare(frame: Frame, order: tuple[int, ...], first: int, last: int) -> bool:
    """Whether a participle with nothing but the day stands before it on its noun: "dans un rapport publié lundi"."""
    if not first or order[first - 1] != order[first] - 1:
        return False
    verb = frame.doc[order[first - 1]]
    carrier = frame.happening.carrier
    mine = verb.i in {frame.trigger.i, -1 if carrier is None else carrier.i}
    told = is_bare_participle(verb) and verb.dep_ in {"acl", "amod"} and verb.head.i in order[: first - 1]
    if verb.head.i == frame.trigger.i and is_word(frame.doc[order[first]], "of_day"):
        return False  # "le putsch manqué de 2015"
    return told and not mine and {token.i for token in verb.subtree} - {verb.i} <= {*order[first : last + 1]}


def _may_go(frame: Frame, piece: Piece, first: int, last: int, *, meets: bool) -> bool:
    """Whether a phrase for a day only says when; with its participle (`meets`) a noun meets what follows it."""
    doc, order = frame.doc, piece.words
    before = doc[order[first - 1]] if first else None
    after = doc[order[last + 1]] if last + 1 < len(order) else None
    place = Place(frame, piece, order[first : last + 1], order[:first], before, after)
    return not stays(place) and (meets or joins(place))
