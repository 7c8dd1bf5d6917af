"""Two tellings of one affair of which words and people leave open whether they are one: each alone of its kind.

These rules hold where neither article tells another thing of the time that fits as well (lone.py, groups.py).
"""

from __future__ import annotations

from pipeline.steps.resolve.events.deeds import (
    echoed,
    one_speaks,
    other_words,
    recalled,
    two_deeds,
    two_statements,
)
from pipeline.steps.resolve.events.links import LINKS, MANY_WORDS, MAX_AFFAIR_DAYS, SOME_WORDS
from pipeline.steps.resolve.events.pair import Pair

TIE, NEAR_TIE, CLOSE_TIE = 1, 2, 3
"""Names that two articles on one affair share, where kin words tell it on one day, where others do, and in one month.
With one name fewer a vote in Marrakech and a motion in Paris were one (tests/evaluation/event_pairs.py)."""


@LINKS.rule("one_of_day")
def one_of_day(pair: Pair) -> bool:
    """Kin words of one day in two articles on one affair, neither of which tells another such thing of it."""
    near = pair.tie >= TIE and pair.afar
    return pair.one_day and pair.kin == 1 and _is_left(pair) and near and not pair.numbers_differ


@LINKS.rule("one_of_period")
def one_of_period(pair: Pair) -> bool:
    """Words that are kin or of one type, of one month, season or year, where the sentences share some others."""
    return pair.one_period and not pair.one_day and pair.kin > 0 and _is_left(pair) and _in_words(pair)


def _in_words(pair: Pair) -> bool:
    """Two articles on one affair, and some words in both sentences beside names and what tells it."""
    return pair.tie >= NEAR_TIE and pair.beyond >= SOME_WORDS


@LINKS.rule("type_of_day")
def type_of_day(pair: Pair) -> bool:
    """The same by words of one type."""
    near = pair.tie >= NEAR_TIE and (pair.beyond > 0 or echoed(pair) or (pair.afar and not other_words(pair)))
    return pair.one_day and 0 < pair.kin < 1 and _is_left(pair) and near


@LINKS.rule("people_of_day")
def people_of_day(pair: Pair) -> bool:
    """What the same people do on one day, in some of the same words, in two articles on one affair."""
    if not pair.one_day or not pair.shared or one_speaks(pair) or not _is_left(pair):
        return False  # "Elle promet" may be of anything.
    return _in_words(pair) and (echoed(pair) or not other_words(pair) or pair.beyond >= MANY_WORDS)


@LINKS.rule("all_of_day")
def all_of_day(pair: Pair) -> bool:
    """All that two articles on one affair tell of a day, in some of the same words."""
    if not _is_all(pair) or (one_speaks(pair) and not (echoed(pair) or pair.in_order)):
        return False
    if not pair.afar:
        return pair.beyond > MANY_WORDS
    if pair.tie >= CLOSE_TIE and (echoed(pair) or (pair.in_order and pair.shared)):
        return True
    return pair.beyond >= (SOME_WORDS if pair.in_order else MANY_WORDS)


@LINKS.rule("left_of_day")
def left_of_day(pair: Pair) -> bool:
    """The same in hardly any common words: for the user to see."""
    return _is_all(pair) and (pair.n_words > 0 or pair.tie >= CLOSE_TIE)


def _is_all(pair: Pair) -> bool:
    """All that two articles on one affair tell of a day, and nothing sets it apart."""
    return pair.one_day and pair.alone and pair.tie >= NEAR_TIE and _is_left(pair)


def _is_left(pair: Pair) -> bool:
    """Told in two articles, and nothing sets them apart."""
    return not (
        pair.here or two_statements(pair) or pair.denied or pair.called_off or pair.strangers or two_deeds(pair)
    )


@LINKS.rule("vaguer_affair")
def vaguer_affair(pair: Pair) -> bool:
    """A vaguer day, as in `vaguer_date`, where nothing but the affair is shared, and no other day is nearer."""
    period = pair.right.period
    if pair.kin < 1 or not _is_left(pair) or period is None or pair.off_for_one:
        return False
    near = pair.tie >= CLOSE_TIE and (recalled(pair) or pair.in_order or pair.beyond > 0)
    if (period[1] - period[0]).days <= MAX_AFFAIR_DAYS and (near or _in_words(pair)):
        return True
    # "Cet hiver" tells of many things; what was announced for it comes once.
    return pair.in_order and (_in_words(pair) or (pair.tie >= CLOSE_TIE and recalled(pair)))
