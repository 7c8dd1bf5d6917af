"""What merging asks of articles, from the store where the same articles stood side by side before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.records.codec import Codec
from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.asking import ask_articles
from pipeline.store.sayings import Found
from pipeline.store.shelf import Shelf

ASKED = Codec(Asked)


class Columns:
    """Stretches of articles under the hash of what is said in them; the code that asks is the layout of the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.live: set[str] = set()

    def of(self, found: Found) -> Iterable[Asked]:
        """What is asked of some articles, stretch by stretch."""
        return _Stretches(self, found)

    def stretch(self, found: Found, places: range) -> Asked:
        """What is asked of the articles of a stretch."""
        keys = found.known[places.start : places.stop]
        if not all(keys):
            return ask_articles(found.some(places))
        key = hashlib.blake2b(" ".join(keys).encode(), digest_size=16).hexdigest()
        self.live.add(key)
        known = self.shelf.get(key)
        if known is not None:
            return ASKED.unpack(known)
        asked = ask_articles(found.some(places))
        self.shelf.add(key, ASKED.pack(asked))
        return asked


@dataclass(frozen=True, slots=True)
class _Stretches(Iterable[Asked]):
    columns: Columns
    found: Found

    def __iter__(self) -> Iterator[Asked]:
        for places in self.found.stretches:
            yield self.columns.stretch(self.found, places)
