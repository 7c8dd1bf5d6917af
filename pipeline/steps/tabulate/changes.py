"""Ids that have changed since the previous run: of entities, and of events that are told in other company than before.

Compared by place: an article and characters in it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.names.columns import KINDS
from pipeline.steps.tabulate.heirs import Heirs

MENTIONS = ("article_id", "kind", "start_char", "end_char", "entity_id")
TELLINGS = ("article_id", "trigger_start_char", "event_id")


def list_changes(before: Path, now: Path) -> list[dict[str, str]]:
    """The rows for the tables in two folders; none where there are none, or they cannot be read."""
    try:
        mentions = [_read(folder, "mentions", MENTIONS) for folder in (before, now)]
        tellings = [_read(folder, "event_mentions", TELLINGS) for folder in (before, now)]
    except (OSError, ValueError):
        return []
    return [*list_changed_ids(*mentions), *list_changed_events(*tellings)]


def list_changed_ids(before: pa.Table, now: pa.Table) -> list[dict[str, str]]:
    """Rows {kind, old, new}: what most mentions of an old id, in the same places, are called now.

    Both tables have the columns MENTIONS. An id whose places are all gone is no change: its articles, or the words in
    them, are no longer there. An id that still names the larger part of its mentions has held, even when some of them
    have moved.
    """
    changes = []
    for kind in KINDS:
        some = (table.filter(pc.equal(table["kind"], kind)).drop(["kind"]) for table in (before, now))
        for old, found in sorted(Heirs(*some).moved.items()):
            new = max(found, key=lambda name: (found[name], name == old, name))
            if new != old:
                changes.append({"kind": kind, "old": old, "new": new})
    return changes


def list_changed_events(before: pa.Table, now: pa.Table) -> list[dict[str, str]]:
    """Rows {kind, old, new, how}, for every event that is told in other company than before.

    Both tables have the columns TELLINGS. `how` is "split" where the tellings of `old` are now in several events,
    "joined" where `new` has tellings of several old ones, else "renamed". Tellings that are gone, and those that are
    new, change nothing.
    """
    moved = Heirs(before, now).moved
    origins = Counter(new for found in moved.values() for new in found)
    rows = []
    for old, found in sorted(moved.items()):
        for new in sorted(found):
            how = "split" if len(found) > 1 else "joined" if origins[new] > 1 else "renamed"
            if how != "renamed" or new != old:
                rows.append({"kind": "event", "old": old, "new": new, "how": how})
    return rows


def _read(folder: Path, table: str, columns: tuple[str, ...]) -> pa.Table:
    return pq.read_table(folder / "parquet" / f"{table}.parquet", columns=list(columns)).select(columns)
