"""Date -> the word that names its happening, by the rules of models/fr_press/rules/events.tsv in their order.

Words beside the date are trusted before the parse, which hangs "la remise du rapport du 9 mai"
on the wrong noun; then the parse is climbed; then what stands near the date on its line.

words beside            verbs, nouns, announced, scenes, things, pointed, aside
the parse               clauses, climb
the line                lines
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.rules import Rule
from pipeline.steps.relate.events.book import BOOK, Found
from pipeline.steps.relate.events.grammar import auxiliaries, children, is_finite, is_participle, lemma_of
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, noun_entry
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.sentences import is_parsed
from pipeline.steps.relate.events.tenses import is_future
from pipeline.steps.relate.events.triggers import announced, clauses, lines, nouns, pointed, scenes, things, verbs
from pipeline.steps.relate.events.words import verb_types, words_for
from pipeline.steps.relate.parse import Token

ADDRESS = re.compile(r"://|www\.|\w\.\w+/|@")
MAX_BESIDE = 3
"""More clauses than these under one verb are a list that the parser could not read."""

# Imported for the rules that they register.
RULE_FILES = (nouns, things, scenes, pointed, announced, clauses, verbs, lines)

__all__ = ["BOOK", "find_happening", "told_beside"]


def find_happening(place: Place, *, names: Callable[[Token], bool] = lambda _: False) -> Happening | None:
    """The happening that a date belongs to, or None when it cannot be told.

    `names` says whether a word is part of a name, which tells nothing ("Hyper Cacher").
    """
    if not is_parsed(place.date.sent):
        return None
    for rule, find in _rules(place.off):
        found = find(place)
        if found and (found.trigger.pos_ == "PRON" or found.trigger.lower_ in words_for("pointing")):
            continue  # "celle du port": what it stands for is not told here.
        named = found and names(found.trigger) and not _is_session(found.trigger)
        if found and (found.trigger.is_space or named or _is_word_of_name(found.trigger)):
            continue
        if found and ADDRESS.search(found.trigger.text):
            return None  # what stands before a message shown on the page is not told of its date
        if found is not None:
            return found.by(rule.id) if found else None
    return None


def told_beside(happening: Happening, place: Place) -> tuple[Happening, ...]:
    """As in "Le 3 mars, la ville ferme le port et le préfet ouvre une enquête": what the same date opens besides."""
    named = pointed.named_day(place) if "events.named_day" not in place.off else None
    names = (named.by("named_day"),) if named and named.trigger.i != happening.trigger.i else ()
    return (*names, *_told_besides(happening, place))


def _told_besides(happening: Happening, place: Place) -> tuple[Happening, ...]:
    carrier = happening.carrier
    if carrier is None or carrier.i != happening.trigger.i:
        return ()
    if not place.is_fronted():
        return _shares_auxiliary(carrier, place, happening.rule)
    found = []
    for verb in children(carrier, "conj"):
        own = children(verb, "nsubj", "nsubj:pass", "aux:tense")  # "s'est réunie et a défilé"
        whole = verb.pos_ == "VERB" and ((is_finite(verb) and own) or _goes_apart(verb, carrier))
        dated = any(token.i in place.days for token in verb.subtree)  # not "dans les six mois"
        later = _is_ahead(verb) != _is_ahead(carrier)  # "Mardi, le pont a cédé, mais il rouvrira"
        told = resolve_predicate(verb, place) if whole and not (dated or later) else None
        if told is not None:
            found.append(told.by(happening.rule))
    return tuple(found) if len(found) <= MAX_BESIDE else ()


def _is_session(trigger: Token) -> bool:
    """As in "le Conseil des ministres de mardi", taken for a body: a fixed phrase that names a happening."""
    entry = noun_entry(trigger)
    return entry is not None and is_act(trigger) and " " in entry.lemma


def _is_word_of_name(trigger: Token) -> bool:
    """As in "la fondation Créé": a participle with a capital after a plain word, which no name was recognised in."""
    if trigger.pos_ not in {"VERB", "ADJ"} or trigger.is_sent_start or auxiliaries(trigger):
        return False
    before = trigger.nbor(-1).text
    return trigger.text[:1].isupper() and (before.islower() or before == ",")


def _is_ahead(verb: Token) -> bool:
    return any(map(is_future, (verb, *auxiliaries(verb))))


def _goes_apart(last: Token, first: Token) -> bool:
    """As in "mardi, il a quitté la ligue et fondé un club": under one auxiliary another deed, with its own object."""
    kinds = {verb_types().get(lemma_of(verb), "other") for verb in (first, last)}
    bare = is_participle(last) and not auxiliaries(last)
    return bare and bool(auxiliaries(first) and children(last, "obj")) and len(kinds - {"other"}) > 1


def _shares_auxiliary(last: Token, place: Place, rule: str) -> tuple[Happening, ...]:
    """As in "a été interpellée et écrouée lundi": the first of two participles under one auxiliary."""
    first = last.head
    joined = last.dep_ == "conj" and children(last, "cc")  # not "appuyée sur un accord, signé mardi"
    pair = joined and is_participle(last) and is_participle(first) and auxiliaries(first)
    if not pair or auxiliaries(last) or not first.i < last.i < place.date.start:
        return ()
    if any(index in place.dates for index in range(first.i, last.i)):
        return ()
    told = resolve_predicate(first, place)
    return (told.by(rule),) if told is not None else ()


@cache
def _rules(off: frozenset[str]) -> tuple[tuple[Rule, Callable[[Place], Found]], ...]:
    return BOOK.active(off)
