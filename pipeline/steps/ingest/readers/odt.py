"""OpenDocument texts: the paragraphs of their content.xml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip, read_member
from pipeline.steps.ingest.document_texts import document_texts
from pipeline.steps.ingest.markup import parse_xml
from pipeline.steps.ingest.source import Source

FORMAT = "odt"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
_ASIDE = (f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end")
_TYPE = b"application/vnd.oasis.opendocument.text"


def accepts(source: Source) -> int:
    """A zip that says so in its first member or by its suffix."""
    named = source.suffix == ".odt"
    if source.head[:2] == b"PK":
        return 17 if named or _TYPE in source.head else 0
    return 5 if named else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The headings and paragraphs in order."""
    try:
        with open_zip(source.data, settings) as archive:
            content = read_member(archive, "content.xml", settings)
    except UnsafeArchiveError as error:
        yield source.reject(error.reason, f"odt: {error.what}")
        return
    tree = parse_xml(content)
    if tree is None:
        yield source.reject("damaged", "odt: its content is no XML")
        return
    text = "\n".join(line for block in _blocks(tree) for line in block.split("\n") if line)
    if text:
        yield from document_texts(source, text, format=FORMAT, notes=_notes(tree))
    else:
        yield source.reject("no_text")


def _blocks(tree: Any) -> Iterator[str]:
    """The headings and paragraphs; what was deleted under tracked changes, and readers' notes, are no part of them."""
    for node in tree.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if not any(above.tag in _ASIDE for above in node.iterancestors()):
            pieces = "".join(_pieces(node)).split("\n")
            yield "\n".join(" ".join(line.split()) for line in pieces)


def _notes(tree: Any) -> Iterator[str]:
    """The lines of footnotes and of readers' notes."""
    for note in tree.iter(f"{_TEXT}note-body", f"{_OFFICE}annotation"):
        for node in note.iter(f"{_TEXT}p"):
            yield " ".join("".join(_pieces(node)).split())


def _pieces(node: Any) -> Iterator[str]:
    """The words of an element in order, with blanks, tabs and line breaks, without footnotes and readers' notes."""
    if node.text:
        yield node.text
    for child in node:
        if child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag not in _ASIDE and isinstance(child.tag, str):
            yield from _pieces(child)
        if child.tail:
            yield child.tail
