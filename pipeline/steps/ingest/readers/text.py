"""Plain text and Markdown, in any encoding."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.column_text import columns_in_turn
from pipeline.steps.ingest.decode import decode, looks_binary
from pipeline.steps.ingest.document_texts import document_texts
from pipeline.steps.ingest.europresse_text import looks_like_europresse
from pipeline.steps.ingest.markdown import looks_like_markdown, plain_markdown, read_front_matter, titled
from pipeline.steps.ingest.source import Source

FORMAT = "text"
_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".mdown", "")


def accepts(source: Source) -> int:
    """By suffix; any other file that reads as text comes here when nobody else wants it."""
    if source.suffix in _SUFFIXES:
        return 3
    return 0 if looks_binary(source.head) else 1


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The file as one text; a front matter becomes its header, Markdown its plain words."""
    if looks_binary(source.data):
        yield source.reject("binary")
        return
    decoded = decode(source.data)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        yield source.reject("empty", "The file holds nothing but blanks")
        return
    if looks_like_europresse(decoded.text):
        yield from document_texts(
            source, decoded.text, format=FORMAT, encoding=decoded.encoding, repairs=decoded.repairs
        )
        return
    repairs = decoded.repairs
    header, text = read_front_matter(decoded.text)
    if header != Header() or source.suffix in (".md", ".markdown") or looks_like_markdown(text):
        header = titled(header, text)
        text = plain_markdown(text)
    elif (in_turn := columns_in_turn(text)) is not None:
        text, repairs = in_turn, (*repairs, "columns")
    yield source.raw_text(text, format="text", encoding=decoded.encoding, header=header, repairs=repairs)
