"""The tables of a run as a comparison sees them: few columns, and articles under the names that they have now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

TOGETHER = 5_000
"""Rows whose texts are in memory together."""


class Event(NamedTuple):
    """What is compared of an event."""

    event_id: str
    label: str
    date_start: Any
    date_end: Any
    edtf: str | None
    modality: str


class ComparedTables:
    """What is compared of the tables of a run: the few columns that are asked for, read when they are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names: dict[str, str] = {}
        """What articles are called in the other tables, where that is something else."""

    def table(self, name: str, *columns: str, summed: str | None = None) -> pa.Table:
        """Some columns of a table; of one of long texts, which are only compared, their checksums."""
        return pa.concat_tables(_with_sums(one, summed) for one in self._portions(name, *columns))

    def _portions(self, name: str, *columns: str) -> Iterator[pa.Table]:
        """The rows of some columns, few at a time; first an empty table, for the types."""
        try:
            with pq.ParquetFile(self._folder / "parquet" / f"{name}.parquet") as file:
                yield pa.schema([file.schema_arrow.field(column) for column in columns]).empty_table()
                for batch in file.iter_batches(batch_size=TOGETHER, columns=list(columns)):
                    yield self._by_new_names(pa.Table.from_batches([batch.select(columns)]))
        except (OSError, ValueError, KeyError) as error:
            raise Unreadable from error

    def sentences(self, articles: pa.Array) -> dict[int, str]:
        """The sentences that tell of an event in some articles, by their checksums."""
        found: dict[int, str] = {}
        for some in self._portions("event_mentions", "article_id", "sentence"):
            texts = some["sentence"].filter(pc.is_in(some["article_id"], value_set=articles)).to_pylist()
            found |= {_checksum(text): text for text in texts if text is not None}
        return found

    def _by_new_names(self, table: pa.Table) -> pa.Table:
        if not self.names or "article_id" not in table.column_names:
            return table
        old, new = pa.array(self.names, pa.string()), pa.array(self.names.values(), pa.string())
        at = table.column_names.index("article_id")
        ids = table["article_id"]
        known = pc.coalesce(new.take(pc.index_in(ids, value_set=old).combine_chunks()), ids)
        return table.set_column(at, table.schema.field(at), known)

    def events(self, ids: Collection[str]) -> dict[str, Event]:
        """Some events by their ids."""
        table = self.table("events", *Event._fields)
        table = table.filter(pc.is_in(table["event_id"], value_set=pa.array(ids, pa.string())))
        return {row[0]: Event(*row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)}

    def named(self, kind: str, ids: Collection[str]) -> dict[str, str]:
        """The names of some persons or bodies by their ids."""
        table = self.table(f"{kind}s", f"{kind}_id", "name")
        table = table.filter(pc.is_in(table[f"{kind}_id"], value_set=pa.array(ids, pa.string())))
        return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def mentions(self, kind: str) -> pa.Table:
        """The places of persons or bodies."""
        table = self.table("mentions", "kind", "article_id", "text", "entity_id")
        return table.filter(pc.equal(table["kind"], kind)).drop(["kind"])


def _with_sums(table: pa.Table, summed: str | None) -> pa.Table:
    """A table with checksums for the texts of a column."""
    if summed is None:
        return table
    sums = [None if text is None else _checksum(text) for text in table[summed].to_pylist()]
    return table.set_column(table.column_names.index(summed), summed, pa.array(sums, pa.int64()))


def _checksum(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


class Unreadable(Exception):
    """A table that is not there, or is none of this version."""
