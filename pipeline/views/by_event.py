"""Rows that tell of events, in the order of the events: joined in columns, given in portions, in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.views.tables import RunTables, plain_values

PORTION = 5000
Cells = tuple[Any, ...]


class ByEvent:
    """Tellings and participants of each event of a run, one event after the other."""

    def __init__(self, tables: RunTables, column: str | None = None) -> None:
        """Of all events, or of those of which a column that is true or false says true."""
        self.tables = tables
        self._column = column

    def participants(self, *columns: str) -> Iterator[list[Cells]]:
        """For each event its rows of `event_participants`."""
        return self._grouped(self._of_events(self.tables.read("event_participants", "event_id", *columns)), columns)

    def tellings(self, *columns: str, dates: tuple[str, ...] = ()) -> Iterator[list[Cells]]:
        """For each event its rows of `event_mentions`, and after them the columns `dates` of what dates each."""
        told = self._of_events(self.tables.read("event_mentions", "event_id", "date_id", *columns))
        if dates:
            known = self.tables.read("dates", "date_id", *dates)
            at = pc.index_in(told["date_id"], value_set=known["date_id"].combine_chunks())
            found = known.select(dates).take(at)
            for name in dates:
                told = told.append_column(f"date.{name}", found[name])
        return self._grouped(told, (*columns, *(f"date.{name}" for name in dates)))

    @cached_property
    def _events(self) -> pa.Array:
        if self._column is None:
            return self.tables.read("events", "event_id")["event_id"].combine_chunks()
        events = self.tables.read("events", "event_id", self._column)
        return events["event_id"].filter(events[self._column]).combine_chunks()

    def _of_events(self, table: pa.Table) -> pa.Table:
        if self._column is None:
            return table
        return table.filter(pc.is_in(table["event_id"], value_set=self._events))

    def _grouped(self, table: pa.Table, columns: tuple[str, ...]) -> Iterator[list[Cells]]:
        place = pc.index_in(table["event_id"], value_set=self._events).to_numpy()
        order = np.argsort(place, kind="stable")
        cells = _portions(table.select(columns), order)
        for n in np.bincount(place, minlength=len(self._events)).tolist():
            yield list(islice(cells, n))


def _portions(table: pa.Table, order: Any) -> Iterator[Cells]:
    for start in range(0, len(order), PORTION):
        some = table.take(order[start : start + PORTION])
        yield from zip(*(plain_values(column) for column in some.columns), strict=True)
