"""Words taken out of a piece as a whole, with the commas that then have nothing to part."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.french import words
from pipeline.names.key import fold_text
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    is_finite,
    is_infinitive,
    is_passive,
    is_present_participle,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import LONGEST, begins, first_word, is_tensed, is_word, phrase_at
from pipeline.steps.relate.parse import Token

ARGUMENT = frozenset({"obj", "obj:lvc", "iobj", "obl:arg", "obl:agent", "xcomp", "ccomp", "nmod"})
CLEFT = frozenset({"advcl:cleft", "acl:relcl"})
OPENS_OBJECT = frozenset({"DET", "NUM", "PROPN"})
COMMA = ","
HEADING = 4
"""Words before a colon, with it, that are a heading and no clause."""
OPENING_QUOTES = frozenset({"«", "“", '"'})
EDGES = frozenset({",", ":", ";"})
DASHES = frozenset({"–", "—", "-"})

Block = frozenset[int]
"""Places of words that go together."""


def less(frame: Frame, piece: Piece, block: Block) -> Piece:
    """Less a block and the commas or dashes that set it off."""
    doc, order = frame.doc, piece.words
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
            joined = inside[0] > 1 and _joins(doc[order[inside[0] - 2]])
            if joined or _is_one_clause(frame, order[: inside[0] - 1], order[inside[-1] + 2 :]):
                out.add(before)
        elif doc[before].pos_ == "SCONJ" or is_word(doc[before], "relative"):
            out.add(after)  # "estime qu'en effet, le pont tiendra"
        elif not doc[before].is_punct and _goes_on(frame, doc[before], order[inside[-1] + 2 :]):
            out.add(after)  # "a plu lundi, sur le parking"
    elif before is not None and doc[before].text in DASHES:
        out.add(before)
        if after is not None and doc[after].text in DASHES:
            out.add(after)
    left = list(piece.without(frozenset(out)).words)
    while left and doc[left[-1]].text in EDGES:
        left.pop()
    while left and doc[left[0]].text in EDGES:
        del left[0]
    return replace(piece, words=tuple(left)) if left else piece


def _joins(word: Token) -> bool:
    """A conjunction, or an adverb that stands for one, which no comma follows: "le port et, mardi, le chantier"."""
    return word.pos_ == "CCONJ" or is_word(word, "then")


def _goes_on(frame: Frame, before: Token, rest: tuple[int, ...]) -> bool:
    """Whether a verb's object stands behind the comma, or a phrase that no object follows behind the next one."""
    doc = frame.doc
    if rest and _follows_verb(before, doc[rest[0]]) and doc[rest[0]].head.dep_ not in SUBJECT:
        return True  # "a fermé lundi, en fin de journée, le pont"
    if not rest:
        return False
    if not _opens_phrase(doc[rest[0]]):
        return False
    comma = next((place for place, index in enumerate(rest) if doc[index].text == COMMA), None)
    if comma is None or comma + 1 >= len(rest):
        return True
    after = doc[rest[comma + 1]]
    governed = after.head.head.i == before.i and after.head.dep_ in ARGUMENT
    return before.pos_ == "VERB" and not (is_word(after, "that") or governed or _follows_verb(before, after))


def _opens_phrase(word: Token) -> bool:
    """A preposition, but of what bounds or vouches for all the rest: "sauf", "selon"."""
    apart = is_word(word, "limits") or word.lower_ in words("cast_words", kind="according")
    return word.pos_ == "ADP" and not apart


def _closes(frame: Frame, before: tuple[int, ...], right: Token) -> bool:
    """Whether a phrase of the verb that stands before it ends a clause without any comma."""
    doc = frame.doc
    told = any(is_tensed(doc[index]) for index in before)
    return _opens_phrase(right) and told and not any(doc[index].text == COMMA for index in before)


