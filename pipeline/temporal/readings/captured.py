"""What the captured words of an expression say: numbers, months, parts, clock times."""

from __future__ import annotations

import difflib
import re
from functools import cache

from pipeline.french import mapping
from pipeline.temporal.meaning import meanings, read_number, read_roman, steps

Groups = dict[str, str]
NOON = 12


@cache
def _table(name: str, column: str) -> dict[str, str]:
    return mapping(name, "form", column)


def month_of(groups: Groups, key: str = "m") -> int | None:
    """Month number; None when the expression names none."""
    if key == "m" and "me" in groups:
        return int(_table("time_english", "month")[groups["me"]])
    for name in (key, "ms", "mm", "mz") if key == "m" else (key, key.replace("m", "mm"), key.replace("m", "mz")):
        if word := groups.get(name):
            return int(word) if word.isdigit() else int(_table("time_months", "month")[word.rstrip(".")])
    return None


def nearest_month(word: str) -> str | None:
    """The month that a word is a slip for: 'avirl', 'mais'; None when it is like none.

    Likeness from 0.8: 'avirl' has 0.8, 'mais' 0.86, 'matchs' 0.6.
    """
    months = [form for form in _table("time_months", "month") if len(form) > 2]
    close = difflib.get_close_matches(
        word, [form for form in months if form == "mai" or len(form) > 3], n=1, cutoff=0.8
    )
    return close[0] if close else None


def day_of(groups: Groups, key: str = "d") -> int | None:
    """Day of the month."""
    word = groups.get(key) or groups.get(key.replace("d", "dd", 1))
    return read_number(re.sub(r"(?<=1) ?er", "", word)) if word else None


def weekday_of(groups: Groups, key: str = "w") -> int | None:
    """Day of the week, Monday 0."""
    word = groups.get(key) or groups.get(key.replace("w", "wa", 1))
    return int(_table("time_weekdays", "weekday")[word.rstrip(".")]) if word else None


def year_of(groups: Groups, around: int, key: str = "y") -> int | None:
    """Year, in figures or words; two figures are read in the hundred years that end ten after `around`."""
    if key == "y" and "yw" in groups:
        return read_number(groups["yw"])
    word = groups.get(key) or groups.get(key.replace("y", "yn", 1)) or (groups.get("yshort") if key == "y" else None)
    if word is None:
        return None
    year = int(word)
    if len(word) == 2:
        year += around // 100 * 100
        if year > around + 10:
            year -= 100
    return year


def season_of(groups: Groups) -> int:
    """Spring 1 to winter 4."""
    return int(_table("time_seasons", "season")[groups.get("s") or groups["s2"]])


def unit_of(word: str) -> str:
    """Unit that a word names: 'week', 'month', 'year', and so on."""
    table = _table("time_units", "unit")
    if word in table:
        return table[word]
    if word.startswith("week"):
        return "weekend"
    return table.get(word.rstrip("s"), "season")


def part_of(groups: Groups, key: str = "part") -> str:
    """'start', 'middle', 'end', or '' for the whole."""
    return meanings("part").get(groups.get(key) or groups.get("pt", "") if key == "part" else groups.get(key, ""), "")


def ordinal_of(groups: Groups) -> int | None:
    """1 for 'premier', '1er'; -1 for 'dernier'."""
    if "olast" in groups:
        return -1
    word = groups.get("o")
    if word is None:
        return None
    return read_number(re.sub(r"(?<=\d) ?(?:er|ere|eme|ieme|nde?|e)$", "", word))


def decade_of(word: str) -> int | None:
    """First year of a decade: 'soixante' and '60' are 1960, '1990' 1990."""
    value = steps("decade").get(word) or read_number(word)
    if value is None:
        return None
    return value if value >= 1000 else 1900 + value


def century_of(groups: Groups) -> int | None:
    """Number of a century: 12 for 'XIIe', '12ème', 'douzième'."""
    if "rom" in groups:
        return read_roman(groups["rom"])
    return int(groups["num"]) if "num" in groups else ordinal_of(groups)


def _spelled_clock(words: str) -> list[int]:
    """« seize heures trente »: 16 and 30."""
    hour, _, minute = words.partition(" heure")
    parts = (hour, minute.lstrip("s ").strip())
    return [value for part in parts if part and (value := read_number(part)) is not None] or [0]


def clock_of(words: str) -> tuple[int, int] | None:
    """Hour and minute: '22 heures', '18h05', '18:05', 'midi'; None when it is no time of day."""
    if words in steps("hour"):
        return steps("hour")[words], 0
    numbers = [int(n) for n in re.findall(r"\d+", words)] or _spelled_clock(words)
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if "moins le quart" in words:
        hour, minute = hour - 1, 45
    elif "quart" in words:
        minute = 15
    elif "demie" in words:
        minute = 30
    return (hour % 24, minute) if 0 <= hour <= 24 and 0 <= minute < 60 else None
