"""What a label may leave out, always as a whole: its own day, brackets, asides, clauses set off from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from pipeline.steps.relate.events.grammar import SUBJECT, auxiliaries, is_finite, is_verbal
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import is_word, phrase_at

MAX_LABEL = 140
"""Characters; beyond it clauses and asides go, as readers of a table see one line of it."""
FEWEST = 3
LOOSE = frozenset({"advcl", "acl:relcl", "parataxis", "parataxis:insert", "appos", "obl:mod", "obl", "acl", "conj"})
ARGUMENT = frozenset({"obj", "iobj", "obl:arg", "obl:agent", "xcomp", "ccomp", "nmod"})
ASIDE = frozenset({"parataxis", "parataxis:insert", "discourse"})
COMMA = ","
LONE = 2
"""Places from one bracket to the other around a lone word."""
OPENING, CLOSING = "([", ")]"
DASHES = frozenset({"–", "—", "-"})

Block = frozenset[int]


def without_day(frame: Frame, piece: Piece) -> Piece:
    """Less the phrases that give the row's own day, where the clause does without them."""
    return _without(frame, piece, tuple(_day_blocks(frame, piece, frame.own)))


def without_other_days(frame: Frame, piece: Piece) -> Piece:
    """Less the days of what its nouns name: "jugé pour le vol de mai" of "le vol de deux toiles en 1986"."""
    doc, order = frame.trigger.doc, piece.words
    blocks = []
    for block in _day_blocks(frame, piece, frame.others):
        place = order.index(min(block))
        if place and doc[order[place - 1]].pos_ in {"NOUN", "PROPN", "ADJ"} and not is_verbal(doc[order[place - 1]]):
            blocks.append(block)
    return _without(frame, piece, tuple(blocks))


def _without(frame: Frame, piece: Piece, blocks: tuple[Block, ...]) -> Piece:
    for block in blocks:
        shorter = less(frame, piece, block)
        if len(shorter.words) >= FEWEST and frame.trigger.i in shorter.words:
            piece = shorter
    return piece


def less(frame: Frame, piece: Piece, block: Block) -> Piece:
    """Less a block and the commas or dashes that set it off."""
    doc, order = frame.trigger.doc, piece.words
    inside = [place for place, index in enumerate(order) if index in block]
    if not inside:
        return piece
    before = order[inside[0] - 1] if inside[0] else None
    after = order[inside[-1] + 1] if inside[-1] + 1 < len(order) else None
    out = set(block)
    if after is not None and doc[after].text == COMMA:
        if before is None:
            out.add(after)
        elif doc[before].text == COMMA:
            out.add(after)
            if _is_one_clause(frame, order[: inside[0] - 1], order[inside[-1] + 2 :]):
                out.add(before)
    elif before is not None and doc[before].text in DASHES:
        out.add(before)
        if after is not None and doc[after].text in DASHES:
            out.add(after)
    order = list(piece.without(frozenset(out)).words)
    while order and doc[order[-1]].text in {COMMA, ":", ";"}:
        order.pop()
    while order and doc[order[0]].text in {COMMA, ":", ";"}:
        del order[0]
    return replace(piece, words=tuple(order)) if order else piece


