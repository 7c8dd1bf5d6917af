"""Guards that tell names and titles from dates by how they are written."""

from __future__ import annotations

import re

from pipeline.french import words
from pipeline.temporal.beside import precedes, words_of
from pipeline.temporal.guards.match import group_span, hyphenated, is_capital, opens_sentence, previous_word

NAME_AFTER = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ]")


def capital(match: re.Match[str], plain: str, text: str) -> bool:
    """The last word is written with a capital: a name (« maréchal Juin »)."""
    start = plain.rfind(" ", *match.span()) + 1
    return text[start : start + 1].isupper()


def upper(match: re.Match[str], plain: str, text: str) -> bool:
    """Something in the match is a capital: « vol AF 1981 », not « vol de 2015 »."""
    return any(char.isupper() for char in text[match.start() : match.end()])


def month_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A lone month with a capital is a name (planet, person), save in a title or after « en », « fin »."""
    start, end = group_span(match, "m")
    if hyphenated(plain, end) and "m2" not in match.re.groupindex:
        return False
    previous = previous_word(plain, start)
    mars = plain[start : start + 4] == "mars"
    if mars and previous in words_of("planet"):
        return False
    if not is_capital(text, start, end):
        return True
    if previous in ("de", "d") and NAME_AFTER.match(text, end) and "m2" not in match.re.groupindex:
        return False  # « les mots de Mai Dupont »
    if mars and previous == "de" and previous_word(plain, start - len("de ")) not in words_of("before_month"):
        return False  # « le passé de Mars »: the planet, the god, the brand; no other month is as often a name
    if match.start() != start and plain[match.start() : start].strip(" '") not in ("", "du", "le", "la", "au"):
        return True
    return previous_word(plain, match.start()) in words_of("before_month")


def weekday_case(match: re.Match[str], plain: str, text: str) -> bool:
    """A weekday with a capital after a capitalised name is a title (« Ouest-France Dimanche »)."""
    start, end = match.span("w")
    if hyphenated(plain, end):
        return False
    if not is_capital(text, start, end) or opens_sentence(plain, start) or plain[end : end + 1] == ",":
        return True
    before = text[max(0, start - 20) : start].rstrip().rsplit(" ", 1)[-1]
    return not before[:1].isupper() and previous_word(plain, start) not in words_of("before_title")


def feast_free(match: re.Match[str], plain: str, text: str) -> bool:
    """« Noël » before a capital is a given name (« Noël Dupré »); « de Noël » mostly names a thing."""
    if "word" in match.re.groupindex or match["feast"] is None:
        return True
    start, end = match.span("feast")
    feast = plain[start:end]
    if feast in ("noel", "paques") and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    if feast.startswith("saint") and not plain[:start].endswith("la "):
        return False  # a parish, a town, a school
    lead = plain[match.start() : start].strip()
    if feast in words_of("thing_feast") and lead in words_of("before_thing_feast"):
        return precedes("feast_time", plain, match.start()) or precedes("feast_time", plain, start - 1)
    return True


def feast_alone(match: re.Match[str], plain: str, text: str) -> bool:
    """A feast named by its weekday is a date without any word before it: « lundi de Pâques »."""
    return match["feast"].split(" ")[0] in words("time_weekdays", type="full")
