"""EPUB books of articles: one text a chapter, in the order of the spine."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip, read_member
from pipeline.steps.ingest.markup import decode_html, lines_of, parse_html, parse_xml, text_of
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Source

FORMAT = "epub"
_MIN_WORDS = 25  # covers, titles and tables of contents are chapters, too


def accepts(source: Source) -> int:
    """A zip that says so in its first member or by its suffix."""
    named = source.suffix == ".epub"
    if source.head[:2] == b"PK":
        return 17 if named or b"application/epub+zip" in source.head else 0
    return 5 if named else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The chapters that hold sentences."""
    try:
        with open_zip(source.data, settings) as archive:
            yield from _chapters(source, archive, settings)
    except UnsafeArchiveError as error:
        yield source.reject(error.reason, f"epub: {error.what}")


def _chapters(source: Source, archive: zipfile.ZipFile, settings: Settings) -> Iterator[RawText | Rejection]:
    book, names = _spine(archive, settings)
    part = 0
    for name in names:
        tree = parse_html(decode_html(read_member(archive, name, settings)).text)
        body = tree.xpath("//body") if tree is not None else []
        text = lines_of(body[0]) if body else ""
        if len(text.split()) < _MIN_WORDS or (body and body[0].xpath(".//nav[contains(@*, 'toc')]")):
            continue
        part += 1
        heading = next((text_of(h) for h in body[0].xpath("//h1 | //h2") if text_of(h)), None)
        yield source.raw_text(
            text, format=FORMAT, part=part, is_body=True, header=replace(book, title=heading) if heading else book
        )


def _spine(archive: zipfile.ZipFile, settings: Settings) -> tuple[Header, list[str]]:
    """What the book says of itself, and the names of its chapters in reading order."""
    container = parse_xml(read_member(archive, "META-INF/container.xml", settings))
    root = next(iter(container.xpath("//*[local-name()='rootfile']/@full-path")), "") if container is not None else ""
    package = parse_xml(read_member(archive, str(root), settings))
    if package is None:
        raise UnsafeArchiveError("damaged", "its table of contents is no XML")
    folder = posixpath.dirname(str(root))
    items = {item.get("id"): item.get("href") for item in package.xpath("//*[local-name()='item']")}
    order = [items.get(ref) for ref in package.xpath("//*[local-name()='itemref']/@idref")]
    inside = set(archive.namelist())
    names = [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in order if href]

    def meta(name: str) -> str | None:
        found = package.xpath(f"//*[local-name()='{name}']/text()")
        return str(found[0]).strip() or None if found else None

    header = Header(
        outlet=meta("publisher"),
        author=meta("creator"),
        published=parse_date(meta("date") or ""),
        language=meta("language"),
    )
    return header, [name for name in names if name in inside]
