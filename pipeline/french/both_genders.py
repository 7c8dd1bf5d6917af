"""Inclusive writing: « président·e », « élu.e.s », « avocat(e)s », « juré-e-s », « directeur/directrice » are one word.

>>> both_genders("conseiller(e)s"), both_genders("directeur/directrice"), both_genders("maire")
('conseiller·e·s', 'directeur·e', 'maire')
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.french.door import any_of, words

BETWEEN = "·"
"""What parts the forms where all ways of writing them are one; the masculine stands before it."""
SIGNS = re.compile(r"[·•‧⋅.(/)-]+")


@cache
def inclusive() -> re.Pattern[str]:
    """A word with the endings of both genders, or with both forms."""
    safe = any_of(words("inclusive_endings", "ending", parted="any"))
    every = any_of(words("inclusive_endings", "ending"))
    goes_on = r"(?-i:(?![A-ZÀ-Þ])|(?<=[A-ZÀ-Þ].))"  # « élu.Le conseil » lacks a space
    dotted = rf"(?:[·•‧⋅.]{goes_on}(?:{every})(?:[·•‧⋅.]?s)?)+"
    parted = rf"[-/](?:(?:{safe})(?:[-/]?s)?|(?:{every})[-/]s)"
    whole = r"(?P<stem>[a-zà-ÿ]{3,})[a-zà-ÿ]*/(?P=stem)[a-zà-ÿ]*es?"
    article = r"(?:le|la)[/·•.(](?:la|le)\)?|un/une"
    return re.compile(
        rf"\b(?:{whole}|{article}|[^\W\d_]{{2,}}(?:{dotted}|\((?:{every})\)s?|\((?:{every})s\)|{parted}))(?![\w·-])",
        re.IGNORECASE,
    )


def both_genders(form: str) -> str:
    """A word in lower case with its endings parted by one sign, whatever sign parts them; any other as it is."""
    if form.isalpha() or not inclusive().fullmatch(form):
        return form
    masculine, *endings = filter(None, SIGNS.split(form))
    if endings[0].startswith(masculine[:3]):
        endings = ["e", *(["s"] if form.endswith("s") else [])]
    return BETWEEN.join((masculine, *endings))
