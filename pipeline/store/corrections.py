"""What the user decided about each folder of the tables: beside its articles, or as the store copied it from there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.steps.ingest.corrections import CORRECTIONS_FILE, read_corrections
from pipeline.store.corpus import Corpus, Store
from pipeline.store.folders import Folder
from pipeline.store.shelf import write_whole

COPIES = "corrections"


def corrections_of(corpus: Corpus, store: Store, raw: Path) -> tuple[tuple[Correction, ...], tuple[Rejection, ...]]:
    """The corrections of all folders in the order in which they came, and the lines that cannot be used.

    Those of one folder hold for all articles. Of two that contradict each other the earlier holds, and the later is
    set aside with its file and line.
    """
    found: list[Correction] = []
    unread: list[Rejection] = []
    for folder, path in _files(corpus, store, raw):
        corrections, rejections = read_corrections(path)
        name = f"{folder.label}/{CORRECTIONS_FILE}" if folder.label else CORRECTIONS_FILE
        found.extend(replace(one, source=name) for one in corrections)
        unread.extend(replace(one, source=name) for one in rejections)
    return tuple(found), tuple(unread)


def corrections_bytes(corpus: Corpus, store: Store, raw: Path) -> Iterator[bytes]:
    """The files themselves."""
    for _, path in _files(corpus, store, raw):
        yield path.read_bytes() if path.is_file() else b""


def copy_corrections(corpus: Corpus, store: Store, raw: Path) -> None:
    """Keep a copy of each file for runs that do not have its folder at hand."""
    if store.folder is None:
        return
    folder = store.folder / COPIES
    held = {}
    for one, path in _files(corpus, store, raw):
        if path.is_file():
            held[_copy(folder, one)] = path.read_bytes()
    for copy in folder.glob("*.csv"):
        if copy not in held:
            copy.unlink()
    for copy, content in held.items():
        folder.mkdir(exist_ok=True)
        write_whole(copy, content)


def _files(corpus: Corpus, store: Store, raw: Path) -> Iterator[tuple[Folder, Path]]:
    for folder in corpus.folders:
        if store.out is None or store.folder is None:
            yield folder, raw / CORRECTIONS_FILE
            continue
        # The way there may lead through the folder of tables, which a first run has not made yet.
        live = Path(os.path.normpath(store.out.absolute() / folder.path))
        # A folder at hand is heard itself, and where its file is gone there are no corrections.
        yield folder, live / CORRECTIONS_FILE if live.is_dir() else _copy(store.folder / COPIES, folder)


def _copy(folder: Path, one: Folder) -> Path:
    return folder / f"{one.label or '0'}.csv"
