"""Checks that a pattern cannot make: capital letters, accents, what is being counted.

A guard is told the match, the plain text and the text as written, and says whether the match
may stand. Patterns name their guards in models/fr_press/patterns/timex.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.lexicon import read_rows
from pipeline.temporal.readings.words import nearest_month

Guard = Callable[[re.Match[str], str, str], bool]

NEXT_WORD = re.compile(r" {1,8}([a-z][a-z'-]+)")
STRONG = re.compile(r"(?:en|depuis|des|d'ici|jusqu'en|fin|debut|mi|courant|l'annee|annee|horizon) |\d{4}[-/]")
PREVIOUS_WORD = re.compile(r"([a-z0-9]+)[ '-]{1,3}$")


@cache
def _words(type_: str) -> frozenset[str]:
    return frozenset(row["form"] for row in read_rows("lexicons/time_context") if row["type"] == type_)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("span") if "span" in match.re.groupindex else match.span()


def _group(match: re.Match[str], name: str) -> tuple[int, int]:
    return match.span(name) if name in match.re.groupindex and match[name] is not None else _span(match)


def _previous(plain: str, start: int) -> str:
    found = PREVIOUS_WORD.search(plain, max(0, start - 25), start)
    return found[1] if found else ""


def _capital(text: str, start: int, end: int) -> bool:
    """Whether the word begins with a capital and is not written in capitals throughout."""
    return text[start : start + 1].isupper() and not text[start:end].isupper()


def _opens_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - 12) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;\n"»«-_(•>*|' or before.endswith(("« ", '"'))


def has_capital(match: re.Match[str], plain: str, text: str) -> bool:
    """The last word is written with a capital: a name (« maréchal Juin »)."""
    start = plain.rfind(" ", *match.span()) + 1
    return text[start : start + 1].isupper()


def upper(match: re.Match[str], plain: str, text: str) -> bool:
    """Something in the match is a capital: « vol AF 1981 », not « vol de 2015 »."""
    return any(char.isupper() for char in text[match.start() + 1 : match.end()]) or text[match.start()].isupper()


def counted(match: re.Match[str], plain: str, text: str) -> bool:
    """The number is not a quantity: no unit nor plural noun follows (« 2000 habitants »)."""
    following = NEXT_WORD.match(plain, match.end())
    if plain[match.end() : match.end() + 2].strip(" ")[:1] in ("%", "€", "$", "£", "°"):
        return False
    if not following:
        return True
    word = following[1]
    if word in _words("after_year"):
        return True
    if STRONG.match(match.group()):
        return word not in _words("counted")
    return not (word in _words("counted") or (len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss")))


def prep(match: re.Match[str], plain: str, text: str) -> bool:
    """« de 1500 » after a word of quantity is an amount, not a year."""
    start, _ = _span(match)
    year = int(plain[start : start + 4])
    words = plain[max(0, start - 45) : start]
    if re.search(
        r"\b(?:plus|moins|pres|environ|total|jusqu'a|quelque|somme|prix|hauteur|longueur|altitude|autour|montant|capacite|passe|population|age) (?:de |d'|a )?(?:pres de |plus de |environ )?$",
        words,
    ):
        return False
    following = plain[match.end() : match.end() + 3]
    if words.endswith((" a ", " ou ", " contre ", " pour ", " vers ")) and not words.endswith(
        ("jusqu'a ", "d'ici a ", "rapport a ")
    ):
        return 1900 <= year <= 2099 and not following.startswith((" a ", " e", "h"))
    return year >= 1200


def short_year(match: re.Match[str], plain: str, text: str) -> bool:
    """A year of two figures is none when it could be a day, an hour or a count."""
    start, end = match.span("yshort")
    if plain[start - 1] == "'":
        return True
    after = plain[end : end + 12]
    if re.match(r" ?(?:h|heures?|%|ans|€|euros?|[a-z]{3,}s\b|:\d|km|-|/|mois)", after):
        return False
    return int(plain[start:end]) >= 32


def month_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A lone month with a capital is a name (planet, person), save in a title or after « en », « fin »."""
    start, end = _group(match, "m")
    if plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalpha() and "m2" not in match.re.groupindex:
        return False
    if plain[start : start + 4] == "mars" and _previous(plain, start) in _words("planet"):
        return False
    if not _capital(text, start, end):
        return not (
            text[start:end].isupper() and plain[start:end] == "mars" and _previous(plain, start) in ("sur", "vers")
        )
    if match.start() != start and plain[match.start() : start].strip(" '") not in ("", "du", "le", "la", "au"):
        return True
    return _previous(plain, match.start()) in _words("before_month")


