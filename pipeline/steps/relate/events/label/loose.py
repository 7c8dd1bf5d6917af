"""Clauses, asides and brackets that a label too long, or dated by another happening, can do without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    is_finite,
    is_participle,
    is_speech,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import COMMA, DASHES, OPENING_QUOTES, Block, less
from pipeline.steps.relate.events.label.piece import PAIRS, Piece
from pipeline.steps.relate.events.label.words import is_tensed, is_word
from pipeline.steps.relate.events.words import speech_verbs

MAX_LABEL = 140
"""Characters; beyond it clauses and asides go, as readers of a table see one line of it."""
SHORT = 80
"""Characters of a second try, where the first has a fault."""
MOST_GAPS = 8
"""Blocks taken out of one label at most."""
FEWEST = 6
"""Words that stay when a clause at the end goes."""
LOOSE = frozenset({"advcl", "acl:relcl", "parataxis", "parataxis:insert", "appos", "obl:mod", "obl", "acl", "conj"})
ASIDE = frozenset({"parataxis", "parataxis:insert", "discourse"})
OPENS_UNTENSED = frozenset({"ADP", "VERB", "AUX", "ADV", "SCONJ", "PRON", "PUNCT", "ADJ"})
OPENING, CLOSING = "([", ")]"


def shortened(frame: Frame, piece: Piece, head: Token, longest: int = MAX_LABEL) -> Piece:
    """At most `longest` characters where what is set off allows it, and less what dates another happening."""
    doc = frame.trigger.doc
    for _ in range(MOST_GAPS):
        if piece.length(doc) <= longest and not frame.others.intersection(piece.words):
            break
        blocks = list(_loose_blocks(frame, piece, head))
        foreign = [block for block in blocks if _dates_other(frame, block)]
        if foreign:
            piece = less(frame, piece, min(foreign, key=lambda block: (len(block), min(block))))
            continue
        over = piece.length(doc) - longest
        if over <= 0 or not blocks:
            break
        sizes = {block: _length(frame, block) for block in blocks}
        enough = [block for block in blocks if sizes[block] >= over]
        if enough:
            block = min(enough, key=lambda one: (sizes[one], -min(one)))
        else:
            block = max(blocks, key=lambda one: (sizes[one], min(one)))
        piece = less(frame, piece, block)
    return piece


def _dates_other(frame: Frame, block: Block) -> bool:
    return any(index in frame.others for index in block)


def _length(frame: Frame, block: Block) -> int:
    return sum(len(frame.trigger.doc[index].text_with_ws) for index in block)


def _loose_blocks(frame: Frame, piece: Piece, head: Token) -> Iterator[Block]:
    """Clauses, phrases and brackets that the rest of the piece can do without."""
    doc = frame.trigger.doc
    kept = set(piece.words)
    needed = {frame.trigger.i, frame.happening.last.i, head.i}
    inverted = is_speech(head) and any(child.dep_ in SUBJECT and child.i > head.i for child in head.children)
    seen: set[Block] = set()
    for index in piece.words:
        token = doc[index]
        if token.dep_ not in LOOSE or index in needed or (index in frame.named and token.dep_ != "appos"):
            continue
        block = _bare(doc, [t.i for t in token.subtree if t.i in kept])
        if block & needed or not _is_run(frame, piece, block):
            continue
        if (inverted and _is_said(piece, block, head)) or _says_it(piece, token):
            continue
        seen.add(block)
        if _is_loose(frame, piece, token, block) and _is_balanced(doc, block):
            yield block
    for block in (*brackets(frame, piece), *_chunks(frame, piece)):
        if block not in seen and not block & needed:
            seen.add(block)
            yield block


def _is_balanced(doc: Doc, block: Block) -> bool:
    """Whether quotations and brackets that begin or end in it do both."""
    text = "".join(doc[index].text for index in block)
    return all(text.count(opening) == text.count(closing) for opening, closing in PAIRS)


def _says_it(piece: Piece, verb: Token) -> bool:
    """Who says what a piece begins with in quotation marks."""
    quoted = verb.doc[piece.words[0]].text in OPENING_QUOTES
    return quoted and verb.dep_ in ASIDE and lemma_of(verb) in speech_verbs()


def _is_said(piece: Piece, block: Block, head: Token) -> bool:
    """The last words before a verb of speech are what was said: "…, le parc rouvrira, a dit la maire"."""
    group = {head.i, *(child.i for child in head.children if child.dep_.startswith(("aux", "expl")))}
    between = [index for index in piece.words if max(block) < index < min(group)]
    return max(block) < min(group) and all(head.doc[index].is_punct for index in between)


def brackets(frame: Frame, piece: Piece) -> Iterator[Block]:
    """What stands in round or square brackets, with them."""
    doc = frame.trigger.doc
    start = None
    for place, index in enumerate(piece.words):
        if doc[index].text in OPENING:
            start = place
        elif doc[index].text in CLOSING and start is not None:
            yield frozenset(piece.words[start : place + 1])
            start = None


def _bare(doc: Doc, words: list[int]) -> Block:
    """Words without the commas that parsers hang on either end of a clause."""
    while words and doc[words[0]].text == COMMA:
        del words[0]
    while words and doc[words[-1]].text == COMMA:
        words.pop()
    return frozenset(words)


def _chunks(frame: Frame, piece: Piece) -> Iterator[Block]:
    """Between two commas, or a comma and the end, words with another day and no clause: ", né en 1971 à Lyon,"."""
    doc = frame.trigger.doc
    commas = [place for place, index in enumerate(piece.words) if doc[index].text == COMMA]
    for start, end in pairwise([*commas, len(piece.words)]):
        end = _with_what_hangs(doc, piece.words, start + 1, end)
        words = piece.words[start + 1 : end]
        if not words or not any(index in frame.others for index in words):
            continue
        if any(doc[index].dep_ in SUBJECT or is_tensed(doc[index]) for index in words):
            continue
        yield frozenset(words)


def _with_what_hangs(doc: Doc, order: tuple[int, ...], start: int, end: int) -> int:
    """The end of a stretch with the participles behind its comma: ", en mai à Lannes, qualifié de calme"."""
    inside = set(order[start:end])
    while end + 1 < len(order) and is_participle(doc[order[end + 1]]) and doc[order[end + 1]].head.i in inside:
        below = {token.i for token in doc[order[end + 1]].subtree}
        inside |= below
        end = next((place for place in range(end + 1, len(order)) if order[place] not in below), len(order))
    return end


def _is_run(frame: Frame, piece: Piece, block: Block) -> bool:
    places = [place for place, index in enumerate(piece.words) if index in block]
    return places == list(range(places[0], places[-1] + 1))


def _is_loose(frame: Frame, piece: Piece, token: Token, block: Block) -> bool:
    """Set off by commas, or a clause with its own mark at the end; never a condition or the only name of a noun."""
    doc, order = frame.trigger.doc, piece.words
    places = [place for place, index in enumerate(order) if index in block]
    before = doc[order[places[0] - 1]] if places[0] else None
    first = doc[order[places[0]]]
    after = doc[order[places[-1] + 1]] if places[-1] + 1 < len(order) else None
    ends = after is None or after.text in {COMMA, "»", ")"}
    set_off = ends and (before is None or before.text == COMMA or first.text == COMMA or before.text in DASHES)
    if any(is_word(doc[index], "relative") for index in order[places[-1] + 1 : places[-1] + 3]):
        return False  # The relative would stand on another noun.
    if any(is_word(doc[index], "limits") for index in sorted(block)[:3]):
        return False
    if token.dep_ == "appos":
        return set_off and not block & frame.named
    if token.dep_ in {"advcl", "acl:relcl", "conj"} and not _is_marked(doc, token, first):
        return False
    if token.dep_ == "conj":
        return is_verbal(token) and (set_off or after is None)
    if token.dep_ in ASIDE and any(child.dep_ in SUBJECT and child.i < token.i for child in token.children):
        return False
    if token.dep_ in {"advcl", "acl:relcl"}:
        return set_off or (after is None and token.dep_ == "advcl" and len(order) - len(block) >= FEWEST)
    return set_off


def _is_marked(doc: Doc, verb: Token, first: Token) -> bool:
    """Whether a clause shows where it begins: its conjunction or relative, or a verb form that needs none."""
    if verb.dep_ == "conj":
        return (is_finite(verb) or bool(auxiliaries(verb))) and first.pos_ in {"CCONJ", "PUNCT"}
    if not is_finite(verb):
        return first.i == verb.i or first.pos_ in OPENS_UNTENSED
    opening = doc[first.i : first.i + 4]
    return any(token.pos_ == "SCONJ" or is_word(token, "relative") for token in opening)
