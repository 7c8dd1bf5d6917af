"""The page of the paper that an article stands on, as its source states it: « p. 4 », « pages 4-5 », « Pg. B1 »."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import any_of, words

# A paper has fewer than a thousand; the letters are those of a part of it: « A12 », « LUZAC4 », « IV » of a supplement.
_ONE = r"(?:[A-Z]{0,12}[_-]?\d{1,3}[A-Z]?|[IVXL]{1,6})"
_NUMBER = rf"{_ONE}(?:(?:[/–-]|[,;] ?| (?:et|à|and) ){_ONE}){{0,9}}"
_ALONE = re.compile(_NUMBER)
_LONGEST = 40  # characters


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?i:{any_of(words('press_words', 'word', kind='page'))})[.:]?\s*({_NUMBER})(?![\w%°’'])"
    )


def page_of(line: str) -> str | None:
    """The page that a line of outlet, day and page names.

    >>> page_of("Le Courrier (site web) • no. 12 • p. 4 • 246 mots"), page_of("SPORT; Pg. B1"), page_of("page à page")
    ('4', 'B1', None)
    """
    found = _introduced().search(line) if any(map(str.isdigit, line)) else None
    return _plain(found[1]) if found is not None else None


def page_named(value: str) -> str | None:
    """The page that a field holds, with « p. » before it or not; None for what is none, as an address.

    >>> page_named("pp. 4–5"), page_named("12"), page_named("https://courrier.example/")
    ('4-5', '12', None)
    """
    value = value.strip()
    return page_of(value) or (_plain(value) if len(value) <= _LONGEST and _ALONE.fullmatch(value) else None)


def _plain(number: str) -> str:
    return number.replace("–", "-")
