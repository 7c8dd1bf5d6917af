"""What earlier runs made, under marks of all that it hangs on; and stretches, of which one thing more changes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar
from zlib import crc32

Value = TypeVar("Value")
ENDS = 1 << 32 >> 7
"""A stretch ends with a thing whose name has a checksum below this: one in 128."""


class KeptUnder(Protocol[Value]):
    """Values of one kind, kept from run to run."""

    def get(self, mark: str, /) -> Value | None:
        """The one under a mark."""

    def add(self, mark: str, value: Value, /) -> None:
        """Keep one for runs to come."""


def cut(names: Iterable[bytes]) -> Iterator[range]:
    """The places of things in their order, cut by their names; things of one name stay together."""
    start = stop = 0
    last = b""
    for name in names:
        if stop > start and name != last and crc32(last) < ENDS:
            yield range(start, stop)
            start = stop
        last = name
        stop += 1
    if stop > start:
        yield range(start, stop)
