"""LexisNexis and Nexis Uni exports: articles one after another, fields with a colon, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.page.page_number import page_of
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.fields import below_title
from pipeline.steps.ingest.markup import decode_html, lines_of, parse_html
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Cut, Source

FORMAT = "lexisnexis"
_FIELDS = (
    "lexis_title", "lexis_author", "lexis_section", "lexis_length", "lexis_loaded", "lexis_language", "lexis_rights",
    "lexis_publication",
)  # fmt: skip
_SAMPLE = 200_000  # bytes
_LONGEST_LINE = 200  # characters of a line of the header
_HEAD = 6  # lines above the fields: outlet, date, title
_ABOVE_DAY = 2  # lines above the day in the form that has a cover: title and outlet
_LONGEST_DAY = 60  # characters of a line that is a day
_LENGTH = re.compile(r"(?:length|longueur)\s*:?\s*(?:</\w+>\s*)?\d+", re.IGNORECASE)
_LEXIS = re.compile(r"load-date|date de chargement|end of document|fin du document", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,300}>")


def accepts(source: Source) -> int:
    """By what opens or closes its documents, and the line that counts their words."""
    # The fields of the first document stand in its first lines, those of a page behind its styles.
    sample = source.data[:_SAMPLE]
    counted = sample if source.head.lstrip()[:1] == b"<" else source.head
    if not any(sign in counted for sign in (b"ength", b"ENGTH", b"ongueur", b"ONGUEUR")):
        return 0
    return 19 if looks_like_lexisnexis(sample.decode("latin-1")) else 0


def looks_like_lexisnexis(text: str) -> bool:
    """Whether a text is an export: something closes its documents, and a line counts their words."""
    sample = text[:_SAMPLE]
    return _LEXIS.search(sample) is not None and _LENGTH.search(_TAGS.sub("", sample)) is not None


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each document, with its header."""
    decoded = decode_html(source.data) if source.head.lstrip()[:1] == b"<" else decode(source.data)
    text = decoded.text
    if source.head.lstrip()[:1] == b"<":
        tree = parse_html(text)
        text = lines_of(tree) if tree is not None else ""
    yield from texts(source, text, encoding=decoded.encoding, repairs=decoded.repairs)


def texts(source: Source, text: str, *, encoding: str, repairs: tuple[str, ...]) -> Iterator[RawText | Rejection]:
    """The articles of an export's text, numbered."""
    found = _cuts(text.replace("\r\n", "\n").split("\n"))
    empty = "Document {} of the export has no text"
    yield from source.raw_texts(found, format=FORMAT, encoding=encoding, repairs=repairs, empty=empty)


def _cuts(lines: Sequence[str]) -> Iterator[Cut]:
    """Each document, with what is none above it, the last also with what is below."""
    waiting: list[str] = []
    last: Cut | None = None
    for piece in _pieces(lines):
        if not any(_field(line)[0] in ("length", "loaded") for line in piece):
            waiting += piece
            continue
        if last is not None:
            yield last
        header, body = _document(_below_cover(piece))
        last = Cut(header, below_title(header, body), [*waiting, *piece])
        waiting = []
    if last is not None:
        yield last._replace(lines=[*last.lines, *waiting])


def _below_cover(lines: list[str]) -> list[str]:
    """The lines of a document below the cover of the whole export: user, job, search, list of titles.

    The head of the document is its title, its outlet and its day; the count of its words stands below them.
    """
    counted = next((at for at, line in enumerate(lines) if _field(line)[0] == "length"), 0)
    head = lines[:counted]
    if not any(export_words("lexis_cover").match(line) for line in head):
        return lines
    named = (at for at in range(counted - 1, -1, -1) if not export_words("lexis_cover").match(head[at]))
    dated = next((at for at in named if len(head[at]) < _LONGEST_DAY and parse_date(head[at])), None)
    above = [at for at in range(dated or 0) if head[at]]
    first = above[-_ABOVE_DAY] if len(above) >= _ABOVE_DAY else 0
    return lines[first:]


def _pieces(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines between those that open and close documents."""
    current: list[str] = []
    for line in lines:
        stripped = line.strip()
        if export_words("lexis_start", "lexis_end").fullmatch(stripped):
            yield current
            current = []
        elif stripped or current:
            current.append(stripped)
    yield current


def _field(line: str) -> tuple[str, str]:
    """The name and the value of a field, or two empty strings."""
    name, colon, value = line.partition(":")
    if colon and len(name) < 40:
        for field in _FIELDS:
            if export_words(field).fullmatch(name.strip()):
                return field.removeprefix("lexis_"), value.strip()
    return "", ""


def _document(lines: Sequence[str]) -> tuple[Header, str]:
    fields: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    opened = False  # below « Body », or below the last field of the head
    indexed = False  # below the text: under which words the article is kept
    for line in lines:
        if not line:
            continue
        name, value = _field(line)
        if name:
            fields.setdefault(name, value)
            opened = opened or name == "length"
        elif export_words("lexis_body").fullmatch(line):
            opened = True
            body.clear()
        elif export_words("rights").fullmatch(line):
            continue
        elif indexed or (body and export_words("lexis_index").fullmatch(line)):
            indexed = True
        elif opened:
            body.append(line)
        elif len(line) <= _LONGEST_LINE and len(head) < _HEAD:
            head.append(line)
    dated = next((at for at, line in enumerate(head) if parse_date(line)), None)
    around = [line for at, line in enumerate(head) if at != dated]
    title = fields.get("title") or (around.pop(0) if len(around) > 1 and dated != 1 else None)
    outlet = around.pop(0) if around else None
    title = title or (around.pop(0) if around else None)
    header = Header(
        title=title,
        outlet=export_words("outlet_end").split(outlet)[0].strip() or None if outlet else None,
        author=fields.get("author"),
        page=page_of(fields.get("section", "")),
        published=parse_date(head[dated]) if dated is not None else parse_date(fields.get("loaded", "")),
        language={"f": "fr", "e": "en"}.get(fields.get("language", "")[:1].lower()),
    )
    return header, "\n".join(body)
