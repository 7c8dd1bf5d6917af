"""Excel workbooks of articles, by openpyxl: one a row, in any sheet with a column of texts."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip
from pipeline.steps.ingest.records_of import as_text, no_column, read_records, table_records, text_column
from pipeline.steps.ingest.source import Source

FORMAT = "xlsx"
_MAX_ROWS = 200_000
_MAX_EMPTY = 1_000  # rows one after another: a stray blank in the last row of a sheet is no article
_MAX_COLUMNS = 200  # a stray cell in column XFD makes every row sixteen thousand cells long


def accepts(source: Source) -> int:
    """A zip with Excel's folder in it."""
    if source.head[:4] == b"PK\x03\x04":
        return 16 if b"xl/workbook" in source.data and source.suffix != ".zip" else 0
    return 5 if source.suffix == ".xlsx" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each row below a header, sheet by sheet."""
    try:
        open_zip(source.data, settings).close()
    except UnsafeArchiveError as error:
        locked = source.head.startswith(b"\xd0\xcf\x11\xe0")
        yield source.reject("encrypted" if locked else error.reason, f"xlsx: {error.what}")
        return
    first = 1
    columns: list[str] = []
    for table in tables(source.data):
        if len(table) < 2:
            continue
        rows, above = table_records(table)
        names = list(dict.fromkeys(name for row in rows for name in row))
        columns += names
        if text_column(names, rows, settings) is not None:
            yield from read_records(source, rows, settings, format=FORMAT, first=first, above=above)
            first += len(rows)
    if first == 1:
        yield source.reject("no_text", no_column(columns))


def tables(data: bytes) -> Iterator[list[list[str]]]:
    """The rows of each sheet that are not empty, within bounds: far cells of sparse sheets are left."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and validations, which hold no text
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size may be a lie
        table: list[list[str]] = []
        empty = 0
        for row in sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS, values_only=True):
            cells = [as_text(cell) for cell in row]
            while cells and not cells[-1].strip():
                cells.pop()
            empty = 0 if cells else empty + 1
            if cells:
                table.append(cells)
            elif empty > _MAX_EMPTY:
                break
        yield table
