"""Rows -> CSV and Parquet files; columns of Arrow become lines of CSV without an object of Python a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TextIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.steps.ingest.sheet import FORMULA_STARTS, guard
from pipeline.steps.tabulate.rows import Cells, Row
from pipeline.steps.tabulate.schema import SCHEMA_VERSION, ColumnType, Table

CsvStyle = Literal["spreadsheet", "standard"]

BYTE_ORDER_MARK = "\ufeff"
PORTION = 20_000
"""Rows that are made and written together; the row groups of the Parquet files."""

ARROW: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a CSV file is written; `guarded` puts an apostrophe before what a spreadsheet would run."""

    delimiter: str
    encoding: str
    line_terminator: str
    decimal: str
    quoted: bool
    guarded: bool


# Excel knows UTF-8 by its byte order mark and, in France, expects semicolons and decimal commas. LibreOffice parts
# cells at semicolons and commas alike until it is told otherwise, so that every cell is quoted.
DIALECTS: dict[CsvStyle, Dialect] = {
    "spreadsheet": Dialect(
        delimiter=";", encoding="utf-8-sig", line_terminator="\r\n", decimal=",", quoted=True, guarded=True
    ),
    "standard": Dialect(
        delimiter=",", encoding="utf-8", line_terminator="\n", decimal=".", quoted=False, guarded=False
    ),
}
QUOTE, GUARD = '"', "'"
LINES = 2_000
"""Lines that are one piece of bytes: far from the two gigabytes that Arrow's texts may have, however long each is."""
_RUNS = "^[" + "".join(f"\\x{ord(one):02x}" for one in FORMULA_STARTS) + "]"


def write_csv(path: Path, names: Sequence[str], rows: Iterable[Row], *, style: CsvStyle) -> None:
    """Write the columns `names` of some rows as CSV: a missing value is an empty cell, a truth value true or false."""
    with open_csv(path, names, style=style) as write:
        for row in rows:
            write([row.get(name) for name in names])


@contextmanager
def open_csv(path: Path, names: Sequence[str], *, style: CsvStyle) -> Iterator[Callable[[Sequence[Any]], None]]:
    """Open a CSV file with these columns; what it gives writes the values of one row."""
    dialect = DIALECTS[style]
    with _open_csv(path, dialect) as writer:
        writer.writerow(names)
        yield lambda values: writer.writerow([cell_text(value, dialect) for value in values])


def csv_head(names: Sequence[str], *, style: CsvStyle) -> bytes:
    """The first line of a CSV file."""
    return _head(names, DIALECTS[style])


def csv_rows(rows: Sequence[Cells], *, style: CsvStyle) -> bytes:
    """Rows as lines of a CSV file; a column has values of one type."""
    arrays = [_array(column) for column in zip(*rows, strict=True)]
    return b"".join(csv_lines(pa.table(arrays, names=[str(n) for n in range(len(arrays))]), DIALECTS[style]))


def write_columns(path: Path, names: Sequence[str], table: pa.Table, *, style: CsvStyle) -> None:
    """Write the columns of a table as a CSV file, under these names."""
    with path.open("wb") as file:
        file.write(csv_head(names, style=style))
        file.writelines(csv_lines(table, DIALECTS[style]))


