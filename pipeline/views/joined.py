"""Rows of a table with what belongs to each in other tables, in columns: what a view makes its own rows of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.kept import cut
from pipeline.views.tables import Cells, Row, plain_values

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows of another table in the order of those that they belong to; those of each begin at its place in `first`."""

    rows: pa.Table
    first: Ints

    def lists(self) -> Iterator[list[Cells]]:
        """The values of those of each."""
        cells = zip(*map(plain_values, self.rows.columns), strict=True)
        for n in np.diff(self.first).tolist():
            yield list(islice(cells, n))

    def with_column(self, name: str, values: pa.Array) -> Beside:
        """The same with one column more."""
        return Beside(self.rows.append_column(name, values), self.first)

    def part(self, start: int, stop: int) -> Beside:
        """Those of some."""
        low, high = int(self.first[start]), int(self.first[stop])
        return Beside(self.rows.slice(low, high - low), self.first[start : stop + 1] - low)


@dataclass(frozen=True, slots=True)
class Joined:
    """Rows, which the first column names, and what belongs to them."""

    rows: pa.Table
    beside: tuple[Beside, ...] = ()

    def dicts(self) -> Iterator[Row]:
        """The rows as values by column."""
        names = self.rows.column_names
        for row in zip(*map(plain_values, self.rows.columns), strict=True):
            yield dict(zip(names, row, strict=True))

    def stretches(self) -> Iterator[Joined]:
        """All of it in parts, cut by the names of rows, so that one row more changes one part."""
        names = self.rows.column(0).to_pylist()
        for some in cut(name.encode() for name in names):
            beside = tuple(one.part(some.start, some.stop) for one in self.beside)
            yield Joined(self.rows.slice(some.start, len(some)), beside)

    def mark(self, what: str) -> str:
        """A short text for all that stands in it, and for `what` is made of it."""
        digest = hashlib.blake2b(what.encode(), digest_size=16)
        for rows in (self.rows, *(one.rows for one in self.beside)):
            digest.update(f"\n{rows.column_names} {len(rows)}\n".encode())
            for batch in rows.to_batches():
                digest.update(batch.serialize())
        for one in self.beside:
            digest.update(one.first.tobytes())
        return digest.hexdigest()


def belonging(table: pa.Table, by: str, ids: pa.Array, columns: tuple[str, ...]) -> Beside:
    """The rows of a table that are of some things, by their ids, in the order of the things."""
    place = pc.index_in(table[by], value_set=ids)
    if place.null_count:
        table, place = table.filter(pc.is_valid(place)), place.drop_null()
    numbers = place.to_numpy()
    counts = np.bincount(numbers, minlength=len(ids))
    rows = table.select(columns).combine_chunks().take(np.argsort(numbers, kind="stable"))
    return Beside(rows, np.append(0, np.cumsum(counts)))


def looked_up(column: pa.ChunkedArray, known: Mapping[str, str]) -> pa.Array:
    """What is known of each id of a column; nothing where it is none of them."""
    values = pa.array(known.values(), pa.string())
    return values.take(pc.index_in(column.combine_chunks(), value_set=pa.array(known, pa.string())))
