"""Word documents, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import UnsafeArchiveError, open_zip
from pipeline.steps.ingest.source import Source

FORMAT = "docx"


def accepts(source: Source) -> int:
    """A zip with Word's folder in it."""
    if source.head[:4] == b"PK\x03\x04":
        return 16 if b"word/" in source.data and source.suffix not in (".zip", ".odt", ".epub", ".xlsx") else 0
    return 5 if source.suffix == ".docx" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The paragraphs and table cells in order; the document's own title and author as header."""
    import docx

    try:
        open_zip(source.data, settings).close()
    except UnsafeArchiveError as error:
        # Word wraps a document with a password into an older container.
        locked = source.head.startswith(b"\xd0\xcf\x11\xe0")
        yield source.reject("encrypted" if locked else error.reason, f"docx: {error.what}")
        return
    document = docx.Document(io.BytesIO(source.data))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines.extend(" ".join(cell.text.split()) for row in block.rows for cell in row.cells)
        else:
            lines.append(block.text)
    text = "\n".join(line for line in lines if line.strip())
    if not text:
        yield source.reject("image_only" if b"word/media/" in source.data else "no_text")
        return
    properties = document.core_properties
    title = (properties.title or "").strip()
    yield source.raw_text(
        text,
        format=FORMAT,
        # Word keeps the title of the template: only one that the text shows is the article's.
        header=Header(title=title if title and title in text[:600] else None),
    )
