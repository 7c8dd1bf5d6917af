"""Rows of a worksheet as XML: what a library for workbooks does cell by cell, done here ten times as fast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from pipeline.views.tables import Row
from pipeline.views.wording import xml_text

MAX_CELL = 32_767
"""Characters of a cell: Excel's limit."""
CUT = " … [coupé]"
LINE_HEIGHT = 15
"""Points of a line of text in the font of the sheets."""
MAX_LINES = 12
"""Lines that a row shows; a longer cell is read in the field above the sheet."""
MAX_LINKS = 30_000
"""Links of a sheet; later rows have none. Excel allows 65,530; each takes memory here."""
LINK = "voir"
HERE, LINKED = "\0", "\1"
"""What stands for a number that is not known yet: no XML can hold it, so that no cell does."""
DAY_ZERO = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: earlier days are written as text."""
# What a reader of a workbook takes for the number of a character, and what XML alone cannot hold as it is.
_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
_PLAIN = re.compile("(?!\\s)[\u0020-%'-;=?-^`-\ud7ff]+(?<!\\s)").fullmatch
"""Texts in which nothing has to be written otherwise: no mark of XML, no control character, no blanks at the ends."""
_RETURN = "_x000D_"

Cell = Callable[[str, Any], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, as `view_columns.tsv` declares it."""

    key: str
    heading: str
    width: int
    kind: str
    meaning: str


class SheetRows:
    """Makes the rows of one sheet as XML that hangs on nothing but them: HERE stands for their number in the sheet.

    Where a row has a link, the article that it leads to stands between two LINKED.
    """

    def __init__(self, columns: Sequence[Column], styles: Mapping[str, int]) -> None:
        """`styles` are numbers of styles by kind of cell."""
        self._plan: list[tuple[str, str, int, Cell]] = []
        for place, column in enumerate(columns):
            is_link = column.kind == "link"
            key, width = "article_id" if is_link else column.key, column.width if column.kind == "long" else 0
            write = _link_mark if is_link else _writer(column.kind, styles)
            self._plan.append((key, f'<c r="{column_letters(place)}{HERE}" s="', width, write))

    def write(self, row: Row) -> str:
        """The XML of a row."""
        cells, lines = [], 1
        for key, start, width, write in self._plan:
            value = row.get(key)
            if value is None or value == "":
                continue
            if width and len(value) > width:
                lines = max(lines, -(-len(value) // width))
            cells.append(write(start, value))
        height = f' ht="{LINE_HEIGHT * min(MAX_LINES, lines)}" customHeight="1"' if lines > 1 else ""
        return f'<row r="{HERE}"{height}>{"".join(cells)}</row>'


class Placed:
    """Gives rows their numbers in a sheet, and their links; `links` are those so far."""

    def __init__(
        self, columns: Sequence[Column], styles: Mapping[str, int], places: Mapping[str, tuple[str, int]]
    ) -> None:
        """`places` says in which sheet and line each article stands."""
        self.links: list[str] = []
        self._places = places
        self._style = styles["link"]
        self._letters = next((column_letters(n) for n, column in enumerate(columns) if column.kind == "link"), "")

    def put(self, made: str, line: int) -> str:
        """The row in its line; `line` is its number in the sheet, the header being 1."""
        if LINKED in made:
            before, article, after = made.split(LINKED)
            made = f"{before}{self._link(article, line)}{after}"
        return made.replace(HERE, str(line))

    def _link(self, article: str, line: int) -> str:
        target = self._places.get(article)
        if target is None or len(self.links) >= MAX_LINKS:
            return ""
        # A link of its own: LibreOffice wraps no text that is one, and the title would be cut.
        place = escape(f"'{target[0]}'!A{target[1] + 1}", quote=False)
        self.links.append(f'<hyperlink ref="{self._letters}{line}" location="{place}" display="{LINK}"/>')
        return _text_cell(f'<c r="{self._letters}{HERE}" s="', self._style, LINK)


def column_letters(place: int) -> str:
    """The name of a column by its place: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_text(value: object) -> str:
    """What a cell shows of a value: no more than Excel allows, and nothing that XML cannot hold."""
    text = value.isoformat() if isinstance(value, date) else xml_text(str(value))
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT


def columns_of(rows: Iterable[Mapping[str, str]], sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet, in order."""
    return tuple(
        Column(row["key"], row["heading"], int(row["width"]), row["kind"], row["meaning"])
        for row in rows
        if row["sheet"] == sheet
    )


def _writer(kind: str, styles: Mapping[str, int]) -> Cell:
    """What writes a value of a kind of column."""
    style = styles.get(kind, styles["text"])
    if kind == "date":
        return lambda start, value: _day_cell(start, style, styles["text"], value)
    if kind == "integer":
        return lambda start, value: f'{start}{style}"><v>{value}</v></c>'
    if kind == "share":
        return lambda start, value: f'{start}{style}"><v>{value:.16G}</v></c>'
    return lambda start, value: _text_cell(start, style, value)


def _link_mark(_start: str, article: str) -> str:
    return f"{LINKED}{article}{LINKED}"


def _day_cell(start: str, style: int, plain: int, value: Any) -> str:
    if not isinstance(value, date) or value < FIRST_DAY:
        return _text_cell(start, plain, value)
    return f'{start}{style}"><v>{(value - DAY_ZERO).days}</v></c>'


def _text_cell(start: str, style: int, value: object) -> str:
    if type(value) is str and _PLAIN(value) is not None and len(value) <= MAX_CELL:
        return f'{start}{style}" t="inlineStr"><is><t>{value}</t></is></c>'
    text = _ESCAPE.sub(r"_x005F\1", cell_text(value))
    text = escape(text, quote=False).replace("\r", _RETURN)
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f'{start}{style}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'