def _is_one_clause(frame: Frame, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether what a gap leaves belongs together without a comma: subject and verb, or verb and object."""
    doc = frame.trigger.doc
    if not before or not after:
        return False
    right = doc[after[0]]
    top = right
    while top.head.i != top.i and top.head.left_edge.i == right.i:
        top = top.head
    if right.pos_ in {"VERB", "AUX"} or (is_word(right, "clitic") and right.pos_ in {"PRON", "ADV"}):
        verb = right if right.pos_ == "VERB" else right.head
        told = any("Fin" in doc[index].morph.get("VerbForm", []) for index in before)
        return not told or any(child.dep_ in SUBJECT and child.i <= before[-1] for child in verb.children)
    return top.dep_ in ARGUMENT and top.head.i <= before[-1]


def _day_blocks(frame: Frame, piece: Piece, days: Block) -> Iterator[Block]:
    doc = frame.trigger.doc
    order = piece.words
    place = 0
    while place < len(order):
        if order[place] not in days:
            place += 1
            continue
        first = last = place
        while last + 1 < len(order) and order[last + 1] in days:
            last += 1
        ties = first
        while ties > 0 and order[ties - 1] == order[ties] - 1 and is_word(doc[order[ties - 1]], "day_tie"):
            ties -= 1
        if _may_go(frame, order, ties, last):
            yield frozenset(order[ties : last + 1])
        place = last + 1


def _may_go(frame: Frame, order: tuple[int, ...], first: int, last: int) -> bool:
    """Whether a phrase for a day only says when: it is tied to no noun, and bounds no span of time."""
    doc = frame.trigger.doc
    before = doc[order[first - 1]] if first else None
    after = doc[order[last + 1]] if last + 1 < len(order) else None
    if _is_argument(doc, order[first : last + 1], after):
        return False
    if after is not None and after.head.i in order[first : last + 1] and after.pos_ in {"ADJ", "NOUN", "ADV"}:
        return False
    if after is not None and (after.i in frame.others or after.pos_ in {"CCONJ", "NUM"} or after.text == "-"):
        return False
    if before is not None and (is_word(before, "from_to") or before.pos_ in {"ADP", "DET", "NUM", "CCONJ", "SCONJ"}):
        return False
    tied = is_word(doc[order[first]], "of_day") and order[first] not in frame.own
    if tied and before is not None and before.text != COMMA:
        return False
    if before is not None and _needs_day(before, set(order[first : last + 1])):
        return False
    if before is None or before.is_punct or after is None or after.is_punct:
        return True
    return before.pos_ in {"VERB", "AUX", "ADV"} or is_verbal(before) or after.pos_ == "ADP"


def _is_argument(doc: Doc, phrase: tuple[int, ...], after: Token | None) -> bool:
    """A day that is who or what: "2005 aurait pu amener", "elle ne passera pas Noël ici"."""
    lone = doc[phrase[0]]
    if len(phrase) > 1:
        return False
    if lone.dep_ in SUBJECT and after is not None and after.pos_ in {"VERB", "AUX"}:
        return True
    return lone.dep_ == "obj" and lone.pos_ == "PROPN"


def _needs_day(before: Token, day: set[int]) -> bool:
    """A participle on its noun that would stand bare: "un rebond entamé en mars"."""
    if before.dep_ not in {"acl", "amod"} or not is_verbal(before):
        return False
    return not any(child.i > before.i and child.i not in day and child.dep_ not in {"punct", "case"} for child in before.children)


def shortened(frame: Frame, piece: Piece, head: Token) -> Piece:
    """At most `MAX_LABEL` characters if clauses and asides that are set off allow; less what dates another happening."""
    doc = frame.trigger.doc
    for _ in range(8):
        blocks = list(_loose_blocks(frame, piece, head))
        foreign = [block for block in blocks if _dates_other(frame, block)]
        if foreign:
            piece = less(frame, piece, min(foreign, key=lambda block: (len(block), min(block))))
            continue
        over = piece.length(doc) - MAX_LABEL
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
    seen: set[Block] = set()
    for index in piece.words:
        token = doc[index]
        if token.dep_ not in LOOSE or index in needed:
            continue
        block = frozenset(t.i for t in token.subtree if t.i in kept)
        if block & needed or block in seen or not _is_run(frame, piece, block):
            continue
        seen.add(block)
        if _is_loose(frame, piece, token, block):
            yield block
    for block in (*brackets(frame, piece), *_chunks(frame, piece)):
        if block not in seen and not block & needed:
            seen.add(block)
            yield block


def brackets(frame: Frame, piece: Piece) -> Iterator[Block]:
    """What stands in round or square brackets, with them."""
    doc = frame.trigger.doc
    start = None
    for place, index in enumerate(piece.words):
        if doc[index].text in OPENING:
            start = place
        elif doc[index].text in CLOSING and start is not None:
            if place - start != LONE or doc[piece.words[start + 1]].pos_ not in {"VERB", "AUX"}:
                yield frozenset(piece.words[start : place + 1])
            start = None


def _chunks(frame: Frame, piece: Piece) -> Iterator[Block]:
    """Between two commas, or a comma and the end, words with another day and no clause: ", né en 1971 à Lyon,"."""
    doc = frame.trigger.doc
    commas = [place for place, index in enumerate(piece.words) if doc[index].text == COMMA]
    for start, end in pairwise([*commas, len(piece.words)]):
        words = piece.words[start + 1 : end]
        if start and doc[piece.words[start - 1]].pos_ in {"SCONJ", "ADP", "CCONJ", "DET"}:
            continue
        if not words or not any(index in frame.others for index in words):
            continue
        if any(doc[index].dep_ in SUBJECT or "Fin" in doc[index].morph.get("VerbForm", []) for index in words):
            continue
        yield frozenset(words)


def _is_glued(frame: Frame, index: int) -> bool:
    """The second half of a word that the tokenizer split at its hyphen."""
    if index <= frame.sentence.start:
        return False
    before = frame.trigger.doc[index - 1]
    return not before.whitespace_ and not before.is_punct and not before.text.endswith(("'", "’"))


def _is_run(frame: Frame, piece: Piece, block: Block) -> bool:
    if _is_glued(frame, min(block)):
        return False
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
    if before is None and after is None:
        return False
    if any(is_word(doc[index], "limits") for index in sorted(block)[:3]):
        return False
    if token.dep_ == "appos":
        return set_off and not (block & frame.named and token.head.i not in frame.named)
    if token.dep_ in {"advcl", "acl:relcl", "conj"} and not _is_marked(doc, token, first):
        return False
    if token.dep_ == "conj":
        return is_verbal(token) and token.i > token.head.i and (set_off or after is None)
    if token.dep_ in ASIDE and any(child.dep_ in SUBJECT and child.i < token.i for child in token.children):
        return False
    if token.dep_ in {"obl:mod", "obl", "acl"}:
        return set_off
    if token.dep_ in {"advcl", "acl:relcl"}:
        return set_off or (after is None and token.dep_ == "advcl" and len(order) - len(block) >= 2 * FEWEST)
    return set_off


def _is_marked(doc: Doc, verb: Token, first: Token) -> bool:
    """Whether a clause shows where it begins: its conjunction or relative, or a verb form that needs none."""
    if verb.dep_ == "conj":
        return (is_finite(verb) or bool(auxiliaries(verb))) and first.pos_ in {"CCONJ", "PUNCT"}
    if not is_finite(verb):
        return True
    opening = doc[first.i : first.i + 4]
    return any(token.pos_ == "SCONJ" or is_word(token, "relative") for token in opening)


def without_lone_comma(frame: Frame, piece: Piece, head: Token) -> Piece:
    """Less the comma between subject and verb that lost its pair with what stood between."""
    doc, order = frame.trigger.doc, piece.words
    group = min([head.i, *(child.i for child in head.children if child.dep_.startswith(("aux", "cop", "expl")))])
    if group not in order or not is_finite(head) or not any(child.dep_ in SUBJECT and child.i < group for child in head.children):
        return piece
    place = order.index(group) - 1
    commas = [index for index in order[: place + 1] if doc[index].text == COMMA]
    told = any(
        "Fin" in doc[index].morph.get("VerbForm", []) and "acl:relcl" not in (doc[index].dep_, doc[index].head.dep_)
        for index in order[:place]
    )
    lone = place > 1 and commas == [order[place]] and not told and doc[order[place - 1]].text not in {"»", "”", '"'}
    return piece.without(frozenset(commas)) if lone else piece


def without_links(frame: Frame, piece: Piece) -> Piece:
    """Less the words at its start that join it to what stands before: "Par ailleurs," "et"."""
    doc = frame.trigger.doc
    order = list(piece.words)
    while order:
        first, run = order[0], 1
        while run < len(order) and order[run] == first + run:
            run += 1
        size = phrase_at(doc, first, first + run, "link")
        if size and len(order) > size:
            after = doc[order[size]]
            opens = after.text == COMMA or doc[first].pos_ in {"CCONJ"} or after.pos_ in {"DET", "PROPN", "PRON"}
            if opens:
                order = order[size:]
                continue
        if doc[first].is_punct and doc[first].text not in {"«", "“", '"', "(", "["}:
            order = order[1:]
            continue
        break
    return replace(piece, words=tuple(order))
