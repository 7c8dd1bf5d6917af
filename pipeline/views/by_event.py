"""Events with what tells of them, joined in columns, in ranges of events: in flat memory."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.memory import give_back
from pipeline.views.joined import Beside, Joined, belonging
from pipeline.views.tables import RunTables

RANGE = 50_000
"""Events whose rows are in memory together: all of ten thousand articles."""


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
