"""Readable, stable ids from paths and, of files of several articles, from titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from pipeline.names.key import fold_text

_SUFFIX = re.compile(r"(?<=[^/])\.[A-Za-z0-9]{1,5}$")
_WORD = re.compile(r"[a-z0-9]+")
_TITLE = 40  # characters of a title that an id has
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


def article_ids(places: Sequence[Place], n_of: Mapping[str, int] | None = None) -> list[str]:
    """One id for each place, unique, in the same order: `courrier`; of a file of several `courrier-la-digue-cede`.

    An export that is made anew has other articles above the old ones, which must keep their ids: decisions name them.
    Where titles are alike or missing the day tells, then the part. Of two files that differ in their suffix only, the
    second shows it: `courrier-html`. `n_of` says how many articles a file has where not all of them are here.
    """
    taken: set[str] = set()
    bases: dict[str, str] = {}
    for source in dict.fromkeys(place.source for place in places):
        bases[source] = _free(path_slug(source), taken, _plain(source))
        taken.add(bases[source])
    several = Counter(place.source for place in places) | Counter(n_of or {})
    marks = _marks([place for place in places if several[place.source] > 1 or place.part > 1])
    ids = []
    for place in places:
        name = bases[place.source]
        if mark := marks.get((place.source, place.part)):
            name = _free(f"{name}-{mark}", taken, f"{name}-{mark}-{place.part}")
            taken.add(name)
        ids.append(name)
    return ids


def _marks(places: Iterable[Place]) -> dict[tuple[str, int], str]:
    """By source and part, what tells an article from the others of its file."""
    found: dict[tuple[str, int], str] = {}
    left = list(places)
    for mark in (_title, _title_and_day):
        said = Counter((place.source, mark(place)) for place in left)
        alone = {place for place in left if mark(place) and said[place.source, mark(place)] == 1}
        found |= {(place.source, place.part): mark(place) for place in alone}
        left = [place for place in left if place not in alone]
    return found | {(place.source, place.part): str(place.part) for place in left}


def _title(place: Place) -> str:
    words = _WORD.findall(fold_text(place.title or ""))
    return "-".join(words[: next((n for n in range(len(words)) if len("-".join(words[: n + 1])) > _TITLE), None)])


def _title_and_day(place: Place) -> str:
    return "-".join(filter(None, (_title(place), str(place.published or ""))))


def _free(name: str, taken: set[str], *others: str) -> str:
    """The first of some names that is free, else the last one with a number."""
    for candidate in (name, *others):
        if candidate not in taken:
            return candidate
    last = (name, *others)[-1]
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in taken)
