"""The phrases that give a day, which has a column of its own: left out where the clause does without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.french import words
from pipeline.steps.relate.events.grammar import SUBJECT, is_bare_participle, is_participle, is_verbal, lemma_of
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import COMMA, Block, less
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import ends_with, is_word, phrase_at
from pipeline.steps.relate.events.words import speech_verbs, words_for
from pipeline.steps.relate.parse import Doc, Token

PAIR = 2
JOINED = frozenset({"xcomp", "ccomp", "advcl", "conj"})
"""Participles that may stand bare: "a été retrouvé brûlé"."""
FEWEST = 3
"""Words that a clause keeps at least."""
OPENS, CLOSES = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
SETS_OFF = frozenset({"(", ","})
ZONE = 5
"""Words that say where an hour is counted, with the mark behind them."""
HOLDS = frozenset({"ADP", "DET", "NUM", "CCONJ", "SCONJ"})
"""Before a day that they need: "au cours de mars"."""


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
        last = _past_zone(doc, order, _past_gloss(doc, order, last))
        first, last = _with_bracket(frame, order, first, last)
        last = _past_apposition(doc, order, last)
        ties = first
        while ties > 0 and order[ties - 1] == order[ties] - 1 and is_word(doc[order[ties - 1]], "day_tie"):
            ties -= 1
        if _may_go(frame, piece, ties, last):
            yield frozenset(order[ties : last + 1])
        place = last + 1


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


def _with_bracket(frame: Frame, order: tuple[int, ...], first: int, last: int) -> tuple[int, int]:
    """With the bracket that a day fills, and the relative day before it that it explains."""
    doc = frame.trigger.doc
    filled = first and last + 1 < len(order) and doc[order[first - 1]].text in {"[", "("}
    if not filled or doc[order[last + 1]].text[0] not in "])":
        return first, last
    first -= 1
    while first and order[first - 1] in frame.others:
        first -= 1
    return first, last + 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase for a day stands in a piece: its words, those before it, and the words that it parts."""

    frame: Frame
    piece: Piece
    phrase: tuple[int, ...]
    ahead: tuple[int, ...]
    before: Token | None
    after: Token | None

    @property
    def doc(self) -> Doc:
        return self.frame.trigger.doc

    @property
    def opens(self) -> Token:
        """The first word of the phrase."""
        return self.doc[self.phrase[0]]


def _may_go(frame: Frame, piece: Piece, first: int, last: int) -> bool:
    """Whether a phrase for a day only says when: it is tied to no noun, and bounds no span of time."""
    doc, order = frame.trigger.doc, piece.words
    before = doc[order[first - 1]] if first else None
    after = doc[order[last + 1]] if last + 1 < len(order) else None
    place = _Place(frame, piece, order[first : last + 1], order[:first], before, after)
    return not any(stays(place) for stays in STAYS) and _joins(place)


def _is_what_follows(place: _Place) -> bool:
    """A day that what follows belongs to: "le jour même de l'ouverture", "le 3 et le 4", "Ce mois à venir"."""
    doc, after = place.doc, place.after
    if after is None:
        return False
    if after.head.i in place.phrase and after.pos_ in {"ADJ", "NOUN", "ADV"}:
        return True
    noun = next((doc[index] for index in place.phrase if doc[index].pos_ not in HOLDS), None)
    if noun is not None and is_word(noun, "day_name") and is_word(after, "of_day"):
        return True
    glossed = after.text == "[" and not after.nbor(1).like_num  # "[jeudi]", unlike a note
    if after.i in place.frame.others or after.text == "-" or glossed or _goes_with_day(place.before, after):
        return True
    if after.pos_ != "ADP":
        return False
    if {after.i + 1, after.i + 2} & place.frame.others:
        return True  # "de lundi soir à mardi"
    spans = phrase_at(doc, place.phrase[0], place.phrase[-1] + 1, "from_to")
    return bool(spans) or place.before is None  # "d'ici deux jours à trois semaines"


def _goes_with_day(before: Token | None, after: Token) -> bool:
    """A number or conjunction behind a day, but one that counts a noun, or joins a clause: "arrêta lundi 14 marins"."""
    if after.pos_ == "NUM":
        return not (after.dep_ == "nummod" and after.head.i > after.i)
    verb = after.head
    joins = is_verbal(verb) and verb.dep_ == "conj"
    alone = before is not None and is_verbal(before) and not any(child.dep_ in SUBJECT for child in verb.children)
    return after.pos_ == "CCONJ" and (not joins or alone)  # "ouvrira lundi et fermera mardi"


def _is_held(place: _Place) -> bool:
    """A day that what stands before belongs to: "dès le 3", "depuis le tragique 3 mars", "(8 h 40 HE)"."""
    before, after = place.before, place.after
    if before is None:
        return False
    if ends_with(before, "from_to") or is_word(before, "limits") or before.pos_ in HOLDS:
        return True
    if before.text in {"(", "["} and after is not None and after.text[0] not in "])":
        return True
    if before.pos_ == "ADJ" and before.i and before.nbor(-1).pos_ == "DET":
        return True
    if (after is None or after.is_punct) and _is_alone(before, place.ahead):
        return True
    tied = is_word(place.opens, "of_day") and place.opens.i not in place.frame.own
    return tied and before.text != COMMA


