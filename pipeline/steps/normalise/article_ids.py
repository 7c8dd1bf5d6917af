"""Readable, stable ids from paths and, of files of several articles, from titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    outlet: str | None = None


def article_ids(places: Sequence[Place], n_of: Mapping[str, int] | None = None) -> list[str]:
    """One id for each place, unique, in the same order: `courrier`; of a file of several `courrier-la-digue-cede`.

    An export that is made anew has other articles above the old ones, which must keep their ids: decisions name them.
    Where titles are alike or missing the day tells, then the paper, as of a dispatch that several print, then how many
    of those alike stand above. One of which nothing is known has its part. Of two files that differ in their suffix
    only, the second shows it: `courrier-html`. `n_of` says how many articles a file has where not all are here.
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
    for says in (_SAYS[:1], _SAYS[:2], _SAYS):
        said = Counter((place.source, _mark(place, says)) for place in left)
        alone = {place for place in left if _mark(place, says) and said[place.source, _mark(place, says)] == 1}
        found |= {(place.source, place.part): _mark(place, says) for place in alone}
        left = [place for place in left if place not in alone]
    seen: Counter[tuple[str, str]] = Counter()
    for place in left:
        mark = _mark(place, _SAYS)
        seen[place.source, mark] += 1
        found[place.source, place.part] = f"{mark}-{seen[place.source, mark]}" if mark else str(place.part)
    return found


def _mark(place: Place, says: Iterable[Callable[[Place], str]]) -> str:
    return "-".join(filter(None, (one(place) for one in says)))


def _short(text: str | None) -> str:
    """As many words as an id has room for; of one that is longer, its beginning."""
    plain = "-".join(_WORD.findall(fold_text(text or "")))
    if len(plain) <= _TITLE:
        return plain
    whole = plain.rfind("-", 0, _TITLE + 1)
    return plain[: whole if whole > 0 else _TITLE]


_SAYS: tuple[Callable[[Place], str], ...] = (
    lambda place: _short(place.title),
    lambda place: str(place.published or ""),
    lambda place: _short(place.outlet),
)


def _free(name: str, taken: set[str], *others: str) -> str:
    """The first of some names that is free, else the last one with a number."""
    for candidate in (name, *others):
        if candidate not in taken:
            return candidate
    last = (name, *others)[-1]
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in taken)
