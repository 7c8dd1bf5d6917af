"""filrouge.xlsx: one workbook for reading, a sheet a question; written row by row, in constant memory.

A library makes the workbook with its styles, widths and first sheet, empty but for a row that shows each style; the
rows of the tables are put into it as they are made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline.french import rows as french_rows
from pipeline.views.chronology import LOW
from pipeline.views.sheet_rows import Column, SheetRows, columns_of
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WORKBOOK_FILE = "filrouge.xlsx"
GUIDE_SHEET = "Lisez-moi"
MAX_ROWS = 1_048_575
"""Rows of a sheet below its header: Excel's limit."""
A4 = 9
PRINTED = {"Chronologie": 8}
"""Columns that are printed, where all of them would be too small to read."""
STYLED = ("date", "long", "integer", "share", "text", "link")
"""Kinds of cells, each with a style of its own."""
COMPRESSION = 4
"""Of the file, 1 to 9: 6, which is usual, takes half as long again, for a twentieth of the room."""
PORTION = 500
"""Rows written at once."""
_TABLE_OF = {
    "Chronologie": "events",
    "Personnes": "actors",
    "Organisations": "organizations",
    "Fonctions": "affiliations",
    "Articles": "articles",
    "Mis de côté": "rejections",
}
"""Sheets that have a row for each of a table."""


