"""The tables of a run as a comparison sees them: few columns, and articles under the names that they have now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rapidfuzz.fuzz import ratio

TOGETHER = 5_000
"""Rows whose texts are in memory together."""
SENTENCES, NAMES = 60.0, 80.0
"""How much alike two sentences with one trigger, or two names, must be: by hand, of 100."""


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


def tellings_corrected(
    before: ComparedTables, now: ComparedTables, gone: pa.Table, come: pa.Table
) -> Iterator[tuple[int, int]]:
    """The rows of tellings that are one: the same trigger in nearly the same sentence of an article."""
    gone, come = _in_both(gone, come)
    if not len(gone) or not len(come):
        return
    old, new = (tables.sentences(pc.unique(gone["article_id"])) for tables in (before, now))

    def alike(one: int, other: int) -> float:
        return ratio(old.get(one, ""), new.get(other, ""), score_cutoff=SENTENCES)

    yield from _tied(gone, come, ("article_id", "trigger"), "sentence", alike)


def names_corrected(gone: pa.Table, come: pa.Table) -> Iterator[tuple[int, int]]:
    """The rows of mentions that are one: a name in nearly the same letters of an article."""
    gone, come = _in_both(gone, come)
    yield from _tied(gone, come, ("article_id",), "text", lambda one, other: ratio(one, other, score_cutoff=NAMES))


def _in_both(gone: pa.Table, come: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Of each table the rows of articles that the other has, too."""
    both = pc.unique(gone["article_id"]).filter(
        pc.is_in(pc.unique(gone["article_id"]), value_set=pc.unique(come["article_id"]))
    )
    there = (table.filter(pc.is_in(table["article_id"], value_set=both)) for table in (gone, come))
    return next(there), next(there)


def _tied(
    gone: pa.Table, come: pa.Table, place: tuple[str, ...], words: str, alike: Callable[[Any, Any], float]
) -> Iterator[tuple[int, int]]:
    """Each row with the one most like it in the same place, one to one; the most alike first."""
    sides: dict[Any, tuple[list[tuple[int, Any]], list[tuple[int, Any]]]] = defaultdict(lambda: ([], []))
    for side, table in enumerate((gone, come)):
        keys = zip(*(table[name].to_pylist() for name in place), strict=True)
        for key, row, said in zip(keys, table["row"].to_pylist(), table[words].to_pylist(), strict=True):
            sides[key][side].append((row, said))
    for before, now in sides.values():
        scores = ((alike(one, other), old, new) for old, one in before for new, other in now)
        tied: set[int] = set()
        for score, old, new in sorted(scores, key=lambda found: (-found[0], abs(found[1] - found[2]), found[1:])):
            # Rows of the two tables are numbered apart.
            if score > 0 and old not in tied and ~new not in tied:
                tied |= {old, ~new}
                yield old, new
