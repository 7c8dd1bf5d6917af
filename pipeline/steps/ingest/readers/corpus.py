"""Corpora of text-mining tools in one file: IRaMuTeQ and Alceste (`**** *date_…`), Lexico (`<date=…>`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.fields import header_from_fields
from pipeline.steps.ingest.source import Cut, Source

FORMAT = "corpus"
_STARS = re.compile(r"^(?:\*{4}|\d{4})[ \t]+(?=\*\w)(.*)$", re.MULTILINE)
_VARIABLE = re.compile(r"\*([^\W_]+)_(\S+)")
_KEYS = re.compile(r"^((?:[ \t]*<[^\W\d_]\w{0,30}=[^<>\n]{0,200}>[ \t]*\n?)+)", re.MULTILINE)
_KEY = re.compile(r"<(\w+)=\"?([^<>\"\n]*)\"?>")
_THEME = re.compile(r"^-\*\w+[ \t]*$", re.MULTILINE)  # IRaMuTeQ's themes within a text
_SAMPLE = 200_000  # bytes
_DIGITS = re.compile(r"^\d{4}(?:[-_]\d{1,2}){2}$|^\d{8}$")


def accepts(source: Source) -> int:
    """By the first line of its first text."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:5] == b"**** " or re.match(rb"\d{4} +\*\w", head):
        return 18
    return 18 if head[:1] == b"<" and _KEYS.match(head.decode("utf-8", "replace").replace("\r\n", "\n")) else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each line of variables, which becomes its header."""
    decoded = decode(source.data)
    text = decoded.text.removeprefix("\ufeff")
    starred = _STARS.search(text) is not None
    found = list((_STARS if starred else _KEYS).finditer(text))
    ends = [*(opening.start() for opening in found[1:]), len(text)]
    yield from source.raw_texts(
        (
            Cut(_header(opening, starred=starred), _THEME.sub("", text[opening.end() : end]).strip())
            for opening, end in zip(found, ends, strict=False)
        ),
        format=FORMAT,
        encoding=decoded.encoding,
        repairs=decoded.repairs,
        empty="Text {} of the corpus is empty",
    )


def _header(opening: re.Match[str], *, starred: bool) -> Header:
    fields = _starred(opening.group(1)) if starred else dict(_KEY.findall(opening.group(1)))
    return header_from_fields({name: value for name, value in fields.items() if value})


def _starred(line: str) -> dict[str, str]:
    """The variables of a line: « *journal_le_monde » gives « le monde », « *date_2020_03_12 » a date."""
    return {
        name: value.replace("_", "-") if _DIGITS.match(value) else value.replace("_", " ")
        for name, value in _VARIABLE.findall(line)
    }
