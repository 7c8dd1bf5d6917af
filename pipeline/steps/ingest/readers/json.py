"""JSON and JSON Lines of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.records_of import as_text, read_records
from pipeline.steps.ingest.source import Source

FORMAT = "json"
_LISTS = ("articles", "documents", "docs", "items", "results", "data", "records", "hits", "entries")


def accepts(source: Source) -> int:
    """By suffix, or by a first line that is an object or a list of objects."""
    if source.suffix in (".json", ".jsonl", ".ndjson"):
        return 12
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return 8 if head[:2] in (b'{"', b"[{") or (head[:1] == b"[" and head[1:].lstrip()[:1] == b"{") else 0


def read(source: Source, settings: Settings) -> Iterator[RawText | Rejection]:
    """One text for each object that has one."""
    decoded = decode(source.data)
    text = decoded.text.removeprefix("\ufeff").strip()
    broken = 0
    try:
        values = _records(json.loads(text))
    except (ValueError, RecursionError):
        values = []
        for line in text.split("\n"):
            try:
                values.extend(_records(json.loads(line)) if line.strip() else [])
            except (ValueError, RecursionError):
                broken += 1
    rows = [{str(key): as_text(value) for key, value in row.items()} for row in values]
    if rows:
        yield from read_records(
            source, rows, settings, format=FORMAT, encoding=decoded.encoding, repairs=decoded.repairs
        )
    if broken or not rows:
        ended = text[-1:] in "]}"
        what = f"{broken} lines are no JSON" if rows else "It holds no list of articles"
        yield source.reject("damaged" if ended else "truncated", what)


def _records(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON value: itself, its items, or those of the list that it wraps."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if not isinstance(value, dict):
        return []
    for name in _LISTS:
        wrapped = value.get(name)
        if isinstance(wrapped, list) and any(isinstance(item, dict) for item in wrapped):
            return [item for item in wrapped if isinstance(item, dict)]
        if isinstance(wrapped, dict):
            return _records(wrapped)
    return [value]