def and_months(match: re.Match[str], plain: str, text: str) -> bool:
    """« X et Y » is a range only after « entre »; « mars à juin » always; « a » may be a verb."""
    middle = plain[match.end("m") : match.start("m2")]
    if re.search(r"\bet\b", middle):
        return match.group().startswith("entre")
    if (
        re.fullmatch(r"(?: {1,8}(?:\d{4}))? {1,8}a {1,8}(?:la )?", middle)
        and "à" not in text[match.start() : match.end()]
    ):
        return match.group().startswith(("de ", "d'")) or text[match.end("m") : match.start("m2")].strip(
            " 0123456789"
        ) in ("A", "à")
    return True


def and_days(match: re.Match[str], plain: str, text: str) -> bool:
    """« entre le 3 et le 7 mai » is a range, « le 3 et le 7 mai » are two days."""
    return " et le " not in match.group() or match.group().startswith("entre")


def and_years(match: re.Match[str], plain: str, text: str) -> bool:
    """« de 2015 et 2018 » is no range, « entre 2015 et 2018 » is."""
    middle = plain[match.end("y") : match.start("y2")]
    if re.search(r"\bet\b", middle):
        return match.group().startswith("entre")
    return int(match["y"]) < int(match["y2"])


def endpoints(match: re.Match[str], plain: str, text: str) -> bool:
    """Both nights of « la nuit du 4 au 5 » are given, by day or by weekday."""
    return bool((match["d"] or match["w"]) and (match["d2"] or match["w2"]))


def season_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« été » is the season only with its accents, or all in capitals; « Printemps » is a shop."""
    start, end = match.span("s") if match["s"] else match.span("s2")
    word = text[start:end]
    if plain[start:end] == "ete" and word.lower() != "été" and not text[match.start() : match.end()].isupper():
        return False
    if (
        _previous(plain, match.start()) in ("a", "ont", "avait", "ayant", "avoir", "aura", "aurait", "ai", "as")
        and plain[start:end] == "ete"
    ):
        return match.start() != start
    if plain[start:end] == "ete" and match.start() == start and "y" in match.re.groupindex and match["y"]:
        return _previous(plain, start) not in _words("auxiliary")
    return not (
        _capital(text, start, end)
        and plain[start:end] == "printemps"
        and plain[end : end + 4] in (" de ", " du ", " des", " hau")
    )


def season_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« l'été comme l'hiver », « jeux d'hiver », « le Printemps arabe » name no season of a year."""
    after = plain[match.end() : match.end() + 12]
    if re.match(
        r" (?:comme|arabe|et l'hiver|et en hiver|ou l'hiver|indien|austral|nucleaire|silencieux|demographique|des peuples|de prague)",
        after,
    ):
        return False
    if _previous(plain, match.start()) in ("comme", "pleine", "jour", "fois"):
        return False
    return not re.match(r"(?:\d|[ -]\d)", after)


def weekday_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A weekday with a capital inside a sentence, after a capitalised name, is a title (« Ouest-France Dimanche »)."""
    start, end = match.span("w")
    if match.start() != start:  # « le lundi »: a habit, save where a tail or the tense says otherwise
        return True
    if plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalpha():
        return False
    if not _capital(text, start, end) or _opens_sentence(plain, start):
        return True
    before = text[max(0, start - 20) : start].rstrip().rsplit(" ", 1)[-1]
    return not before[:1].isupper() and _previous(plain, start) not in ("journal", "magazine", "le", "au", "du")


def weekday_habit(match: re.Match[str], plain: str, text: str) -> bool:
    """« le dimanche » is a habit; but « le dimanche 3 » or « le lundi même » is a day."""
    return not re.match(r" (?:\d|meme|en huit)", plain[match.end() : match.end() + 9])


def weekend_only(match: re.Match[str], plain: str, text: str) -> bool:
    """« le prochain week-end » is dated; « la dernière année de son mandat » is not."""
    unit = match["unit"]
    return unit.startswith("week") or (
        unit in ("trimestre", "semestre") and not plain[match.end() : match.end() + 3].strip() == "de"
    )


def part_unit(match: re.Match[str], plain: str, text: str) -> bool:
    """« la fin de l'année » is dated; « fin de saison », « fin de siècle » are not."""
    unit = match["unit"]
    if unit in ("saison", "decennie", "siecle", "an", "quinzaine"):
        return False
    return unit != "mois" or not re.match(r"(?:la |en |les )?fin de mois", match.group())


def today(match: re.Match[str], plain: str, text: str) -> bool:
    """« la France d'aujourd'hui » and « encore aujourd'hui » speak of the present time, not of a day."""
    if match["word"][:6] != "aujour" or match["w"]:
        return not (match["word"] == "demain" and _previous(plain, match.start()) in ("de", "monde"))
    before = plain[max(0, match.start() - 14) : match.start()]
    after = plain[match.end() : match.end() + 10]
    return not (
        re.search(r"(?:\bd'|\bencore |\btoujours |jour d'|jusqu'a |jusqu'|comme |qu')$", before)
        or re.match(r",? (?:encore|toujours|comme)\b", after)
    )


