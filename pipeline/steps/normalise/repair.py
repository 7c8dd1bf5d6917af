"""Small repairs inside a paragraph: captions told twice, credits at the end."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import rows

_MAX_CAPTION = 1000  # characters
_TAIL = 130  # characters of it in which its credit stands
_CAPTION = 300  # characters of one in a text without a page
_NAMED = re.compile("©|[Pp]hoto|PHOTO|Image|rédit|Archives")
_SENTENCE = "Le quai au matin."  # any caption
_MIN_REPEAT = 30  # characters; shorter runs repeat in honest prose


def drop_repeats(text: str) -> str:
    """The text with an opening that stands two or three times in a row told once (captions with their alt text)."""
    size = len(text)
    if size < 2 * _MIN_REPEAT or size > 1500:
        return text
    probe = text[:_MIN_REPEAT]
    again = text.find(probe, _MIN_REPEAT)
    if again < 0:
        return text
    opening = text[:again].rstrip()
    while text.startswith(opening, again):
        following = again + len(opening)
        rest = text[following:].lstrip()
        if not rest.startswith(opening):
            return (opening + " " + rest).rstrip()
        again = len(text) - len(rest)
    return text


@cache
def _credits() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of credits at the end of a line, each with a string without which it need not be tried."""
    return tuple((row["sign"], re.compile(rf"(?:{row['pattern']})$")) for row in rows("credits"))


def drop_credit(text: str) -> str:
    """The text of a caption without the photographer and agency at its end."""
    if len(text) > _MAX_CAPTION:
        return text
    caption = text
    for sign, credit in _credits():
        if sign in caption:
            caption = credit.sub("", caption)
    return caption if caption.strip() else text  # nothing but a credit is for the page to judge


def has_named_credit(text: str) -> bool:
    """Whether a line ends with the credit of a picture that says so, as no sentence of a clean text does."""
    return len(text) <= _CAPTION and _NAMED.search(text[-_TAIL:]) is not None and drop_credit(text) != text


def is_credit(line: str) -> bool:
    """Whether a line alone is what would be cut off behind a caption as photographer and agency, parted by a bar."""
    return "/" in line and drop_credit(f"{_SENTENCE} {line}") == _SENTENCE
