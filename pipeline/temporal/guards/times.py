"""Guards of seasons, weeks, days and hours."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, words
from pipeline.temporal.beside import follows, precedes, words_of
from pipeline.temporal.guards.match import group_span, is_capital, opens_sentence, previous_word
from pipeline.temporal.readings.captured import nearest_month
from pipeline.temporal.same_length import plain_text

ACTS = (
    "announcement",
    "decision",
    "legal_action",
    "meeting",
    "protest_or_strike",
    "publication",
    "sport_result",
    "vote",
)
"""Types of events whose nouns, in the singular, name one act of a day."""
OF_YEAR = re.compile(r" +(?:de|en) \d{4}")
ACT = 60
"""Characters before « d'aujourd'hui » that the noun of the act fills."""


def season_word(match: re.Match[str], plain: str, text: str) -> bool:
    """« été » is the season only with its accents, or all in capitals, and never after an auxiliary."""
    start, end = group_span(match, "s", "s2")
    word = text[start:end]
    if plain.endswith("d'", 0, start) and OF_YEAR.match(plain, end):
        return False  # « les Jeux d'hiver de 2018 » bear the year
    if plain[start:end] == "ete":
        if word.lower() != "été" and not text[match.start() : match.end()].isupper():
            return False
        return match.start() != start or previous_word(plain, start) not in words_of("auxiliary")
    return not (is_capital(text, start, end) and follows("season_name", plain, end))


def season_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« l'été comme l'hiver », « le printemps arabe » name no season of a year."""
    if follows("season_name", plain, match.end()) or precedes("before_season_name", plain, match.start()):
        return False
    start, end = group_span(match, "s", "s2")
    if plain[start:end] == "printemps" and is_capital(text, start, end):
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
        return opens_sentence(plain, match.start()) or precedes("before_month_end", plain, match.start())
    return not before.endswith((",", " la", " le"))


def today(match: re.Match[str], plain: str, text: str) -> bool:
    """« la France d'aujourd'hui », « hier comme aujourd'hui », « si demain » speak of no day in particular."""
    if match["word"] == "demain":
        return not precedes("before_tomorrow", plain, match.start())
    if match["word"] == "hier" and match["w"] is None:
        return not follows("after_yesterday", plain, match.end())
    if not match["word"].startswith("aujourd") or match["w"]:
        return True
    if _act_of_today().search(plain, max(0, match.start() - ACT), match.start()):
        return True
    return not (precedes("before_today", plain, match.start()) or follows("after_today", plain, match.end()))


@cache
def _act_of_today() -> re.Pattern[str]:
    """« le jugement d'aujourd'hui », « la grève d'aujourd'hui »: one act, not « la violence »."""
    forms = any_of(map(plain_text, words("event_nouns", type=ACTS)))
    return re.compile(rf"(?<![a-z-])(?:l[ae] |l'|du |au |cet(?:te)? |ce )(?:{forms}) d'$")


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
