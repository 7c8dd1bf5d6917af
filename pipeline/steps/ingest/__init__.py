"""file -> RawText: readers, one per format, in `readers/`; each file goes to the one surest of its content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.metadata import METADATA_FILE, metadata_path, read_metadata, unknown_files
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import FoundFile, same_name, walk_folder

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
    path = metadata or metadata_path(folder)
    rows, bad = read_metadata(path, settings) if path is not None and path.exists() else ((), ())
    rejections.extend(bad)
    stated = {same_name(row.name): row.header for row in rows}
    known = {same_name(file.name) for file in files}
    texts: list[RawText] = []
    for file in files:
        for item in read_file(file, settings, stated=stated):
            known.add(same_name(item.source))
            if isinstance(item, Rejection):
                rejections.append(item)
            else:
                texts.append(item)
    if path is not None:
        rejections.extend(unknown_files(path, rows, known))
    return tuple(texts), tuple(rejections)


def read_file(
    file: FoundFile, settings: Settings, *, stated: Mapping[str, Header] | None = None
) -> tuple[RawText | Rejection, ...]:
    """The texts of one file and what of it was set aside; a file over the size limit is not opened.

    `stated` is what the user says of files, by their names; members of archives are named as `articles.source` is.
    """
    limit = settings.max_file_mb * 1_000_000
    if file.size > limit:
        what = f"{file.size / 1_000_000:.0f} MB, more than the {settings.max_file_mb:g} MB allowed"
        return (Source.of(file.name, b"").reject("too_large", what),)
    try:
        data = file.path.read_bytes()
    except OSError as error:
        return (Source.of(file.name, b"").reject("unreadable", f"It cannot be opened ({error.strerror})"),)
    return tuple(read_source(Source.of(file.name, data, stated=stated), settings))
