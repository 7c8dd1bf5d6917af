"""The tables of a run, read back from Parquet, so that a view can be made again from old tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.addresses import address_of, copy_of
from pipeline.errors import BadCorrections, BadInput
from pipeline.steps.ingest.corrections import open_sheet
from pipeline.steps.ingest.decisions import REVIEW_FILE
from pipeline.steps.tabulate.schema import SCHEMA_VERSION
from pipeline.steps.tabulate.swap import finish_swap
from pipeline.views.wording import name_day

Row = dict[str, Any]
Cells = tuple[Any, ...]
BATCH_ROWS = 5000
MANY_ROWS = 50_000
"""Rows of which some are picked."""


class RunTables:
    """The tables of one run, a batch of rows at a time."""

    def __init__(self, folder: Path) -> None:
        """`folder` is what `filrouge run --out` wrote.

        Raises:
            BadInput: it holds no tables, or tables of another version.
            BadOutput: a run that was killed has left those of two runs, and they cannot be put right.
        """
        self.folder = folder
        if (address := address_of(folder)) is not None:
            raise BadInput(f"{address}: an address, and a folder is wanted. Its last copy here: {copy_of(address)}")
        finish_swap(folder)
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
        for names, cells in self._batches(name, columns):
            for row in cells:
                yield dict(zip(names, row, strict=True))

    def told(self, name: str, column: str) -> Iterator[Row]:
        """The rows of a table of which a column says something: a value, and not false."""
        with pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet") as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                said = batch.column(column)
                kept = batch.filter(said if pa.types.is_boolean(said.type) else pc.is_valid(said))
                for row in zip(*map(plain_values, kept.columns), strict=True):
                    yield dict(zip(kept.schema.names, row, strict=True))

    def cells(self, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The values of these columns, row by row: what reads many rows needs no names beside them."""
        for names, cells in self._batches(name, columns):
            # Parquet gives columns in its own order.
            yield from cells if tuple(names) == columns else map(itemgetter(*map(names.index, columns)), cells)

    def cells_of(self, name: str, kinds: Sequence[str], *columns: str) -> Iterator[tuple[Any, ...]]:
        """The same of the rows that are of some kinds; the others become no values of Python."""
        wanted = pa.array(kinds)
        with pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet") as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list({"kind": 0, **dict.fromkeys(columns)})):
                kept = batch.filter(pc.is_in(batch.column("kind"), value_set=wanted))
                yield from zip(*(plain_values(kept.column(column)) for column in columns), strict=True)

    def read(self, name: str, *columns: str) -> pa.Table:
        """These columns of a table, or all, as they are kept: in a tenth of the memory of their values."""
        found = pq.read_table(self.folder / "parquet" / f"{name}.parquet", columns=list(columns) or None)
        return found.select(columns or found.column_names)

    def batches(self, name: str, most: int, *, said: str | None = None) -> Iterator[pa.RecordBatch]:
        """The rows of a table, so many at a time, as they are kept; or those of which a column says true."""
        with pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet") as file:
            for batch in file.iter_batches(batch_size=most):
                yield batch if said is None else batch.filter(batch.column(said))

    def read_some(self, name: str, by: str, *columns: str, wanted: pa.Array) -> pa.Table:
        """The rows of which the column `by` has one of some values; no more of the others than some at a time."""
        names = [by, *columns]
        with pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet") as file:
            if not file.metadata.num_rows:
                return file.read(names).select(names)
            batches = file.iter_batches(batch_size=MANY_ROWS, columns=names)
            kept = [batch.filter(pc.is_in(batch.column(by), value_set=wanted)) for batch in batches]
        return pa.Table.from_batches(kept).select(names)

    def _batches(self, name: str, columns: Sequence[str]) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
        with pq.ParquetFile(self.folder / "parquet" / f"{name}.parquet") as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=list(columns) or None):
                yield batch.schema.names, zip(*map(plain_values, batch.columns), strict=True)

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return int(pq.read_metadata(self.folder / "parquet" / f"{name}.parquet").num_rows)

    @cached_property
    def names(self) -> dict[str, str]:
        """Canonical name by actor_id or organization_id."""
        return {
            row[f"{kind}_id"]: row["name"]
            for kind in ("actor", "organization")
            for row in self.rows(f"{kind}s", f"{kind}_id", "name")
        }

    @cached_property
    def sources(self) -> dict[str, str]:
        """Outlet and day by article_id, or its file."""
        columns = ("article_id", "outlet", "published", "source")
        return {row["article_id"]: article_source(row) for row in self.rows("articles", *columns)}

    @cached_property
    def titles(self) -> dict[str, str]:
        """What to call each article: its title, else its source."""
        rows = self.rows("articles", "article_id", "title")
        return {row["article_id"]: row["title"] or self.sources[row["article_id"]] for row in rows}

    @cached_property
    def references(self) -> dict[str, str]:
        """How a footnote names each article."""
        columns = ("article_id", "author", "title", "outlet", "published", "page", "url", "source")
        return {row["article_id"]: article_reference(row) for row in self.rows("articles", *columns)}

    @cached_property
    def questions(self) -> tuple[tuple[int, dict[str, str]], ...]:
        """The rows of review.csv as it stands beside the tables, with their lines; none where it is missing."""
        path = self.folder / REVIEW_FILE
        try:
            return open_sheet(path).rows if path.is_file() else ()
        except BadCorrections:
            # A file that its user broke is said where it is obeyed; what people read comes out without it.
            return ()

    def manifest(self) -> dict[str, Any]:
        """What run.json says; nothing where it is missing."""
        try:
            found: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found


def plain_values(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    """A column as plain values; days by way of numpy, which makes them in a tenth of the time."""
    if pa.types.is_date32(column.type):
        days = column.to_numpy() if isinstance(column, pa.ChunkedArray) else column.to_numpy(zero_copy_only=False)
        return cast(list[Any], days.tolist())
    return cast(list[Any], column.to_pylist())


def article_reference(row: Mapping[str, Any]) -> str:
    """« Aline Morvan, « La digue cède », Le Courrier, 3 mars 2024, p. 4, https://… »: what is known of it."""
    title = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", row["title"] or ""))
    known = (
        row["author"],
        title and f"« {title} »",
        article_source(row),
        row["page"] and f"p. {row['page']}",
        row["url"],
    )
    return ", ".join(filter(None, known))


def article_source(row: Mapping[str, Any]) -> str:
    """« Le Courrier, 3 mars 2024 »; the file where the outlet is unknown."""
    published = row["published"]
    return ", ".join([row["outlet"] or row["source"], *([name_day(published)] if published else [])])