def clock(match: re.Match[str], plain: str, text: str) -> bool:
    """« 2 heures de route », « 35 heures », « 24 h chrono » are no clock times."""
    value = match["t"]
    lead = match.group()
    if "heure" in value and not re.search(r"heures? ?\d", value):
        after = NEXT_WORD.match(plain, match.end())
        if re.match(r" (?:du (?:matin|soir)|de l'apres-midi|precises|locales?)", plain[match.end() : match.end() + 18]):
            return True
        if lead.startswith(
            ("de", "des", "et", "ou", "entre", ",", ";", "(", "-", "depuis", "apres", "au")
        ) and not re.match(r"(?:de |entre |et )", lead):
            return False
        if after and after[1] in _words("after_hours"):
            return False
        if lead.startswith(("de ", "et ")):
            before = plain[max(0, match.start() - 40) : match.start()]
            return bool(
                re.search(r"heures?|\dh| h ", before)
                if lead.startswith("et ")
                else re.match(r" (?:a|jusqu'a) \d", plain[match.end() : match.end() + 8])
            )
        return True
    if value in ("midi", "minuit"):
        capital = text[match.start("t")].isupper()
        return (
            not capital
            and not lead.startswith(("de ", "et ", "ou ", "(", ",", "-", ";", ":", "au"))
            or (lead.startswith(("de ", "et ", ", ")) and value == "minuit" and not capital)
        )
    return not re.match(
        r" ?(?:de (?:route|trajet|vol|marche|train|film|spectacle|retard|travail|debat|suspense))",
        plain[match.end() : match.end() + 16],
    )


def thousands(match: re.Match[str], plain: str, text: str) -> bool:
    """« 1 956 postes » is a count, though « remonte à 2.000 » may be a year."""
    return not re.search(r"(?:remonte a|annee|l'an|en) $", plain[max(0, match.start() - 12) : match.start()])


def feast_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« Noël » before a capital is a given name (« Noël Dupré »); « de Noël » mostly names a thing."""
    if "feast" not in match.re.groupindex or match["feast"] is None or "word" in match.re.groupindex:
        return True
    start, end = match.span("feast")
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and plain[start:end] in ("noel", "paques"):
        return False
    if plain[start:end] in ("armistice", "noel", "epiphanie", "ascension", "assomption", "rameaux", "halloween"):
        lead = match.group()
        if lead.startswith(("de ", "de l", "l'", "du", "le ", "la ", "au ")) and not lead.startswith(
            ("de la nuit", "le jour")
        ):
            return (
                plain[start:end] != "noel"
                and bool(
                    re.search(
                        r"(?:veille|lendemain|jour|week-end|pont|lundi|jeudi|soir|nuit|fete) $",
                        plain[max(0, match.start() - 12) : match.start()],
                    )
                )
                or bool(
                    re.search(
                        r"(?:veille|lendemain|jour|nuit|soir) $", plain[max(0, match.start() - 12) : match.start()]
                    )
                )
            )
    return True


def misspelt_month(match: re.Match[str], plain: str, text: str) -> bool:
    """The word in the month's place is a slip for a month (« avirl »)."""
    return nearest_month(match["word"]) is not None


def feast_alone(match: re.Match[str], plain: str, text: str) -> bool:
    """A feast named by its weekday is a date without any word before it: « lundi de Pâques »."""
    return match["feast"].split(" ")[0] in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def unit_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« une nuit », « un jour », « une heure » count nothing by themselves."""
    return not re.match(r"(?:un|une) (?:nuit|jour|journee|seconde|minute)\b", match.group())


def unit_plural(match: re.Match[str], plain: str, text: str) -> bool:
    """« des mois » is a duration, « des mois de mars » or « des jours meilleurs » hardly."""
    return match["u"].endswith("s")


def there(match: re.Match[str], plain: str, text: str) -> bool:
    """« cette année-là », « cette année là », but not « cette semaine la liste »."""
    return not match.group().endswith("la") or match.group().endswith("-la") or text[match.end() - 1] in "àÀ"


def always(match: re.Match[str], plain: str, text: str) -> bool:
    """No condition."""
    return True


GUARDS: dict[str, Guard] = {
    "and_days": and_days,
    "and_months": and_months,
    "and_years": and_years,
    "capital": has_capital,
    "clock": clock,
    "counted": counted,
    "endpoints": endpoints,
    "feast_alone": feast_alone,
    "feast_free": feast_free,
    "misspelt_month": misspelt_month,
    "month_case": month_case,
    "named": always,
    "part_unit": part_unit,
    "prep": prep,
    "season_free": season_free,
    "season_word": season_word,
    "short_year": short_year,
    "there": there,
    "thousands": thousands,
    "today": today,
    "unit_plural": unit_plural,
    "unit_word": unit_word,
    "upper": upper,
    "weekday_case": weekday_case,
    "weekday_habit": weekday_habit,
    "weekend_only": weekend_only,
}
