"""Columns of Arrow -> lines of a CSV file, as bytes: no cell becomes an object of Python on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.steps.ingest.sheet import FORMULA_STARTS, guard

QUOTE, GUARD = '"', "'"
TOGETHER = 2_000
"""Lines that are one piece of bytes: far from the two gigabytes that Arrow's texts may have, however long each is."""
_RUNS = "^[" + "".join(f"\\x{ord(one):02x}" for one in FORMULA_STARTS) + "]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a CSV file is written; `guarded` puts an apostrophe before what a spreadsheet would run."""

    delimiter: str
    encoding: str
    line_terminator: str
    decimal: str
    quoted: bool
    guarded: bool


def csv_lines(table: pa.Table, dialect: Dialect) -> Iterator[bytes]:
    """The rows of a table as lines, some thousand at a time: a missing value is an empty cell."""
    edge = QUOTE if dialect.quoted else ""
    between, after = f"{edge}{dialect.delimiter}{edge}", f"{edge}{dialect.line_terminator}{edge}"
    for start in range(0, len(table), TOGETHER):
        columns = table.slice(start, TOGETHER).combine_chunks().columns
        cells = [_texts(column.chunk(0), dialect) for column in columns]
        rows = pc.binary_join_element_wise(*cells, between)
        whole = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
        lines = pc.binary_join(whole, after)[0].as_buffer()
        yield b"".join((edge.encode(), lines, edge.encode(), dialect.line_terminator.encode()))


def cell_text(value: Any, dialect: Dialect) -> str:
    """What stands in a cell for a value, but for the quotes."""
    if isinstance(value, str):
        return guard(value) if dialect.guarded else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.3f}".replace(".", dialect.decimal) if isinstance(value, float) else str(value)


def _texts(column: pa.Array, dialect: Dialect) -> pa.Array:
    """A column as what stands between two delimiters."""
    if not pa.types.is_string(column.type):
        column = _few_texts(column, dialect)
        return column if dialect.quoted else _quoted_where_needed(column, dialect)
    column = column.fill_null("")
    if dialect.guarded:
        column = _where(pc.match_substring_regex(column, _RUNS), column, lambda some: _joined(GUARD, some))
    if not dialect.quoted:
        return _quoted_where_needed(column, dialect)
    return _where(pc.match_substring(column, QUOTE), column, _doubled)


def _quoted_where_needed(column: pa.Array, dialect: Dialect) -> pa.Array:
    needed = pc.match_substring_regex(column, f"[{dialect.delimiter}{QUOTE}\r\n]")
    return _where(needed, column, lambda some: _joined(QUOTE, _doubled(some), QUOTE))


def _few_texts(column: pa.Array, dialect: Dialect) -> pa.Array:
    """Numbers, days and truth values as texts; shares repeat, and each is made a text once."""
    if not pa.types.is_floating(column.type):
        return column.cast(pa.string()).fill_null("")
    coded = column.dictionary_encode()
    texts = pa.array([cell_text(value, dialect) for value in coded.dictionary.to_pylist()], pa.string())
    return texts.take(coded.indices).fill_null("")


def _where(mask: pa.Array, column: pa.Array, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    return pc.if_else(mask, change(column), column) if pc.any(mask).as_py() else column


def _doubled(column: pa.Array) -> pa.Array:
    return pc.replace_substring(column, QUOTE, QUOTE * 2)


def _joined(*parts: Any) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")
