"""LexisNexis and Nexis Uni exports, as HTML or text: articles one after another, fields with a colon, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.markup import decode_html, lines_of, parse_html
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Source

FORMAT = "lexisnexis"
_FIELDS = (
    "lexis_title", "lexis_author", "lexis_section", "lexis_length", "lexis_loaded", "lexis_language", "lexis_rights",
    "lexis_publication",
)  # fmt: skip
_SAMPLE = 200_000  # bytes
_LONGEST_LINE = 200  # characters of a line of the header
_HEAD = 6  # lines above the fields: outlet, date, title
_COUNTED = (b"ength", b"ENGTH", b"ongueur", b"ONGUEUR")
_LEXIS = (
    b"LOAD-DATE", b"Load-Date", b"ATE DE CHARGEMENT", b"ate de chargement", b"End of Document", b"Fin du document",
)  # fmt: skip
_LENGTH = re.compile(rb"(?:length|longueur)\s*:?\s*(?:</\w+>\s*)?\d+", re.IGNORECASE)


def accepts(source: Source) -> int:
    """By what opens or closes its documents, and the line that counts their words."""
    # The fields of the first document stand in its first lines, those of a page behind its styles.
    sample = source.data[:_SAMPLE] if source.head.lstrip()[:1] == b"<" else source.head
    if not any(sign in sample for sign in _COUNTED):
        return 0
    sample = source.data[:_SAMPLE]
    if not any(sign in sample for sign in _LEXIS) or not _LENGTH.search(re.sub(rb"<[^<>]{0,300}>", b"", sample)):
        return 0
    return 19


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each document, with its header."""
    decoded = decode_html(source.data) if source.head.lstrip()[:1] == b"<" else decode(source.data)
    text = decoded.text
    if source.head.lstrip()[:1] == b"<":
        tree = parse_html(text)
        text = lines_of(tree) if tree is not None else ""
    part = 0
    for lines in _documents(text.replace("\r\n", "\n").split("\n")):
        part += 1
        header, body = _document(lines)
        if not body:
            yield source.reject("no_text", f"Document {part} of the export has no text", part=part)
            continue
        lead = [header.title] if header.title and not body.startswith(header.title) else []
        yield source.raw_text(
            "\n".join([*lead, body]),
            format=FORMAT,
            part=part,
            encoding=decoded.encoding,
            is_body=True,
            header=header,
            repairs=decoded.repairs,
        )


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each document, those without any field left out."""
    current: list[str] = []
    for line in [*lines, ""]:
        stripped = line.strip()
        if export_words("lexis_start", "lexis_end").fullmatch(stripped):
            if _is_document(current):
                yield current
            current = []
        elif stripped or current:
            current.append(stripped)
    if _is_document(current):
        yield current


def _is_document(lines: Sequence[str]) -> bool:
    return any(_field(line)[0] in ("length", "loaded") for line in lines)


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
        published=parse_date(head[dated]) if dated is not None else parse_date(fields.get("loaded", "")),
        language={"f": "fr", "e": "en"}.get(fields.get("language", "")[:1].lower()),
    )
    return header, "\n".join(body)
