"""What French words inside a time expression stand for: models/fr_press/lexicons/time_words.tsv, as lookups.

Numbers in figures, letters and Roman capitals among them.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import mapping, rows

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@cache
def meanings(use: str) -> dict[str, str]:
    """Plain form -> value, of one use: 'cue', 'deictic', 'eve', 'part', 'decade' and so on."""
    return mapping("time_words", "form", "value", use=use)


@cache
def steps(use: str) -> dict[str, int]:
    """Plain form -> whole number, of a use that counts."""
    return {form: int(value) for form, value in meanings(use).items()}


@cache
def number_words() -> dict[str, int]:
    """Plain form -> value, from the lexicon."""
    return {row["form"]: int(row["value"]) for row in rows("time_numbers")}


def read_number(words: str) -> int | None:
    """Value of '3', '1er', 'vingt-cinq', 'deux mille vingt', 'XIXe', 'deuxième' (already made plain).

    None when the words are no number.
    """
    digits = re.match(r"\d{1,6}(?=\D|$)", words.replace(" ", "") if words[:1].isdigit() else words)
    if digits:
        return int(digits.group())
    known = number_words()
    if words in known:
        return known[words]
    total, current = 0, 0
    for word in re.split(r"[ -]+", words):
        if word == "et" or not word:
            continue
        value = known.get(word)
        if value is None:
            return read_roman(words)
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        elif value == 20 and current % 100 == 4:
            current = current - 4 + 80
        else:
            current += value
    return total + current or None


def read_roman(words: str) -> int | None:
    """Value of 'xix', 'XIXe' or 'viii'; None when it is no Roman number below 4000."""
    match = re.fullmatch(r"([ivxlcdm]+?)(?:e|eme|er|ere)?", words.lower())
    if not match or not re.fullmatch(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", match[1]):
        return None
    values = [ROMAN[char] for char in match[1]]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values)) or None
