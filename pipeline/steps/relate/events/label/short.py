"""A clause less what is only said beside what it tells: asides of another day, and of a long one all asides.

« Paul Rivoire, maire de 2001 à 2008, est mort, alors que … » -> « Paul Rivoire est mort ». What restricts (« si »,
« sauf »), names, says which one or holds the happening stays, and so does what no mark sets off.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    is_infinitive,
    is_participle,
    is_passive,
    is_verbal,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import COMMA, Block, less
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.said_before import RESTRICTS
from pipeline.steps.relate.events.label.words import first_word, is_tensed, is_word
from pipeline.steps.relate.parse import Doc, Token

LONG = 140
"""Characters past which a label is shortened where that breaks nothing."""
WHO = 60
"""Characters of an apposition that says who somebody is, and stays."""
OF_NOUN = frozenset({"acl", "acl:relcl"})
BESIDE = OF_NOUN | {"appos", "advcl"}
"""What is said beside a noun or verb."""
COMPARES = frozenset({"obl:mod", "advmod"})
"""What else may tell of another day: "…, deux fois plus qu'en 2019", "…, contre 12 l'an dernier"."""
BRACKETS = {"(": ")", "–": "–", "—": "—"}
LED = 3
"""Words of a clause among which its conjunction or relative stands."""
OPENING, CLOSING = frozenset("«“"), frozenset("»”")
QUOTES = OPENING | CLOSING | {'"'}
GOES_ON = frozenset({"VERB", "AUX", "ADP", "PRON"})
"""What follows a noun when an aside about it is out: its verb, a complement."""


def shortened(frame: Frame, piece: Piece) -> Piece:
    """Less the asides that tell of other days, and less others, the last ones first, until it is short enough."""
    doc = frame.doc
    while True:
        asides = (*_bracketed(frame, piece), *_behind_name(frame, piece), *_asides(frame, piece, BESIDE | COMPARES))
        block = next((one for one in asides if _tells_other_day(frame, one)), None)
        if block is None and piece.length(doc) > LONG:
            block = next(_asides(frame, piece, BESIDE), None)
        shorter = piece if block is None else less(frame, piece, block)
        if len(shorter.words) == len(piece.words):
            return piece
        piece = shorter


def _tells_other_day(frame: Frame, block: Block) -> bool:
    """Whether a block has another day with what happened on it: not only when, "achetée, en mai 2020,"."""
    told = [frame.doc[index] for index in sorted(block - frame.others)]
    apart = any(one.text in BRACKETS or not (one.is_punct or is_word(one, "day_tie")) for one in told)
    return apart and bool(frame.others & block)


def _bracketed(frame: Frame, piece: Piece) -> Iterator[Block]:
    """What stands in brackets or between dashes, without a happening or day of its own."""
    doc, order = frame.doc, piece.words
    for first, index in enumerate(order):
        if (closing := BRACKETS.get(doc[index].text)) is None:
            continue
        last = next((at for at in range(first + 1, len(order)) if doc[order[at]].text == closing), None)
        if last is not None and not _held(frame) & {*order[first : last + 1]}:
            yield frozenset(order[first : last + 1])


def _behind_name(frame: Frame, piece: Piece) -> Iterator[Block]:
    """All that is said of a name between it and its verb: "Paul Rivoire, batelier, maire de 2001 à 2008, est mort"."""
    doc = frame.doc
    for name in (doc[index] for index in piece.words if index in frame.named and doc[index].dep_ in SUBJECT):
        commas = [index for index in piece.words if name.i < index < name.head.i and doc[index].text == COMMA]
        if len(commas) > 1:
            block = frozenset(index for index in piece.words if commas[0] < index < commas[-1])
            if block <= {token.i for token in name.subtree} and not _held(frame) & block:
                yield block


def _held(frame: Frame) -> Block:
    """What a label is about: its happening and its day."""
    return frame.own | {frame.trigger.i, frame.happening.last.i}


def _asides(frame: Frame, piece: Piece, kinds: frozenset[str]) -> Iterator[Block]:
    """Those that close a piece, then those that open it, then those between."""
    doc, order = frame.doc, piece.words
    tops = (doc[index] for index in order if doc[index].dep_ in kinds)
    found = [(top, block) for top in tops if (block := _set_off(frame, piece, top))]
    found.sort(key=lambda one: one[0].dep_ == "appos")  # Who somebody is goes last.
    yield from (block for top, block in found if max(block) == order[-1] and _closes(piece, top, min(block)))
    yield from (block for top, block in found if min(block) == order[0] and _opens(piece, top, max(block)))
    yield from (block for top, block in found if min(block) > order[0] and _parts(piece, top, max(block)))


def _set_off(frame: Frame, piece: Piece, top: Token) -> Block | None:
    """All below a word that is said beside another, where a mark or an end of the piece stands on either side."""
    if top.head.i not in piece.words or not _is_aside(frame, piece, top):
        return None
    doc, order = top.doc, piece.words
    below = [token.i for token in top.subtree if token.i in piece.words]
    while below and doc[below[0]].text == COMMA:
        below = below[1:]
    while below and doc[below[-1]].text == COMMA:
        below.pop()
    if not below or below != list(range(below[0], below[-1] + 1)):
        return None
    below = _past_day(frame, piece, below)
    first, last = order.index(below[0]), order.index(below[-1])
    opened = first == 0 or doc[order[first - 1]].text == COMMA
    closed = last + 1 == len(order) or doc[order[last + 1]].text == COMMA
    torn = any(doc[one].pos_ == "AUX" and doc[two].text == COMMA for one, two in pairwise(order[:first]))
    apart = opened and closed and not torn and _held(frame).isdisjoint(below) and not is_word(doc[below[0]], "limits")
    return frozenset(below) if apart and _is_led(top, below) and not _is_quoted(frame, piece, first) else None


def _past_day(frame: Frame, piece: Piece, below: list[int]) -> list[int]:
    """With the other day right behind, which the parser may hang on the verb above: "née à Lannes l'été dernier"."""
    doc, end = frame.doc, below[-1] + 1
    while end in piece.words and (end in frame.others or is_word(doc[end], "day_tie")):
        end += 1
    return [*below, *range(below[-1] + 1, end)] if end - 1 in frame.others else below


def _is_aside(frame: Frame, piece: Piece, top: Token) -> bool:
    """Whether the rest says as well who or which is meant: no name, and nothing that alone tells of a noun."""
    noun = top.head
    below = {token.i for token in top.subtree}
    if top.dep_ == "appos":
        described = noun.pos_ == "PROPN" or bool(noun.ent_type_)
        apart = bool(frame.others & below) or piece.only(below).length(top.doc) > WHO
        return described and top.pos_ == "NOUN" and not top.ent_type_ and apart
    return top.dep_ not in OF_NOUN or not _is_told_alone(noun, {*piece.words} - below)


def _is_told_alone(noun: Token, kept: set[int]) -> bool:
    """Whether no word kept says who or which a noun is: "un homme", "l'attaque", unlike "son directeur"."""
    if any(is_word(child, "owning_determiner") for child in noun.children):
        return False
    telling = (child for child in noun.children if child.i in kept and child.dep_ in RESTRICTS | {"conj"})
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not any(telling)


def _is_led(top: Token, below: list[int]) -> bool:
    """Whether a clause has its conjunction or relative, and an infinitive its preposition: else it is no aside."""
    opening = [top.doc[index] for index in below[:LED]]
    led = any(one.pos_ == "SCONJ" or is_word(one, "relative") or one.dep_ == "mark" for one in opening)
    if any(is_tensed(top.doc[index]) for index in below):
        return led
    if any(top.doc[index].text == COMMA and _is_to_do(top.doc, index + 1) for index in below[:-2]):
        return False  # "a prié un comité, formé de deux juges, de trancher"
    if _is_infinitive(top):
        return opening[0].pos_ == "ADP"
    return not is_word(opening[0], "relative")  # ", dont un avec sursis"


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb or its auxiliary is one: "pour voir", "pour avoir vu"."""
    return any(is_infinitive(one) for one in (verb, *auxiliaries(verb)))