class TableFile:
    """One table in both forms below a folder, written some thousand rows at a time, in whatever pieces they come.

    Parquet holds the raw values, with an explicit schema and zstd. Both files are whole when the block that it opens
    has ended.
    """

    def __init__(self, folder: Path, table: Table, *, style: CsvStyle, run_id: str) -> None:
        self.n_rows = 0
        self._waiting: list[pa.Table] = []
        self._n_waiting = 0
        self._shown = [column.name for column in table.columns if not column.parquet_only]
        self._dialect = DIALECTS[style]
        self._plain = schema_of(table)
        # Explicit, because pandas 3 would make every string a large_string, and an empty column null-typed.
        self._schema = pa.schema(
            [
                pa.field(
                    column.name, ARROW[column.type], nullable=not column.required, metadata={"meaning": column.meaning}
                )
                for column in table.columns
            ],
            metadata={"filrouge_schema_version": SCHEMA_VERSION, "filrouge_run_id": run_id},
        )
        self._open = ExitStack()
        with ExitStack() as opened:
            path = folder / "parquet" / f"{table.name}.parquet"
            self._csv = opened.enter_context((folder / "csv" / f"{table.name}.csv").open("wb"))
            self._parquet = opened.enter_context(pq.ParquetWriter(path, self._schema, compression="zstd"))
            self._csv.write(_head(table.csv_names, self._dialect))
            self._open = opened.pop_all()

    def __enter__(self) -> TableFile:
        return self

    def __exit__(self, *error: Any) -> None:
        with self._open:
            if error[0] is None:
                self._put()
                if not self.n_rows:
                    self._parquet.write_table(self._schema.empty_table())

    def add(self, rows: Iterable[Cells]) -> None:
        """Write some more rows."""
        remaining = iter(rows)
        while some := list(islice(remaining, PORTION)):
            self.add_table(pa.table(columns_of(some, self._plain), schema=self._plain))

    def add_table(self, rows: pa.Table) -> None:
        """Write some more rows, which are in columns already."""
        while len(rows):
            some = rows.slice(0, PORTION - self._n_waiting)
            rows = rows.slice(len(some))
            self._waiting.append(some)
            self._n_waiting += len(some)
            if self._n_waiting == PORTION:
                self._put()

    def _put(self) -> None:
        if not self._waiting:
            return
        # Whatever the pieces in which they came: the bytes of the files do not tell.
        whole = pa.concat_tables(self._waiting).combine_chunks()
        table = pa.Table.from_arrays(whole.columns, schema=self._schema)
        self._waiting, self._n_waiting = [], 0
        self.n_rows += len(table)
        self._csv.writelines(csv_lines(table.select(self._shown), self._dialect))
        self._parquet.write_table(table)


def schema_of(table: Table) -> pa.Schema:
    """The columns of a table with their types, without a word on what they mean."""
    return pa.schema([pa.field(column.name, ARROW[column.type]) for column in table.columns])


def columns_of(rows: Sequence[Cells], schema: pa.Schema) -> list[pa.Array]:
    """Rows as columns of these types."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return [_array(column, field.type) for column, field in zip(columns, schema, strict=True)]


@contextmanager
def _open_csv(path: Path, dialect: Dialect) -> Iterator[Any]:
    # The mark is written by hand: with "utf-8-sig" every row would pass through Python code.
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        yield _csv_writer(file, dialect)


def _csv_writer(file: TextIO, dialect: Dialect) -> Any:
    file.write(BYTE_ORDER_MARK if dialect.encoding == "utf-8-sig" else "")
    return csv.writer(
        file,
        delimiter=dialect.delimiter,
        lineterminator=dialect.line_terminator,
        quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL,
    )


def _head(names: Sequence[str], dialect: Dialect) -> bytes:
    head = io.StringIO(newline="")
    _csv_writer(head, dialect).writerow(names)
    return head.getvalue().encode()


def _array(values: Sequence[Any], of: pa.DataType | None = None) -> pa.Array:
    try:
        found = pa.array(values, of)
    except UnicodeEncodeError:
        # Half an emoji, from an escape that a program cut in two: no file of text can hold it.
        whole = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
        found = pa.array(whole, of)
    return found.cast(pa.string()) if pa.types.is_null(found.type) else found


def csv_lines(table: pa.Table, dialect: Dialect) -> Iterator[bytes]:
    """The rows of a table as lines, some thousand at a time: a missing value is an empty cell."""
    edge = QUOTE if dialect.quoted else ""
    between, after = f"{edge}{dialect.delimiter}{edge}", f"{edge}{dialect.line_terminator}{edge}"
    for start in range(0, len(table), LINES):
        columns = table.slice(start, LINES).combine_chunks().columns
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
