"""RTF, by striprtf."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.document_texts import document_texts
from pipeline.steps.ingest.source import Source

FORMAT = "rtf"


def accepts(source: Source) -> int:
    """By its signature."""
    return 15 if source.head.lstrip()[:5] == b"{\\rtf" else 5 if source.suffix == ".rtf" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The words of the document; several articles when it is an export of a press database."""
    from striprtf.striprtf import rtf_to_text

    code = source.data.decode("cp1252", "replace")
    text = str(rtf_to_text(code, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    if not text.strip():
        yield source.reject("no_text")
    else:
        yield from document_texts(source, text, format=FORMAT)
    if source.data.count(b"{") > source.data.count(b"}") + 2:
        yield source.reject("truncated", "The document breaks off; what could be read was kept")
