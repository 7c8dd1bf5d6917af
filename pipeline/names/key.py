"""What two spellings of one name have in common: folded words, keys, readable slugs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from sys import intern

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ʼ": "'", "‘": "'"}
)
PARSED = 1 << 16
"""Names that stay taken apart: those of a corpus are asked for again and again while they are merged and called."""
_LAST_LETTER, _MARKS = 0x250, "’‘“”«»–—…€"
_USUAL = re.compile(f"[\0-{chr(_LAST_LETTER - 1)}{_MARKS}]*").fullmatch
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f]")


def fold_text(text: str) -> str:
    """Lower case without accents, one kind of apostrophe.

    >>> fold_text("Œuvre d’Émile")
    "oeuvre d'emile"
    """
    if text.isascii():
        return text.lower()
    if _USUAL(text) is not None:
        return text.translate(_of_letters())
    return _folded(text)


@cache
def _of_letters() -> dict[int, str]:
    """What becomes of each letter of the languages of Europe, and of the marks of the press: none hangs on another."""
    return {number: _folded(chr(number)) for number in (*range(_LAST_LETTER), *map(ord, _MARKS))}


def _folded(text: str) -> str:
    # Some letters fold into marks or capitals of their own: decompose before and after.
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return _MARK.sub("", unicodedata.normalize("NFKD", folded).casefold())


def split_words(text: str) -> list[str]:
    """The folded words of a name; hyphens, apostrophes and stops separate. Each is held once, however many have it."""
    return [*map(intern, _WORD.findall(fold_text(text)))]


def name_key(text: str) -> str:
    """All letters and figures of a name, folded and joined: what hyphens, spaces and case cannot change.

    >>> name_key("Jean-Renaud ROY") == name_key("Jean Renaud Roy")
    True
    """
    return "".join(split_words(text))


def slug(text: str) -> str:
    """A readable id: "Philippe Latombe" gives "philippe-latombe"; never empty."""
    return "-".join(split_words(text)) or "x"
