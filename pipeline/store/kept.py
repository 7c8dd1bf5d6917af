"""Values of one kind, kept for runs to come under marks of all that they hang on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import orjson
import pyarrow as pa

from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.asking import ask_articles
from pipeline.steps.tabulate.portions import Tables
from pipeline.store.sayings import Found
from pipeline.store.shelf import Shelf

Value = TypeVar("Value")
_SIZE = 4


class Kept(Generic[Value]):
    """What was made before, and need not be made again; the code that makes it is the layout of the shelf."""

    def __init__(self, shelf: Shelf, pack: Callable[[Value], bytes], unpack: Callable[[bytes], Value]) -> None:
        self.shelf = shelf
        self._pack, self._unpack = pack, unpack
        self._live: set[str] = set()

    def get(self, mark: str, /) -> Value | None:
        """What is kept under a mark."""
        self._live.add(mark)
        found = self.shelf.get(mark)
        return None if found is None else self._unpack(found)

    def add(self, mark: str, value: Value, /) -> None:
        """Keep one more."""
        self._live.add(mark)
        self.shelf.add(mark, self._pack(value))

    def tidy(self) -> None:
        """Leave out what this run did not ask for."""
        self.shelf.tidy(self._live)


def asked_of(found: Found, kept: Kept[Asked]) -> Iterator[Asked]:
    """What merging asks of some articles, stretch by stretch, each kept under the hash of what is said in it."""
    for places in found.stretches:
        keys = found.known[places.start : places.stop]
        key = hashlib.blake2b(" ".join(keys).encode(), digest_size=16).hexdigest() if all(keys) else ""
        known = kept.get(key) if key else None
        if known is None:
            known = ask_articles(found.some(places))
            if key:
                kept.add(key, known)
        yield known


def pack_tables(tables: Tables) -> bytes:
    """Tables as bytes, behind their names."""
    return pack_parts((orjson.dumps(list(tables)), *map(_stream, tables.values())))


def unpack_tables(packed: bytes) -> Tables:
    """What was packed."""
    names, *streams = unpack_parts(packed)
    # Each in bytes of its own: rows of one table that wait to be written would hold those of all.
    return {name: pa.ipc.open_stream(one).read_all() for name, one in zip(orjson.loads(names), streams, strict=True)}


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def pack_parts(parts: Iterable[bytes]) -> bytes:
    """Some bytes one after the other, each behind its length."""
    return b"".join(one for part in parts for one in (len(part).to_bytes(_SIZE, "little"), part))


def unpack_parts(packed: bytes) -> tuple[bytes, ...]:
    """What was packed."""
    parts, at = [], 0
    while at < len(packed):
        start = at + _SIZE
        at = start + int.from_bytes(packed[at:start], "little")
        parts.append(packed[start:at])
    return tuple(parts)
