"""The folders of a run, looked through: what lies there now, and what the store has of those beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pipeline.errors import BadInput, BadSettings
from pipeline.records import Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest import list_folder
from pipeline.steps.ingest.decisions import MANIFEST, corpus_of
from pipeline.steps.ingest.metadata import METADATA_FILES
from pipeline.store.ahead import read_ahead
from pipeline.store.corpus import Corpus, Store
from pipeline.store.drafts import FileContent, Seen, Stated
from pipeline.store.folders import Folder, label_for, place_of, same_folder


def read_corpus(
    raw: Path, store: Store, settings: Settings, *, metadata: Path | None = None, into: bool = False
) -> Corpus:
    """Look at every file of a folder, and read those that are not known.

    With `into`, the folders that the tables hold already stay beside it as they were when they were last read.

    Raises:
        BadInput: the folder does not exist or holds no file, or none that can be opened; or the tables have no store,
            so that `into` would lose what is in them, or `into` finds no tables.
        BadSettings: the clock was put back.
    """
    _check_clock(store.last_day, settings)
    out = store.out or Path()
    before = same_folder(store.folders, raw, out)
    if into and not store.folders:
        if not (out / MANIFEST).is_file():
            raise BadInput(
                f"{out}: no tables in this folder to add articles to. Make them with `filrouge run {raw} --out {out}`, "
                "or name the folder that holds them."
            )
        raise BadInput(
            f"{out}: what these tables hold of other folders is not in their store any more, and would be lost. Run "
            "`filrouge run` on those folders with --out once, then add this one with --into."
        )
    others = tuple(one for one in store.folders if one is not before) if into else ()
    held = {one.path: _held(one, store, settings) for one in others}
    store.left = () if into or len(store.folders) < 2 else tuple(one for one in store.folders if one is not before)
    label = before.label if before is not None and into else label_for(raw, others)
    new = _look_through(raw, store, settings, before, metadata)
    new = replace(new, label=label, path=corpus_of(raw, out))
    if into and before is not None:
        return Corpus(folders=tuple(new if one is before else held[one.path] for one in store.folders))
    return Corpus(folders=(*held.values(), new))


def _held(folder: Folder, store: Store, settings: Settings) -> Folder:
    """A folder that stays as it was last read; files that lie there still are read again where the store lost them.

    So they are where other code or other choices read them, as long as they are what they were.
    """
    drafts, place = store.drafts, place_of(folder, store.out or Path())
    folder = replace(folder, rejections=tuple(one for one in folder.rejections if not _speaks_of_gone(one, place)))
    as_now = folder.read_by == drafts.basis
    lost = {
        seen.name for seen in folder.files if not (seen.key in drafts.shelf if as_now else drafts.content(seen.key))
    }
    if as_now and not lost:
        return folder
    try:
        listing = list_folder(place, settings)
    except BadInput:
        listing = None
    files = {file.name: file for file in listing.files} if listing is not None else {}
    stated = Stated(listing.stated if listing is not None else {})
    again: list[Seen] = []
    for seen in folder.files:
        file = files.get(seen.name) if seen.name in lost or not as_now else None
        found = drafts.look_at(file, stated, seen) if file is not None else seen
        same = isinstance(found, Seen) and (seen.name in lost or found.sha256 == seen.sha256)
        again.append(found if isinstance(found, Seen) and same else seen)
    old = sum(one.key == seen.key for one, seen in zip(again, folder.files, strict=True))
    if not as_now and old:
        store.told_of_old(folder, old)
    return replace(folder, files=tuple(again), read_by=folder.read_by if old else drafts.basis)


def _speaks_of_gone(row: Rejection, place: Path) -> bool:
    """Whether a line of metadata.csv is told of, where the folder is at hand and the file has been taken away."""
    return row.source.lower() in METADATA_FILES and place.is_dir() and not (place / row.source).exists()


def _check_clock(last: date | None, settings: Settings) -> None:
    """Refuse a day before that of the last run, but one that is stated: articles of later days would lose theirs.

    One day less may be the same hour seen from another time zone.

    Raises:
        BadSettings: the clock is wrong, or was.
    """
    if last is not None and "today" not in settings.model_fields_set and settings.today + timedelta(days=1) < last:
        raise BadSettings(
            f"the clock says {settings.today}, and the last run into these tables was on {last}: what was published "
            f"since would lose its day. Set the clock; if it is right, say so with FILROUGE_TODAY={settings.today}."
        )


def _look_through(raw: Path, store: Store, settings: Settings, before: Folder | None, metadata: Path | None) -> Folder:
    listing = list_folder(raw, settings, metadata=metadata)
    stated = Stated(listing.stated)
    known = {seen.name: seen for seen in before.files} if before is not None else {}
    files: list[Seen] = []
    rejections = list(listing.rejections)
    names: list[str] = []
    read_ahead(raw, listing.files, known, stated, store.drafts)
    for file in listing.files:
        found = store.drafts.look_at(file, stated, known.get(file.name))
        if isinstance(found, FileContent):
            rejections.extend(found.rejections)
        else:
            files.append(found)
            names.extend(found.members)
    shut = [row for row in rejections if row.reason == "unreadable"]
    if shut and not files:
        raise BadInput(f"{raw}: not one of its files can be opened; {shut[0].source}: {shut[0].detail}")
    rejections.extend(listing.unknown(names))
    return Folder(path="", files=tuple(files), rejections=tuple(rejections), read_by=store.drafts.basis)
