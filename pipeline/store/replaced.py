"""Tables of other articles are not replaced by a slip: a wrong `--out` costs a line, and not a project."""

from __future__ import annotations

import shlex
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.addresses import marked, shown
from pipeline.errors import BadOutput
from pipeline.steps.ingest.decisions import called, corpus_of
from pipeline.steps.ingest.walk import FoundFile, walk_folder
from pipeline.steps.tabulate.wholeness import read_manifest
from pipeline.store.shelf import checksum


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
