"""Where an expression stands: first in its sentence, in brackets, right after another weekday."""

from __future__ import annotations

import re
from datetime import date

LEAD = 25
"""Characters before an expression in which the words that open its sentence stand."""
FRONTED = re.compile(r"(?:^|[.!?;»\"…] *|\n[\W_]*)(?:[a-z']{1,7} ){0,2}$")
"""Nothing but a small word between the start of a sentence and its date: « Le », « Mais le », « Puis le »."""
ASIDE = 60
"""Characters in which a bracket opens before an expression that stands in it."""
WEEKDAYS_JOINED = re.compile(
    r"(?:[a-z]+di|dimanche)(?: +(?:matin|soir|apres-midi))?(?:,| et| ou| puis|, puis)(?: +(?:le|ce))? +$"
)


def is_fronted(plain: str, start: int) -> bool:
    """Whether nothing but a small word stands between the start of a sentence and a place."""
    return FRONTED.search(plain, max(0, start - LEAD), start) is not None


def in_brackets(plain: str, start: int) -> bool:
    """« l'année croisée (2015-2016, ndlr) »: in brackets, which tell no story."""
    before = plain[max(0, start - ASIDE) : start]
    return before.rfind("(") > max(before.rfind(mark) for mark in ").\n")


def goes_on(plain: str, told: tuple[int, date], start: int, weekday: int) -> bool:
    """Whether a weekday goes on from the one told right before it: « samedi et dimanche », not « mardi, lundi »."""
    place, day = told
    if start - place > LEAD or not 1 <= (weekday - day.weekday()) % 7 <= 3:
        return False
    return bool(WEEKDAYS_JOINED.match(plain, place, start))
