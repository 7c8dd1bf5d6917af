"""What the user decided about each folder of the tables: beside its articles, or as the roster has it from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import BadCorrections, NotReplaced
from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.steps.ingest.corrections import CORRECTIONS_FILE, read_corrections
from pipeline.steps.ingest.walk import own_file
from pipeline.store.corpus import Corpus, Store
from pipeline.store.folders import BYTES, STORE, Folder, place_of, write_folders


def corrections_of(corpus: Corpus, store: Store, raw: Path) -> tuple[tuple[Correction, ...], tuple[Rejection, ...]]:
    """The corrections of all folders in the order in which they came, and the lines that cannot be used.

    Those of one folder hold for all articles. Of two that contradict each other the earlier holds, and the later is
    set aside with its file and line.
    """
    found: list[Correction] = []
    unread: list[Rejection] = []
    for folder, path, raw_bytes in _files(corpus, store, raw):
        if raw_bytes is None:
            continue
        corrections, rejections = read_corrections(path, raw_bytes)
        name = f"{folder.label}/{CORRECTIONS_FILE}" if folder.label else CORRECTIONS_FILE
        found.extend(replace(one, source=name) for one in corrections)
        unread.extend(replace(one, source=name) for one in rejections)
    return tuple(found), tuple(unread)


def corrections_bytes(corpus: Corpus, store: Store, raw: Path) -> Iterator[bytes]:
    """The files themselves."""
    for _, _, content in _files(corpus, store, raw):
        yield content or b""


def with_corrections(corpus: Corpus, store: Store, raw: Path) -> Corpus:
    """The folders with what stands in the corrections of each, for runs that do not have them at hand."""
    return replace(
        corpus,
        folders=tuple(
            replace(folder, corrections=None if content is None else content.decode(BYTES))
            for folder, _, content in _files(corpus, store, raw)
        ),
    )


def keep_roster(corpus: Corpus, store: Store, raw: Path, staging: Path) -> None:
    """Write beside new tables, not yet in their place, of which folders they are made.

    Raises:
        NotReplaced: another run has added a folder since this one looked, and it would be lost.
    """
    if added := store.added_meanwhile(corpus):
        raise NotReplaced(
            f"{store.out}: another run has added {', '.join(added)} meanwhile, and the tables stand as it wrote them. "
            "Run again: what was read is kept."
        )
    write_folders(staging / STORE, with_corrections(corpus, store, raw).folders)


def _files(corpus: Corpus, store: Store, raw: Path) -> Iterator[tuple[Folder, Path, bytes | None]]:
    for folder in corpus.folders:
        live = raw if store.out is None else place_of(folder, store.out)
        path = own_file(live, CORRECTIONS_FILE)
        # A folder at hand is heard itself, and where its file is gone there are no corrections.
        yield folder, path, _content(path) if live.is_dir() else folder.corrections_bytes


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be read ({error.strerror}). Close the program that holds it.") from error
