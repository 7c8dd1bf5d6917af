"""Readable, stable ids from paths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from pipeline.names.key import fold_text

_SUFFIX = re.compile(r"(?<=[^/])\.[A-Za-z0-9]{1,5}$")
_LONGEST = 80  # characters of an id: paths of archives in folders are longer than any table shows


def path_slug(source: str) -> str:
    """The path without its suffix, in plain letters, digits and hyphens.

    >>> path_slug("été/2020-11-19 Courrier.txt")
    'ete-2020-11-19-courrier'
    """
    return _plain(_SUFFIX.sub("", source))


def _plain(path: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold_text(path)))[:_LONGEST].strip("-") or "article"


def article_ids(places: Iterable[tuple[str, int]]) -> list[str]:
    """One id per (source, part), unique, in the same order: `courrier`, `courrier-2` for its second part.

    Of two files that differ in their suffix only, the second shows it: `courrier-html`.
    """
    taken: set[str] = set()
    bases: dict[str, str] = {}
    ids: list[str] = []
    used: set[str] = set()
    for source, part in places:
        if source not in bases:
            # Kept for the first part, even when that one was set aside.
            bases[source] = _free(path_slug(source), taken, _plain(source))
            taken.add(bases[source])
        name = bases[source]
        if part != 1 or name in used:
            name = _free(f"{name}-{part}", taken)
        taken.add(name)
        used.add(name)
        ids.append(name)
    return ids


def _free(name: str, taken: set[str], *others: str) -> str:
    """The first of some names that is free, else the last one with a number."""
    for candidate in (name, *others):
        if candidate not in taken:
            return candidate
    last = (name, *others)[-1]
    return next(f"{last}-{number}" for number in count(2) if f"{last}-{number}" not in taken)
