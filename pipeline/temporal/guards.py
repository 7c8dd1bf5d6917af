"""Checks that a pattern cannot make: capital letters, accents, what is being counted.

A guard is told the match, the plain text and the text as written, and says whether the match
may stand. Patterns name their guards in models/fr_press/patterns/timex.tsv; the words that
guards look for beside a match are in models/fr_press/lexicons/time_context.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.temporal.beside import follows, precedes, words_of
from pipeline.temporal.readings.captured import day_of, nearest_month

Guard = Callable[[re.Match[str], str, str], bool]

NEXT_WORD = re.compile(r" {1,8}([a-z][a-z'-]+)")
PREVIOUS_WORD = re.compile(r"([a-z0-9]+)[ '-]{1,3}$")
EARLIEST_LONE_YEAR = 1200
"""A smaller number after « de », « à » is a quantity more often than a year."""


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("span") if "span" in match.re.groupindex else match.span()


def _group(match: re.Match[str], *names: str) -> tuple[int, int]:
    """Place of the first of these groups that took part in the match; else of the match."""
    for name in names:
        if name in match.re.groupindex and match[name] is not None:
            return match.span(name)
    return _span(match)


def _previous(plain: str, start: int) -> str:
    found = PREVIOUS_WORD.search(plain, max(0, start - 25), start)
    return found[1] if found else ""


def _capital(text: str, start: int, end: int) -> bool:
    """Whether the word begins with a capital and is not written in capitals throughout."""
    return text[start : start + 1].isupper() and not text[start:end].isupper()


def _opens_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - 12) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;\n"»«-_(•>*|'


def _hyphenated(plain: str, end: int) -> bool:
    return plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalpha()


# capitals and names


def has_capital(match: re.Match[str], plain: str, text: str) -> bool:
    """The last word is written with a capital: a name (« maréchal Juin »)."""
    start = plain.rfind(" ", *match.span()) + 1
    return text[start : start + 1].isupper()


def upper(match: re.Match[str], plain: str, text: str) -> bool:
    """Something in the match is a capital: « vol AF 1981 », not « vol de 2015 »."""
    return any(char.isupper() for char in text[match.start() : match.end()])


def month_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A lone month with a capital is a name (planet, person), save in a title or after « en », « fin »."""
    start, end = _group(match, "m")
    if _hyphenated(plain, end) and "m2" not in match.re.groupindex:
        return False
    previous = _previous(plain, start)
    if plain[start : start + 4] == "mars" and previous in words_of("planet"):
        return False
    if not _capital(text, start, end):
        return True
    if match.start() != start and plain[match.start() : start].strip(" '") not in ("", "du", "le", "la", "au"):
        return True
    return _previous(plain, match.start()) in words_of("before_month")


def weekday_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A weekday with a capital after a capitalised name is a title (« Ouest-France Dimanche »)."""
    start, end = match.span("w")
    if _hyphenated(plain, end):
        return False
    if not _capital(text, start, end) or _opens_sentence(plain, start) or plain[end : end + 1] == ",":
        return True
    before = text[max(0, start - 20) : start].rstrip().rsplit(" ", 1)[-1]
    return not before[:1].isupper() and _previous(plain, start) not in words_of("before_title")


def feast_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« Noël » before a capital is a given name (« Noël Dupré »); « de Noël » mostly names a thing."""
    if "word" in match.re.groupindex or match["feast"] is None:
        return True
    start, end = match.span("feast")
    feast = plain[start:end]
    if feast in ("noel", "paques") and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    if feast in words_of("thing_feast") and match.group().startswith(("de ", "d'", "l'", "du ", "le ", "la ", "au ")):
        return precedes("feast_time", plain, match.start()) or precedes("feast_time", plain, start - 1)
    return True


def feast_alone(match: re.Match[str], plain: str, text: str) -> bool:
    """A feast named by its weekday is a date without any word before it: « lundi de Pâques »."""
    return match["feast"].split(" ")[0] in words_of("weekday")


# numbers that count something


