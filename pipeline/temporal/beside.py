"""Words beside a date that settle what it is: models/fr_press/lexicons/time_context.tsv, as lookups.

Verbs that set, call for, announce or tell come from time_setters.tsv, as pieces of patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.french import rows, words

NEAR = 60
"""Characters on either side of a place that are looked at."""


@cache
def words_of(type_: str) -> frozenset[str]:
    """All forms of a type."""
    return words("time_context", type=type_)


def either(forms: Iterable[str]) -> str:
    """A pattern for any of some forms that are patterns themselves, the longest first; a blank is one or more."""
    return "|".join(form.replace(" ", " +") for form in sorted(forms, key=len, reverse=True))


@cache
def _pattern(type_: str, side: str) -> re.Pattern[str]:
    body = either(words_of(type_))
    return re.compile(rf"(?<![a-z0-9])(?:{body})$" if side == "before" else rf"(?:{body})(?![a-z0-9])")


def follows(type_: str, plain: str, place: int) -> bool:
    """Whether a form of this type stands right after a place."""
    return bool(_pattern(type_, "after").match(plain, place + (plain[place : place + 1] == " ")))


def precedes(type_: str, plain: str, place: int) -> bool:
    """Whether a form of this type stands right before a place."""
    return bool(_pattern(type_, "before").search(plain[max(0, place - NEAR) : place].rstrip(" ")))


@cache
def _anywhere(type_: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{either(words_of(type_))})(?![a-z0-9])")


def clause_start(cut: re.Pattern[str], plain: str, place: int, reach: int) -> int:
    """Where the clause begins in which a place stands: behind the last `cut`, at most so far before it."""
    first = max(0, place - reach)
    return max((match.end() for match in cut.finditer(plain, first, place)), default=first)


def found_in(type_: str, plain: str) -> bool:
    """Whether a form of this type stands anywhere in a text."""
    return _anywhere(type_).search(plain) is not None


@cache
def verbs_that(kind: str) -> str:
    """The verbs of a kind in all their forms, as a pattern: 'sets', 'calls', 'announces', 'tells' and so on."""
    endings = next(row["form"] for row in rows("time_setters") if row["kind"] == "endings")

    def spelled(form: str) -> str:
        form = form.replace("~", endings).replace(" ", " +").replace(" ++", " +")
        return re.sub(r"\(([^()]*)\)(\??)", lambda m: f"(?:{m[1].replace(',', '|')}){m[2] or '?'}", form)

    return "|".join(spelled(row["form"]) for row in rows("time_setters") if row["kind"] == kind)


@cache
def aims() -> re.Pattern[str]:
    """« au », « dès le », « avant le » before what somebody sets."""
    return re.compile(rf"(?<![a-z])(?:{either(words('time_setters', kind='aim'))}) *$")
