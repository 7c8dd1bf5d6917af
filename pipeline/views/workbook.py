"""filrouge.xlsx: one workbook for reading, a sheet a question; written row by row, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.french import rows as french_rows
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables
from pipeline.views.wording import xml_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WORKBOOK_FILE = "filrouge.xlsx"
GUIDE_SHEET = "Lisez-moi"
MAX_ROWS = 1_048_575
"""Rows of a sheet below its header: Excel's limit."""
MAX_CELL = 32_767
"""Characters of a cell: Excel's limit."""
CUT = " … [coupé]"
MAX_LINKS = 30_000
"""Links of a sheet; later rows have none. Excel allows 65,530; each takes memory here."""
LINK = "voir"
A4 = 9
PRINTED = {"Chronologie": 8}
"""Columns that are printed, where all of them would be too small to read."""
LINE_HEIGHT = 15
"""Points of a line of text in the font of the sheets."""
MAX_LINES = 12
"""Lines that a row shows; a longer cell is read in the field above the sheet."""
DAY_ZERO = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: earlier days are written as text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, as `view_columns.tsv` declares it."""

    key: str
    heading: str
    width: int
    kind: str
    meaning: str


@dataclass(slots=True)
class _Styles:
    head: Format
    plain: Format
    long: Format
    count: Format
    day: Format
    share: Format
    link: Format
    title: Format
    heading: Format


@dataclass(slots=True)
class _Links:
    """Where each article's row will stand, so that other sheets can lead there."""

    place: dict[str, tuple[str, int]] = field(default_factory=dict)


def sheet_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet, in order."""
    return tuple(
        Column(row["key"], row["heading"], int(row["width"]), row["kind"], row["meaning"])
        for row in french_rows("view_columns")
        if row["sheet"] == sheet
    )


def write_workbook(tables: RunTables, path: Path) -> None:
    """Write the workbook from the tables of a run.

    Raises:
        OSError: it cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options: dict[str, Any] = {
        "constant_memory": True,
        # What an article says is never run, followed or counted.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with Workbook(str(path), options) as book:
            book.set_properties(
                {"title": "filrouge", "comments": f"run {tables.run_id}", "created": datetime(2000, 1, 1)}
            )
            styles = _styles(book)
            links = _article_places(tables)
            _write_guide(book, tables, styles)
            for name, make in SHEETS.items():
                _write_sheet(book, name, make(tables), styles, links)
    except FileCreateError as error:
        # A full disk is one, whichever file it is met at.
        raise (error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))) from error


def _article_places(tables: RunTables) -> _Links:
    ids = (row["article_id"] for row in tables.rows("articles", "article_id"))
    return _Links({one: (_part_name("Articles", n // MAX_ROWS), n % MAX_ROWS + 1) for n, one in enumerate(ids)})


def _write_sheet(book: Workbook, name: str, rows: Iterable[Row], styles: _Styles, links: _Links) -> None:
    """One sheet, or several where there are more rows than one may hold."""
    columns = sheet_columns(name)
    remaining: Iterator[Row] = iter(rows)
    part, row = 0, next(remaining, None)
    while row is not None or part == 0:
        sheet = book.add_worksheet(_part_name(name, part))
        _dress(sheet, columns, styles)
        line = n_links = 0
        while row is not None and line < MAX_ROWS:
            line += 1
            sheet.set_row(line, LINE_HEIGHT * _n_lines(columns, row))
            for place, column in enumerate(columns):
                n_links += _write_cell(sheet, line, place, column, row, styles, links, may_link=n_links < MAX_LINKS)
            row = next(remaining, None)
        sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
        if name in PRINTED:
            sheet.print_area(0, 0, max(line, 1), PRINTED[name] - 1)
        part += 1


def _dress(sheet: Worksheet, columns: tuple[Column, ...], styles: _Styles) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, styles.head)


def _write_cell(
    sheet: Worksheet,
    line: int,
    place: int,
    column: Column,
    row: Row,
    styles: _Styles,
    links: _Links,
    *,
    may_link: bool,
) -> bool:
    """Write one cell; whether it took a link."""
    if column.kind == "link":
        # A link of its own: LibreOffice wraps no text that is one, and the title would be cut.
        if not may_link or row.get("article_id") not in links.place:
            return False
        target, number = links.place[row["article_id"]]
        sheet.write_url(line, place, f"internal:'{target}'!A{number + 1}", styles.link, LINK)
        return True
    value = row.get(column.key)
    if value is None or value == "":
        return False
    if column.kind == "date" and isinstance(value, date) and value >= FIRST_DAY:
        # As xlsxwriter writes a datetime, in a quarter of the time.
        sheet.write_number(line, place, (value - DAY_ZERO).days, styles.day)
    elif column.kind == "integer":
        sheet.write_number(line, place, value, styles.count)
    elif column.kind == "share":
        sheet.write_number(line, place, value, styles.share)
    else:
        style = styles.long if column.kind == "long" else styles.plain
        sheet.write_string(line, place, _cell_text(value), style)
    return False


def _n_lines(columns: tuple[Column, ...], row: Row) -> int:
    """How many lines the longest wrapped cell takes: spreadsheets fit the heights of hand-typed rows only."""
    wrapped = (c for c in columns if c.kind == "long")
    return min(MAX_LINES, max((-(-len(str(row.get(c.key) or " ")) // c.width) for c in wrapped), default=1))


def _cell_text(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else xml_text(str(value))
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT


def _write_guide(book: Workbook, tables: RunTables, styles: _Styles) -> None:
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
    counts["n_rereadings"] = sum(1 for _ in SHEETS["À relire"](tables))
    counts["n_undated"] = sum(row["published"] is None for row in tables.rows("articles", "published"))
    line = 0
    looks = {"title": styles.title, "heading": styles.heading, "plain": styles.plain}
    for row in french_rows("view_guide"):
        line += row["level"] == "heading"
        sheet.write_string(line, 0, row["text"].format(**counts), looks[row["level"]])
        line += 1
    for name in SHEETS:
        line += 1
        sheet.write_url(line, 0, f"internal:'{name}'!A1", styles.link, name)
        for column in sheet_columns(name):
            sheet.write_string(line, 1, column.heading, styles.plain)
            sheet.write_string(line, 2, column.meaning, styles.plain)
            line += 1


def _part_name(name: str, part: int) -> str:
    return name if part == 0 else f"{name} ({part + 1})"


def _styles(book: Workbook) -> _Styles:
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    head = {"bold": True, "bg_color": "#7A1F1F", "font_color": "#FFFFFF", "text_wrap": True}
    return _Styles(
        head=book.add_format(base | head),
        plain=book.add_format(base),
        long=book.add_format(base | {"text_wrap": True}),
        day=book.add_format(base | {"num_format": "dd/mm/yyyy", "align": "left"}),
        # In the middle: to the right they would touch the text of the next column.
        count=book.add_format(base | {"align": "center"}),
        share=book.add_format(base | {"num_format": "0.00", "align": "center"}),
        link=book.add_format(base | {"font_color": "#7A1F1F", "underline": 1, "text_wrap": True}),
        title=book.add_format(base | {"bold": True, "font_size": 18, "font_color": "#7A1F1F"}),
        heading=book.add_format(base | {"bold": True, "font_size": 13}),
    )
