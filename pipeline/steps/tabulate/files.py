"""Rows -> CSV and Parquet files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import compress, islice
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
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
        yield lambda values: writer.writerow([_cell(value, dialect) for value in values])


class TableFile:
    """One table in both forms below a folder, written some thousand rows at a time, in whatever pieces they come.

    Parquet holds the raw values, with an explicit schema and zstd. Both files are whole when the block that it opens
    has ended.
    """

    def __init__(self, folder: Path, table: Table, *, style: CsvStyle, run_id: str) -> None:
        self.n_rows = 0
        self._waiting: list[Cells] = []
        self._shown = [not column.parquet_only for column in table.columns]
        self._written = [_as_text(column.type, DIALECTS[style]) for column in table.columns]
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
            self._csv = opened.enter_context(_open_csv(folder / "csv" / f"{table.name}.csv", DIALECTS[style]))
            self._parquet = opened.enter_context(pq.ParquetWriter(path, self._schema, compression="zstd"))
            self._csv.writerow(table.csv_names)
            self._open = opened.pop_all()

    def __enter__(self) -> TableFile:
        return self

    def __exit__(self, *error: Any) -> None:
        with self._open:
            if error[0] is None:
                self._put(self._waiting)
                if not self.n_rows:
                    self._parquet.write_table(self._schema.empty_table())

    def add(self, rows: Iterable[Cells]) -> None:
        """Write some more rows."""
        remaining = iter(rows)
        while some := list(islice(remaining, PORTION - len(self._waiting))):
            self._waiting += some
            if len(self._waiting) == PORTION:
                self._put(self._waiting)
                self._waiting = []

    def _put(self, rows: list[Cells]) -> None:
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        self.n_rows += len(rows)
        cells = [as_text(column) for column, as_text in compress(zip(columns, self._written, strict=True), self._shown)]
        self._csv.writerows(zip(*cells, strict=True))
        arrays = [_array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._parquet.write_table(pa.table(arrays, schema=self._schema))


@contextmanager
def _open_csv(path: Path, dialect: Dialect) -> Iterator[Any]:
    # The mark is written by hand: with "utf-8-sig" every row would pass through Python code.
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(BYTE_ORDER_MARK if dialect.encoding == "utf-8-sig" else "")
        yield csv.writer(
            file,
            delimiter=dialect.delimiter,
            lineterminator=dialect.line_terminator,
            quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL,
        )


def _as_text(kind: ColumnType, dialect: Dialect) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What a column of values becomes in CSV; days, whole numbers and missing values the writer knows itself."""
    if kind == "text" and dialect.guarded:
        return _guarded
    if kind in ("boolean", "number"):
        return lambda column: _few_texts(column, dialect)
    return lambda column: column


def _guarded(column: Sequence[str | None]) -> list[str | None]:
    return [value if value is None or value[:1] not in FORMULA_STARTS else guard(value) for value in column]


def _few_texts(column: Sequence[Any], dialect: Dialect) -> list[str]:
    """Values that repeat, each made a text once."""
    texts = {value: _cell(value, dialect) for value in set(column)}
    return [texts[value] for value in column]


def _array(values: Sequence[Any], of: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, of)
    except UnicodeEncodeError:
        # Half an emoji, from an escape that a program cut in two: no file of text can hold it.
        whole = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
        return pa.array(whole, of)


def _cell(value: Any, dialect: Dialect) -> str:
    if isinstance(value, str):
        return guard(value) if dialect.guarded else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.3f}".replace(".", dialect.decimal) if isinstance(value, float) else str(value)
