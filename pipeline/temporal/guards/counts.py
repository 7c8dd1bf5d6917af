"""Guards that tell years from what is only counted."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, rows, words
from pipeline.temporal.beside import follows, found_in, precedes, words_of
from pipeline.temporal.feasts import feast_rules
from pipeline.temporal.governors import sets_day
from pipeline.temporal.guards.match import NEXT_WORD, is_capital, span_of
from pipeline.temporal.guards.spans import month_head
from pipeline.temporal.readings.captured import day_of, month_of
from pipeline.temporal.same_length import plain_text
from pipeline.temporal.verb_shapes import future_shape, is_participle, verb_forms

SETS = 30
"""Characters before a day that a word which sets it fills."""
LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
AROUND = 200
"""Characters on either side in which a year below 1000 finds a word of its time."""
TOLD_NEAR = 1500
"""Characters before a lone day in which the day that it goes on from stands."""
TOLD_JUST_BEFORE = 300
"""The same for one inside its sentence."""
NAMED_DAY = re.compile(r"\d(?:er)? ?(?:jan|fev|mar|avr|mai|juin|juil|aou|sep|oct|nov|dec)|\d/\d")
AMOUNT_GOES_ON = re.compile(r" (?:à |et \d|[eE](?!\w)|[eE]uros?)|h(?!\w)")
"""After a number, what makes it an amount or an hour."""
MEASURED = re.compile(r" ?[%€$£]| {1,3}[fglmtvw](?![a-z0-9'])")
"""After a number, the sign of what it measures."""
PLAUSIBLE = re.compile(r"(?:19[3-9]|20[0-4])\d")
"""Years of events that are told with their year behind their name."""
NAME_WORD = re.compile(r"(?![àÀ](?!\w))[^\W\d_][\w-]*'?")
"""A word of a name; « à » is none, which plain text has as « a »."""
VERBS = ("have", "be", "going", "past", "future", "none")
"""Kinds of verb forms, none of which is part of a name."""
COMMEMORATED = (1870, 1918, 1940, 1944, 1945, 1958, 1961, 1962)
"""Years of the days that French streets, schools and halls are named after."""
EARLIEST_LONE_YEAR = 1200
"""A smaller number after « de », « à » is a quantity more often than a year."""


def counted(match: re.Match[str], plain: str, text: str) -> bool:
    """The number is not a quantity: no unit nor plural noun follows (« 2000 habitants »)."""
    following = NEXT_WORD.match(plain, match.end())
    if MEASURED.match(plain, match.end()):
        return False
    if not following or following[1] in words_of("after_year"):
        return True
    word = following[1]
    if word in words_of("counted"):
        return False
    lead = match.group().split(" ")[0]
    several = lead == "des" and text[match.start() + 1] == "e"  # « des 1901 adhérents », not « dès 1901 »
    sure = (lead in words_of("sure_before_year") and not several) or re.match(r"\d{4}[-/]", match.group())
    return bool(sure) or not (len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss"))


def prep(match: re.Match[str], plain: str, text: str) -> bool:
    """« de 1500 » after a word of quantity is an amount, not a year."""
    start, _ = span_of(match)
    year, lead = int(plain[start : start + 4]), match.group()
    if precedes("quantity", plain, match.start()) or precedes("quantity", plain, start):
        return False
    if lead.split(" ")[0] in words_of("weak_before_year"):
        return 1900 <= year <= 2099 and not AMOUNT_GOES_ON.match(text, match.end())  # « de 1900 à 2500 habitants »
    return year >= EARLIEST_LONE_YEAR or (
        year >= 1000 and lead.split(" ")[0] in words_of("sure_before_year") | words_of("about_year")
    )


def named_year(match: re.Match[str], plain: str, text: str) -> bool:
    """« la coupe du monde de lutte 2019 »: nothing but a name stands between the event and its year."""
    start, _ = span_of(match)
    if not PLAUSIBLE.match(plain, start) or _has_own_year().search(plain, match.start(), start):
        return False
    other = words_of("no_name") | words("time_weekdays") | words("time_months", type="full")
    between = [plain[slice(*word.span())] for word in NAME_WORD.finditer(text, match.start(), start)]
    return not any(word in other or verb_forms().get(word) in VERBS for word in between)


@cache
def _has_own_year() -> re.Pattern[str]:
    """What has the year itself: « juin 2019 », « Pâques 2019 », « en 2019 »; but « les Jeux d'hiver 2018 »."""
    forms = {*words_of("before_time"), *words("time_months"), *words("time_weekdays"), *feast_rules()}
    dated = any_of(forms).replace(r"\ ", " +")
    return re.compile(rf"(?<![a-z-])(?:{dated}) +$|(?<!d')(?<![a-z-])(?:{'|'.join(words('time_seasons'))}) +$")


def acronym_year(match: re.Match[str], plain: str, text: str) -> bool:
    """« la CAN 2017 »: an acronym and its year; not « LE 3 MAI 2017 »."""
    start, _ = span_of(match)
    name = text[match.start() : start].strip()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return name.isupper() and PLAUSIBLE.match(plain, start) is not None and any(char.islower() for char in line)


