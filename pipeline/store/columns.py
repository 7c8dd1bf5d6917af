"""What merging asks of articles, from the store where the same articles stood side by side before.

Articles are cut into portions by their own keys, so that one more changes one portion.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records.codec import Codec
from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.asking import ask_articles
from pipeline.store.fingerprint import ASKING, fingerprint_of
from pipeline.store.sayings import Found
from pipeline.store.shelf import Shelf

ASKED = Codec(Asked)
ENDS = 1 << 32 >> 6
"""A portion ends with an article whose key begins with a number below this: one in sixty-four."""


class Columns:
    """Portions of articles under the hash of what is said in them, and of the code that asks."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.live: set[str] = set()

    def of(self, found: Found) -> Iterable[Asked]:
        """What is asked of some articles, portion by portion."""
        return _Portions(self, found)

    def portion(self, found: Found, places: range) -> Asked:
        """What is asked of the articles at some places."""
        keys = [found.keys[place] for place in places]
        # Of an article that failed there is nothing now, and under the same key all that it says another time.
        if any(map(found.sayings.is_passing, keys)):
            return ask_articles(found[places.start : places.stop])
        said = f"{fingerprint_of(ASKING)} {' '.join(keys)}"
        key = hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
        self.live.add(key)
        known = self.shelf.get(key)
        if known is not None:
            return ASKED.unpack(known)
        asked = ask_articles(found[places.start : places.stop])
        self.shelf.add(key, ASKED.pack(asked))
        return asked


@dataclass(frozen=True, slots=True)
class _Portions(Iterable[Asked]):
    columns: Columns
    found: Found

    def __iter__(self) -> Iterator[Asked]:
        for places in portions(self.found.keys):
            yield self.columns.portion(self.found, places)


def portions(keys: Sequence[str]) -> Iterator[range]:
    """The places of articles, cut after those whose key says so."""
    start = 0
    for place, key in enumerate(keys, 1):
        if int(key[:8], 16) < ENDS or place == len(keys):
            yield range(start, place)
            start = place
