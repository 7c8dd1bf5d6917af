"""What a line tells beside its date, where the parser hangs together wrongly: headlines, chronicles, stops unseen."""

from __future__ import annotations

from pipeline.steps.relate.entries import noun_of_entry
from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    SUBJECT,
    auxiliaries,
    clause_after,
    form_of,
    is_bare_participle,
    is_finite,
    is_participle,
    is_tie,
    is_verb_in_disguise,
    is_verbal,
    lemma_of,
    opens_where,
    participle_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.negation import restricts
from pipeline.steps.relate.events.nouns import is_act, is_happening, noun_entry
from pipeline.steps.relate.events.place import MAX_LEAP, Place
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.triggers.aside import end_of_aside
from pipeline.steps.relate.events.words import speech_verbs, verb_types, words_for
from pipeline.steps.relate.parse import Token

FEW_WORDS = 6
MAX_HEADLINE = 24
MAX_NEAR = 30
SMALL = frozenset({"ADP", "DET"})


@BOOK.rule("after_mark")
def after_mark(place: Place) -> Found:
    """A date just after "qui", "que", "où" or a colon, or between commas after them, belongs to what follows."""
    token, _ = place.left_word()
    if token is None or token.i < place.sentence.start:
        return None
    set_off = token.text == "," and place.date.end < len(place.doc) and place.doc[place.date.end].text == ","
    if set_off and token.i > place.sentence.start and form_of(token.nbor(-1)) in words_for("clause_mark"):
        token = token.nbor(-1)  # "qui, le 4 mars, s'est proclamé roi"
    if form_of(token) in words_for("clause_mark") and not restricts(token):
        verb = clause_after(token.i + 1, place.sentence.end, place.doc)
        if verb is not None and verb.i > place.date.start:
            return resolve_predicate(verb, place)
    if token.text in {":", ";", "–", "—", "•", "*", "«", "“"} and place.date.end < place.sentence.end:
        found = _first_happening(place)
        return found if found is None or token.text not in {"«", "“"} or found.carrier is not None else None
    return None


@BOOK.rule("where_clause")
def where_clause(place: Place) -> Found:
    """As in "jusqu'au 8 janvier où la ville publie la liste": what the clause behind "où" tells was on that day."""
    if not opens_where(place.date):
        return None
    verb = clause_after(place.date.end + 1, place.sentence.end, place.doc)
    return resolve_predicate(verb, place) or False if verb is not None else None


@BOOK.rule("headline")
def headline(place: Place) -> Found:
    """As in "Le 3 mars, « deux agents (sont) blessés »": no finite verb follows; a participle or a noun tells it."""
    return _headline(place, verbless=True)


@BOOK.rule("line_head")
def line_head(place: Place) -> Found:
    """As in "12 mars : la cour rejette …": the first happening after the date that heads its line."""
    if place.date.root.dep_ in SUBJECT:
        return None  # "Le second semestre a été difficile, a reconnu le directeur"
    start = place.date.start
    while start > place.sentence.start and place.doc[start - 1].pos_ in SMALL:
        start -= 1
    return None if start > place.sentence.start + 1 else _first_happening(place)


@BOOK.rule("line_start")
def line_start(place: Place) -> Found:
    """As `headline`, with a finite verb among the words after the date: the first of them that can tell."""
    return _headline(place, verbless=False)


@BOOK.rule("entry")
def entry(place: Place) -> Found:
    """As in "1997 : diplôme de géographie": in a chronology the noun that opens an entry without a verb tells it."""
    noun = noun_of_entry(place.date)
    told = noun is not None and not any(map(is_finite, noun.sent))
    return Happening.at(noun) if noun is not None and told else None


@BOOK.rule("nearest")
def nearest(place: Place) -> Found:
    """Where the parse breaks off: the nearest event noun or finite verb to the left."""
    date = place.date
    if date.text.isdigit() and date.start > 0 and place.doc[date.start - 1].text == ",":
        return None  # "« Les contrôles du port », Revue de Valmont, 2010"
    for index in range(date.start - 1, max(place.sentence.start, date.start - MAX_NEAR) - 1, -1):
        token = place.doc[index]
        if token.text in {";", ":"}:
            return None
        if token.dep_ == "cop" and is_finite(token):  # "les mesures annoncées lundi … ils étaient là, samedi"
            subject = next((one for one in subjects(token.head) if noun_entry(one) is not None), None)
            return Happening.at(subject, carrier=token.head) if subject is not None else None
        if is_act(token):
            return Happening.at(_head_of_phrase(token))
        if token.pos_ == "VERB" and is_finite(token) and not is_tie(token):
            return resolve_predicate(token, place)
        if is_bare_participle(token) and lemma_of(token) in verb_types():
            told = resolve_predicate(token, place)
            if told is not None:
                return told
    return None


