"""The verb that has the date: beside it, in a cleft sentence, or above it in the parse."""

from __future__ import annotations

from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    auxiliaries,
    children,
    clause_after,
    form_of,
    infinitive_of,
    is_bare_participle,
    is_participle,
    is_verb_in_disguise,
    is_verbal,
    lemma_of,
    participle_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place, ties_of
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.triggers.climb import climb
from pipeline.steps.relate.events.words import verb_types, words_for
from pipeline.steps.relate.parse import Token

MAX_NEAR = 30
SMALL_GAP = 6
PIECE_ENDS = frozenset({",", ";", ":", "«", "»", "(", ")", "–", "—"})


@BOOK.rule("verb_beside")
def verb_beside(place: Place) -> Found:
    """The verb just before the date: "a lancé lundi", "publié le 9 mai", "épousa, le 3 mars"."""
    date = place.date
    token, between = place.left_word()
    if token is not None and token.text == "," and token.i > date.sent.start and token.nbor(-1).pos_ == "VERB":
        token = token.nbor(-1)
    while token is not None and token.pos_ == "ADV" and token.i > date.sent.start and date.start - token.i < SMALL_GAP:
        token = token.nbor(-1)
    if token is None or token.i < date.sent.start or ties_of(between):
        return None
    if participle_of(token) is not None and token.i > date.sent.start and auxiliaries(token.nbor(-1)):
        token = token.nbor(-1) if is_participle(token.nbor(-1)) else token  # "ont été retrouvés blessés"
    if is_verb_in_disguise(token):
        return Happening.at(token, carrier=token)
    participle = participle_of(token) is not None and not is_verbal(token)
    if participle and (token.pos_ == "ADJ" or token.is_sent_start):
        return Happening.at(token, carrier=token)
    if token.dep_ == "amod" and token.i - 2 <= token.head.i < token.i and _qualifies(token):
        return Happening.at(token, carrier=token)
    if token.pos_ != "VERB" and not (is_verbal(token) and token.pos_ in {"ADJ", "NOUN"}):
        return None
    if children(token, "det"):
        return None  # "a frappé un passant lundi"
    if place.is_deadline() and is_bare_participle(token):
        return None
    return resolve_predicate(token, place)


@BOOK.rule("own_participle")
def own_participle(place: Place) -> Found:
    """As in "élu en 1995, battu en 2001 et revenu au port le 3 mars": the participle that opens the date's piece.

    The parser hangs the dates of such a chain on its first participle, or on the verb that follows it.
    """
    doc, (_, between) = place.doc, place.left_word()
    if place.comma_before() is not None or place.is_deadline() or ties_of(between):
        return None
    for index in range(place.date.start - 1, place.sentence.start, -1):
        token = doc[index]
        if index in place.dates or token.text in PIECE_ENDS:
            return None
        if not (is_verbal(token) or participle_of(token) is not None):
            continue
        bare = is_bare_participle(token) or participle_of(token) is not None
        return resolve_predicate(token, place) if bare and _opens_piece(token) else None
    return None


def _opens_piece(participle: Token) -> bool:
    """Behind a comma, "et", "puis"."""
    before = participle.nbor(-1)
    if before.pos_ == "ADV" and before.i > participle.sent.start:
        before = before.nbor(-1)
    return before.text == "," or before.pos_ == "CCONJ"


@BOOK.rule("cleft")
def cleft(place: Place) -> Found:
    """As in "c'est le 3 mars que la cour a tranché": the verb after "que"."""
    doc, sentence = place.doc, place.sentence
    for token in sentence:
        opens = form_of(token) in words_for("presents") and token.i + 1 < sentence.end
        if not opens or lemma_of(token.nbor()) not in words_for("copula"):
            continue
        for mark in doc[token.i + 2 : min(sentence.end, token.i + MAX_NEAR)]:
            if form_of(mark) in words_for("cleft_mark"):
                aside = any(is_verbal(t) for t in doc[token.i + 2 : place.date.start])
                inside = place.date.end <= mark.i and not aside and (token.i < place.date.start or place.is_fronted())
                verb = clause_after(mark.i + 1, sentence.end, doc) if inside else None
                return resolve_predicate(verb, place) if verb is not None else None
        return None
    return None


@BOOK.rule("governor")
def governor(place: Place) -> Found:
    """The first verb above the date in the parse: "la cour, saisie par X, a tranché ce litige lundi"."""
    return _only(climb(place), noun=False)


@BOOK.rule("governing_noun")
def governing_noun(place: Place) -> Found:
    """The first event noun above the date in the parse: "la grève des agents du port lundi"."""
    return _only(climb(place), noun=True)


@BOOK.rule("next_clause")
def next_clause(place: Place) -> Found:
    """As in "Sur le port, ce même jour, le 3 mars, elle écrit": between commas, the clause that follows a state."""
    doc, end = place.doc, place.date.end
    set_off = place.comma_before() is not None and end < len(doc) and doc[end].text == ","
    if not set_off:
        return None
    verb = clause_after(end, place.sentence.end, doc)
    if verb is None or any(t.text in {"«", "“", '"', ":", ";"} for t in doc[end : verb.i]):
        return None
    return resolve_predicate(verb, place)


def _only(found: Found, *, noun: bool) -> Happening | None:
    return found if found and (found.carrier is None) == noun else None


def _qualifies(adjective: Token) -> bool:
    """As in "des places ouvertes en mars", where the tagger sees an adjective: never in a name, "les Nations unies"."""
    known = infinitive_of(adjective.lower_, "noun", verb_types()) is not None
    return adjective.pos_ in {"ADJ", "NOUN"} and known and not adjective.head.text[:1].isupper()
