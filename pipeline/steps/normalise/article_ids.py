"""Readable, stable ids from paths and, of files of several articles, from titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from pipeline.names.key import fold_text

_SUFFIX = re.compile(r"(?<=[^/])\.[A-Za-z0-9]{1,5}$")
_WORD = re.compile(r"[a-z0-9]+")
_TITLE = 40  # characters of a title that an id has
_PAPER = 24  # … of a paper
_WORDS = 3  # bytes that tell the words of one article from those of another
_LONGEST = 80  # characters of an id: paths of archives in folders are longer than any table shows


def path_slug(source: str) -> str:
    """The path without its suffix, in plain letters, digits and hyphens.

    >>> path_slug("été/2020-11-19 Courrier.txt")
    'ete-2020-11-19-courrier'
    """
    return _plain(_SUFFIX.sub("", source))


def _plain(path: str) -> str:
    return "-".join(_WORD.findall(fold_text(path)))[:_LONGEST].strip("-") or "article"


class Place(NamedTuple):
    """Where an article stands, and what calls it in a file of several: what it says, not how many are above it."""

    source: str
    part: int = 1
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    text: str = ""


def article_ids(places: Sequence[Place], n_of: Mapping[str, int] | None = None) -> list[str]:
    """One id for each place, unique, in the same order: `courrier`; of several `courrier-la-digue-2020-03-13-le-phare`.

    An export that is made anew has other articles above the old ones, « Éditorial » among them, or the same dispatch in
    another paper: so each is called by all that it says of itself, whatever the others say. Those that are alike in
    all that are told apart by their words: a number would go to another one. One of which nothing is known has its
    part. Of two files that differ in their suffix only, the second shows it: `courrier-html`. `n_of` says how many
    articles a file has where not all are here.
    """
    taken: set[str] = set()
    bases: dict[str, str] = {}
    for source in dict.fromkeys(place.source for place in places):
        bases[source] = _free(path_slug(source), taken, _plain(source))
        taken.add(bases[source])
    several = Counter(place.source for place in places) | Counter(n_of or {})
    calls = [_mark(place, bases[place.source]) for place in places]
    alike = Counter((place.source, mark) for place, mark in zip(places, calls, strict=True))
    ids = []
    for place, mark in zip(places, calls, strict=True):
        name = bases[place.source]
        if several[place.source] > 1 or place.part > 1:
            told = mark or str(place.part)
            if mark and alike[place.source, mark] > 1:
                told = f"{mark}-{blake2b(place.text.encode(), digest_size=_WORDS).hexdigest()}"
            name = _free(f"{name}-{told}", taken, f"{name}-{told}-{place.part}")
            taken.add(name)
        ids.append(name)
    return ids


def _mark(place: Place, file: str) -> str:
    """What an article says of itself: its title, day and paper; the paper not where the file is called by it."""
    paper = _short(place.outlet, _PAPER)
    told = (_short(place.title, _TITLE), str(place.published or ""), "" if f"-{paper}-" in f"-{file}-" else paper)
    return "-".join(filter(None, told))


def _short(text: str | None, room: int) -> str:
    """As many words as an id has room for; of one that is longer, its beginning."""
    plain = "-".join(_WORD.findall(fold_text(text or "")))
    if len(plain) <= room:
        return plain
    whole = plain.rfind("-", 0, room + 1)
    return plain[: whole if whole > 0 else room]


def _free(name: str, taken: set[str], *others: str) -> str:
    """The first of some names that is free, else the last one with a number."""
    for candidate in (name, *others):
        if candidate not in taken:
            return candidate
    last = (name, *others)[-1]
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in taken)
