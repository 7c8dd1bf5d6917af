"""Guards of expressions with two ends."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import words
from pipeline.temporal.readings.captured import day_of

HEADS_WITHIN = 3000
"""Characters around a month that heads a line within which another month does so too."""


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


def and_weekdays(match: re.Match[str], plain: str, text: str) -> bool:
    """« entre lundi et mercredi », « de lundi à mercredi »; « de lundi et mardi » are two days."""
    between = match.group().startswith("entre")
    return between == (re.search(r"\bet\b", plain[match.end("w") : match.start("w2")]) is not None)


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


@cache
def month_head() -> re.Pattern[str]:
    """A month that opens a line or a sentence, with its colon."""
    return re.compile(rf"(?:^|\n|[.!?] )({'|'.join(words('time_months', type='full'))}) ?: ")


def month_heads(match: re.Match[str], plain: str, text: str) -> bool:
    """« Mars : on pose la voie. » where another month heads a line as well; not « Mars : une sonde s'y pose »."""
    start, end = match.span("span")
    around = plain[max(0, start - HEADS_WITHIN) : end + HEADS_WITHIN]
    return len({head[1] for head in month_head().finditer(around)}) > 1
