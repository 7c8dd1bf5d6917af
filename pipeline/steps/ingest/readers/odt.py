"""OpenDocument texts: the paragraphs of their content.xml."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip, read_member
from pipeline.steps.ingest.markup import parse_xml
from pipeline.steps.ingest.source import Source

FORMAT = "odt"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
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
    lines = (" ".join("".join(node.itertext()).split()) for node in tree.iter(f"{_TEXT}p", f"{_TEXT}h"))
    text = "\n".join(line for line in lines if line)
    yield source.raw_text(text, format=FORMAT) if text else source.reject("no_text")