def counted(match: re.Match[str], plain: str, text: str) -> bool:
    """The number is not a quantity: no unit nor plural noun follows (« 2000 habitants »)."""
    following = NEXT_WORD.match(plain, match.end())
    if plain[match.end() : match.end() + 2].strip(" ")[:1] in ("%", "€", "$", "£"):
        return False
    if not following or following[1] in words_of("after_year"):
        return True
    word = following[1]
    if word in words_of("counted"):
        return False
    sure = match.group().split(" ")[0] in words_of("sure_before_year") or re.match(r"\d{4}[-/]", match.group())
    return bool(sure) or not (len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss"))


def prep(match: re.Match[str], plain: str, text: str) -> bool:
    """« de 1500 » after a word of quantity is an amount, not a year."""
    start, _ = _span(match)
    year, lead = int(plain[start : start + 4]), match.group()
    if precedes("quantity", plain, match.start()) or precedes("quantity", plain, start):
        return False
    if lead.split(" ")[0] in words_of("weak_before_year"):
        return 1900 <= year <= 2099 and not plain[match.end() : match.end() + 3].startswith((" a ", " e", "h"))
    return year >= EARLIEST_LONE_YEAR


def aside(match: re.Match[str], plain: str, text: str) -> bool:
    """« La Marche, 1983, archives »: a year between commas, none of several numbers in a row."""
    start, _ = _span(match)
    return 1900 <= int(plain[start : start + 4]) <= 2099 and not re.search(
        r"\d ?, ?$", plain[max(0, start - 4) : start]
    )


def short_year(match: re.Match[str], plain: str, text: str) -> bool:
    """A year of two figures is none when it could be a day, an hour or a count."""
    start, end = match.span("yshort")
    if plain[start - 1] == "'":
        return True
    if re.match(r" ?(?:%|€|h\b|:\d|-\d|/|[a-z]{3,}s\b)", plain[end : end + 14]) or follows("counted", plain, end):
        return False
    return int(plain[start:end]) >= 32


def unit_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« une nuit », « un jour », « une heure » count nothing by themselves."""
    return not (match["n"] in ("un", "une") and match["u"] in words_of("lone_unit"))


def unit_plural(match: re.Match[str], plain: str, text: str) -> bool:
    """« des mois » is a duration."""
    return match["u"].endswith("s")


# ranges


def and_days(match: re.Match[str], plain: str, text: str) -> bool:
    """« entre le 3 et le 7 mai » is a range, « le 3 et le 7 mai » are two days."""
    return " et le " not in match.group() or match.group().startswith("entre")


def and_months(match: re.Match[str], plain: str, text: str) -> bool:
    """« X et Y » is a range only after « entre »; in « en mars a jugé », « a » is a verb."""
    middle = plain[match.end("m") : match.start("m2")]
    if re.search(r"\bet\b", middle):
        return match.group().startswith("entre")
    if re.search(r" a (?:la )?$", middle) and "à" not in text[match.end("m") : match.start("m2")].lower():
        return match.group().startswith(("de ", "d'")) or text[match.start("m2") : match.end("m2")].isupper()
    return True


def and_years(match: re.Match[str], plain: str, text: str) -> bool:
    """« de 2015 et 2018 » is no range, « entre 2015 et 2018 » is."""
    if re.search(r"\bet\b", plain[match.end("y") : match.start("y2")]):
        return match.group().startswith("entre")
    return int(match["y"]) < int(match["y2"])


def and_decades(match: re.Match[str], plain: str, text: str) -> bool:
    """« les années 60 et 80 » are two decades; « entre les années 60 et 80 », « les années 60-70 » are spans."""
    return " et " not in plain[match.end("dec") : match.start("dec2")] or match.group().startswith("entre")


def rising(match: re.Match[str], plain: str, text: str) -> bool:
    """« 14-15 juin », not « 6-4 juin »."""
    return int(match["dd"]) < int(match["dd2"])


def consecutive(match: re.Match[str], plain: str, text: str) -> bool:
    """« les 12 et 13 mars » are two days in a row; « les 12 et 15 mars » are two dates."""
    first, second = day_of(match.groupdict()), day_of(match.groupdict(), "d2")
    return first is not None and second == first + 1


def month_not_range(match: re.Match[str], plain: str, text: str) -> bool:
    """« 2021-03 » is a month; « 2010-12 », which may be two years, is not."""
    return int(plain[match.end("y") + 1 : match.end("y") + 3]) <= int(match["y"][2:])


def endpoints(match: re.Match[str], plain: str, text: str) -> bool:
    """Both nights of « la nuit du 4 au 5 » are given, by day or by weekday."""
    return bool((match["d"] or match["w"]) and (match["d2"] or match["w2"]))


# seasons, weeks, hours


def season_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« été » is the season only with its accents, or all in capitals, and never after an auxiliary."""
    start, end = _group(match, "s", "s2")
    word = text[start:end]
    if plain[start:end] == "ete":
        if word.lower() != "été" and not text[match.start() : match.end()].isupper():
            return False
        return match.start() != start or _previous(plain, start) not in words_of("auxiliary")
    return not (_capital(text, start, end) and follows("season_name", plain, end))


def season_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« l'été comme l'hiver », « le printemps arabe » name no season of a year."""
    if follows("season_name", plain, match.end()) or precedes("before_season_name", plain, match.start()):
        return False
    start, end = _group(match, "s", "s2")
    if plain[start:end] == "printemps" and _capital(text, start, end):
        return False  # the department store
    return not re.match(r"[ -]?\d", plain[match.end() : match.end() + 2])


def weekday_habit(match: re.Match[str], plain: str, text: str) -> bool:
    """« le dimanche » is a habit; but « le dimanche 3 » or « le lundi même » is a day."""
    return not re.match(r" (?:\d|meme|en huit)", plain[match.end() : match.end() + 9])


def weekend_only(match: re.Match[str], plain: str, text: str) -> bool:
    """« le prochain week-end » is dated; « la dernière année de son mandat » is not."""
    return match["unit"].startswith("week") or match["unit"] in ("trimestre", "semestre")


def part_unit(match: re.Match[str], plain: str, text: str) -> bool:
    """« la fin de l'année » is dated; « fin de saison », « fin de siècle » are not."""
    unit = match["unit"]
    if unit == "mois" and match["pt"] in ("fin", "debut") and not _clause_part(match, plain):
        return False
    return unit in ("annee", "mois", "semaine", "trimestre", "semestre") or unit.startswith("week")


def _clause_part(match: re.Match[str], plain: str) -> bool:
    """Whether « la fin du mois » is a time, not a thing: « redouter la fin du mois », « fin du monde, fin du mois »."""
    before = plain[max(0, match.start() - 12) : match.start()].rstrip(" ")
    if match.group().startswith(("la ", "le ")):
        return _opens_sentence(plain, match.start()) or precedes("before_month_end", plain, match.start())
    return not before.endswith((",", " la", " le"))


def today(match: re.Match[str], plain: str, text: str) -> bool:
    """« la France d'aujourd'hui » and « encore aujourd'hui » speak of the present time, not of a day."""
    if match["word"] == "demain":
        return not precedes("before_tomorrow", plain, match.start())
    if not match["word"].startswith("aujourd") or match["w"]:
        return True
    return not (precedes("before_today", plain, match.start()) or follows("after_today", plain, match.end()))


def there(match: re.Match[str], plain: str, text: str) -> bool:
    """« cette année-là », « cette année là », but not « cette semaine la liste »."""
    return not match.group().endswith("la") or match.group().endswith("-la") or text[match.end() - 1] in "àÀ"


def clock(match: re.Match[str], plain: str, text: str) -> bool:
    """« 2 heures de route », « 35 heures », « le Midi » are no clock times."""
    value, lead = match["t"], match.group().split(" ")[0]
    if follows("counted_hours", plain, match.end()):
        return False
    if value in ("midi", "minuit"):
        if text[match.start("t")].isupper():
            return False
        return value == "minuit" or lead in words_of("before_noon")
    if _short_time(match, plain):
        return False
    if "heure" not in value or re.search(r"heures? ?\d", value) or follows("hour_of_day", plain, match.end()):
        return True
    if lead == "de":
        return bool(re.match(r" (?:a|jusqu'a) \d", plain[match.end() : match.end() + 12]))
    if lead == "et":
        return bool(re.search(r"\d ?h", plain[max(0, match.start() - 25) : match.start()]))
    return lead in words_of("before_hours")


def _short_time(match: re.Match[str], plain: str) -> bool:
    """« deux séances de 2h », « (1h30) »: few hours without a word of the clock beside them last that long."""
    value, start = match["t"], match.start("t")
    hour = re.match(r"0?([1-5]) ?h", value)
    if hour is None or value.startswith("0") or follows("hour_of_day", plain, match.end()):
        return False
    before = plain[max(0, start - 25) : start]
    if re.search(r"\d ?h|\d{4},? $|di,? $|nuit", before):
        return False
    if re.match(r" ?(?:-|a|et|ou) ?\d", plain[match.end() : match.end() + 5]):
        return False
    return bool(re.search(r"(?:\b(?:de|pour|environ|ou)|[(:|]) ?$", before)) and not re.search(
        r"partir de ?$|train de ?$", before
    )


def misspelt_month(match: re.Match[str], plain: str, text: str) -> bool:
    """The word in the month's place is a slip for a month (« avirl »)."""
    return nearest_month(match["word"]) is not None


GUARDS: dict[str, Guard] = {
    "and_days": and_days,
    "and_decades": and_decades,
    "and_months": and_months,
    "and_years": and_years,
    "aside": aside,
    "capital": has_capital,
    "clock": clock,
    "consecutive": consecutive,
    "counted": counted,
    "endpoints": endpoints,
    "feast_alone": feast_alone,
    "feast_free": feast_free,
    "misspelt_month": misspelt_month,
    "month_case": month_case,
    "month_not_range": month_not_range,
    "part_unit": part_unit,
    "prep": prep,
    "rising": rising,
    "season_free": season_free,
    "season_word": season_word,
    "short_year": short_year,
    "there": there,
    "today": today,
    "unit_plural": unit_plural,
    "unit_word": unit_word,
    "upper": upper,
    "weekday_case": weekday_case,
    "weekday_habit": weekday_habit,
    "weekend_only": weekend_only,
}
