"""Pages as Safari saves them: a property list that holds the page and what it is drawn with."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from dataclasses import replace

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.readers import html
from pipeline.steps.ingest.source import Source

FORMAT = "webarchive"


def accepts(source: Source) -> int:
    """By its signature and its suffix: other programs keep their settings in such lists."""
    return 15 if source.head.startswith(b"bplist") and source.suffix == ".webarchive" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The page itself, without its frames, scripts and pictures."""
    page = plistlib.loads(source.data)["WebMainResource"]["WebResourceData"]
    yield from html.read(replace(source, data=page), settings)
