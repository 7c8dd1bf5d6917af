"""file -> RawText: readers, one per format, in `readers/`; each file goes to the one surest of its content."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import BadInput
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.metadata import METADATA_FILE, read_metadata
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import FoundFile, walk_folder

__all__ = ["METADATA_FILE", "read_file", "read_folder"]


def read_folder(
    folder: Path, settings: Settings, *, metadata: Path | None = None
) -> tuple[tuple[RawText, ...], tuple[Rejection, ...]]:
    """Every text in a folder and its subfolders, in order of path, and what could not be read.

    `metadata` names a CSV of publication dates, titles, …; by default `metadata.csv` in the folder.

    Raises:
        BadInput: the folder does not exist or holds no file.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder. Name the folder that holds the articles.")
    found = list(walk_folder(folder))
    if not found:
        raise BadInput(f"{folder}: no articles in it. Put some in, or name another folder.")
    rejections = [item for item in found if isinstance(item, Rejection)]
    files = [item for item in found if isinstance(item, FoundFile)]
    stated: dict[str, Header] = {}
    path = metadata or folder / METADATA_FILE
    if path.exists():
        rows, bad = read_metadata(path, [file.name for file in files], settings)
        stated.update(rows)
        rejections.extend(bad)
    texts: list[RawText] = []
    for file in files:
        for item in read_file(file, settings, stated=stated.get(file.name)):
            if isinstance(item, Rejection):
                rejections.append(item)
            else:
                texts.append(item)
    return tuple(texts), tuple(rejections)


def read_file(file: FoundFile, settings: Settings, *, stated: Header | None = None) -> tuple[RawText | Rejection, ...]:
    """The texts of one file and what of it was set aside; a file over the size limit is not opened."""
    limit = settings.max_file_mb * 1_000_000
    if file.size > limit:
        what = f"{file.size / 1_000_000:.0f} MB, more than the {settings.max_file_mb:g} MB allowed"
        return (Source.of(file.name, b"").reject("too_large", what),)
    try:
        data = file.path.read_bytes()
    except OSError as error:
        return (Source.of(file.name, b"").reject("unreadable", f"It cannot be opened ({error.strerror})"),)
    return tuple(read_source(Source.of(file.name, data, stated=stated), settings))
