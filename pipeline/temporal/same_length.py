"""Text made plain, one character for one, so that patterns stay short and offsets hold."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise

WRAPPED = 45
"""A line shorter than this ends on purpose; a longer one may have been wrapped by an editor."""

_ODD = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "ᵉ": "e",
    "ʳ": "r",
    "º": "o",
    "°": "o",
    "^": " ",  # « 1^er juillet », « XIX^e siècle »: raised letters in a page turned into text
    "œ": "o",
    "“": '"',
    "”": '"',
    "\t": " ",
    "\r": " ",
    "\u200b": " ",
    "\ufeff": " ",
}


class _Table(dict[int, int | str]):
    """Translation table that works out each character once."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        plain = _ODD.get(char)
        if plain is None:
            if char.isspace():
                plain = "\n" if char == "\n" else " "
            else:
                base = unicodedata.normalize("NFD", char.lower())[:1]
                plain = base if len(base) == 1 and not unicodedata.combining(base) else " "
        self[code] = plain
        return plain


@cache
def _table() -> _Table:
    return _Table()


def plain_text(text: str) -> str:
    """Lower case, no accents, one kind of apostrophe, dash and space; as long as `text`.

    A single line end inside a wrapped paragraph becomes a space; any other stays a line end,
    which no pattern crosses.
    """
    plain = text.translate(_table())
    if "\n" not in plain:
        return plain
    lines = plain.split("\n")
    parts = [lines[0]]
    for before, after in pairwise(lines):
        parts.append(" " if len(before) >= WRAPPED and after.strip(" ") else "\n")
        parts.append(after)
    return "".join(parts)