def _is_alone(adverb: Token, ahead: tuple[int, ...]) -> bool:
    """Whether an adverb has nothing before it but a mark or conjunction: ", sans doute le 3 mars,"."""
    first = adverb
    while first.dep_ == "fixed" or (first.i and first.nbor(-1).pos_ == "ADV"):
        first = first.head if first.dep_ == "fixed" and first.head.i < first.i else first.nbor(-1)
    before = first.nbor(-1) if first.i - 1 in ahead else first
    return (adverb.dep_ == "fixed" or adverb.pos_ == "ADV") and (before.is_punct or before.pos_ == "CCONJ")


def _is_needed(place: _Place) -> bool:
    """A day without which a verb, or what is left of a quotation, says too little: "a été fixée au 3 mars"."""
    before, after, trigger = place.before, place.after, place.frame.trigger
    if after is not None and after.text in CLOSES and _is_short_quote(place.doc, place.ahead):
        return True
    if before is None:
        return False
    if before.text == COMMA and after is None and lemma_of(trigger) in speech_verbs():
        return True  # "a annoncé sa démission, au mois de mai"
    whole = place.piece.told is not None and before.i == trigger.i  # "le pont [a été] fermé"
    return (not whole and _needs_day(before, after)) or _is_set(before, place.opens)


def _joins(place: _Place) -> bool:
    """Whether what the day parts reads on without it."""
    before, after = place.before, place.after
    if before is None or before.is_punct or after is None or after.is_punct:
        return True
    parted = before.i + 1 < place.phrase[0]  # "la halle, (qui) l'année dernière a brûlé"
    return parted or before.pos_ in {"VERB", "AUX", "ADV"} or is_verbal(before) or _opens_phrase(after)


def _is_of_another_time(place: _Place) -> bool:
    """Whether a day may be that of what was before or after: "rentre après deux escales en mai"."""
    doc = place.doc
    for index in reversed(place.ahead):
        if index <= place.frame.happening.last.i or doc[index].is_punct or doc[index].pos_ in {"VERB", "AUX"}:
            return False
        if doc[index].lower_ in words_for("apart_in_time"):
            return doc[index].pos_ == "ADP"
    return False


def _opens_phrase(word: Token) -> bool:
    """A preposition, also of two words: "à Lannes", "près de Lannes"."""
    of_two = word.pos_ == "ADV" and word.i + 1 < len(word.doc) and is_word(word.nbor(1), "of_day")
    return word.pos_ == "ADP" or of_two


def _is_argument(place: _Place) -> bool:
    """A day that is who or what: "2005 aurait pu amener", "elle ne passera pas Noël ici"."""
    doc, phrase, after, lone = place.doc, place.phrase, place.after, place.opens
    subject = next(
        (doc[index] for index in phrase if doc[index].dep_ in SUBJECT and doc[index].head.i not in phrase), None
    )
    if subject is not None and any(one.dep_ in SUBJECT and one.i != subject.i for one in subject.head.children):
        return False  # "la halle, qui l'année dernière a brûlé"
    if subject is not None:
        return after is not None and after.text != COMMA  # "l'année 2016 voit fermer trois ports"
    if len(phrase) > 1:
        top = next((doc[index] for index in phrase if doc[index].head.i not in phrase), doc[phrase[-1]])
        near = top.dep_ == "obj" or (top.dep_ in {"obl:mod", "obl:arg"} and top.head.i == phrase[0] - 1)
        object_of = top.head if near and doc[phrase[0]].pos_ == "DET" else None
        return object_of is not None and lemma_of(object_of) in words("label_words", use="spends")  # "passer l'été"
    if lone.dep_ in SUBJECT and after is not None and after.pos_ in {"VERB", "AUX"}:
        return True
    return lone.dep_ == "obj" and lone.pos_ == "PROPN"


def _is_set(verb: Token, tie: Token) -> bool:
    """A verb that says to which day something is put: "l'audience a été fixée au 3 mars"."""
    return tie.pos_ == "ADP" and verb.pos_ == "VERB" and lemma_of(verb) in words("label_words", use="sets")


def _is_short_quote(doc: Doc, before: tuple[int, ...]) -> bool:
    """Whether a quotation that ends with its day would be left with next to nothing: "« sera prise »"."""
    said = next((place for place, index in enumerate(reversed(before)) if doc[index].text in OPENS), None)
    return said is not None and said <= FEWEST


def _needs_day(before: Token, after: Token | None) -> bool:
    """A participle that would stand bare, on its noun or before a comma: "entamé en mars", "jointe lundi, …"."""
    opens = before.is_sent_start and (is_participle(before) or before.dep_ == "advcl")
    if opens and after is not None and after.text == COMMA:
        return True
    joined = before.dep_ == "conj" and is_bare_participle(before)
    first = before.head if joined else before  # "vivant à Lannes et né en mai"
    told = first.dep_ in {"acl", "amod"} and is_verbal(before)
    bare = told or (is_bare_participle(before) and before.dep_ not in JOINED)
    return bare and (after is None or after.is_punct or (told and after.pos_ in {"VERB", "AUX", "PRON"}))


STAYS: tuple[Callable[[_Place], bool], ...] = (
    *(_is_argument, _is_what_follows, _is_held, _is_of_another_time, _is_needed),
)
"""Why a day stays in a label."""