def _is_one_clause(frame: Frame, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether what a gap leaves belongs together without a comma: subject and verb, or verb and object."""
    doc = frame.doc
    if not before or not after:
        return False
    right = doc[after[0]]
    goes_on = _is_parted(frame, before, after)
    if is_word(right, "of_day") and not goes_on and not any(is_tensed(doc[index]) for index in before):
        return True  # "le vol, en 1998, de deux toiles"
    helps = doc[before[-1]].dep_.startswith("aux") and doc[before[-1]].head.i == right.i
    if helps or doc[before[-1]].pos_ in {"SCONJ", "AUX"} or is_word(doc[before[-1]], "relative"):
        return True  # "que, selon lui, le pont tiendra"
    cleft = is_word(doc[before[0]], "cleft") and right.head.dep_ in CLEFT
    if is_word(right, "that") and (cleft or doc[before[-1]].pos_ in {"VERB", "ADV"}):
        return True  # "a dit, lundi, que le pont tiendra", "c'est à Lannes, lundi, que le pont a cédé"
    top = right
    while top.head.i != top.i and first_word(top.head).i == right.i:
        top = top.head
    if right.pos_ in {"VERB", "AUX"} or (is_word(right, "clitic") and right.pos_ in {"PRON", "ADV"}):
        verb = right if right.pos_ == "VERB" else right.head
        infinitive = is_infinitive(right) or is_infinitive(verb)
        if infinitive and doc[before[-1]].pos_ in {"VERB", "AUX"}:
            return True  # "doit, lundi, rendre ses comptes"
        told = any(is_tensed(doc[index]) for index in before)
        for subject in (child for child in verb.children if child.dep_ in SUBJECT and child.i <= before[-1]):
            return sum(doc[index].text == COMMA for index in before if index > subject.i) % 2 == 0
        return not told
    if _closes(frame, before, right) and not goes_on:
        return True  # "a voté un crédit, deux fois plus qu'en mai, pour le port"
    if top.dep_ == "nmod" or (right.pos_ == "ADP" and top.dep_ not in ARGUMENT and top.head.i == before[-1]):
        # "arrêté, lundi, à Lannes", but not "le trésorier, né en mai, de nationalité suisse, a ri"
        return top.head.i <= before[-1] and not goes_on
    return (top.dep_ in ARGUMENT and top.head.i <= before[-1]) or _follows_verb(doc[before[-1]], right)


def _is_parted(frame: Frame, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a comma stands before the verb to come, or anywhere where there is none: what is parted is an aside."""
    doc = frame.doc
    verb = next((place for place, index in enumerate(after) if is_tensed(doc[index])), None)
    if verb is None and any(is_tensed(doc[index]) for index in before):
        return False
    return any(doc[index].text == COMMA for index in after[:verb])


def _follows_verb(verb: Token, right: Token) -> bool:
    """An article, number or name right behind an active verb: its object, whatever the parser made of it."""
    told = is_finite(verb) or bool(auxiliaries(verb)) or is_infinitive(verb)
    acts = verb.pos_ == "VERB" and told and not is_passive(verb)
    noun = right.head
    near = (*noun.children, *([noun.head] if noun.dep_ in SUBJECT else []))
    does = any(map(is_present_participle, near))
    object_ = right.pos_ == "DET" or (
        right.pos_ in OPENS_OBJECT and fold_text(noun.lemma_) not in words("time_units", "form")
    )
    return acts and object_ and not does  # "a fermé, la crue montant"


def _past_heading(frame: Frame, order: list[int]) -> list[int]:
    """Past a word or two before a colon: "Problème : le pont est fermé"."""
    doc = frame.doc
    colon = next((place for place, index in enumerate(order[:HEADING]) if doc[index].text == ":"), 0)
    before = [doc[index] for index in order[:colon]]
    if frame.trigger.i not in order[colon + 1 :] or any(is_tensed(one) or _is_name(one) for one in before):
        return order
    return order[colon + 1 :] if colon else order


def _is_name(word: Token) -> bool:
    """Whether a word says what a sentence is about: "COP29 : le port sera présent"."""
    return word.pos_ == "PROPN" or bool(word.ent_type_) or (len(word) > 1 and word.text.isupper())


def without_links(frame: Frame, piece: Piece) -> Piece:
    """Less the words that join it to what stands before: "Par ailleurs," "et" at its start, "en effet" within."""
    doc = frame.doc
    for before, index in pairwise(piece.words):
        if not begins(doc[index], "filler") or doc[before].pos_ == "CCONJ":
            continue  # "à Lannes, mais également à Bréval"
        said = range(index, index + phrase_at(doc, index, index + LONGEST, "filler"))
        if said and {*said} <= {*piece.words}:
            piece = less(frame, piece, frozenset(said))
    order = _past_heading(frame, list(piece.words))
    opened = order[:1] if order and doc[order[0]].text in OPENING_QUOTES else []
    order = order[len(opened) :]
    while order:
        first, run = order[0], 1
        while run < len(order) and order[run] == first + run:
            run += 1
        size = phrase_at(doc, first, first + run, "link")
        if is_word(doc[first], "negation_second") and any(doc[i].lower_ == doc[first].lower_ for i in order[1:]):
            break  # "ni la maire ni le préfet"
        links = 0 < size < len(order) and (doc[order[size]].text == COMMA or doc[first].pos_ == "CCONJ")
        if not links and not (doc[first].is_punct and doc[first].text not in OPENING_QUOTES | {"(", "["}):
            break
        order = order[size if links else 1 :]
    return replace(piece, words=(*opened, *order))
