"""file -> RawText: readers, one per format, beside this file."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.markdown import looks_like_markdown, plain_markdown, read_front_matter, titled

METADATA_FILE = "metadata.csv"


def read_folder(
    folder: Path, settings: Settings, *, metadata: Path | None = None
) -> tuple[tuple[RawText, ...], tuple[Rejection, ...]]:
    """Every text in a folder and its subfolders, in order of path, and what could not be read.

    Raises:
        BadInput: the folder does not exist or holds no file, or metadata.csv is no table.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder. Name the folder that holds the articles.")
    stated = {}
    path = metadata or folder / METADATA_FILE
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                stated[row["file"]] = Header(
                    published=date.fromisoformat(row["published"]) if row.get("published") else None,
                    title=row.get("title") or None,
                    outlet=row.get("outlet") or None,
                    author=row.get("author") or None,
                    url=row.get("url") or None,
                )
    texts = []
    for file in sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md")):
        if file.name == "README.md":
            continue
        raw = file.read_bytes()
        source = file.relative_to(folder).as_posix()
        text = raw.decode("utf-8", "replace")
        header, text = read_front_matter(text)
        if header != Header() or looks_like_markdown(text):
            header = titled(header, text)
            text = plain_markdown(text)
        texts.append(
            RawText(
                source=source,
                part=1,
                text=text,
                sha256=hashlib.sha256(raw).hexdigest(),
                format="text",
                header=header,
                stated=stated.get(source, Header()),
            )
        )
    return tuple(texts), ()
