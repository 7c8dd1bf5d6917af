"""A relative clause as a sentence of its own: its noun takes the place of « qui », « que » or « dont »."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.steps.relate.events.grammar import SUBJECT, features, is_speech
from pipeline.steps.relate.events.label.forms import masculine, of
from pipeline.steps.relate.events.label.frame import PLACES, Frame
from pipeline.steps.relate.events.label.phrase import agrees, article_before, phrase_of
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.relative_noun import (
    NOUNS,
    completes,
    has_rival,
    has_rival_above,
    is_head,
    noun_before,
    noun_of,
    object_noun,
)
from pipeline.steps.relate.events.label.said_before import is_bare
from pipeline.steps.relate.events.label.words import first_word, is_word
from pipeline.steps.relate.parse import Token

LONGEST = 60
"""Characters of a place in brackets."""


def relative(frame: Frame, verb: Token, kept: list[int]) -> Piece | None:
    """The clause of a relative's verb, of which `kept` are the words; None where its noun finds no place."""
    doc = frame.doc
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].pos_ == "CCONJ"):
        kept = kept[1:]
    if not kept or noun_of(frame, verb).i > kept[0]:
        return None
    place = next((at for at, index in enumerate(kept[:3]) if is_word(doc[index], "relative")), None)
    if place is None or (place and doc[kept[0]].pos_ != "ADP"):
        return None
    if kept[0] and doc[kept[0] - 1].text == "(":  # "le maire (qui doit parler lundi) hésite"
        kept = kept[: next((at for at, index in enumerate(kept) if doc[index].text == ")"), len(kept))]
    kept = _to_next_relative(frame, kept)
    opener, rest = doc[kept[place]], kept[place + 1 :]
    days = frame.days  # "la halle, qui l'année dernière a brûlé"
    others = (child for child in verb.children if child.dep_ in SUBJECT and child.i not in days)
    if opener.dep_ in SUBJECT and not any(child.i != opener.i for child in others):
        return _for_subject(frame, verb, kept)
    own = next((child for child in verb.children if child.dep_ in SUBJECT and child.i in rest), None)
    if own is None or not agrees(own, verb):
        return None
    if own.i > verb.i:
        return _inverted(frame, verb, own, rest) if is_word(opener, "object_relative") else None
    objects = is_word(opener, "object_relative") and is_head(noun_of(frame, verb))
    if own.pos_ not in NOUNS and not (objects and is_word(own, "stands_for")):
        cleft = any(
            child.dep_ == "cop" for child in noun_of(frame, verb).children
        )  # "c'est à Lannes qu'elle fonda le parc"
        return Piece(tuple(rest)) if is_word(own, "stands_for") and (cleft or not _needs_noun(opener)) else None
    if is_word(opener, "object_relative"):
        return Piece(tuple(rest)) if completes(opener) else _for_object(frame, verb, rest)
    if is_word(opener, "owner_relative") and noun_of(frame, verb).pos_ in NOUNS and rest[0] <= own.i:
        return _for_owner(frame, verb, own, rest)
    if is_word(opener, "place_relative"):
        return _for_place(frame, verb, rest)
    return Piece(tuple(rest))


def _to_next_relative(frame: Frame, kept: list[int]) -> list[int]:
    """Up to another relative that is joined to it: "le maire, qui a cédé mardi et dont le port rouvre"."""
    doc = frame.doc
    joints = (
        place
        for place, (index, after) in enumerate(pairwise(kept))
        if index > frame.happening.last.i and doc[index].pos_ == "CCONJ" and is_word(doc[after], "relative")
    )
    return kept[: next(joints, len(kept))]


def _for_place(frame: Frame, verb: Token, rest: list[int]) -> Piece:
    """« la ferme de Lannes, où il vivra » -> « il vivra [la ferme de Lannes] », of a place with a name."""
    doc = frame.doc
    phrase = noun_before(frame, verb, rest[0] - 1)
    where = doc.text_of(phrase[0], phrase[-1] + 1) if phrase else ""
    last, named = doc[rest[-1]], bool(phrase) and noun_of(frame, verb).pos_ == "PROPN"
    placed = any(doc[index].ent_type_ in PLACES for index in rest)
    if not named or placed or len(where) > LONGEST or last.is_punct or last.i in frame.own:
        return Piece(tuple(rest))
    return Piece(tuple(rest), edits=((last.i, f"{last.text} [{where}]"),))


def _needs_noun(opener: Token) -> bool:
    """Whether a clause lacks a word without the noun that its relative stands for: "dont il dira le discours"."""
    return is_word(opener, "object_relative") or is_word(opener, "owner_relative")


