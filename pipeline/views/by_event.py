"""Rows that tell of events, in the order of the events: joined in columns, given in portions, in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.freed import give_back
from pipeline.views.tables import RunTables, plain_values

PORTION = 5000
RANGE = 100_000
"""Events whose rows are in memory together: all of twenty thousand articles."""
Cells = tuple[Any, ...]


class ByEvent:
    """Tellings and participants of each event of a run, one event after the other, in ranges of events."""

    def __init__(self, tables: RunTables, column: str | None = None, *, together: int = RANGE) -> None:
        """Of all events, or of those of which a column that is true or false says true; `together` in a range."""
        self.tables = tables
        self._column = column
        self._together = together

    def participants(self, *columns: str) -> Iterator[list[Cells]]:
        """For each event its rows of `event_participants`."""
        for events in self._ranges():
            yield from grouped(self._rows("event_participants", events, columns), "event_id", events, columns)

    def tellings(self, *columns: str, dates: tuple[str, ...] = ()) -> Iterator[list[Cells]]:
        """For each event its rows of `event_mentions`, and after them the columns `dates` of what dates each."""
        for events in self._ranges():
            told = self._rows("event_mentions", events, ("date_id", *columns) if dates else columns)
            if dates:
                known = self._rows("dates", told["date_id"].combine_chunks(), dates, by="date_id")
                at = pc.index_in(told["date_id"], value_set=known["date_id"].combine_chunks())
                for name in dates:
                    told = told.append_column(f"date.{name}", known[name].take(at))
                del known
            yield from grouped(told, "event_id", events, (*columns, *(f"date.{name}" for name in dates)))

    @cached_property
    def _events(self) -> pa.Array:
        if self._column is None:
            return self.tables.read("events", "event_id")["event_id"].combine_chunks()
        events = self.tables.read("events", "event_id", self._column)
        return events["event_id"].filter(events[self._column]).combine_chunks()

    def _ranges(self) -> Iterator[pa.Array]:
        for start in range(0, len(self._events), self._together):
            if start:
                # What the range before was read through lies about in pieces that the next does not fit into.
                give_back()
            yield self._events.slice(start, self._together)

    def _rows(self, table: str, wanted: pa.Array, columns: tuple[str, ...], *, by: str = "event_id") -> pa.Table:
        """The rows of a table that are of some events, or some dates."""
        if self._column is None and len(self._events) <= self._together:
            return self.tables.read(table, by, *columns)
        return self.tables.read_some(table, by, *columns, wanted=wanted)


def grouped(table: pa.Table, by: str, ids: pa.Array, columns: tuple[str, ...]) -> Iterator[list[Cells]]:
    """For each of some ids the rows of a table that are of it, all of which are of one."""
    place = pc.index_in(table[by], value_set=ids).to_numpy()
    order = np.argsort(place, kind="stable")
    cells = _portions(table.select(columns).combine_chunks(), order)
    for n in np.bincount(place, minlength=len(ids)).tolist():
        yield list(islice(cells, n))


def _portions(table: pa.Table, order: Any) -> Iterator[Cells]:
    for start in range(0, len(order), PORTION):
        some = table.take(order[start : start + PORTION])
        yield from zip(*(plain_values(column) for column in some.columns), strict=True)
