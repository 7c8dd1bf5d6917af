"""All that people open, written beside the tables at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from pathlib import Path

from pipeline.freed import give_back
from pipeline.settings import Settings
from pipeline.steps.tabulate.files import CsvStyle, open_cells
from pipeline.views.network import write_network
from pipeline.views.report import write_report
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables
from pipeline.views.workbook import WORKBOOK_FILE, Beside, sheet_columns, write_workbook

CHRONOLOGY_FILE = "chronologie.csv"
PORTION = 1000
"""Rows that are written at once."""


def write_reading(folder: Path, settings: Settings) -> None:
    """Write workbook, chronology, network and report into a folder that holds the tables already."""
    if not settings.views:
        return
    tables = RunTables(folder)
    # The sheet of the workbook and the CSV have the same rows: they are made once.
    with chronology_file(folder / CHRONOLOGY_FILE, style=settings.csv_style) as also:
        write_workbook(tables, folder / WORKBOOK_FILE, beside=also)
    give_back()
    network = write_network(tables, folder, style=settings.csv_style)
    give_back()
    write_report(tables, folder, network=network)


def write_chronology(tables: RunTables, path: Path, *, style: CsvStyle) -> None:
    """Write the chronology as CSV: the columns of the workbook's first sheet."""
    with chronology_file(path, style=style) as also:
        for _ in also(SHEETS["Chronologie"](tables)):
            pass


@contextmanager
def chronology_file(path: Path, *, style: CsvStyle) -> Iterator[Beside]:
    """Open the CSV of the chronology; what it gives writes the rows that pass through it."""
    columns = [column for column in sheet_columns("Chronologie") if column.kind != "link"]
    cells = itemgetter(*(column.key for column in columns))
    with open_cells(path, [column.heading for column in columns], style=style) as write:

        def also(rows: Iterator[Row]) -> Iterator[Row]:
            while some := list(islice(rows, PORTION)):
                write(list(map(cells, some)))
                yield from some

        yield also
