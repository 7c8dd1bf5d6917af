"""Word documents: the paragraphs of their document.xml in order, tables row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip, read_member
from pipeline.steps.ingest.document_texts import document_texts
from pipeline.steps.ingest.markup import parse_xml
from pipeline.steps.ingest.source import Source

FORMAT = "docx"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_CELL_WORDS = 12  # a row whose cells are all as short is a line of a table; longer cells are columns of a layout


def accepts(source: Source) -> int:
    """A zip with Word's folder in it."""
    if source.head[:4] == b"PK\x03\x04":
        return 16 if b"word/" in source.data and source.suffix not in (".zip", ".odt", ".epub", ".xlsx") else 0
    return 5 if source.suffix == ".docx" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The paragraphs, text boxes and tables in order; the document's own title as header, where the text shows it."""
    try:
        with open_zip(source.data, settings) as archive:
            body = parse_xml(read_member(archive, _DOCUMENT, settings))
            title = _title(archive, settings)
            notes = list(_notes(archive, settings))
    except UnsafeArchiveError as error:
        # Word wraps a document with a password into an older container.
        locked = source.head.startswith(b"\xd0\xcf\x11\xe0")
        yield source.reject("encrypted" if locked else error.reason, f"docx: {error.what}")
        return
    text = "\n".join(line for line in _lines(body) if line.strip()) if body is not None else ""
    if not text:
        yield source.reject("image_only" if b"word/media/" in source.data else "no_text")
        return
    # Word keeps the title of the template: only one that the text shows is the article's.
    header = Header(title=title if title and title in text[:600] else None)
    yield from document_texts(source, text, format=FORMAT, header=header, notes=notes)


def _title(archive: zipfile.ZipFile, settings: Settings) -> str | None:
    if _PROPERTIES not in archive.namelist():
        return None
    properties = parse_xml(read_member(archive, _PROPERTIES, settings))
    found = properties.xpath("//*[local-name()='title']/text()") if properties is not None else []
    return str(found[0]).strip() if found else None


def _notes(archive: zipfile.ZipFile, settings: Settings) -> Iterator[str]:
    """The lines of footnotes, endnotes and readers' comments."""
    for name in _NOTES:
        if name in archive.namelist():
            root = parse_xml(read_member(archive, name, settings))
            yield from _lines(root) if root is not None else ()


def _lines(element: Any) -> Iterator[str]:
    """The lines of a body or a cell; a cell that is merged over several columns says its text once."""
    for child in element:
        if child.tag == f"{_WORD}p":
            yield from _paragraph(child).split("\n")
        elif child.tag == f"{_WORD}tbl":
            for row in child.iter(f"{_WORD}tr"):
                if next(row.iterancestors(f"{_WORD}tbl")) is child:
                    yield from _row(row)
        elif child.tag != _FALLBACK:
            yield from _lines(child)


def _row(row: Any) -> Iterator[str]:
    cells = [[line for line in _lines(cell) if line.strip()] for cell in row.iter(f"{_WORD}tc") if _row_of(cell) is row]
    short = [cell[0] for cell in cells if len(cell) == 1 and len(cell[0].split()) <= _CELL_WORDS]
    if len(short) > 1 and len(short) == sum(map(bool, cells)):
        yield " ; ".join(short)
    else:
        for cell in cells:
            yield from cell


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{_WORD}tr"), None)


def _paragraph(paragraph: Any) -> str:
    """The words of a paragraph, with those of the text boxes that hang on it behind them."""
    pieces: list[str] = []
    boxes: list[str] = []
    for node in paragraph.iter():
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag not in (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}noBreakHyphen"):
            continue
        within = {ancestor.tag for ancestor in node.iterancestors() if ancestor is not paragraph}
        if _FALLBACK in within:
            continue  # the same box again, for older programs
        text = (node.text or "") if tag.endswith("}t") else {"tab": " ", "br": "\n"}.get(tag.rsplit("}", 1)[1], "-")
        (boxes if f"{_WORD}txbxContent" in within else pieces).append(text)
    return "\n".join(filter(None, (" ".join(line.split()) for line in "".join([*pieces, "\n", *boxes]).split("\n"))))