def _is_to_do(doc: Doc, place: int) -> bool:
    """Whether « de » with an infinitive stands at a place."""
    return is_word(doc[place], "of_day") and (doc[place + 1].pos_ == "VERB" or is_infinitive(doc[place + 1]))


def _is_quoted(frame: Frame, piece: Piece, place: int) -> bool:
    """Whether it stands in a quotation, which is left as it is."""
    doc = frame.doc
    marks = [doc[index].text for index in piece.words[:place] if doc[index].text in QUOTES]
    return sum(mark in OPENING for mark in marks) > sum(mark in CLOSING for mark in marks) or marks.count('"') % 2 == 1


def _closes(piece: Piece, top: Token, first: int) -> bool:
    """Whether what stands before an aside at the end does without it: no active verb, whose object may be in it.

    An infinitive says what for, or for what: "a écrit au maire, pour obtenir le plan".
    """
    doc = top.doc
    last = doc[next((index for index in reversed(piece.words) if index < first and doc[index].text != COMMA), first)]
    return not _is_infinitive(top) and (last.pos_ != "VERB" or is_passive(last))


def _opens(piece: Piece, top: Token, last: int) -> bool:
    """Whether the subject of the verb that an opening clause hangs on follows it, unlike "Quant au port, fermé,"."""
    doc, after = top.doc, piece.words.index(last) + 2
    subjects = (child for child in top.head.children if child.dep_ in SUBJECT)
    inside = [doc[index] for index in piece.words[: after - 1]]
    one = any(map(is_tensed, inside)) or is_participle(inside[0]) or not any(word.text == COMMA for word in inside)
    return one and is_verbal(top) and any(first_word(noun).i in piece.words[after : after + 1] for noun in subjects)


def _parts(piece: Piece, top: Token, last: int) -> bool:
    """Whether what an aside about a noun parts goes on behind it: with a verb or a complement."""
    after = piece.words.index(last) + 2
    follows = [top.doc[index] for index in piece.words[after : after + 1]]
    return top.dep_ != "advcl" and any(one.pos_ in GOES_ON for one in follows)