def aside(match: re.Match[str], plain: str, text: str) -> bool:
    """« La Marche, 1983, archives »: a year between commas, none of several numbers in a row."""
    start, _ = span_of(match)
    return 1900 <= int(plain[start : start + 4]) <= 2099 and not re.search(
        r"\d ?, ?$", plain[max(0, start - 4) : start]
    )


def short_year(match: re.Match[str], plain: str, text: str) -> bool:
    """A year of two figures is none when it could be a day, an hour or a count."""
    start, end = match.span("yshort")
    if plain[start - 1] == "'":
        return True
    if re.match(r" ?(?:%|€|h\b|:\d|-\d|/|,\d)", plain[end : end + 6]) or follows("counted", plain, end):
        return False
    following = NEXT_WORD.match(plain, end)
    if (
        following
        and following[1].endswith("s")
        and len(following[1]) > 3
        and following[1] not in words_of("after_year")
    ):
        return False  # « le 3 mai 45 élèves »
    return int(plain[start:end]) >= 32 or (plain[start] == "0" and "d" in match.re.groupindex)


def old_times(match: re.Match[str], plain: str, text: str) -> bool:
    """« en 987 » is a year where the words around it are of abbeys and kings."""
    start, end = span_of(match)
    return "l'an" in match.group() or found_in("old_times", plain[max(0, start - AROUND) : end + AROUND])


def next_year(match: re.Match[str], plain: str, text: str) -> bool:
    """« en 1995, 96 et 98 »: a greater number than the two last figures of the year before it."""
    start, _ = span_of(match)
    before = re.search(r"(\d\d)\D*$", plain[max(0, start - 25) : start])
    return before is not None and int(plain[start : start + 2]) > int(before[1])


def named_day(match: re.Match[str], plain: str, text: str) -> bool:
    """« le stade du 8-Mai-1945 », « l'école du 11 Novembre »: a name; « l'arrêt du 8 mai 2021 » is a date."""
    written = text[match.start() : match.end()]
    if re.search(r"\d{1,2}(?:er)?-[^\W\d]", written):
        return True
    named = re.search(r" ([^\W\d]+)(?:[ -](\d{4}))?$", written)
    if named is None:
        return False
    return named[1][0].isupper() or (named[2] is not None and int(named[2]) in COMMEMORATED)


def known_day(match: re.Match[str], plain: str, text: str) -> bool:
    """« le 11-Septembre »: with its hyphen and a capital, and of a day that all know."""
    start, end = span_of(match)
    days = {(int(row["day"][8:]), int(row["day"][5:7])) for row in rows("time_famous")}
    day, month = day_of(match.groupdict(), "dd"), month_of(match.groupdict())
    return text[start:end].split("-")[-1][:1].isupper() and (day, month) in days


def told_day(match: re.Match[str], plain: str, text: str) -> bool:
    """« Le 6, il gèle »: the day alone goes on from a day told before it, or from the month that heads its line."""
    before = plain[max(0, match.start() - TOLD_NEAR) : match.start()]
    return month_head().search(before) is not None or NAMED_DAY.search(before) is not None or "di " in before


def among_days(match: re.Match[str], plain: str, text: str) -> bool:
    """« voté le 3 juin, rejeté le 15 à Metz »: a day alone after a participle, near a day that has its month."""
    start = match.start()
    near = max(plain.rfind("\n", 0, start) + 1, start - TOLD_JUST_BEFORE)
    word = re.search(r"([a-z][a-z'-]*),? $", plain[max(0, start - SETS) : start])
    if word is None or word[1] in words_of("dials") or not NAMED_DAY.search(plain, near, start):
        return False
    begin = max(0, start - SETS) + word.start(1)
    return word[1] in words_of("before_lone_day") or is_participle(word[1], text[begin : begin + len(word[1])])


@cache
def _setting() -> re.Pattern[str]:
    """« prévue », « reporté », « aura lieu » at the end of a text."""
    stems = sorted(words("time_cues", direction="ahead", shape="participle"), key=len, reverse=True)
    return re.compile(rf"(?<![a-z-])(?:(?:{'|'.join(stems)})(?:e|s|es)?|lieu) $")


def set_day(match: re.Match[str], plain: str, text: str) -> bool:
    """« prévu le 22, », « aura lieu le 24. »: a day alone after a word that sets one."""
    first = max(0, match.start() - SETS)
    if _setting().search(plain, first, match.start()):
        return True
    verb = LAST_WORD.search(text, first, match.start())
    if verb is not None and (future_shape(verb[1]) or verb_forms().get(plain_text(verb[1])) == "moves"):
        return True  # « une autre suivra le 24 », « il est parti le 2 »
    return sets_day(plain, text, match.start("span"))


def unit_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« une nuit », « un jour », « une heure » count nothing by themselves; « la guerre de Trente Ans » is a name."""
    return not is_capital(text, *match.span("u")) and not (
        match["n"] in ("un", "une") and match["u"] in words_of("lone_unit")
    )


def unit_plural(match: re.Match[str], plain: str, text: str) -> bool:
    """« des mois » is a duration; « des Journées du patrimoine » are not."""
    return match["u"].endswith("s") and not is_capital(text, *match.span("u"))
