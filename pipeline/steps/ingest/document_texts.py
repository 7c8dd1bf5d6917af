"""The text of a document -> its articles: those of an export of a press database, else one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.steps.ingest.readers import factiva, lexisnexis
from pipeline.steps.ingest.source import Source


def document_texts(
    source: Source, text: str, *, format: str, header: Header | None = None
) -> Iterator[RawText | Rejection]:
    """The articles of Factiva's and LexisNexis' exports as Word, RTF, OpenDocument or PDF; any other text as it is."""
    if factiva.looks_like_factiva(text):
        yield from factiva.texts(source, list(factiva.text_articles(text)), encoding=format, repairs=())
    elif lexisnexis.looks_like_lexisnexis(text):
        yield from lexisnexis.texts(source, text, encoding=format, repairs=())
    else:
        yield source.raw_text(text, format=format, header=header)
