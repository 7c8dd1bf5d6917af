"""A deed in the perfect right before its day: « a vendu la halle le 3 mars », « Opérée en janvier, elle marche »."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words
from pipeline.temporal.auxiliaries import BESIDE, auxiliary_before
from pipeline.temporal.beside import aims, either, verbs_that, words_of
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.scene import Governor
from pipeline.temporal.verb_shapes import (
    INFINITIVE,
    WORD,
    future_shape,
    is_participle,
    looks_ahead,
    tense_after,
    verb_forms,
)

DEED = re.compile(r"(?<![a-z'-])(?P<verb>[a-z]{3,}) +(?:(?:le|en|(?:au |courant )?(?:cours du )?mois d[e'])[ -]*)?$")
ON = re.compile(r"[a-z0-9)»\"] +le +$")
"""What stands before the day on which somebody did something."""
WEEKDAY = re.compile(r"[a-z]+di(?![a-z])|dimanche")
OPENS = re.compile(r"(?:^|[.!?»\"] |\n)(?:[a-z]+ment )?$")
TO_HAVE = re.compile(r"(?<![a-z])(?P<will>[a-z]+) +avoir +(?:[a-z]+ +)?$")
BEEN = re.compile(r"(?<![a-z])ete +$")


def deed_before(plain: str, text: str, first: int, start: int) -> Governor | None:
    """That a date is behind, where a deed of its clause, which begins at `first`, stands before it; else None."""
    return _done(plain, text, first, start) or _done_to(plain, text, first, start) or _opens_with(plain, text, start)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:debut|mi|fin)[ -])?(?:{'|'.join(words('time_months', type='full'))})(?![a-z])")


@cache
def _months() -> re.Pattern[str]:
    """« mars », « entre mars et juin », « du 3 au 7 mars », « du 28 février au 3 mars »."""
    day = r"\d\d?(?: ?er)?"
    return re.compile(rf"(?:(?:entre|de) |d'|(?:du|entre le) {day} (?:(?:au|et le) {day} )?)?{_month().pattern}")


@cache
def _day_of_month() -> re.Pattern[str]:
    return re.compile(rf"\d\d?(?: ?er)? {_month().pattern}")


def _recurs(plain: str, start: int) -> bool:
    """Whether a month or a range begins there, or a day of one behind « le »."""
    if _months().match(plain, start):
        return True
    before = plain[max(0, start - BESIDE) : start]
    return bool(_day_of_month().match(plain, start)) and ON.search(before) is not None and not aims().search(before)


def _done(plain: str, text: str, first: int, start: int) -> Governor | None:
    """« a été élu en janvier », « après avoir fermé le 3 mars »: a deed right before its day or month.

    However near the next one: at the end of December the coming January is two days away.
    """
    match = DEED.search(plain, first, start) if _recurs(plain, start) else None
    if (
        match is None
        or looks_ahead(match["verb"])
        or not is_participle(match["verb"], text[slice(*match.span("verb"))])
    ):
        return None
    return Governor("past", "done") if _is_deed(plain, text, match.start(), match["verb"]) else None


def _is_deed(plain: str, text: str, place: int, verb: str) -> bool:
    """Whether a participle that begins there stands in the perfect: « a fermé », « a été fermée », « est parti »."""
    helped, wished = auxiliary_before(plain, text, place), TO_HAVE.search(plain, max(0, place - BESIDE), place)
    if wished and (future_shape(wished["will"]) or verb_forms().get(wished["will"]) in ("going", "future", "none")):
        return False  # « il doit avoir quitté la halle le 3 mars »
    if helped in ("is", "was"):
        return verb_forms().get(verb) == "moves" or BEEN.search(plain, max(0, place - BESIDE), place) is not None
    return helped in ("have", "had")


@cache
def _opening() -> re.Pattern[str]:
    """« Opérée en janvier, elle » at the start of a sentence."""
    return re.compile(rf"[^.!?;\n]{{3,30}}, (?:{either(words_of('subject'))})(?:(?<=')|(?![a-z]))")


def _opens_with(plain: str, text: str, start: int) -> Governor | None:
    """« Opérée en janvier, elle marche », « Commencé lundi, le bal dure »: a deed that opens its sentence."""
    on_weekday = WEEKDAY.match(plain, start) is not None and tense_after(plain, text, start) != "future"
    dated = on_weekday or _recurs(plain, start)  # « Réunis lundi, les élus voteront »
    match = DEED.search(plain, max(0, start - BESIDE), start) if dated else None
    if (
        match is None
        or not _opening().match(plain, start)
        or not OPENS.search(plain, max(0, match.start() - BESIDE), match.start())
    ):
        return None
    verb = match["verb"]
    deed = is_participle(verb, text[slice(*match.span("verb"))]) and not looks_ahead(verb)
    return Governor("past", "done") if deed and not _speaks_ahead().match(plain, match.start()) else None


def _done_to(plain: str, text: str, first: int, start: int) -> Governor | None:
    """« il a vendu ses parts en mars », written in January: a deed with its object before its day or month.

    Not where the verb may speak of what is to come, « a annoncé une fête en mars », or the day may be that of another
    happening: « a lancé un appel à la grève le 3 mars », « a obtenu un rendez-vous le 3 mars ».
    """
    if not _recurs(plain, start):
        return None
    first = max(first, plain.rfind(",", first, start) + 1)
    for match in reversed(list(WORD.finditer(plain, first, start))):
        word, written = match.group(), text[slice(*match.span())]
        if word.removesuffix("s") in _happenings() or INFINITIVE.search(word) or future_shape(written):
            return None
        if is_participle(word, written) and _is_deed(plain, text, match.start(), word):
            ahead = looks_ahead(word) or _speaks_ahead().match(plain, match.start())
            return None if ahead else Governor("past", "done")
    return None


@cache
def _happenings() -> frozenset[str]:
    """Nouns of what happens on a day, plain and without a plural's « s »."""
    return frozenset(plain_text(noun).removesuffix("s") for noun in words("event_nouns", **{"class": "act"}))


@cache
def _speaks_ahead() -> re.Pattern[str]:
    """A verb that may speak of what is to come, with the words that it needs for that: « appelé à »."""
    verbs = "|".join(verbs_that(kind) for kind in ("sets", "calls", "announces", "wants", "tells", "disposes"))
    return re.compile(rf"(?:{verbs})(?![a-z])")
