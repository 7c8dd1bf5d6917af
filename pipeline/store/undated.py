"""In which of the folders of some tables the articles without a day of publication lie."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pipeline.store.corpus import STORE
from pipeline.store.folders import place_of, read_folders, with_labels


def undated_folders(out: Path) -> list[Path]:
    """The folders, as one names them from here, in the order in which they came into the tables."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    folders = read_folders(out / STORE)
    owners = {f"{label}/{seen.name}" if label else seen.name: one.path for one, seen, label in with_labels(folders)}
    undated = pc.field("published").is_null()
    rows = pq.read_table(out / "parquet" / "articles.parquet", columns=["source"], filters=undated)
    found = {_owner(source, owners) for source in rows["source"].unique().to_pylist()}
    return [_from_here(place_of(one, out)) for one in folders if one.path in found]


def _owner(source: str, owners: dict[str, str]) -> str | None:
    """The folder of a file; what lies in an archive is where the archive is."""
    path = PurePosixPath(source)
    return next((owners[name] for one in (path, *path.parents) if (name := one.as_posix()) in owners), None)


def _from_here(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