Beside = Callable[[Iterator[Row]], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A worksheet of data: where its rows go, and how many there are."""

    sheet: str
    name: str
    n_rows: int


def sheet_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet, in order."""
    return columns_of(french_rows("view_columns"), sheet)


def write_workbook(tables: RunTables, path: Path, *, beside: Beside | None = None) -> None:
    """Write the workbook from the tables of a run; `beside` sees the rows of the chronology as they pass.

    Raises:
        OSError: it cannot be written.
    """
    counts = {sheet: tables.count(table) for sheet, table in _TABLE_OF.items()}
    counts["À vérifier"] = len(tables.questions)
    counts["À relire"] = sum(1 for _ in SHEETS["À relire"](tables))
    parts = [part for sheet in SHEETS for part in _parts(sheet, counts[sheet])]
    shell = _shell(tables, parts, counts["À relire"])
    ids = (article_id for (article_id,) in tables.cells("articles", "article_id"))
    places = {one: (_part_name("Articles", n // MAX_ROWS), n % MAX_ROWS + 1) for n, one in enumerate(ids)}
    rows: dict[str, Iterator[Row]] = {}
    try:
        with ZipFile(shell) as empty, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as book:
            by_file = {f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(parts, 2)}
            for entry in empty.infolist():
                part = by_file.get(entry.filename)
                content = empty.read(entry)
                if part is None:
                    book.writestr(entry, content, ZIP_DEFLATED, COMPRESSION)
                    continue
                if part.sheet not in rows:
                    made = SHEETS[part.sheet](tables)
                    rows[part.sheet] = beside(made) if beside is not None and part.sheet == "Chronologie" else made
                entry._compresslevel = COMPRESSION  # type: ignore[attr-defined]
                with book.open(entry, "w", force_zip64=part.n_rows > MAX_ROWS // 16) as file:
                    some = islice(rows[part.sheet], part.n_rows)
                    for piece in _filled(content.decode(), sheet_columns(part.sheet), places, some, part.n_rows):
                        file.write(piece.encode("utf-8", "replace"))
    finally:
        # What was not asked for still holds a table open.
        for one in rows.values():
            with suppress(AttributeError):
                one.close()  # type: ignore[attr-defined]


def _parts(sheet: str, n_rows: int) -> Iterator[_Part]:
    """One sheet, or several where there are more rows than one may hold."""
    for number in range(max(1, -(-n_rows // MAX_ROWS))):
        yield _Part(sheet, _part_name(sheet, number), min(MAX_ROWS, n_rows - number * MAX_ROWS))


def _part_name(name: str, part: int) -> str:
    return name if part == 0 else f"{name} ({part + 1})"


def _filled(
    shell: str, columns: tuple[Column, ...], places: dict[str, tuple[str, int]], rows: Iterable[Row], n_rows: int
) -> Iterator[str]:
    """The XML of a sheet with its rows, in pieces, in place of the row that shows the styles."""
    samples = re.search(r'<row r="2"[^>]*>(.*?)</row>', shell, re.DOTALL)
    assert samples is not None
    styles = dict(zip(STYLED, map(int, re.findall(r'<c r="\w+" s="(\d+)"', samples[1])), strict=True))
    before, after = shell[: samples.start()], shell[samples.end() :]
    made = SheetRows(columns, styles, places)
    yield re.sub(r'(<dimension ref="A1:[A-Z]+)\d+"', rf'\g<1>{n_rows + 1}"', before, count=1)
    remaining = iter(rows)
    line = 1
    while some := list(islice(remaining, PORTION)):
        yield "".join(made.write(line + number, row) for number, row in enumerate(some, 1))
        line += len(some)
    links = f"<hyperlinks>{''.join(made.links)}</hyperlinks>" if made.links else ""
    yield after.replace("<pageMargins", f"{links}<pageMargins", 1)


def _shell(tables: RunTables, parts: Iterable[_Part], n_rereadings: int) -> BytesIO:
    """The workbook with all but the rows; each sheet of data has one that shows the styles."""
    from xlsxwriter import Workbook

    options: dict[str, Any] = {
        "constant_memory": True,
        # What an article says is never run, followed or counted.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    made = BytesIO()
    with Workbook(made, options) as book:
        book.set_properties({"title": "filrouge", "comments": f"run {tables.run_id}", "created": datetime(2000, 1, 1)})
        styles = _styles(book)
        _write_guide(book, tables, styles, n_rereadings)
        for part in parts:
            sheet, columns = book.add_worksheet(part.name), sheet_columns(part.sheet)
            _dress(sheet, columns, styles["head"])
            sheet.autofilter(0, 0, max(part.n_rows, 1), len(columns) - 1)
            if part.sheet in PRINTED:
                sheet.print_area(0, 0, max(part.n_rows, 1), PRINTED[part.sheet] - 1)
            for place, kind in enumerate(STYLED):
                sheet.write_string(1, place, kind, styles[kind])
    return made


def _dress(sheet: Worksheet, columns: tuple[Column, ...], head: Format) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, head)


def _write_guide(book: Workbook, tables: RunTables, styles: dict[str, Format], n_rereadings: int) -> None:
    """What each sheet is, what to look at first, how to correct."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, 28)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 92)
    counts = {
        f"n_{name}": tables.count(name) for name in ("articles", "actors", "organizations", "events", "rejections")
    }
    counts["n_questions"] = len(tables.questions)
    counts["n_rereadings"] = n_rereadings
    counts["n_uncertain"] = sum(confidence <= LOW for (confidence,) in tables.cells("events", "confidence"))
    counts["n_undated"] = sum(published is None for (published,) in tables.cells("articles", "published"))
    line = 0
    looks = {"title": styles["title"], "heading": styles["heading"], "plain": styles["text"]}
    for row in french_rows("view_guide"):
        line += row["level"] == "heading"
        sheet.write_string(line, 0, row["text"].format(**counts), looks[row["level"]])
        line += 1
    for name in SHEETS:
        line += 1
        sheet.write_url(line, 0, f"internal:'{name}'!A1", styles["link"], name)
        for column in sheet_columns(name):
            sheet.write_string(line, 1, column.heading, styles["text"])
            sheet.write_string(line, 2, column.meaning, styles["text"])
            line += 1


def _styles(book: Workbook) -> dict[str, Format]:
    """The look of each kind of cell, and of what heads them."""
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    head = {"bold": True, "bg_color": "#7A1F1F", "font_color": "#FFFFFF", "text_wrap": True}
    looks: dict[str, dict[str, Any]] = {
        "head": head,
        "text": {},
        "long": {"text_wrap": True},
        "date": {"num_format": "dd/mm/yyyy", "align": "left"},
        # In the middle: to the right they would touch the text of the next column.
        "integer": {"align": "center"},
        "share": {"num_format": "0.00", "align": "center"},
        "link": {"font_color": "#7A1F1F", "underline": 1, "text_wrap": True},
        "title": {"bold": True, "font_size": 18, "font_color": "#7A1F1F"},
        "heading": {"bold": True, "font_size": 13},
    }
    return {name: book.add_format(base | look) for name, look in looks.items()}
