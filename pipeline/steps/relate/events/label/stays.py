"""Why a day stays in a label: what it is tied to, or what would not read on without it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    is_bare_participle,
    is_participle,
    is_passive,
    is_verbal,
    lemma_of,
)
from pipeline.steps.relate.events.label.frame import Frame
from pipeline.steps.relate.events.label.gap import COMMA
from pipeline.steps.relate.events.label.piece import Piece
from pipeline.steps.relate.events.label.words import ends_with, first_word, is_word, phrase_at, words_of
from pipeline.steps.relate.events.words import speech_verbs, words_for
from pipeline.steps.relate.parse import Doc, Token

JOINED = frozenset({"xcomp", "ccomp", "advcl", "conj"})
"""Participles that may stand bare: "a été retrouvé brûlé"."""
FEWEST = 3
"""Words that a quotation keeps at least."""
OPENS, CLOSES = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
HOLDS = frozenset({"ADP", "DET", "NUM", "CCONJ", "SCONJ"})
"""Before a day that they need: "au cours de mars"."""
OBJECT = frozenset({"obj", "obj:lvc", "iobj", "obl:arg", "ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase for a day stands in a piece: its words, those before it, and the words that it parts."""

    frame: Frame
    piece: Piece
    phrase: tuple[int, ...]
    ahead: tuple[int, ...]
    before: Token | None
    after: Token | None

    @property
    def doc(self) -> Doc:
        """The document."""
        return self.frame.doc

    @property
    def opens(self) -> Token:
        """The first word of the phrase."""
        return self.doc[self.phrase[0]]


def stays(place: Place) -> bool:
    """Whether a phrase for a day does more than say when: it is tied to a noun, bounds a span of time, or is needed."""
    reasons = (_is_argument, _is_what_follows, _is_held, _is_of_another_time, _is_needed)
    return any(holds(place) for holds in reasons)


def _is_what_follows(place: Place) -> bool:
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
    lone = after.i + 1 >= len(doc) or after.nbor(1).is_punct
    if lone and after.lower_ in words_for("apart_in_time"):
        return True  # "une heure après"
    ranges = after.text == "-" and place.before is not None  # not "3 mai - Le port ferme"
    if after.i in place.frame.others or ranges or glossed or _goes_with_day(place.before, after):
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


def _is_held(place: Place) -> bool:
    """A day that what stands before belongs to: "dès le 3", "depuis le tragique 3 mars", "(8 h 40 HE)"."""
    before, after = place.before, place.after
    if before is None:
        return False
    counts = before.text.isdigit() and before.head.i not in place.phrase and place.opens.pos_ != "NUM"  # "3 à 1 lundi"
    if ends_with(before, "from_to") or is_word(before, "limits") or (before.pos_ in HOLDS and not counts):
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


def _is_needed(place: Place) -> bool:
    """A day without which a verb, or what is left of a quotation, says too little: "a été fixée au 3 mars"."""
    before, after, trigger = place.before, place.after, place.frame.trigger
    if after is not None and after.text in CLOSES and _is_short_quote(place.doc, place.ahead):
        return True
    if before is None:
        return False
    if before.text == COMMA and after is None and lemma_of(trigger) in speech_verbs():
        return True  # "a annoncé sa démission, au mois de mai"
    whole = place.piece.told is not None and before.i == trigger.i  # "le pont [a été] fermé"
    planned = before.pos_ == "VERB" and is_passive(before) and lemma_of(before) in words_for("plan_verb")
    if planned and (after is None or after.is_punct):
        return True  # "le procès est prévu en mai"
    return (not whole and _needs_day(before, after)) or _is_set(before, place.opens)


def joins(place: Place) -> bool:
    """Whether what the day parts reads on without it."""
    before, after = place.before, place.after
    if before is None or before.is_punct or after is None or after.is_punct:
        return True
    parted = before.i + 1 < place.phrase[0]  # "la halle, (qui) l'année dernière a brûlé"
    if parted or before.pos_ in {"VERB", "AUX", "ADV"} or is_verbal(before) or _opens_phrase(after):
        return True
    return _opens_clause(after) or _opens_object(place.frame, after)


def _opens_clause(word: Token) -> bool:
    """« lorsque », « si », unlike « que »; or « et » before another verb: "prit ses fonctions lundi et démissionna"."""
    joins_verb = word.pos_ == "CCONJ" and is_verbal(word.head) and word.head.dep_ == "conj"
    return joins_verb or (word.pos_ == "SCONJ" and word.dep_ == "mark" and not is_word(word, "that"))


def _opens_object(frame: Frame, word: Token) -> bool:
    """Whether what the verb of the happening governs begins with a word: "a remis en service lundi le bac"."""
    verb = frame.happening.carrier or frame.trigger
    return any(child.dep_ in OBJECT and first_word(child).i == word.i for child in verb.children)


def _is_of_another_time(place: Place) -> bool:
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


def _is_argument(place: Place) -> bool:
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
        return object_of is not None and lemma_of(object_of) in words_of("spends")  # "passer l'été"
    if lone.dep_ in SUBJECT and after is not None and after.pos_ in {"VERB", "AUX"}:
        return True
    return lone.dep_ == "obj" and lone.pos_ == "PROPN"


def _is_set(verb: Token, tie: Token) -> bool:
    """A verb that says to which day something is put: "l'audience a été fixée au 3 mars"."""
    return tie.pos_ == "ADP" and verb.pos_ == "VERB" and lemma_of(verb) in words_of("sets")


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
