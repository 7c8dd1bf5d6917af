"""What merging asks of some articles that follow each other: columns that begin at nought, and can be kept.

They say what they say wherever the articles stand in a corpus; there they are put behind those of the articles before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Names: `first` is the place of each article's first mention, `columns` are those of `Mentions`, one by one."""

    first: Numbers
    columns: tuple[Numbers, ...]
    confidence: tuple[float, ...]
    strings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Tellings: `columns` are those of `Tellings`, one by one, but for the number of each, which is its place.

    What counts values counts `texts`, then `sets`, `forms` and `parts`. `words` and `cast` are those of all tellings,
    one after the other, up to where `word_ends` and `cast_ends` say, `scenes` what all articles name; `words` and
    `scenes` count `stems`.
    """

    columns: tuple[Numbers, ...]
    confidence: tuple[float, ...]
    labels: tuple[str, ...]
    texts: tuple[str | None, ...]
    sets: tuple[frozenset[str], ...]
    forms: tuple[tuple[Any, ...], ...]
    parts: tuple[tuple[Any, ...], ...]
    words: Numbers
    word_ends: Numbers
    scenes: Numbers
    scene_ends: Numbers
    stems: tuple[str, ...]
    cast: Numbers
    cast_ends: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All of it; a role is article, bearer and body by their places, what it is and its rule."""

    named: Named
    roles: tuple[tuple[Any, ...], ...]
    told: Told
