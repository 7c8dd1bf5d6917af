"""Web archives (WARC), by warcio: every page that was answered with success."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import BREAKS_OFF
from pipeline.steps.ingest.readers import html
from pipeline.steps.ingest.source import Source, plain_header

FORMAT = "warc"
_MAX_PAGES = 5_000


def accepts(source: Source) -> int:
    """By its first line, packed or not."""
    if source.head[:5] == b"WARC/":
        return 18
    name = source.name.lower()
    return 18 if source.head[:2] == b"\x1f\x8b" and name.endswith((".warc.gz", ".warc")) else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The articles of all HTML pages, each under its address."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    limit = int(settings.max_file_mb * 1_000_000)
    part = 0
    try:
        for record in _quietly(iter(ArchiveIterator(io.BytesIO(source.data)))):
            page = _page(record, limit)
            if page is None:
                continue
            if part >= _MAX_PAGES:
                yield source.reject("too_many_members", f"More than {_MAX_PAGES} pages")
                return
            address, data = page
            for item in html.read(replace(source, data=data), settings):
                if isinstance(item, Rejection):
                    yield replace(item, detail=f"{address}: {item.detail}")
                else:
                    part += 1
                    header = plain_header(replace(item.header, url=item.header.url or address))
                    yield replace(item, part=part, format=FORMAT, header=header)
    except (ArchiveLoadFailed, EOFError):
        yield source.reject("truncated", f"warc: {BREAKS_OFF}")


def _quietly(records: Iterator[object]) -> Iterator[object]:
    """The records, without what warcio tells the terminal of them: pieces of the file, whatever they are."""
    while True:
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _page(record: object, limit: int) -> tuple[str, bytes] | None:
    """Address and bytes of a record that is a page; None for requests, images, errors."""
    if getattr(record, "rec_type", "") != "response":
        return None
    http = getattr(record, "http_headers", None)
    if http is None or http.get_statuscode() != "200" or "html" not in (http.get_header("Content-Type") or "html"):
        return None
    data = record.content_stream().read(limit)  # type: ignore[attr-defined]
    return record.rec_headers.get_header("WARC-Target-URI") or "", data  # type: ignore[attr-defined]
