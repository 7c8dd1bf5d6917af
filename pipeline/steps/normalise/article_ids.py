"""Readable, stable ids from paths."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable


def slug(source: str) -> str:
    """The path without its suffix, in plain letters, digits and hyphens.

    >>> slug("été/2020-11-19 Courrier.txt")
    'ete-2020-11-19-courrier'
    """
    path = re.sub(r"(?<=[^/])\.[A-Za-z0-9]{1,5}$", "", source)
    plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "article"


def article_ids(places: Iterable[tuple[str, int]]) -> list[str]:
    """One id per (source, part), unique, in the same order; parts after the first and namesakes get a number."""
    counts: Counter[str] = Counter()
    taken: set[str] = set()
    ids = []
    for source, part in places:
        base = slug(source)
        name = base if part == 1 else f"{base}-{part}"
        counts[base] += 1
        while name in taken:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        taken.add(name)
        ids.append(name)
    return ids
