"""Rows of some articles in each table as bytes, as the store keeps them under their marks (`steps.resolve.marks`)."""

from __future__ import annotations

import orjson
import pyarrow as pa

from pipeline.steps.tabulate.portions import Tables

_SIZE = 4
_ROUND = 64
"""Arrow wants what it reads to lie at such places."""


def pack_tables(tables: Tables) -> bytes:
    """Tables as bytes, one after the other behind a list of their names and lengths."""
    parts = {name: _padded(_stream(table)) for name, table in tables.items()}
    head = orjson.dumps([[name, len(part)] for name, part in parts.items()])
    return b"".join((_padded(len(head).to_bytes(_SIZE, "little") + head), *parts.values()))


def unpack_tables(packed: bytes) -> Tables:
    """What was packed."""
    end = _SIZE + int.from_bytes(packed[:_SIZE], "little")
    at = -(-end // _ROUND) * _ROUND
    found = {}
    for name, size in orjson.loads(packed[_SIZE:end]):
        # Each in bytes of its own: rows of one table that wait to be written would hold those of all.
        found[name] = pa.ipc.open_stream(packed[at : at + size]).read_all()
        at += size
    return found


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def _padded(part: bytes) -> bytes:
    return part.ljust(-(-len(part) // _ROUND) * _ROUND, b"\0")
