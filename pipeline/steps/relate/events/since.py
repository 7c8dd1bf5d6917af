"""What has gone on since a date: whether it began then, so that the date tells of it."""

from __future__ import annotations

import re

from pipeline.records import EventType, Timex
from pipeline.steps.relate.events.event_types import own_type
from pipeline.steps.relate.events.grammar import (
    children,
    form_of,
    is_bare_participle,
    is_in_date,
    is_passive,
    lemma_of,
    subjects,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.nouns import is_act, is_happening, noun_entry
from pipeline.steps.relate.events.words import verbs_of_class, words_for
from pipeline.steps.relate.parse import Span, Token

SINCE_REACH = 3
COMPARED_REACH = 8
PARTS = frozenset({"«", "»", "“", "”", ":", ";", "("})
STARTS: frozenset[EventType | None] = frozenset(
    {"accident_or_crime", "closure", "creation_or_opening", "legal_action", "protest_or_strike"}
)
"""Types whose verbs tell, even in the present, what begins at one point."""


def follows_since(date: Span) -> bool:
    """As in "depuis lundi", "depuis ce lundi": the start of something that goes on."""
    return _mark(date) is not None


def tells_since(happening: Happening, timex: Timex, date: Span) -> bool:
    """Whether what has gone on since a date is told of it.

    What has been done since is, as counts are: "300 personnes ont été arrêtées depuis mars", "300 places ouvertes
    depuis mars". What is so since is where it began on a day: "placé en alerte depuis lundi", "la grève paralyse le
    port depuis lundi", never "habite depuis lundi".
    """
    carrier, mark = happening.carrier, _mark(date)
    if carrier is None or mark is None or _is_compared(date, mark):
        return False
    if is_counted_since(carrier):
        return True
    if children(carrier, "aux:tense"):
        denied = any(form_of(child) in words_for("not_first") for child in carrier.children)
        return not denied and _is_of_clause(carrier, date, mark)
    return _names_start(timex) and _starts_then(happening)


def _mark(date: Span) -> int | None:
    """Where the word for "since" stands."""
    places = range(date.start, max(date.sent.start, date.start - SINCE_REACH) - 1, -1)
    return next((place for place in places if form_of(date.doc[place]) in words_for("since")), None)


def _is_of_clause(carrier: Token, date: Span, mark: int) -> bool:
    """Whether nothing parts the verb from its "depuis": not "Présidente depuis 2010, elle a signé l'accord"."""
    if carrier.i > date.start:
        return not any(token.is_alpha for token in date.doc[date.sent.start : mark])
    noun = date.root.head
    edge = noun.left_edge
    if noun.i > carrier.i and noun.pos_ == "NOUN" and "," in {edge.text, edge.nbor(-1).text}:
        return False  # "a confirmé la mort du roi, au pouvoir depuis 1989"
    return not any(token.text in PARTS or is_in_date(token) for token in date.doc[carrier.i : mark])


def _is_compared(date: Span, mark: int) -> bool:
    """As in "la plus forte hausse depuis 2008", "pour la première fois depuis mars": the date bounds a comparison."""
    for token in reversed(date.doc[max(date.sent.start, mark - COMPARED_REACH) : mark]):
        if token.is_punct:
            return False
        if form_of(token) in words_for("compared_since"):
            return True
    return False


def _names_start(timex: Timex) -> bool:
    """A day, or a month with its year: near enough for a start, where a bare year or "janvier" sets a scene."""
    if timex.text.isdigit():
        return False
    return timex.precision in {"day", "time", "week", "season"} or (
        timex.precision == "month" and re.search(r"\d{4}", timex.text) is not None
    )


def is_counted_since(participle: Token) -> bool:
    """As in "300 places ouvertes depuis mars", "utilisée 67 fois depuis 1974": how many times, or how much, since."""
    if not is_bare_participle(participle) and participle.dep_ not in {"amod", "acl"}:
        return False
    times = children(participle, "obl:arg", "obl:mod", "advmod")
    counted = (participle.head, *(one for one in times if lemma_of(one) in words_for("times")))
    return any(children(one, "nummod") for one in counted if one.pos_ == "NOUN")


def _starts_then(happening: Happening) -> bool:
    trigger, carrier = happening.trigger, happening.carrier
    undergone = lemma_of(trigger) in words_for("passive_act") and (is_passive(trigger) or is_bare_participle(trigger))
    if carrier is None or (lemma_of(carrier) in verbs_of_class("state") and not undergone):
        return False
    named = noun_entry(trigger) is not None
    if named and trigger.i != carrier.i:
        return is_happening(trigger) or is_bare_participle(carrier)
    if named and children(trigger, "cop"):
        return is_act(trigger)  # "sont en grève depuis lundi"
    if children(carrier, "aux:pass") or is_bare_participle(carrier):
        return True
    return own_type(happening) in STARTS or any(map(is_act, subjects(carrier)))
