"""Of two tables of places the rows that a comparison needs: most articles have the same in both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
TOGETHER = 50_000
"""Rows that are compared at once."""


def narrowed(before: pa.Table, now: pa.Table, also: pa.Array) -> tuple[pa.Table, pa.Table]:
    """The rows of all that has changed: things, in the last column, with a place in an article that is not as it was.

    The first column names the article. `also` are things of which more than places has changed. What is left out has
    the same places in both tables, so that no count of theirs is missed.
    """
    same_before, same_now = _unchanged(before, now)
    owner = before.column_names[-1]
    changed = (table[owner].filter(pa.array(~same)) for table, same in ((before, same_before), (now, same_now)))
    things = pa.chunked_array(
        [also.cast(pa.string()), *(chunk for one in changed for chunk in one.chunks)], pa.string()
    )
    touched = things.unique().drop_null()
    kept = (
        table.filter(pc.or_(pc.is_in(table[owner], value_set=touched), pa.array(~same)))
        for table, same in ((before, same_before), (now, same_now))
    )
    return next(kept), next(kept)


def _unchanged(before: pa.Table, now: pa.Table) -> tuple[Bools, Bools]:
    """Which rows are of articles that have the same rows in both tables."""
    old, new = _Runs.of(before), _Runs.of(now)
    if old is None or new is None:
        return np.zeros(len(before), dtype=bool), np.zeros(len(now), dtype=bool)
    found = pc.index_in(new.names, value_set=old.names)
    was = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    same = was >= 0
    same[same] = old.sizes[was[same]] == new.sizes[same]
    for name in now.column_names[1:]:
        _compare(before[name], now[name], old, new, was, same)
    of_old = np.zeros(len(old.sizes), dtype=bool)
    of_old[was[same]] = True
    return np.repeat(of_old, old.sizes), np.repeat(same, new.sizes)


def _compare(before: pa.ChunkedArray, now: pa.ChunkedArray, old: _Runs, new: _Runs, was: Ints, same: Bools) -> None:
    """Strike out of `same` the articles whose rows differ in a column."""
    ends = np.cumsum(new.sizes)
    for start in range(0, len(now), TOGETHER):
        stop = min(start + TOGETHER, len(now))
        low, high = np.searchsorted(ends, [start, stop - 1], side="right")
        runs = np.arange(low, high + 1)
        of = np.repeat(runs, new.sizes[runs])[start - int(new.first[low]) :][: stop - start]
        rows = np.flatnonzero(same[of])
        of = of[rows]
        there = old.first[was[of]] + start + rows - new.first[of]
        left, right = before.take(pa.array(there)), now.slice(start, stop - start).take(pa.array(rows))
        alike = pc.or_kleene(pc.equal(left, right), pc.and_(pc.is_null(left), pc.is_null(right)))
        same[of[~alike.fill_null(fill_value=False).to_numpy()]] = False


@dataclass(frozen=True, slots=True)
class _Runs:
    """The articles of a table whose rows follow each other: their names, how many rows each has, and its first."""

    names: pa.Array
    sizes: Ints
    first: Ints

    @classmethod
    def of(cls, table: pa.Table) -> _Runs | None:
        """Those of a table; None where an article has rows in two places."""
        coded = table.column(0).combine_chunks().dictionary_encode()
        codes = coded.indices.to_numpy(zero_copy_only=False)
        first = np.flatnonzero(np.diff(codes, prepend=-1))
        if len(first) != len(coded.dictionary):
            return None
        sizes = np.diff(np.append(first, len(codes)))
        return cls(coded.dictionary, sizes.astype(np.int64), first.astype(np.int64))
