"""Nouns that have the date: beside it, around it, or set off from it by commas."""

from __future__ import annotations

import re

from pipeline.steps.relate.events.bearer import bearer_of
from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import (
    DIRECT,
    SUBJECT,
    children,
    form_of,
    is_bare_participle,
    is_finite,
    is_participle,
    is_verbal,
    lemma_of,
    preposition,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, is_ground, is_happening, noun_entry, phrase_start, singular
from pipeline.steps.relate.events.place import MAX_LEAP, Place, ties_of
from pipeline.steps.relate.events.predicate import is_idiom_noun, resolve_predicate
from pipeline.steps.relate.events.words import verb_types, verbs_of_class, words_for
from pipeline.steps.relate.parse import Token

NAMED_BY_YEAR = frozenset({"election", "sport_result"})
MAX_NOUN_PHRASE = 10
MAX_SUBJECT = 12
MAX_DATED_TEXT = 18
MAX_SESSION = 3
BARE_YEARS = re.compile(r"\d{4}(?:[-–/]\d{2,4}| à \d{4})?")


@BOOK.rule("dated_text")
def dated_text(place: Place) -> Found:
    """As in "une lettre en date du 3 mars", "un rapport de l'agence, daté du 3 mars"."""
    token, _ = place.left_word()
    if token is None or not _says_dated(token):
        return None
    noun = noun_leftwards(token, MAX_DATED_TEXT, dated=True)
    return Happening.at(noun) if noun is not None else None


@BOOK.rule("noun_around")
def noun_around(place: Place) -> Found:
    """As in "la démission, le 2 octobre, du ministre": the noun and its complement stand around the date."""
    doc, comma, end = place.doc, place.comma_before(), place.date.end
    resumed = end + 1 < len(doc) and doc[end].text == "," and form_of(doc[end + 1]) in words_for("of")
    if comma is None or not resumed:
        return None
    last = doc[comma - 1]
    noun = last.head if last.pos_ == "ADJ" or (last.dep_ in {"acl", "amod"} and is_bare_participle(last)) else last
    return Happening.at(noun) if is_act(noun) else None


@BOOK.rule("denied_noun")
def denied_noun(place: Place) -> Found:
    """As in "elle nie toute rencontre en janvier": what is denied has the month or year."""
    token, between = noun_before(place)
    if token is None or not words_for("in_period") & set(between) or token.dep_ not in DIRECT:
        return None
    denied = lemma_of(token.head) in words_for("denial_verb") and noun_entry(token) is not None
    return Happening.at(token) if denied else None


@BOOK.rule("noun_of_date")
def noun_of_date(place: Place) -> Found:
    """As in "l'arrêté du 9 mai", "la décision du tribunal de Lyon du 3 mars"."""
    token, between = noun_before(place)
    if token is None or not ties_of(between) or token.pos_ == "PRON" or _says_dated(token):
        return None
    if lemma_of(token) in words_for("issue"):
        return False  # "dans notre édition du 3 mars"
    entry = noun_entry(token) if lemma_of(token) not in words_for("date_noun") else None
    weak = entry is not None and entry.noun_class == "weak" and entry.type != "law_or_decree"
    if weak and is_bare_year(place) and token.dep_ == "nmod":
        return False  # "l'ancien trésorier de la campagne de 2012"
    noun = phrase_start(token) if entry is not None else noun_leftwards(token, MAX_NOUN_PHRASE)
    named = noun_entry(noun) if noun is not None else None
    if noun is not None and noun.is_sent_start and named is not None and named.lemma in words_for("issue"):
        return False  # "Mise à jour du 3 mars : …"
    if noun is not None and _is_named_by_year(noun, place):
        return False
    in_session = noun is not None and lemma_of(noun) in words_for("session") and is_participle(noun.head)
    if (
        noun is not None
        and in_session
        and 0 < noun.i - noun.head.i <= MAX_SESSION
        and not ties_of((preposition(noun),))
        and preposition(noun) not in words_for("of_the_verb")
    ):
        return resolve_predicate(noun.head, place)  # "adopté au conseil municipal du 5 avril"
    if noun is not None and (outcome := _outcome_of(noun)) is not None:
        return Happening.at(outcome)
    if noun is not None and (held := _held_by(noun)) is not None:
        return Happening.at(held)
    if noun is not None and preposition(noun) in words_for("bare_of") and not children(noun, "det"):
        noun = noun.head if noun_entry(noun.head) is not None else noun  # "le concert de clôture du 8 juin"
    return Happening.at(noun) if noun is not None else None


@BOOK.rule("noun_beside")
def noun_beside(place: Place) -> Found:
    """As in "la fermeture lundi de l'usine": an event noun just before the date, where the parser ties the two."""
    token, between = noun_before(place)
    if token is None or ties_of(between) or _says_dated(token):
        return None
    named = lemma_of(token) not in words_for("date_noun") and noun_entry(token) is not None
    if not named or (between and not words_for("at") & set(between)):
        return None
    sets = preposition(token) in words_for("setting_of_noun") or "en" in between
    tied = place.date.root.head.i == token.i and (is_happening(token) or sets)
    if not tied or does_it(token) or is_told_object(token) or is_idiom_noun(token) or is_ground(token):
        return None  # "signer un accord vendredi": the parser hangs on the object what belongs to the verb.
    return Happening.at(token)


@BOOK.rule("subject_noun")
def subject_noun(place: Place) -> Found:
    """As in "les violences du quai dans la nuit du 3 mars ont fait du bruit": a date inside the subject is its own."""
    doc, date = place.doc, place.date
    after = date.end
    while (
        after < len(doc) - 1
        and doc[after].pos_ in {"PRON", "ADV", "PART"}
        and form_of(doc[after]) in words_for("clitic")
    ):
        after += 1  # "la grève de 2019 l'a ruiné", "la crue en mars n'a rien laissé"
    if after >= len(doc) or doc[after].pos_ not in {"AUX", "VERB"}:
        return None
    verb = doc[after].head if doc[after].pos_ == "AUX" else doc[after]
    subject = next((one for one in subjects(verb) if one.i < date.start), None)
    entry = noun_entry(subject) if subject is not None else None
    if subject is None or entry is None or date.start - subject.i > MAX_SUBJECT:
        return None
    between = doc[subject.i + 1 : date.start]
    told = verb_types().keys() | words_for("occur_verb")
    if any(t.text in {",", ";", ":"} or t.pos_ in {"AUX", "SCONJ"} or lemma_of(t) in told for t in between):
        return None
    return Happening.at(subject)


def does_it(noun: Token) -> bool:
    """As in "chassé par un soulèvement en mars": what is done by it has the date, unless it is only caused."""
    return noun.dep_ == "obl:agent" and lemma_of(noun.head) not in words_for("causal_verb", "marking_verb")


def is_told_object(noun: Token) -> bool:
    """The object of a verb that tells the happening: never of one that denies it."""
    verb = noun.head
    return noun.dep_ in DIRECT and verb.pos_ == "VERB" and lemma_of(verb) not in verbs_of_class("deny")


def noun_before(place: Place) -> tuple[Token | None, tuple[str, ...]]:
    """The word before the date, or the event noun that an adjective there qualifies."""
    token, between = place.left_word()
    if token is None or token.is_punct:
        return None, between
    if token.pos_ == "ADJ" and token.head.pos_ == "NOUN" and token.head.i < token.i and noun_entry(token.head):
        token = token.head
    return token, between


def _outcome_of(contest: Token) -> Token | None:
    """As in "sa défaite aux élections de mars": the event noun that an election or a match complements."""
    entry = noun_entry(contest)
    if entry is None or entry.type not in NAMED_BY_YEAR or preposition(contest) not in words_for("in_contest"):
        return None
    if contest.left_edge.i == contest.sent.start:
        return None
    before = contest.left_edge.nbor(-1)
    noun = before.head if before.pos_ == "ADJ" and before.head.i < before.i else before
    outcome = noun_entry(noun)
    return noun if outcome is not None and is_act(noun) and outcome.type == "sport_result" else None


def _held_by(body: Token) -> Token | None:
    """As in "la réunion du conseil de lundi": what a body does on its day, where its noun may name either."""
    weak = noun_entry(body) is not None and not is_happening(body) and body.dep_ == "nmod"
    return body.head if weak and is_act(body.head) and preposition(body) in words_for("of") else None


def _is_named_by_year(noun: Token, place: Place) -> bool:
    """As in "sa candidature aux Jeux de 2024": the year says which one, unless it is to be held."""
    if not {lemma_of(noun), singular(noun.lower_)} & words_for("recurs") or not is_bare_year(place):
        return False
    told = resolve_predicate(noun.head, place) if noun.dep_ in SUBJECT else None
    return told is None or told.trigger.i != noun.i


def is_bare_year(place: Place) -> bool:
    """Whether a date is a year, or years, and nothing else."""
    return BARE_YEARS.fullmatch(place.date.text) is not None


def _says_dated(token: Token) -> bool:
    return token.lower_ in words_for("in_date_of") or (
        lemma_of(token) in words_for("dating_verb") and not is_finite(token)
    )


def noun_leftwards(token: Token, reach: int, *, dated: bool = False) -> Token | None:
    """The nearest event noun to the left, within one noun phrase.

    With `dated`, participles and commas may stand between ("un rapport de l'agence, commandé par X et
    daté du"), and any noun will do.
    """
    doc, first = token.doc, token.sent.start
    plain: Token | None = None
    for here in range(token.i, max(first, token.i - reach) - 1, -1):
        word = doc[here]
        entry = noun_entry(phrase_start(word))
        span_word = lemma_of(word) in words_for("date_noun") and (entry is None or " " not in entry.lemma)
        if entry is not None and not span_word and not (dated and stands_in_brackets(word)):
            return phrase_start(word)
        if here == token.i or word.like_num or (word.text in {"-", "/"} and doc[here - 1].like_num):
            continue  # "la loi n° 2012-34 du 3 mars"
        if word.pos_ in {"VERB", "AUX"}:
            if not dated or is_finite(word):
                break
        elif word.pos_ in {"SCONJ", "PRON"} or (not dated and (word.is_punct or _joins_clauses(word))):
            break
        if word.pos_ == "NOUN" and not stands_in_brackets(word):
            plain = word
    return plain if dated else None


def _joins_clauses(word: Token) -> bool:
    """A conjunction, but not between two names."""
    if word.i == 0 or word.i + 1 == len(word.doc):
        return True
    return word.pos_ == "CCONJ" and not (word.nbor(-1).pos_ == "PROPN" and word.nbor().pos_ in {"PROPN", "DET", "ADP"})


def stands_in_brackets(word: Token) -> bool:
    """Whether a bracket before a word of its sentence is still open."""
    for token in reversed(word.doc[max(word.sent.start, word.i - MAX_LEAP) : word.i]):
        if token.text == ")":
            return False
        if token.text == "(":
            return True
    return False


@BOOK.rule("apposed")
def apposed(place: Place) -> Found:
    """As in "Anne Morvel, championne en 2012, a battu sa rivale": the noun has the date, not the verb."""
    for word in place.date.root.ancestors:
        if is_verbal(word) or word.head.i == word.i:
            return None
        if bearer_of(word) is not None:
            return Happening.at(_last_of(word, place.date.start))
    return None


def _last_of(noun: Token, date: int) -> Token:
    """Of several things said of one the last before the date, which a parser may hang on the first."""
    later = (one for one in noun.subtree if noun.i < one.i < date and bearer_of(one) is not None)
    return max(later, key=lambda one: one.i, default=noun)
