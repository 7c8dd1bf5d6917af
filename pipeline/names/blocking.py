"""Blocking: names are compared only with those that share something, never all with all."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from zlib import crc32

import numpy as np

# A block larger than this is cut by longer common beginnings: time stays in proportion to the names.
MAX_BLOCK = 60


class Blocks:
    """Nodes under the keys that they share; eight bytes an entry, so that millions of names fit.

    Keys are kept as checksums: two keys may fall together by chance, so what a block holds still has to be compared.
    """

    def __init__(self) -> None:
        self._entries = array("q")

    def add(self, key: str, node: int) -> None:
        """Put a node under a key."""
        self._entries.append(crc32(key.encode()) << 31 | node)

    def small(self, prefix: Callable[[int, int], str]) -> Iterator[list[int]]:
        """Blocks of two nodes or more in an order that the keys alone decide, the large ones cut.

        `prefix` gives a node's first n letters. What still does not fit after eight letters is left out: so many
        names alike are no misspellings of each other.
        """
        entries = np.sort(np.frombuffer(self._entries, dtype=np.int64)) if self._entries else np.zeros(0, np.int64)
        keys = entries >> 31
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        sizes = np.diff(starts, append=len(entries))
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            block = list(dict.fromkeys((entries[start : start + size] & 0x7FFFFFFF).tolist()))
            yield from _cut(block, prefix)


def _cut(block: list[int], prefix: Callable[[int, int], str]) -> Iterator[list[int]]:
    pending = [block] if len(block) > 1 else []
    for n in (1, 2, 4, 8):
        large: list[list[int]] = []
        for group in pending:
            if len(group) <= MAX_BLOCK:
                yield group
                continue
            parts: dict[str, list[int]] = defaultdict(list)
            for node in group:
                parts[prefix(node, n)].append(node)
            large.extend(parts[key] for key in sorted(parts) if len(parts[key]) > 1)
        pending = large
    yield from (group for group in pending if len(group) <= MAX_BLOCK)
