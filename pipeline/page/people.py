"""The names in a byline: without buttons, places, addresses and what introduces them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, words

_LONGEST = 160  # characters of all names together
_LIST = re.compile(r"^\[|\]$|(?<=[\[,\s])[\"']|[\"'](?=[\],])")
_ADDRESS = re.compile(r"\s*[(<]?\S+@\S+\.\w+[)>]?|\s*https?://\S+")
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")
_PARTS = re.compile(r"\s*[,;|]\s*")
# One word, not all in capitals (« Lyon », not « AFP »), or whatever stands behind a preposition (« à Mont-de-Marsan »).
_PLACE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ'’]+(?:-[\w'’]+)*$|(?:à|aux?|en)\s+\S")


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What introduces a name, and the buttons beside it."""
    author, button = (
        any_of(words("stamp_words", "phrase", kind=kind)).replace("'", "['’]") for kind in ("author", "button")
    )
    return (
        re.compile(rf"^(?:{author})\s*:?\s+(?=\S)", re.IGNORECASE),
        re.compile(rf"(?:\s+(?:{button}))+$|^(?:(?:{button})\s+)+(?=[A-ZÀ-Ý])", re.IGNORECASE),
    )


def ends_with_button(line: str) -> bool:
    """Whether a button stands behind the words of a line: « Par Jeanne Martin Suivre »."""
    found = _around()[1].search(line)
    return found is not None and found.start() > 0


def people(byline: str) -> str | None:
    """The people that a byline names, as « A, B », or None when it names nobody.

    >>> people("Par Jeanne Martin Suivre"), people("Jeanne Martin, Lyon"), people("['Jeanne Martin', 'Luc Roy']")
    ('Jeanne Martin', 'Jeanne Martin', 'Jeanne Martin, Luc Roy')
    """
    text = _BRACKETS.sub("", _ADDRESS.sub("", _LIST.sub("", " ".join(byline.split()))))
    opening, button = _around()
    names: list[str] = []
    for part in _PARTS.split(text):
        name = button.sub("", opening.sub("", part)).strip(" .:–—-|·•")
        if not name or not any(map(str.isalpha, name)) or (names and _PLACE.match(name)):
            continue
        names.append(name)
    joined = ", ".join(dict.fromkeys(names))
    return joined if joined and len(joined) <= _LONGEST else None
