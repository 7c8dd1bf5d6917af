"""The text of a document -> its articles: those of an export of a press database, else one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.steps.ingest import europresse_text
from pipeline.steps.ingest.readers import factiva, lexisnexis
from pipeline.steps.ingest.source import Source


def document_texts(
    source: Source,
    text: str,
    *,
    format: str,
    header: Header | None = None,
    notes: Iterable[str] = (),
    encoding: str | None = None,
    repairs: tuple[str, ...] = (),
) -> Iterator[RawText | Rejection]:
    """The articles of exports of Europresse, Factiva and LexisNexis as Word, PDF or text; any other text as it is.

    `notes` are what stands at the foot or in the margin of a document: it is told that they were left out.
    """
    left = tuple(("note", line) for line in notes if line)
    encoding = encoding or format
    if europresse_text.looks_like_europresse(text):
        found = list(europresse_text.text_articles(text))
        yield from factiva.texts(source, found, encoding=encoding, repairs=repairs, format="europresse")
    elif factiva.looks_like_factiva(text):
        yield from factiva.texts(source, list(factiva.text_articles(text)), encoding=encoding, repairs=repairs)
    elif lexisnexis.looks_like_lexisnexis(text):
        yield from lexisnexis.texts(source, text, encoding=encoding, repairs=repairs)
    else:
        yield source.raw_text(text, format=format, header=header, encoding=encoding, repairs=repairs, left_out=left)
