"""Rows of a table with what belongs to each in other tables, in columns: what a view makes its own rows of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.kept import KeptUnder, cut
from pipeline.memory import give_back
from pipeline.views.tables import Cells, Row, RunTables, plain_values

Ints = npt.NDArray[np.int64]
RANGE = 50_000
"""Events whose rows are in memory together: all of ten thousand articles."""
Piece = tuple[bytes, ...]
KeptPieces = KeptUnder[Piece]


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


class ByEvent:
    """The events of a run, with the columns of tellings and participants that are asked for."""

    def __init__(
        self,
        tables: RunTables,
        *,
        tellings: tuple[str, ...],
        dates: tuple[str, ...] = (),
        participants: tuple[str, ...] = (),
    ) -> None:
        """`dates` are columns of what dates each telling; they stand behind those of the telling, as `date.…`."""
        self._tables = tables
        self._tellings, self._dates, self._participants = tellings, dates, participants

    def ranges(self, *, said: str | None = None, together: int = RANGE) -> Iterator[Joined]:
        """All events, or those of which a column says true, in their order; beside them tellings, then participants."""
        n_events = self._tables.count("events")
        whole = said is None and n_events <= together
        for number, events in enumerate(self._tables.batches("events", together, said=said)):
            if number:
                # What the range before was read through lies about in pieces that the next does not fit into.
                give_back()
            yield self._joined(events, whole=whole)

    def _joined(self, events: pa.RecordBatch, *, whole: bool) -> Joined:
        ids = events.column("event_id")
        beside = [self._told(ids, whole=whole)]
        if self._participants:
            parts = self._rows("event_participants", "event_id", self._participants, ids, whole=whole)
            beside.append(belonging(parts, "event_id", ids, self._participants))
        return Joined(pa.Table.from_batches([events]), tuple(beside))

    def _told(self, ids: pa.Array, *, whole: bool) -> Beside:
        columns = ("date_id", *self._tellings) if self._dates else self._tellings
        told = belonging(self._rows("event_mentions", "event_id", columns, ids, whole=whole), "event_id", ids, columns)
        if not self._dates:
            return told
        wanted = told.rows["date_id"].combine_chunks()
        known = self._rows("dates", "date_id", self._dates, wanted, whole=whole)
        at = pc.index_in(wanted, value_set=known["date_id"].combine_chunks())
        found = told.rows.select(self._tellings)
        for name in self._dates:
            found = found.append_column(f"date.{name}", known[name].take(at))
        return Beside(found.combine_chunks(), told.first)

    def _rows(self, table: str, by: str, columns: tuple[str, ...], wanted: pa.Array, *, whole: bool) -> pa.Table:
        """The rows of a table that are of some events, or some dates."""
        if whole:
            return self._tables.read(table, *dict.fromkeys((by, *columns)))
        return self._tables.read_some(table, by, *(one for one in columns if one != by), wanted=wanted)


class Pieces:
    """Makes the pieces of views, or has them from earlier runs, whose code was the same."""

    def __init__(self, kept: KeptPieces | None = None) -> None:
        self._kept = kept

    def of(self, what: str, told: Iterable[Joined], make: Callable[[Joined], Piece]) -> Iterator[Piece]:
        """A piece for each stretch of rows: `make` reads nothing but them; `what` says all else that it hangs on."""
        remaining = iter(told)
        while (whole := next(remaining, None)) is not None:
            stretches = whole.stretches()
            # Let go of before the next are read.
            del whole
            yield from (self._piece(what, stretch, make) for stretch in stretches)
            del stretches

    def _piece(self, what: str, stretch: Joined, make: Callable[[Joined], Piece]) -> Piece:
        if self._kept is None:
            return make(stretch)
        mark = stretch.mark(what)
        found = self._kept.get(mark)
        if found is None:
            found = make(stretch)
            self._kept.add(mark, found)
        return found