def _head_of_phrase(noun: Token) -> Token:
    """Of "la levée du préavis de grève": the event noun that the others complement."""
    for _ in range(FEW_WORDS):
        above = noun.head
        inside = noun.dep_ == "nmod" and preposition(noun) in words_for("of") and above.i < noun.i
        if not inside or not is_happening(above):
            break
        noun = above
    return noun


def _first_happening(place: Place) -> Happening | None:
    """The first finite verb of a main clause after the date, else the first event noun, up to the next date."""
    rest: list[Token] = []
    for token in place.doc[end_of_aside(place.date, place.sentence.end) : place.sentence.end]:
        breaks = token.i in place.dates and rest and rest[-1].text in {",", ";"} and len(rest) > FEW_WORDS
        if token.text == ";" or breaks:
            break
        if token.i not in place.dates:
            rest.append(token)
    for token in rest:
        tensed = is_finite(token) or auxiliaries(token)
        aside = token.dep_ in {"acl:relcl", "advcl"} and not _is_quoted(token)
        if token.pos_ == "VERB" and tensed and not aside:
            return resolve_predicate(token, place)
    for token in rest[:MAX_LEAP]:
        if is_happening(token):
            return Happening.at(token)
    return None


def _is_quoted(verb: Token) -> bool:
    """As in "le feu a tout pris, a dit le maire": the parse hangs what is told on the saying behind it."""
    after = verb.head.i > verb.i and lemma_of(verb.head) in speech_verbs()
    return after and is_finite(verb) and not any(child.dep_ == "mark" for child in verb.children)


def _headline(place: Place, *, verbless: bool) -> Happening | None:
    doc, date, sentence = place.doc, place.date, place.sentence
    before = [t for t in doc[sentence.start : date.start] if t.is_alpha and t.pos_ not in SMALL]
    if any(t.pos_ in {"VERB", "AUX"} or noun_entry(t) for t in before) or len(before) > FEW_WORDS:
        return None
    if before and before[0].lower_ in words_for("stamp"):
        return None
    rest: list[Token] = []
    end = min(sentence.end, date.end + MAX_HEADLINE)
    for token in doc[end_of_aside(date, sentence.end) : end]:
        if token.i in place.dates and rest:
            if verbless and _goes_on(place, token.i, end):
                return None
            rest = _without_dated(rest)
            break
        if token.i not in place.dates:
            rest.append(token)
    else:
        if verbless and _goes_on(place, end, sentence.end):
            return None  # "Le 3 mars, après avoir annoncé …, la ville a fermé": its verb is only far
    disguised = next((t for t in rest if is_verb_in_disguise(t)), None)
    if disguised is not None and disguised.i > date.end:
        return Happening.at(disguised, carrier=disguised)
    if verbless and any((t.pos_ == "VERB" or t.dep_ == "cop") and is_finite(t) for t in rest):
        return None
    return _first_told(rest, place)


def _goes_on(place: Place, start: int, end: int) -> bool:
    """As in "Le 3 mars, lors d'un hommage aux victimes du feu survenu en mai, elle a parlé": a main verb follows."""
    for token in place.doc[start:end]:
        if token.text in {";", ":"}:
            return False
        if token.pos_ == "VERB" and is_finite(token) and token.dep_ not in {"acl:relcl", "advcl"}:
            return True
    return False


def _without_dated(rest: list[Token]) -> list[Token]:
    """Less the participle at the end, which the next date stands beside: "survenu en mai"."""
    last = next((n for n in range(len(rest) - 1, -1, -1) if rest[n].pos_ not in SMALL), None)
    dated = last is not None and (is_participle(rest[last]) or participle_of(rest[last]) is not None)
    return rest[:last] if dated else rest


def _first_told(rest: list[Token], place: Place) -> Happening | None:
    """The first participle, finite verb or event noun of a headline."""
    named = False
    for token in rest:
        if (token.pos_ == "VERB" and is_participle(token)) or (participle_of(token) is not None and named):
            if auxiliaries(token) and (told := resolve_predicate(token, place)) is not None:
                return told
            return Happening.at(token, carrier=token)
        if token.pos_ == "VERB" and is_finite(token) and token.dep_ not in {"acl:relcl", "advcl"}:
            return resolve_predicate(token, place)
        acts = token.dep_ in SUBJECT and is_verbal(token.head) and token.head.i > token.i
        if is_act(token) and not preposition(token) and not acts:
            return Happening.at(token)
        named = named or token.pos_ in {"NOUN", "PROPN"}
    return None
