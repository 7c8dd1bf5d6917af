"""Many records of one class in a tenth of the memory of objects: those of a corpus that are written once or twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar, overload

import pyarrow as pa

from pipeline.records.codec import Codec

R = TypeVar("R")
TOGETHER = 16
"""Records that are packed together: enough to be alike, and few enough to be opened for the sake of one."""
_LINE = b"\n"
FEW = 50_000
"""Records of a kind that stay objects from the time they are made: those of ten thousand articles."""
MOST_HELD = 200_000
"""Records of a kind that may all be objects while they are written: those of twenty thousand articles."""


class Packed(Sequence[R]):
    """Records in order, each made anew when it is asked for."""

    def __init__(self, cls: type[R], records: Iterable[R] = ()) -> None:
        self._codec = Codec(cls)
        self._portions: list[bytes] = []
        self._sizes: list[int] = []
        self._length = 0
        remaining = iter(records)
        while some := list(islice(remaining, TOGETHER)):
            lines = _LINE.join(map(self._codec.pack, some))
            self._portions.append(pa.compress(lines, codec="zstd", asbytes=True))
            self._sizes.append(len(lines))
            self._length += len(some)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[R]:
        unpack = self._codec.unpack
        for number in range(len(self._portions)):
            yield from map(unpack, self._lines(number))

    @overload
    def __getitem__(self, place: int) -> R: ...

    @overload
    def __getitem__(self, place: slice) -> list[R]: ...

    def __getitem__(self, place: int | slice) -> R | list[R]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        number, line = divmod(place, TOGETHER)
        return self._codec.unpack(self._lines(number)[line])

    def _lines(self, number: int) -> list[bytes]:
        lines: bytes = pa.decompress(
            self._portions[number], decompressed_size=self._sizes[number], codec="zstd", asbytes=True
        )
        return lines.split(_LINE)


def packed_if_many(cls: type[R], records: Iterable[R], *, most: int = FEW, n: int | None = None) -> Sequence[R]:
    """Records that are gone through several times: as objects while they are few, else packed.

    Where it is known that there are `n`, none is held that will be packed.
    """
    if n is not None:
        return tuple(records) if n <= most else Packed(cls, records)
    remaining = iter(records)
    few = tuple(islice(remaining, most + 1))
    return few if len(few) <= most else Packed(cls, chain(few, remaining))


def at_hand(records: Sequence[R]) -> Sequence[R]:
    """The records as objects, where they are not too many: made once, and not each time they are gone through."""
    return tuple(records) if len(records) <= MOST_HELD else records
