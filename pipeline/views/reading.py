"""All that people open, written beside the tables at the end of a run."""

from __future__ import annotations

from pathlib import Path

from pipeline.settings import Settings
from pipeline.steps.tabulate.files import CsvStyle, write_csv
from pipeline.views.network import write_network
from pipeline.views.report import write_report
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import RunTables
from pipeline.views.workbook import WORKBOOK_FILE, sheet_columns, write_workbook

CHRONOLOGY_FILE = "chronologie.csv"


def write_reading(folder: Path, settings: Settings) -> None:
    """Write workbook, chronology, network and report into a folder that holds the tables already."""
    if not settings.views:
        return
    tables = RunTables(folder)
    write_workbook(tables, folder / WORKBOOK_FILE)
    write_chronology(tables, folder / CHRONOLOGY_FILE, style=settings.csv_style)
    write_network(tables, folder, style=settings.csv_style)
    write_report(tables, folder)


def write_chronology(tables: RunTables, path: Path, *, style: CsvStyle) -> None:
    """Write the chronology as CSV: the columns of the workbook's first sheet."""
    columns = [column for column in sheet_columns("Chronologie") if column.kind != "link"]
    rows = ({column.heading: row.get(column.key) for column in columns} for row in SHEETS["Chronologie"](tables))
    write_csv(path, [column.heading for column in columns], rows, style=style)
