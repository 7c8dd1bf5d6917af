"""One spelling for all spellings of a phrase of page furniture."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

_NUMBERS = re.compile(r"#[# :]*#")


@cache
def _table() -> dict[int, str]:
    table = {}
    for code in range(0x250):
        char = chr(code)
        base = unicodedata.normalize("NFKD", char.lower())[0]
        table[code] = "#" if base.isdigit() else base if base.isalpha() else " "
    table |= {
        ord("œ"): "oe",
        ord("Œ"): "oe",
        ord("æ"): "ae",
        ord("Æ"): "ae",
        ord("’"): " ",
        ord("#"): "#",
        ord(":"): " : ",
    }
    table |= dict.fromkeys(range(8192, 11264), " ")  # punctuation, arrows, symbols
    table |= dict.fromkeys(range(768, 880), "")
    return table


def fold(text: str) -> str:
    """Lower case, no accents, no punctuation but colons, any number as `#`, single spaces.

    >>> fold("À lire aussi : l’été")
    'a lire aussi : l ete'
    >>> fold("Commentaires (33)")
    'commentaires #'
    """
    folded = " ".join(text.translate(_table()).split())
    return sys.intern(_NUMBERS.sub("#", folded)) if "#" in folded else folded