def _for_subject(frame: Frame, verb: Token, kept: list[int]) -> Piece | None:
    phrase, doc = noun_before(frame, verb, kept[0]), frame.doc
    if not phrase or not agrees(noun_of(frame, verb), verb):
        return None
    noun = noun_of(frame, verb)
    if has_rival(frame, noun, phrase) or (doc[kept[0] - 1].text == "," and has_rival_above(noun, verb)):
        return None
    if noun.pos_ == "PRON" and frame.name(noun) is None:
        return None  # "merci à ceux qui ont aidé"
    if is_speech(verb) and any(child.dep_ == "obj" and is_word(child, "clitic") for child in verb.children):
        return None  # "selon la ville, qui l'a confirmé": what it says is the rest
    bare = noun.pos_ == "NOUN" and not any(child.dep_ in {"det", "nummod"} for child in noun.children)
    if bare and not article_before(noun, phrase):
        return None  # « …, salle qui a brûlé en mai », « un port en pleine crise, qui sera ouvert »
    comma = kept[0] - 1
    opened = doc[comma].text == "," and sum(doc[index].text == "," for index in phrase) % 2
    closing = (comma,) if opened and comma not in phrase else ()  # "la tour, haute de 8 m," of "…, qui a brûlé"
    return Piece((*phrase, *closing, *kept[1:]), lead=article_before(noun_of(frame, verb), phrase), phrase=True)


def _for_object(frame: Frame, verb: Token, rest: list[int]) -> Piece | None:
    """« le texte que la chambre a rejeté » -> « la chambre a rejeté le texte »."""
    phrase = noun_before(frame, verb, rest[0] - 1)
    form = masculine(verb) if "Part" in features(verb, "VerbForm") else verb.text
    if not phrase or form is None or object_noun(frame, verb) is None:
        return None
    at, noun = rest.index(verb.i) + 1, noun_of(frame, verb)
    article = article_before(noun, phrase)
    if not article and noun.pos_ == "NOUN" and not any(child.dep_ in {"det", "nummod"} for child in noun.children):
        return None  # "ministre, poste qu'il a quitté"
    edits = [(verb.i, form)]
    if article:
        edits.append((phrase[0], f"{article} {frame.doc[phrase[0]].text}"))
    return Piece((*rest[:at], *phrase, *rest[at:]), phrase=True, edits=tuple(edits))


def _inverted(frame: Frame, verb: Token, own: Token, rest: list[int]) -> Piece | None:
    """« les vestes que lui avait offertes Paul Rivoire » -> « Paul Rivoire lui avait offert les vestes »."""
    subject = phrase_of(frame, own)
    if own.pos_ not in NOUNS or not subject or not set(subject) <= set(rest):
        return None
    piece = _for_object(frame, verb, [index for index in rest if index not in subject])
    return None if piece is None else replace(piece, words=(*subject, *piece.words))


def _for_owner(frame: Frame, verb: Token, own: Token, rest: list[int]) -> Piece | None:
    """« Yonas, dont les obsèques sont célébrées » -> « les obsèques de Yonas sont célébrées »."""
    phrase = noun_before(frame, verb, rest[0] - 1)
    if not phrase or _may_own_object(verb, rest):
        return None
    last = max(
        index
        for index in rest
        if index <= own.i or (index in {t.i for t in own.subtree} and index < verb.i and frame.doc[index].pos_ == "ADJ")
    )
    at = rest.index(last) + 1
    doc, noun = frame.doc, noun_of(frame, verb)
    starts = [first_word(child) for child in noun.children if child.dep_ == "conj" and child.i in phrase]
    starts = [one.nbor(1) if one.pos_ == "CCONJ" else one for one in starts]
    article = article_before(noun, phrase)
    edits = [(phrase[0], _of(doc[phrase[0]], article)), *((one.i, _of(one, "")) for one in starts)]
    return Piece((*rest[:at], *phrase, *rest[at:]), phrase=True, edits=tuple(edits))


def _may_own_object(verb: Token, rest: list[int]) -> bool:
    """Whether the object may be what « dont » tells the owner of: "le maire, dont la ville a refusé la démission"."""
    below = [one for one in verb.subtree if one.dep_ == "obj" and one.i > verb.i and one.pos_ == "NOUN"]
    return any(is_bare(one, rest) for one in below)


def _of(first: Token, article: str) -> str:
    """« d'une halle » for « une halle »: the first word of a phrase as a complement."""
    opening = f"{article} {first.text}" if article else first.text
    if first.pos_ != "DET":
        return of(opening)
    return of(f"{opening[:1].lower()}{opening[1:]} x").removesuffix(" x")
