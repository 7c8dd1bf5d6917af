"""A participle on its noun as a clause of its own: « le pont, fermé en mai » -> « Le pont [a été] fermé ».

« [est] » where that is the perfect (« arrivé ») or a state (« fermé depuis mai »), « [sera] » of what is to come.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.french import mapping
from pipeline.steps.relate.events.grammar import features, form_of, is_infinitive, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.participle import agree, is_restricted, may_tell_of_less, may_tell_of_more
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.said_before import is_bare
from pipeline.steps.relate.events.label.words import is_tensed, is_word, words_of
from pipeline.steps.relate.events.since import is_counted_since
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Token

ONE, SEVERAL = "one", "several"
SURE = ("é", "és", "ée", "ées")
"""Endings of participles that no form with a tense has."""


def with_auxiliary(frame: Frame, piece: Piece, noun: Token) -> Piece | None:
    """The phrase of a noun that a participle tells of, with the auxiliary that editors put in brackets.

    None where the participle is no more than one of several things said of the noun: a verb, a relative or another
    comma stands before it, or what follows it belongs to the noun.
    """
    doc, verb = frame.doc, frame.trigger
    if not is_subject_like(noun, lead=piece.lead) or not _agrees(noun, verb) or verb.i not in piece.words:
        return None
    if lemma_of(verb) in words_for("contact_verb"):
        return None  # "peste la maire, jointe lundi": what she says is told
    first = verb.i
    while first - 1 > noun.i and _is_adverb_of(doc[first - 1], verb):
        first -= 1
    at = piece.words.index(first)
    before, after = _in_order(frame, piece.words[:at], _to_joint(frame, piece.words[at:]))
    if may_tell_of_more(noun, verb) or may_tell_of_less(noun, verb):
        return None
    if is_restricted(noun, verb) and not has_agent(verb):
        return None
    if piece.words[:at] == before and is_bare(noun, before) and not has_agent(verb):
        return None  # "les marins rencontrés à Lannes": it says which are meant, not what happened
    if not before or any(doc[index].text == "," or is_tensed(doc[index]) for index in before):
        return None
    if sum(doc[index].text == "(" for index in before) != sum(doc[index].text == ")" for index in before):
        return None
    if any(is_infinitive(doc[index]) for index in before) or not _is_all_of(frame, after):
        return None
    follows = doc[verb.i + 1] if verb.i + 1 in after else verb
    if follows.pos_ in {"NOUN", "PROPN", "DET"} and not frame.own & {follows.i, follows.i + 1}:
        return None  # "la loi de 2012, dite loi Roque", unlike "la loi, votée le 3 mai"
    several = "Plur" in {*features(verb, "Number"), *features(noun, "Number")}
    auxiliary = of_participle(frame, verb, several=several)
    return replace(piece, words=(*before, *after), edits=((first, f"[{auxiliary}] {doc[first].text}"),), told=noun.i)


@cache
def _forms(use: str) -> dict[str, str]:
    """« est » of one, « sont » of several; « a », « ont »."""
    return {note.split(":")[0]: word for note, word in mapping("label_words", "note", "word", use=use).items()}


def of_participle(frame: Frame, verb: Token, *, several: bool) -> str:
    """The auxiliary that goes into brackets before a bare participle."""
    if frame.ahead:
        return supplied("future_auxiliary", several=several)
    being = lemma_of(verb) in words_of("takes_being")
    lasts = any(form_of(verb.doc[index - 1]) in words_for("since") for index in _starts(frame))
    state = lasts and not is_counted_since(verb)
    return supplied("auxiliary" if being or state else "passive_auxiliary", several=several)


def _starts(frame: Frame) -> list[int]:
    """Where its day begins, with and without an article: "depuis (le) 3 mars"."""
    first = min(frame.own, default=0)
    return [place for place in (first, first - 1) if place > 0]


def supplied(use: str, *, several: bool) -> str:
    """The auxiliary that goes into brackets before a participle: a `use` of label_words."""
    return _forms(use)[SEVERAL if several else ONE]


def has_agent(verb: Token) -> bool:
    """Whether who did it is told: "les mesures annoncées par la ville"."""
    return any(child.dep_ == "obl:agent" for child in verb.children)


def _is_adverb_of(word: Token, verb: Token) -> bool:
    return word.pos_ == "ADV" and word.head.i == verb.i and not is_word(word, "link")


def _agrees(noun: Token, verb: Token) -> bool:
    """Whether a participle is one of the noun's number, by the article as well, and no verb taken for one."""
    numbers = {number for one in (noun, *noun.children) if one.dep_ != "acl" for number in _number_of(one)}
    alike = not numbers or not features(verb, "Number") or set(features(verb, "Number")) <= numbers
    sure = "Fin" not in features(verb, "VerbForm") or verb.lower_.endswith(SURE)
    return alike and sure and agree(noun, verb)


def _number_of(word: Token) -> set[str]:
    return set(features(word, "Number")) if word.pos_ in {"DET", "NOUN"} and word.dep_ != "nmod" else set()


def is_subject_like(noun: Token, *, lead: str) -> bool:
    """A name, or a noun with its article or number: "base" of "à base de" is none."""
    name = noun.pos_ == "PROPN" and (bool(noun.ent_type_) or not noun.is_sent_start)
    return bool(lead) or name or any(child.dep_ in {"det", "nummod"} for child in noun.children)


def _in_order(frame: Frame, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """With the complement of the noun before the participle: "la vente, conclue mardi, de deux tours"."""
    doc = frame.doc
    if before and doc[before[-1]].pos_ == "CCONJ":  # "le batelier, né à Bréval et détenu depuis mai"
        comma = next((place for place, index in enumerate(before) if doc[index].text == ","), len(before) - 1)
        return before[:comma], after
    if before and doc[before[-1]].text == ",":
        before = before[:-1]
        closing = next((place for place, index in enumerate(after[:-1]) if doc[index].text == ","), None)
        if closing is not None and is_word(doc[after[closing + 1]], "of_day"):
            return (*before, *after[closing + 1 :]), after[:closing]
    return before, after


def _to_joint(frame: Frame, after: tuple[int, ...]) -> tuple[int, ...]:
    """Up to what is joined to another word than the participle or its own: "la halle ouverte en mai et le quai"."""
    doc, own = frame.doc, {token.i for token in frame.trigger.subtree}
    joint = (
        place
        for place, index in enumerate(after)
        if doc[index].dep_ == "cc" and doc[index].head.dep_ == "conj" and doc[index].head.head.i not in own
    )
    return after[: next(joint, len(after))]


def _is_all_of(frame: Frame, after: tuple[int, ...]) -> bool:
    """Whether all behind a participle is its own: up to the end, or to a comma that only its day follows."""
    doc = frame.doc
    return not any(
        doc[index].text == ","
        and not all(other in frame.own or doc[other].pos_ == "ADP" for other in after[place + 1 :])
        and not _is_last_place(frame, after, place)
        for place, index in enumerate(after)
    )


def _is_last_place(frame: Frame, after: tuple[int, ...], comma: int) -> bool:
    """Whether behind a day and its comma only a place follows: "né le 3 mars, dans le nord de la Norvège"."""
    doc, rest = frame.doc, after[comma + 1 :]
    if not comma or after[comma - 1] not in frame.own or doc[rest[0]].pos_ != "ADP":
        return False
    return not any(doc[index].text == "," or doc[index].pos_ in {"VERB", "AUX", "PRON"} for index in rest)
