"""What merging asks of articles, from the store where the same articles stood side by side before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.asking import ask_articles
from pipeline.store.kept import Kept
from pipeline.store.sayings import Found


class Columns:
    """Stretches of articles under the hash of what is said in them."""

    def __init__(self, kept: Kept[Asked]) -> None:
        self.kept = kept

    def of(self, found: Found) -> Iterable[Asked]:
        """What is asked of some articles, stretch by stretch."""
        return _Stretches(self, found)

    def stretch(self, found: Found, places: range) -> Asked:
        """What is asked of the articles of a stretch."""
        keys = found.known[places.start : places.stop]
        if not all(keys):
            return ask_articles(found.some(places))
        key = hashlib.blake2b(" ".join(keys).encode(), digest_size=16).hexdigest()
        known = self.kept.get(key)
        if known is not None:
            return known
        asked = ask_articles(found.some(places))
        self.kept.add(key, asked)
        return asked


@dataclass(frozen=True, slots=True)
class _Stretches(Iterable[Asked]):
    columns: Columns
    found: Found

    def __iter__(self) -> Iterator[Asked]:
        for places in self.found.stretches:
            yield self.columns.stretch(self.found, places)
