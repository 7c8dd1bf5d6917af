"""filrouge.xlsx: one workbook for reading, a sheet a question; written row by row, in constant memory.

A library makes the workbook with its styles, widths and first sheet, empty but for a row that shows each style; the
rows of the tables are put into it as they are made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline.french import rows as french_rows
from pipeline.views.chronology import LOW
from pipeline.views.joined import Joined, Piece, Pieces
from pipeline.views.sheet_rows import Column, Placed, SheetRows, columns_of
from pipeline.views.sheets import SHEETS, Sheet
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
COMPRESSION = 3
"""Of the file, 1 to 9: 4 takes half as long again, for a twentieth of the room."""
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


ROW_ENDS = "\2"
"""Between two rows of a piece."""


class Aside(NamedTuple):
    """Something else that is made of the rows of a sheet: what tells it from others, how it is made, where it goes."""

    what: str
    make: Callable[[Sequence[Row]], bytes]
    put: Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class _Part:
    """A worksheet of data: where its rows go, and how many there are."""

    sheet: str
    name: str
    n_rows: int


def sheet_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet, in order."""
    return columns_of(french_rows("view_columns"), sheet)


def write_workbook(
    tables: RunTables, path: Path, *, pieces: Pieces | None = None, aside: Mapping[str, Aside] | None = None
) -> None:
    """Write the workbook from the tables of a run; `pieces` may have rows of earlier runs, `aside` is by sheet.

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
    rows: dict[str, Iterator[str]] = {}
    with (
        ExitStack() as opened,
        ZipFile(shell) as empty,
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as book,
    ):
        by_file = {f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(parts, 2)}
        for entry in empty.infolist():
            part = by_file.get(entry.filename)
            content = empty.read(entry)
            if part is None:
                book.writestr(entry, content, ZIP_DEFLATED, COMPRESSION)
                continue
            before, styles, after = _parted(content.decode())
            if part.sheet not in rows:
                made = _rows(tables, part.sheet, styles, pieces or Pieces(), (aside or {}).get(part.sheet))
                # What is not asked for would still hold a table open.
                rows[part.sheet] = opened.enter_context(closing(made))
            placed = Placed(sheet_columns(part.sheet), styles, places)
            entry._compresslevel = COMPRESSION  # type: ignore[attr-defined]
            with book.open(entry, "w", force_zip64=part.n_rows > MAX_ROWS // 16) as file:
                some = islice(rows[part.sheet], part.n_rows)
                for piece in _filled(before, after, placed, some, part.n_rows):
                    file.write(piece.encode("utf-8", "replace"))


def _rows(
    tables: RunTables, sheet: str, styles: Mapping[str, int], pieces: Pieces, aside: Aside | None
) -> Generator[str]:
    """The rows of a sheet, not yet in their places."""
    made, told = SheetRows(sheet_columns(sheet), styles), SHEETS[sheet]
    if not isinstance(told, Sheet):
        yield from map(made.write, told(tables))
        return

    def piece(some: Joined) -> Piece:
        rows = list(told.rows(some))
        written = ROW_ENDS.join(map(made.write, rows)).encode("utf-8", "replace")
        return (written,) if aside is None else (written, aside.make(rows))

    what = f"{sheet} {sorted(styles.items())} {aside.what if aside else ''}"
    for written, *also in pieces.of(what, told.told(tables), piece):
        if aside is not None:
            aside.put(*also)
        yield from written.decode().split(ROW_ENDS)


def _parts(sheet: str, n_rows: int) -> Iterator[_Part]:
    """One sheet, or several where there are more rows than one may hold."""
    for number in range(max(1, -(-n_rows // MAX_ROWS))):
        yield _Part(sheet, _part_name(sheet, number), min(MAX_ROWS, n_rows - number * MAX_ROWS))


def _part_name(name: str, part: int) -> str:
    return name if part == 0 else f"{name} ({part + 1})"


def _parted(shell: str) -> tuple[str, dict[str, int], str]:
    """What stands before the row that shows the styles, these as numbers by kind of cell, and what stands behind it."""
    samples = re.search(r'<row r="2"[^>]*>(.*?)</row>', shell, re.DOTALL)
    assert samples is not None
    styles = dict(zip(STYLED, map(int, re.findall(r'<c r="\w+" s="(\d+)"', samples[1])), strict=True))
    return shell[: samples.start()], styles, shell[samples.end() :]


def _filled(before: str, after: str, placed: Placed, rows: Iterator[str], n_rows: int) -> Iterator[str]:
    """The XML of a sheet with its rows, in pieces."""
    yield re.sub(r'(<dimension ref="A1:[A-Z]+)\d+"', rf'\g<1>{n_rows + 1}"', before, count=1)
    line = 1
    while some := list(islice(rows, PORTION)):
        yield "".join(placed.put(row, line + number) for number, row in enumerate(some, 1))
        line += len(some)
    links = f"<hyperlinks>{''.join(placed.links)}</hyperlinks>" if placed.links else ""
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
