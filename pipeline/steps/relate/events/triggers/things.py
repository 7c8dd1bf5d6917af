"""Dates that tell nothing, or only of the noun whose name they are part of: "la Coupe du monde 2018", "(1948)"."""

from __future__ import annotations

from pipeline.french import words
from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    SUBJECT,
    children,
    form_of,
    is_passive,
    lemma_of,
    subjects,
    verb_above,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_happening, noun_entry, singular
from pipeline.steps.relate.events.place import Place, ties_of
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.triggers.nouns import is_bare_year, noun_before, noun_leftwards, stands_in_brackets
from pipeline.steps.relate.events.words import company_words, verb_types, words_for
from pipeline.steps.relate.parse import Token

MAX_IN_BRACKETS = 6


@BOOK.rule("in_brackets")
def in_brackets(place: Place) -> Found:
    """As in "l'explosion du moulin (3 mars 1998)": alone in brackets, a date belongs to an event noun, or to a life."""
    doc, date, start = place.doc, place.date, place.date.start
    if _is_cited(place):
        return False
    while start > 0 and (doc[start - 1].pos_ in {"ADP", "DET"} or start - 1 in place.dates):
        start -= 1
    end = date.end
    while end < len(doc) and (end in place.dates or doc[end].text in {"-", "–"}):
        end += 1
    life = start > 1 and lemma_of(doc[start - 1]) in words_for("born")
    start -= life  # "Paul Morvel (né en 1962)"
    if start == 0 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return None
    if life:
        return False
    noun = noun_leftwards(doc[start - 2], MAX_IN_BRACKETS) if start > 1 else None
    return Happening.at(noun) if noun is not None and not _is_title(noun) else False


@BOOK.rule("year_of_name")
def year_of_name(place: Place) -> Found:
    """As in "la Coupe du monde 2018", "les municipales 2020": a year without preposition is part of a name."""
    token, between = place.left_word()
    listed = {word for word in between if not word.isdigit()} <= words_for("in_list")
    named = token is not None and listed and token.pos_ in {"NOUN", "PROPN", "ADJ"}
    if place.date.start > place.date.sent.start + 1:
        beside = place.doc[place.date.start - 1]
        if beside.text.istitle() and form_of(beside) not in words_for("date_tie"):
            token, named = beside, True  # a name may be tagged as anything: "le prix Jeanne Lever 2016"
    if token is None or not named or not is_bare_year(place):
        return None
    noun = noun_leftwards(token, MAX_IN_BRACKETS)
    entry = noun_entry(noun) if noun is not None else None
    if noun is None or entry is None:
        return False
    won = lemma_of(noun) in company_words()["winner"]  # "le champion de France 2007"; not "la régate de Dole 2007"
    return Happening.at(noun) if won or entry.type == "election" else False


@BOOK.rule("date_as_object")
def date_as_object(place: Place) -> Found:
    """As in "passer l'été au port", "ce qui a marqué cette matinée": a time that is spent or marked dates nothing."""
    root = place.date.root
    verb, lemma = root.head, lemma_of(root.head)
    if root.dep_ in SUBJECT and verb.i == place.date.end and len(subjects(verb)) == 1:
        told = resolve_predicate(verb, place)  # "2015 marque un tournant"
        return False if told is None or told.trigger.i == verb.i else None
    other = any(one.i not in place.dates for one in children(verb, "obj"))  # "rappelle lundi mille voitures"
    takes = lemma in words_for("takes_time", "chooses_time")
    if root.dep_ in DIRECT and root.i > verb.i and takes and not other:
        return False
    # "a choisi le 10 juillet": the parser seldom sees the object in it.
    token, between = place.left_word()
    beside = token is not None and token.i == verb.i and len(between) == 1 and between[0] in words_for("in_list")
    chosen = beside and lemma in words_for("chooses_time") and not is_passive(verb)
    return False if chosen and not children(verb, "obj", "ccomp", "xcomp") else None


@BOOK.rule("remembered_day")
def remembered_day(place: Place) -> Found:
    """As in "un hommage aux fusillés du 12 juin 1944", "la commémoration du 17 octobre": the day is only recalled."""
    token, between = noun_before(place)
    if token is None or not ties_of(between):
        return None
    if lemma_of(token) in words_for("remembered") or singular(token.lower_) in words_for("remembered"):
        return False
    noun = noun_leftwards(token, MAX_IN_BRACKETS)
    recalls = noun is not None and lemma_of(noun) in words_for("memorial")
    return False if recalls and place.remembered else None


@BOOK.rule("name_of_thing")
def name_of_thing(place: Place) -> Found:
    """As in "la France de 1940", "le budget de 2024": the date is part of a name for a thing, and tells nothing."""
    token, between = place.left_word()
    if token is None:
        return None
    if words_for("meant_for") & set(between):
        bare = place.date.text.isdigit() and not is_happening(token)  # "ses vœux pour 2024"
        return False if token.pos_ == "NOUN" and (bare or _is_of_figures(place)) else None
    if not ties_of(between):
        return None
    if token.pos_ == "PRON":
        return False
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i < token.i:
        token = token.head  # "la mode française des années 1940"
    if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) in words_for("date_noun"):
        return None
    head = place.date.root.head
    named = head.i == token.i or head.pos_ in {"NOUN", "PROPN"} or head.i >= place.date.end
    return False if named else None


def _is_of_figures(place: Place) -> bool:
    """As in "a publié les chiffres pour le mois de mars": a time that is over, of what a text tells of."""
    above = verb_above(place.date.root)
    if above is None or place.ahead or lemma_of(above) in words_for("announce_verb", "moves_day"):
        return False
    return verb_types().get(lemma_of(above)) in {"announcement", "publication"}


def _is_title(noun: Token) -> bool:
    """A noun with a capital and no article within a sentence: "tiré de Causeries (1948)"."""
    if noun.i == 0 or noun.is_sent_start or not noun.text[:1].isupper():
        return False
    before = noun.nbor(-1)
    fused = form_of(before) in words("fused_articles")
    return not (before.is_punct or before.is_space or fused or children(noun, "det"))


def _is_cited(place: Place) -> bool:
    """As in "(Morvel, 2015)", "(Morvel et al., 2015 ; Roy, 2016)": the year of a work."""
    doc, at = place.doc, place.date.start - 1
    if not is_bare_year(place) or at < 1 or doc[at].text != "," or not stands_in_brackets(doc[at]):
        return False
    return doc[at - 1].pos_ == "PROPN" or doc[at - 1].text[:1].isupper() or doc[at - 1].text.endswith(".")
