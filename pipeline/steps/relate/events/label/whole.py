"""The sentence itself, where no piece of it can stand for the happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.steps.relate.events.grammar import SUBJECT, is_verbal
from pipeline.steps.relate.events.label.frame import DASHES, Frame
from pipeline.steps.relate.events.label.piece import PAIRS, Piece, paired
from pipeline.steps.relate.events.label.words import first_word, is_mark, is_tensed, is_word
from pipeline.steps.relate.parse import Doc, Token

MAX_SENTENCE = 260
"""Characters of a clause or heading."""
MAX_WHOLE = 400
"""Characters of a sentence that no piece stands for: of 34 past 300 in 200 articles 24 have no more. A longer one ends
at a comma or clause, with an ellipsis."""
MAX_CUT = 220
"""Characters of a clause that is cut, so that it says enough and no more."""
ELLIPSIS = "…"
FEWEST = 4
OPENING, CLOSING = frozenset("«“"), frozenset("»”)]")
STRONG = frozenset({":", ";"})


def whole(frame: Frame) -> Piece:
    """All words of the sentence."""
    return Piece(tuple(range(frame.sentence.start, frame.sentence.end)))


def written(frame: Frame, piece: Piece) -> str:
    """A sentence as a label: in full, or to a comma past its happening, from the clause that holds it."""
    text = _cut(frame, piece)
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            text = paired(text, opening, closing)
    return text


def ended(frame: Frame, piece: Piece, head: Token) -> Iterator[Piece]:
    """A piece too long for a label, up to a mark or a modifier past its happening, the longest first."""
    doc, words = frame.doc, piece.words
    for end in (*_ends(frame, words), *_modifiers(frame, words)):
        cut = replace(piece, words=words[:end])
        whole_verb = head.i in cut.words and any(is_tensed(doc[index]) for index in cut.words)
        if FEWEST < end < len(words) and cut.length(doc) <= MAX_CUT and whole_verb and not _begins_anew(doc, cut.words):
            yield cut


def _begins_anew(doc: Doc, words: tuple[int, ...]) -> bool:
    """Whether its end only begins the next clause: "la ville a fermé le port, mais le syndicat"."""
    for place in range(len(words) - 1, 0, -1):
        if is_tensed(doc[words[place]]):
            return False
        if doc[words[place]].pos_ == "CCONJ" and doc[words[place - 1]].text == ",":
            return True
    return False


def begun(frame: Frame, piece: Piece) -> Iterator[Piece]:
    """A piece too long for a label from the subject of its main clause on: without the clause that opens it."""
    doc, words = frame.doc, piece.words
    for place in range(1, len(words)):
        if words[place] >= frame.trigger.i:
            return
        verb = _opens(doc[words[place]])
        if doc[words[place - 1]].text in {",", *DASHES} and verb is not None and verb.dep_ == "ROOT":
            yield replace(piece, words=words[place:])


def _modifiers(frame: Frame, words: tuple[int, ...]) -> list[int]:
    """Where a phrase begins that a verb can do without: "pour les communes", "avec un arrêté"."""
    doc, found = frame.doc, []
    for place, index in enumerate(words):
        top = doc[index].head
        behind = place and index > frame.happening.last.i and top.i > index
        if behind and is_word(doc[index], "opens_modifier") and top.dep_ == "obl:mod":
            found.append(place)
        if index > frame.happening.last.i and doc[index].text in OPENING and doc[index + 1].pos_ == "ADP":
            found.append(place)  # "un projet « sur le port »"
    return found[::-1]


def _cut(frame: Frame, piece: Piece) -> str:
    doc, words = frame.doc, piece.words
    if len(text := piece.text(doc)) <= MAX_WHOLE:
        return text
    for start in (0, *_starts(frame, words)):
        for end in (len(words), *_ends(frame, words)):
            cut = replace(piece, words=words[start:end]).text(doc)
            if len(cut) < MAX_WHOLE and end - start >= FEWEST:
                first = doc[words[start]].text[:1]  # as written: a name keeps its capital
                cut = first + cut[1:] if start and cut[:1].lower() == first.lower() else cut
                opening = f"{ELLIPSIS} {cut}" if start else cut
                return opening if end == len(words) else opening + ELLIPSIS
    return text[: text.rfind(" ", 0, MAX_WHOLE)] + ELLIPSIS


def _ends(frame: Frame, words: tuple[int, ...]) -> list[int]:
    """Where a sentence may stop, the longest first: before a comma, or a verb joined to another, past its happening."""
    doc = frame.doc
    found = []
    for place, index in enumerate(words):
        if words[place - 1] <= frame.happening.last.i or not place:
            continue
        if doc[index].text == "," and _is_named_next(frame, index + 1):
            continue
        if doc[index].text in {",", *STRONG} or _joins_verbs(doc[index]):
            end = place
            while end > 1 and _hangs(doc[words[end - 1]]):
                end -= 1
            if not frame.sets_off_day(words[:end]):  # else what the verb governs follows the next comma
                found.append(end)
    return found[::-1]


def _is_named_next(frame: Frame, index: int) -> bool:
    """Whether the name of whoever was described follows a comma: "le maire de Lannes, Paul Rivoire"."""
    return index in frame.named and frame.doc[index].dep_ in {"appos", "flat:name", "nmod"}


def _joins_verbs(token: Token) -> bool:
    """As in "permettrait d'ouvrir la halle et de fermer le pont"."""
    return token.dep_ == "cc" and token.head.dep_ == "conj" and is_verbal(token.head)


def _hangs(last: Token) -> bool:
    return (is_word(last, "cannot_end") and last.pos_ != "PROPN") or (is_mark(last) and last.text not in CLOSING)


def _starts(frame: Frame, words: tuple[int, ...]) -> list[int]:
    """Where it may begin: after a colon, or a comma that a subject follows; last, after any comma."""
    doc = frame.doc
    before = [place for place, index in enumerate(words[:-1]) if index < frame.trigger.i]
    strong = [place + 1 for place in before if doc[words[place]].text in STRONG]
    commas = [place + 1 for place in before if doc[words[place]].text == "," and not _is_said_by(doc, words, place)]
    commas = [place for place in commas if not is_word(doc[words[place]], "relative")]
    return [*strong, *(place for place in commas if _opens(doc[words[place]]) is not None), *commas]


def _is_said_by(doc: Doc, words: tuple[int, ...], comma: int) -> bool:
    """Behind a quotation who says it follows, which is no beginning: "« … », a dit la maire"."""
    return comma > 0 and doc[words[comma - 1]].text in CLOSING


def _opens(token: Token) -> Token | None:
    """The verb whose subject begins with a word."""
    top = token
    while top.head.i != top.i and first_word(top.head).i == token.i and top.dep_ not in SUBJECT:
        top = top.head
    return top.head if top.dep_ in SUBJECT and not is_word(token, "relative") else None
