"""Date -> the word that names its happening, by the rules of models/fr_press/rules/events.tsv in their order.

Words beside the date are trusted before the parse, which hangs "la remise du rapport du 9 mai"
on the wrong noun; then the parse is climbed; then what stands near the date on its line.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Span

from pipeline.steps.relate.events.grammar import clause_after, is_parsed, sentence_of
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import resolve_predicate
from pipeline.steps.relate.events.triggers import lines, nouns, verbs
from pipeline.steps.relate.events.triggers.book import BOOK
from pipeline.steps.relate.events.triggers.lines import near_noun

RULE_FILES = (nouns, verbs, lines)  # imported for the rules that they register
Anchor = Happening  # the name until labels and participants use the new one

__all__ = ["BOOK", "Anchor", "find_happening", "happening_after"]


def find_happening(date: Span, dates: frozenset[int], *, off: Collection[str] = ()) -> Happening | None:
    """The happening that a date belongs to, or None when it cannot be told.

    Args:
        date: the tokens of the time expression.
        dates: indices of all tokens of the document that stand in some time expression.
        off: rules to leave out, as "events.verb_beside", "predicates.idiom".
    """
    place = Place(date, sentence_of(date), dates, off)
    if not is_parsed(date.sent):
        return near_noun(place) or None
    for _, find in BOOK.active(off):
        found = find(place)
        if found is not None:
            return found or None
    return None


def happening_after(date: Span, dates: frozenset[int], *, off: Collection[str] = ()) -> Happening | None:
    """For a date glued to the full stop before it ("poumon.Samedi, …"): the clause that it opens."""
    if not is_parsed(date.sent):
        return None
    place = Place(date, sentence_of(date), dates, off)
    verb = clause_after(date.end, place.sentence.end, date.doc)
    return resolve_predicate(verb, place, rule="next_clause") if verb is not None else None
