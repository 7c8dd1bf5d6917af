"""Gzip files: what is in them, within bounds."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.bounds import BREAKS_OFF, MAX_DEPTH, NOT_WHOLE
from pipeline.steps.ingest.source import Source

FORMAT = "gz"


def accepts(source: Source) -> int:
    """By its signature; web archives (.warc.gz) are surer of themselves."""
    return 13 if source.head[:2] == b"\x1f\x8b" else 6 if source.suffix == ".gz" else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """The texts of the file inside, under its own name."""
    from pipeline.steps.ingest.registry import read_source  # the registry knows this reader, too

    if source.depth >= MAX_DEPTH:
        yield source.reject("too_deep")
        return
    limit = int(settings.max_file_mb * 1_000_000)
    data, ended = b"", True
    with gzip.GzipFile(fileobj=io.BytesIO(source.data)) as stream:
        try:
            data = stream.read(limit + 1)
        except EOFError:
            ended = False
        except (OSError, zlib.error):
            yield source.reject("damaged", f"gz: {NOT_WHOLE}")
            return
    if len(data) > limit:
        yield source.reject("zip_bomb", f"gz: more than {settings.max_file_mb:g} MB inside")
        return
    if not ended:
        yield source.reject("truncated", f"gz: {BREAKS_OFF}")
        return
    inner = source.name.rsplit("/", 1)[-1]
    inner = inner[:-3] if inner.lower().endswith(".gz") else inner
    yield from read_source(source.member(inner, data), settings)
