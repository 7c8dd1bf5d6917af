"""All that people open, written beside the tables at the end of a run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from operator import itemgetter
from pathlib import Path

from pipeline.memory import give_back
from pipeline.settings import Settings
from pipeline.steps.tabulate.files import CsvStyle, csv_head, csv_rows
from pipeline.views.joined import KeptPieces, Pieces
from pipeline.views.network import write_network
from pipeline.views.report import write_report
from pipeline.views.sheet_rows import Column
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables
from pipeline.views.workbook import WORKBOOK_FILE, Aside, sheet_columns, write_workbook

CHRONOLOGY = "Chronologie"
CHRONOLOGY_FILE = "chronologie.csv"
PORTION = 1000
"""Rows that are written at once."""


def write_reading(folder: Path, settings: Settings, *, kept: KeptPieces | None = None) -> None:
    """Write workbook, chronology, network and report into a folder that holds the tables already.

    `kept` has pieces of earlier runs.
    """
    if not settings.views:
        return
    tables, pieces, style = RunTables(folder), Pieces(kept), settings.csv_style
    # The sheet of the workbook and the CSV have the same rows: they are made once.
    with (folder / CHRONOLOGY_FILE).open("wb") as file:
        file.write(csv_head([column.heading for column in _columns()], style=style))
        aside = {CHRONOLOGY: Aside(style, lambda rows: _lines(rows, style), file.write)}
        write_workbook(tables, folder / WORKBOOK_FILE, pieces=pieces, aside=aside)
    give_back()
    network = write_network(tables, folder, style=style)
    give_back()
    write_report(tables, folder, network=network, pieces=pieces)


def write_chronology(tables: RunTables, path: Path, *, style: CsvStyle) -> None:
    """Write the chronology as CSV: the columns of the workbook's first sheet."""
    rows = SHEETS[CHRONOLOGY](tables)
    with path.open("wb") as file:
        file.write(csv_head([column.heading for column in _columns()], style=style))
        while some := list(islice(rows, PORTION)):
            file.write(_lines(some, style))


def _lines(rows: Iterable[Row], style: CsvStyle) -> bytes:
    cells = itemgetter(*(column.key for column in _columns()))
    return csv_rows(list(map(cells, rows)), style=style)


@cache
def _columns() -> tuple[Column, ...]:
    """Those of the sheet that hold something themselves."""
    return tuple(column for column in sheet_columns(CHRONOLOGY) if column.kind != "link")
