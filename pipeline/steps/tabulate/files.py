"""Rows -> CSV and Parquet files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.steps.ingest.sheet import guard
from pipeline.steps.tabulate.rows import Row
from pipeline.steps.tabulate.schema import SCHEMA_VERSION, ColumnType, Table

CsvStyle = Literal["spreadsheet", "standard"]

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
    dialect = DIALECTS[style]
    with path.open("w", encoding=dialect.encoding, errors="replace", newline="") as file:
        writer = csv.writer(
            file,
            delimiter=dialect.delimiter,
            lineterminator=dialect.line_terminator,
            quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL,
        )
        # A lone CR ends a line for most readers, but is no reason to quote a cell for a writer whose lines end in LF.
        careful = csv.writer(
            file, delimiter=dialect.delimiter, lineterminator=dialect.line_terminator, quoting=csv.QUOTE_ALL
        )
        writer.writerow(names)
        for row in rows:
            cells = [_cell(row.get(name), dialect) for name in names]
            (careful if any("\r" in cell for cell in cells) else writer).writerow(cells)


def write_parquet(path: Path, table: Table, rows: list[Row], *, run_id: str) -> None:
    """Write one table as Parquet: raw values, explicit schema, zstd."""
    # Explicit, because pandas 3 would make every string a large_string, and an empty column null-typed.
    schema = pa.schema(
        [
            pa.field(
                column.name, ARROW[column.type], nullable=not column.required, metadata={"meaning": column.meaning}
            )
            for column in table.columns
        ],
        metadata={"filrouge_schema_version": SCHEMA_VERSION, "filrouge_run_id": run_id},
    )
    columns = {field.name: _array([row.get(field.name) for row in rows], field.type) for field in schema}
    pq.write_table(pa.table(columns, schema=schema), path, compression="zstd")


def _array(values: list[Any], of: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, of)
    except UnicodeEncodeError:
        # Half an emoji, from an escape that a program cut in two: no file of text can hold it.
        whole = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
        return pa.array(whole, of)


def _cell(value: Any, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.3f}".replace(".", dialect.decimal)
    return guard(value) if dialect.guarded and isinstance(value, str) else str(value)
