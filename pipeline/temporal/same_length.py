"""Text made plain, one character for one, so that patterns stay short and offsets hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

WRAPPED = 45
"""A line shorter than this ends on purpose; a longer one may have been wrapped by an editor."""
WIDEST = 110
"""No editor wraps at a greater width: where a line is longer, lines are paragraphs."""
SLACK = 4
"""Indented or bulleted lines are a little narrower than the widest one."""
ENDED = re.compile(r"[.!?;:…][ »\")\]]*$")
"""A line that ends as a sentence does."""

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
    widest = max(map(len, lines))
    parts = [lines[0]]
    for before, after in pairwise(lines):
        parts.append(" " if _goes_on(before, after, widest) else "\n")
        parts.append(after)
    return "".join(parts)


def _goes_on(before: str, after: str, widest: int) -> bool:
    """Whether a line end only wraps: behind a sentence's end, where the next word had no room before it."""
    if len(before) < WRAPPED or not after.strip(" "):
        return False
    if ENDED.search(before) is None:
        return True
    word = after.split(maxsplit=1)[0]
    return widest <= WIDEST and len(before) + 1 + len(word) > widest - SLACK
