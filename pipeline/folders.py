"""The folders of a run, looked at before minutes of work: what could not work is said at once."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.addresses import address_of, marked, shown
from pipeline.errors import BadInput, BadOutput
from pipeline.steps.ingest.decisions import called, corpus_of
from pipeline.steps.ingest.walk import FoundFile, are_tables, walk_folder
from pipeline.steps.tabulate.swap import check_output
from pipeline.steps.tabulate.wholeness import read_manifest
from pipeline.store.corpus import check_store
from pipeline.store.folders import STORE
from pipeline.store.shelf import checksum

OWN = frozenset({"csv", "parquet", STORE})
"""Folders beside each other in a folder of tables, which are never read as articles."""
KEPT = 10
"""Bytes that a folder of tables takes for each character of an article, store and views with it: 12 on 79 press
articles, 15 on 200 short ones, 20 on the sample. Somewhat less, so that no run is refused that would have had room."""

ANEW = ("csv", "parquet")
"""Folders that are written whole beside those that stand, before they take their place."""

MB = 1_000_000


def check_folders(raw: Path, out: Path, *, keeps: bool = False) -> None:
    """Say at once what could not work, before minutes of work; of addresses that is said when they are opened.

    With `keeps` tables of other articles may stand in `out`.

    Raises:
        BadInput: there is no folder `raw`, or it is a folder of tables.
        BadOutput: `out` cannot be written, or holds the tables of other articles.
    """
    if address_of(raw) is None:
        _check_articles(raw, out)
    if address_of(out) is None:
        check_output(out)
        check_store(out)
    if not keeps and address_of(raw) is None and address_of(out) is None:
        check_replaced(raw, out)


def _check_articles(raw: Path, out: Path) -> None:
    if raw.is_file():
        raise BadInput(
            f"{raw}: a file, and a folder of articles is wanted. Put it into a folder of its own and name that; "
            f"`{shlex.join(['filrouge', 'check', str(raw)])}` shows what would be kept of it."
        )
    if not raw.is_dir():
        raise BadInput(f"{raw}: no such folder. Name the folder that holds the articles.")
    if not os.access(raw, os.R_OK | os.X_OK):
        raise BadInput(f"{raw}: cannot be opened ({os.strerror(errno.EACCES)}). Give yourself the right to.")
    if out.resolve() == raw.resolve():
        raise BadOutput(f"{out}: the tables would stand among the articles. Name another folder with --out.")
    inside = raw.resolve().is_relative_to(out.resolve()) and raw.resolve().relative_to(out.resolve()).parts[0] in OWN
    if inside or are_tables(raw):
        raise BadInput(f"{raw}: it holds tables that filrouge has made, and no articles. Name the folder of articles.")


def check_room(out: Path, new_characters: int) -> None:
    """Say now that the tables of so many characters of new articles have no room in `out`.

    What is enough cannot be known before; what is surely too little can.

    Raises:
        BadOutput: less is free than the tables will take.
    """
    there = out.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    needed = KEPT * new_characters + sum(
        file.stat().st_size for name in ANEW for file in (out / name).glob("*") if file.is_file()
    )
    free = shutil.disk_usage(there).free
    if free < needed:
        raise BadOutput(
            f"{out}: {free / MB:.0f} MB are free there, and what is to be written takes {needed / MB:.0f} MB or more. "
            "Make room, or choose another folder with --out."
        )


def check_replaced(raw: Path, out: Path) -> None:
    """Refuse to put the tables of a folder in the place of those of wholly other articles.

    They are its own where run.json names it, whatever lies in it by now; or where it holds, under any name, one file
    whose articles are in them: a folder that was moved or renamed. Tables that nobody can read are no one's.

    Raises:
        BadOutput: the tables in `out` are of other articles.
    """
    try:
        known = pq.read_table(out / "parquet" / "articles.parquet", columns=["sha256"])["sha256"]
    except (OSError, ValueError):
        return
    manifest = read_manifest(out)
    folders = manifest.get("inputs") or [named for named in (manifest.get("input"),) if named]
    if not len(known) or corpus_of(raw, out) in folders or _holds_one(raw, known):
        return
    there, here = marked(out) or out, marked(raw) or shown(raw)
    theirs = ", ".join(shown(called(one, out)) for one in folders) or "?"
    add = shlex.join(["filrouge", "run", str(here), "--into", str(there)])
    raise BadOutput(
        f"{there}: holds tables of {len(known)} other articles ({theirs}), and of none that lie in {here}. "
        f"To add these to them: `{add}`; to have tables of their own: another folder with --out; to let go of those "
        "that stand there, once: --replace."
    )


def _holds_one(raw: Path, known: pa.ChunkedArray) -> bool:
    """Whether a folder holds a file of which the tables know articles."""
    sums = set(pc.unique(known).to_pylist())
    files = (one.path for one in walk_folder(raw) if isinstance(one, FoundFile))
    return any(_sum(path) in sums for path in files)


def _sum(path: Path) -> str | None:
    try:
        return checksum(path)
    except OSError:  # said when it is read
        return None
