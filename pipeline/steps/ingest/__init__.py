"""file -> RawText: readers, one per format, in `readers/`; each file goes to the one surest of its content.

one file                   walk, registry, source, bounds, readers
for several formats        decode, column_text, markup, markdown, fields, records_of, parse_date
web pages                  page_header, page_stamps, placed_lines, web_body
press databases and mail   document_texts, europresse_text, europresse_tables, export_words, forwarded
what the user states       metadata, sheet, corrections, event_value, decisions, misplaced, known_names
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.records import Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest.metadata import METADATA_FILE, StatedRow, metadata_path, read_metadata, unknown_files
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import FoundFile, same_name, walk_folder

__all__ = ["METADATA_FILE", "Listing", "list_folder", "read_file", "read_folder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The files of a folder, what the user states of them, and what could not be used of either."""

    files: tuple[FoundFile, ...]
    metadata: Path | None
    rows: tuple[StatedRow, ...]
    rejections: tuple[Rejection, ...]

    @property
    def stated(self) -> dict[str, Header]:
        """What the user states, by the name of the file."""
        return {same_name(row.name): row.header for row in self.rows}

    def unknown(self, read: Iterable[str]) -> tuple[Rejection, ...]:
        """The lines of metadata.csv that speak of no file; `read` are the names of all texts, those in archives too."""
        if self.metadata is None:
            return ()
        known = {same_name(file.name) for file in self.files} | {same_name(name) for name in read}
        return tuple(unknown_files(self.metadata, self.rows, known))


def list_folder(folder: Path, settings: Settings, *, metadata: Path | None = None) -> Listing:
    """The files of a folder and its subfolders, in order of path, and what metadata.csv states of them.

    Raises:
        BadInput: the folder does not exist, cannot be opened or holds no file; or metadata.csv cannot be opened.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder. Name the folder that holds the articles.")
    try:
        found = list(walk_folder(folder))
    except OSError as error:
        raise BadInput(f"{folder}: cannot be opened ({error.strerror}). Give yourself the right to.") from error
    if not found:
        raise BadInput(f"{folder}: no articles in it. Put some in, or name another folder.")
    path = metadata or metadata_path(folder)
    rows, bad = read_metadata(path, settings) if path is not None and path.exists() else ((), ())
    return Listing(
        files=tuple(item for item in found if isinstance(item, FoundFile)),
        metadata=path,
        rows=tuple(rows),
        rejections=(*(item for item in found if isinstance(item, Rejection)), *bad),
    )


def read_folder(
    folder: Path, settings: Settings, *, metadata: Path | None = None
) -> tuple[tuple[RawText, ...], tuple[Rejection, ...]]:
    """Every text in a folder and its subfolders, in order of path, and what could not be read.

    `metadata` names a CSV of publication dates, titles, …; by default `metadata.csv` in the folder.

    Raises:
        BadInput: the folder does not exist or holds no file.
    """
    listing = list_folder(folder, settings, metadata=metadata)
    stated = listing.stated
    items = [item for file in listing.files for item in read_file(file, settings, stated=stated)]
    texts = tuple(item for item in items if isinstance(item, RawText))
    refused = tuple(item for item in items if isinstance(item, Rejection))
    return texts, (*listing.rejections, *refused, *listing.unknown(item.source for item in items))


def read_file(
    file: FoundFile, settings: Settings, *, stated: Mapping[str, Header] | None = None
) -> tuple[RawText | Rejection, ...]:
    """The texts of one file and what of it was set aside; a file over the size limit is not opened.

    `stated` is what the user says of files, by their names; members of archives are named as `articles.source` is.
    """
    source = open_source(file, settings, stated=stated)
    return (source,) if isinstance(source, Rejection) else tuple(read_source(source, settings))


def open_source(
    file: FoundFile, settings: Settings, *, stated: Mapping[str, Header] | None = None
) -> Source | Rejection:
    """The bytes of a file under its name, or why they are not to be had."""
    limit = settings.max_file_mb * 1_000_000
    if file.size > limit:
        what = f"{file.size / 1_000_000:.0f} MB, more than the {settings.max_file_mb:g} MB allowed"
        return Source.of(file.name, b"").reject("too_large", what)
    try:
        data = file.path.read_bytes()
    except FileNotFoundError:
        return Source.of(file.name, b"").reject("unreadable", "It has gone while the run was at work")
    except OSError as error:
        return Source.of(file.name, b"").reject("unreadable", f"It cannot be opened ({error.strerror})")
    return Source.of(file.name, data, stated=stated)
