"""Two writings that a reader takes for one: case, accents, apostrophes and marks aside."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")


def fold(text: str | None) -> str:
    """Small letters and figures only, words parted by one space.

    >>> fold("L’État  de Luzac-sur-Mer")
    'l etat de luzac sur mer'
    """
    flat = unicodedata.normalize("NFKD", text or "").replace("’", "'").lower()
    return _MARKS.sub(" ", "".join(char for char in flat if not unicodedata.combining(char))).strip()


def stem(word: str | None) -> str:
    """The first four letters: enough to tell one word of a sentence from another, whatever its ending."""
    return fold(word)[:4]
