"""The raw text of an issue or a book from Gallica (« texteBrut »), as page or text: its notice, then what OCR has read.

The notice ends with the day on which the scan was put on line, which is not that of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.export_words import export_words
from pipeline.steps.ingest.markup import decode_html, lines_of, parse_html
from pipeline.steps.ingest.parse_date import parse_date
from pipeline.steps.ingest.source import Source

FORMAT = "gallica"
_SIGNS = (b"ark:/12148/", b"reconnaissance", b"mise en ligne")
_ARK = re.compile(r"ark:/12148/\w+")
_NOTICE = 60  # lines among which the notice ends
_OUTLET_END = re.compile(r"\s+[:/(\[]\s*|\s*[.;]\s|,\s")
_RULER = re.compile(r"[-_=\s]*")
_FIELDS = {"title": "gallica_title", "day": "gallica_day", "ark": "gallica_ark"}


def accepts(source: Source) -> int:
    """By the address of the library and what its notice says of OCR or of the day of the scan."""
    head = source.head
    return 18 if _SIGNS[0] in head and any(sign in head for sign in _SIGNS[1:]) else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text: the whole issue, of the day of its edition."""
    is_page = source.head.lstrip()[:1] == b"<"
    decoded = decode_html(source.data) if is_page else decode(source.data)
    tree = parse_html(decoded.text) if is_page else None
    lines = (lines_of(tree) if tree is not None else decoded.text).split("\n")
    end = _end_of_notice(lines)
    fields = _fields(lines[:end])
    ark = _ARK.search(fields.get("ark", ""))
    text = "\n".join(lines[end:]).strip()
    if not text:
        yield source.reject("no_text")
        return
    yield source.raw_text(
        text,
        format=FORMAT,
        encoding=decoded.encoding,
        is_body=True,
        header=Header(
            outlet=_OUTLET_END.split(fields.get("title", ""), maxsplit=1)[0].strip() or None,
            published=parse_date(fields.get("day", "")),
            url=f"https://gallica.bnf.fr/{ark[0]}" if ark is not None else None,
        ),
        repairs=decoded.repairs,
    )


def _end_of_notice(lines: list[str]) -> int:
    """The line below the notice, and below the ruler under it."""
    closed = [at for at, line in enumerate(lines[:_NOTICE]) if export_words("gallica_end").search(line)]
    named = [at for at, line in enumerate(lines[:_NOTICE]) if export_words(*_FIELDS.values()).match(line.strip())]
    end = (closed or named or [-1])[-1] + 1
    while end < len(lines) and _RULER.fullmatch(lines[end]):
        end += 1
    return end


def _fields(lines: list[str]) -> dict[str, str]:
    """The first line of each field."""
    found: dict[str, str] = {}
    for line in lines:
        for field, kind in _FIELDS.items():
            if (name := export_words(kind).match(line.strip())) is not None:
                found.setdefault(field, line.strip()[name.end() :].strip())
    return found
