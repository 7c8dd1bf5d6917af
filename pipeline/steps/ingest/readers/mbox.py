"""Mailboxes as mail programs keep them: one message after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.readers import eml
from pipeline.steps.ingest.source import Source

FORMAT = "mbox"
# « From - Tue Sep 2 08:00:00 2025 », « From jeanne@courrier.example Tue Sep  2 08:00:00 2025 », behind a blank line.
_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S.*\d\d:\d\d.*\r?\n")
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def accepts(source: Source) -> int:
    """By the line that opens a message, before its header."""
    found = _FROM.match(source.head)
    return 16 if found is not None and b":" in source.head[found.end() :].split(b"\n", 1)[0] else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """Each message in order, numbered, and its attachments."""
    for number, data in enumerate(_FROM.split(source.data)[1:], start=1):
        yield from eml.read(source.member(f"{number}.eml", _QUOTED.sub(b"", data)), settings)
