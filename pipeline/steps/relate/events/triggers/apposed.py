"""What somebody was on a date, said of them in passing: « Paul Rivoire, maire de Lannes de 2001 à 2008, est mort »."""

from __future__ import annotations

from pipeline.steps.relate.events.bearer import bearer_of
from pipeline.steps.relate.events.grammar import MAX_CLIMB, is_verbal
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.triggers.book import BOOK, Found
from pipeline.steps.relate.parse import Token


@BOOK.rule("apposed")
def apposed(place: Place) -> Found:
    """As in "Anne Morvel, championne en 2012, a battu sa rivale": the noun has the date, not the verb."""
    date, word = place.date, place.date.root.head
    for _ in range(MAX_CLIMB if word.i != date.root.i else 0):
        if is_verbal(word) or word.head.i == word.i:
            return None
        if bearer_of(word) is not None:
            return Happening.at(_nearest(word, date.start), rule="apposed")
        word = word.head
    return None


def _nearest(noun: Token, date: int) -> Token:
    """Of several things said of one the last before the date, which a parser may hang on the first."""
    later = (one for one in noun.subtree if noun.i < one.i < date and bearer_of(one) is not None)
    return max(later, key=lambda one: one.i, default=noun)
