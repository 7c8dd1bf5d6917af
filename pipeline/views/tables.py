"""The tables of a run, read back from Parquet, so that a view can be made again from old tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.errors import BadInput
from pipeline.steps.tabulate.schema import SCHEMA_VERSION

Row = dict[str, Any]
BATCH_ROWS = 5000


class RunTables:
    """The tables of one run, a batch of rows at a time."""

    def __init__(self, folder: Path) -> None:
        """`folder` is what `filrouge run --out` wrote.

        Raises:
            BadInput: it holds no tables, or tables of another version.
        """
        self.folder = folder
        path = folder / "parquet" / "events.parquet"
        if not path.is_file():
            raise BadInput(f"{folder}: no tables in this folder. Name what `filrouge run --out` wrote.")
        try:
            metadata = pq.read_schema(path).metadata or {}
        except OSError as error:
            raise BadInput(f"{path}: cannot be read ({error}). Make the tables with `filrouge run`.") from error
        version = metadata.get(b"filrouge_schema_version", b"").decode()
        if version != SCHEMA_VERSION:
            raise BadInput(
                f"{folder}: tables of version {version or '?'}, not {SCHEMA_VERSION}. Run `filrouge run` again."
            )
        self.run_id = metadata.get(b"filrouge_run_id", b"").decode()

    def rows(self, name: str, *columns: str) -> Iterator[Row]:
        """The rows of a table in order, with these columns, or with all."""
        file = pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet")
        for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list(columns) or None):
            yield from batch.to_pylist()

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return int(pq.read_metadata(self.folder / "parquet" / f"{name}.parquet").num_rows)

    def manifest(self) -> dict[str, Any]:
        """What run.json says; nothing where it is missing."""
        try:
            found: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found
