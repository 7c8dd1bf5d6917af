"""Where words of an article stand in the file that it came from."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.steps.ingest.decode import decode
from pipeline.views.tables import RunTables

MAX_BYTES = 50_000_000
N_WORDS = 12
"""So many words are looked for: more may be parted by a tag or a page break, fewer stand in two places."""


def line_in_file(tables: RunTables, source: str, words: str) -> int | None:
    """The line of a file of the run's articles in which some words begin.

    None where the file is gone, is packed (a PDF, a document, an archive), or writes the words otherwise.
    """
    folder = tables.manifest().get("input")
    if not folder:
        return None
    text = _text(tables.folder / folder / source)
    sought = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", words)[:N_WORDS])
    found = re.search(rf"(?<!\w){sought}(?!\w)", text) if sought and text else None
    return text.count("\n", 0, found.start()) + 1 if found else None


@lru_cache(maxsize=8)
def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return ""
    return "" if b"\0" in raw[:1000] and raw[:2] not in (b"\xff\xfe", b"\xfe\xff") else decode(raw).text
