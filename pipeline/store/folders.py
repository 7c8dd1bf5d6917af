"""Which folders the tables are made of, and what their files were when they were last read.

The one file of the store that is replaced: in one step with the tables, so that it always tells of those that stand.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.addresses import address_of, copy_of
from pipeline.records import Rejection
from pipeline.records.codec import Codec
from pipeline.steps.ingest.decisions import corpus_of
from pipeline.steps.ingest.walk import printable
from pipeline.steps.normalise.article_ids import path_slug
from pipeline.store.drafts import Seen
from pipeline.store.shelf import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One folder of articles, as it was when it was last read.

    `path` is the way to it from the tables. `label` stands before the names of its files in `articles.source` when
    several folders are in the tables; the first has none. `rejections` are those of files that could not be opened
    and of metadata.csv. `corrections` is what stood in its corrections.csv, byte for byte, for runs that do not have
    the folder at hand; None where it had none. `read_by` tells the code and the choices that read the files.
    """

    path: str
    label: str = ""
    files: tuple[Seen, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    corrections: str | None = None
    read_by: str = ""

    @property
    def corrections_bytes(self) -> bytes | None:
        """What stood in its corrections.csv."""
        return None if self.corrections is None else self.corrections.encode(BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """All folders, in the order in which they came."""

    folders: tuple[Folder, ...] = ()


FOLDERS = Codec(Folders)
STORE = ".store"
ROSTER = "folders.json"
_HEAD = f'["{FOLDERS.layout}",'.encode()
BYTES = "latin-1"
"""Gives each byte one character, whatever the bytes mean."""


def read_folders(store: Path) -> tuple[Folder, ...]:
    """The folders as the last run left them; nothing where that cannot be read."""
    try:
        content = (store / ROSTER).read_bytes()
        return FOLDERS.unpack(content[len(_HEAD) : -1]).folders if content.startswith(_HEAD) else ()
    except (OSError, ValueError, TypeError):
        return ()


def write_folders(store: Path, folders: Sequence[Folder]) -> None:
    """Put another roster in place of the one before."""
    store.mkdir(parents=True, exist_ok=True)
    write_whole(store / ROSTER, _HEAD + FOLDERS.pack(Folders(folders=tuple(folders))) + b"]")


def place_of(folder: Folder, out: Path) -> Path:
    """Where a folder lies, or lay; the way may lead through the folder of tables, which a first run has not made."""
    if (address := address_of(Path(folder.path))) is not None:
        return copy_of(address)
    return Path(os.path.normpath(out.absolute() / folder.path))


def same_folder(folders: Iterable[Folder], raw: Path, out: Path) -> Folder | None:
    """The entry of a folder, or None."""
    return next((one for one in folders if one.path == corpus_of(raw, out)), None)


def label_for(raw: Path, folders: Sequence[Folder]) -> str:
    """What tells the files of one more folder: its name, with a number where names or ids would be like others."""
    return _free_label(raw.resolve().name, folders, set()) if folders else ""


def with_labels(folders: Sequence[Folder]) -> Iterator[tuple[Folder, Seen, str]]:
    """Every file with the label that stands before its name.

    A file may come to a folder later and be told like one of another folder, whose label is `mars` where the file
    is `mars/a.txt`; or its id would be that of another's. It gets a label of its own, and the others keep their ids.
    """
    slugs = {one.label: f"{path_slug(one.label)}-" for one in folders if one.label}
    given: set[str] = set()
    for one in folders:
        # A longer label was given with an eye on the shorter ones, and the files that they had.
        others = tuple(slug for slug in slugs.values() if len(slug) > len(slugs.get(one.label, "")))
        apart = ""
        for seen in one.files:
            if not others or not f"{_slug(one, seen)}-".startswith(others):
                yield one, seen, one.label
            else:
                apart = apart or _free_label(one.label or Path(one.path).name, folders, given)
                given.add(apart)
                yield one, seen, apart


def _free_label(name: str, folders: Sequence[Folder], given: Set[str]) -> str:
    taken = {_slug(one, seen) for one in folders for seen in one.files}
    name = printable(name) or "folder"
    labels = {one.label for one in folders} | given
    for number in count(1):
        label = name if number == 1 else f"{name}-{number}"
        if label not in labels and not any(slug.startswith(f"{path_slug(label)}-") for slug in taken):
            return label
    raise AssertionError


def _slug(folder: Folder, seen: Seen) -> str:
    return path_slug(f"{folder.label}/{seen.name}" if folder.label else seen.name)


def undated_folders(out: Path) -> list[Path]:
    """The folders, as one names them from here, in the order in which they came into the tables."""
    folders = read_folders(out / STORE)
    owners = {f"{label}/{seen.name}" if label else seen.name: one.path for one, seen, label in with_labels(folders)}
    undated = pc.field("published").is_null()
    rows = pq.read_table(out / "parquet" / "articles.parquet", columns=["source"], filters=undated)
    found = {owners.get(owner_of(source, owners) or "") for source in rows["source"].unique().to_pylist()}
    return [_from_here(place_of(one, out)) for one in folders if one.path in found]


def owner_of(source: str, files: Container[str]) -> str | None:
    """The file of the folder that an article came from: what lies in an archive is the archive's."""
    path = PurePosixPath(source)
    return next((name for one in (path, *path.parents) if (name := one.as_posix()) in files), None)


def _from_here(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
