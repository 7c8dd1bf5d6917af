"""Figures of other times: a date that only says when a number held tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.steps.relate.events.grammar import form_of, is_bare_participle, is_in_date, lemma_of
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Span, Token

AGAINST_REACH = 14
BRACKET_REACH = 30
PAIR_REACH = 5
COMPARED_REACH = 6


def is_compared(date: Span) -> bool:
    """As in "10 %, contre 12 % en 2019 et 9 % en 2018": a figure of another time, behind "contre"."""
    at = _figure_before(date)
    if at is None:
        return _measures_in_bracket(date)
    if _is_bracketed(date.doc[at]):
        return True  # "le taux monte (13 % en mars)"
    measured = False
    for token in reversed(date.doc[max(date.sent.start, at - AGAINST_REACH) : at]):
        if token.lower_ in words_for("against"):
            return True
        if token.pos_ == "NOUN" and not measured:
            measured = True  # "contre un bénéfice de 12 millions en 2019"
            continue
        tied = form_of(token) in words_for("date_tie", "in_list", "figure_tie")
        if not (tied or is_in_date(token) or token.pos_ == "ADV" or is_figure(token)):
            return False
    return False


def is_compared_with(date: Span, mark: int) -> bool:
    """As in "plus cher qu'en mars", with the place of its "que".

    Not in "pas plus tard qu'hier", "n'ouvrira plus qu'en mars", "aussi bien hier qu'en mars", "plus tard, il a dit
    qu'en mars le port fermait".
    """
    doc = date.doc
    before = range(max(date.sent.start, mark - COMPARED_REACH), mark)
    at = next((place for place in reversed(before) if form_of(doc[place]) in words_for("compared")), None)
    if at is None or doc[mark].head.i >= date.end or any(is_in_date(doc[place]) for place in range(at, mark)):
        return False
    excepts = at == mark - 1 and any(form_of(doc[place]) in words_for("not_first") for place in before)
    return not excepts and form_of(doc[at + 1]) not in {"tard", "tôt"}


def _is_bracketed(figure: Token) -> bool:
    """A number or its unit inside brackets, less what is counted: "(13 % en mars)", never "(trois morts en mars)"."""
    if not (_is_number(figure) or form_of(figure) in words_for("figure_unit")):
        return False
    for token in reversed(figure.doc[max(figure.sent.start, figure.i - AGAINST_REACH) : figure.i]):
        if token.text in {"(", ")"}:
            return token.text == "("
    return False


def _measures_in_bracket(date: Span) -> bool:
    """As in "la firme (12 salariés, 3 millions d'euros de recettes en 2022) a fermé": no verb stands between."""
    measured = False
    for token in reversed(date.doc[max(date.sent.start, date.start - BRACKET_REACH) : date.start]):
        if token.text == "(":
            return measured
        if token.text == ")" or token.pos_ in {"VERB", "AUX"}:
            return False
        measured = measured or (form_of(token) in words_for("figure_unit") and is_figure(token))
    return False


def is_figure(token: Token) -> bool:
    """A number or its unit, no part of a date: "13", "9,5 %", "65 000 naissances"."""
    if is_in_date(token):
        return False
    counted = token.pos_ == "NOUN" and token.i > token.sent.start and _is_number(token.nbor(-1))
    return _is_number(token) or form_of(token) in words_for("figure_unit") or counted


def _is_number(token: Token) -> bool:
    """A number, never the article "un"."""
    return token.like_num and token.pos_ != "DET"


def is_level(date: Span, happening: Happening) -> bool:
    """As in "passe de 12 % en 2019 à 10 % en 2020": two dated figures, or one with "contre", of a verb of level."""
    carrier = happening.carrier
    if carrier is None:
        return False
    if is_bare_participle(carrier) and _is_of_pair(date):
        return True
    if _has_day(carrier, date) and _follows_figure(date):
        return True
    if lemma_of(carrier) not in words_for("level_verb"):
        return False
    return sum(_follows_figure(one) for one in _dates_of(date.sent)) > 1 and _follows_figure(date)


def _has_day(verb: Token, date: Span) -> bool:
    """As in "a publié mardi une perte de 12 millions en 2020": another date stands right beside the verb."""
    beside = (one for one in _dates_of(date.sent) if one.start != date.start)
    return any(0 <= one.start - verb.i <= 2 for one in beside)


def _is_of_pair(date: Span) -> bool:
    """As in "de 2 tonnes vendues en 2015 à 6 tonnes en 2040": one of two dated figures."""
    for one, two in pairwise(_dates_of(date.sent)):
        between = date.doc[one.end : two.start]
        steps = len(between) > 1 and form_of(between[0]) in words_for("to_do") and is_figure(between[1])
        if steps and date.start in {one.start, two.start} and len(between) <= PAIR_REACH:
            return True
    return False


def _dates_of(sentence: Span) -> Iterator[Span]:
    return (one for one in sentence.doc.dates if sentence.start <= one.start < sentence.end)


def _follows_figure(date: Span) -> bool:
    return _figure_before(date) is not None


def _figure_before(date: Span) -> int | None:
    """Where the figure stands that a date follows at once, small words apart."""
    small = (words_for("date_tie") - words_for("of_the_verb")) | words_for("figure_tie")
    index = date.start - 1
    while index > date.sent.start and form_of(date.doc[index]) in small:
        index -= 1
    return index if index >= date.sent.start and is_figure(date.doc[index]) else None
