"""What became of each thing of an earlier run, by the places where it stood; in columns, for there are many places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Corrected = Callable[[pa.Table, pa.Table], Iterable[tuple[int, int]]]
Bools = npt.NDArray[np.bool_]
AT_ONCE = 50_000
"""Rows that are compared at once."""


class Heirs:
    """Owners of places in two tables; a place is an article, words, and how many times it has had these words before.

    Both tables have the same columns: the article, the words, and last whose place it is. Nothing is known of owners
    all whose places are in articles that are as they were.
    """

    def __init__(
        self, before: pa.Table, now: pa.Table, also: Iterable[str] = (), *, corrected: Corrected | None = None
    ) -> None:
        """`also` are things of which more than places has changed.

        `corrected` is shown the places that only one of the tables has, numbered, and says which of them are one.
        """
        before, now = narrowed(before, now, pa.array(also, pa.string()))
        self._n_before = len(before)
        both = pa.concat_tables([before, now])
        *place, owner = both.column_names
        self._articles, self._owners = _coded(both[place[0]]), _coded(both[owner])
        words = self._articles[1]
        for name in place[1:]:
            codes = _coded(both[name])[1]
            words = _dense(words * (int(codes.max(initial=0)) + 1) + codes)
        old, new = words[: self._n_before], words[self._n_before :]
        nth_old, nth_new = _occurrence(old), _occurrence(new)
        most = int(max(nth_old.max(initial=0), nth_new.max(initial=0))) + 1
        keys, wanted = old * most + nth_old, new * most + nth_new
        order = np.argsort(keys)
        at = np.minimum(np.searchsorted(keys, wanted, sorter=order), max(0, len(keys) - 1))
        # The row of the earlier table that is in the same place, or -1.
        self._was: Ints = (
            np.where(keys[order[at]] == wanted, order[at], -1) if len(keys) else np.full(len(new), -1, dtype=np.int64)
        )
        if corrected is not None:
            self._tie(before, now, corrected)

    def _tie(self, before: pa.Table, now: pa.Table, corrected: Corrected) -> None:
        gone = np.setdiff1d(np.arange(len(before)), self._was)
        come = np.flatnonzero(self._was < 0)
        numbered = (
            table.take(pa.array(rows)).append_column("row", pa.array(rows))
            for table, rows in ((before, gone), (now, come))
        )
        for old, new in corrected(next(numbered), next(numbered)):
            self._was[new] = old

    @property
    def owners(self) -> list[str]:
        """All whose places are compared."""
        return [name for name in self._owners[0] if name is not None]

    @cached_property
    def moved(self) -> dict[str, dict[str, int]]:
        """For each thing of before the things of now that have places of it, and how many."""
        names, codes = self._owners
        hit = np.flatnonzero(self._was >= 0)
        pairs, counts = np.unique(codes[self._was[hit]] * len(names) + codes[self._n_before :][hit], return_counts=True)
        moved: dict[str, dict[str, int]] = defaultdict(dict)
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
            moved[names[pair // len(names)]][names[pair % len(names)]] = count
        return moved

    @cached_property
    def origins(self) -> dict[str, list[str]]:
        """For each thing of now the things of before most of whose places are its own, the largest first."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for old, heirs in self.moved.items():
            heir = max(heirs, key=lambda name: (heirs[name], name == old, name))
            found[heir].append((-heirs[heir], old))
        return {name: [old for _, old in sorted(some)] for name, some in found.items()}

    @cached_property
    def parted(self) -> dict[str, str]:
        """For each thing of now that has places of another thing of before, none its own, where most of them were."""
        parted: dict[str, tuple[int, str]] = {}
        for old, heirs in self.moved.items():
            for name, count in heirs.items():
                if name not in self.origins:
                    parted[name] = max(parted.get(name, (0, "")), (count, old))
        return {name: old for name, (_, old) in parted.items()}

    def articles_now(self, name: str) -> list[str]:
        """The articles of a thing of now; first those that are new to it."""
        rows = self._rows_of(name, now=True)
        fresh = self._was[rows - self._n_before] < 0
        return self._named(rows[fresh], rows[~fresh])

    def articles_before(self, name: str) -> list[str]:
        """The articles of a thing of before."""
        return self._named(self._rows_of(name, now=False))

    @cached_property
    def _by_owner(self) -> tuple[dict[str, int], Ints, Ints]:
        names, codes = self._owners
        order = np.argsort(codes, kind="stable")
        return (
            {name: n for n, name in enumerate(names)},
            order,
            np.searchsorted(codes[order], np.arange(len(names) + 1)),
        )

    def _rows_of(self, name: str, *, now: bool) -> Ints:
        numbers, order, starts = self._by_owner
        number = numbers.get(name)
        if number is None:
            return np.empty(0, dtype=np.int64)
        rows = order[starts[number] : starts[number + 1]]
        return rows[rows >= self._n_before] if now else rows[rows < self._n_before]

    def _named(self, *rows: Ints) -> list[str]:
        names, codes = self._articles
        return [names[code] for code in dict.fromkeys(chain.from_iterable(codes[some].tolist() for some in rows))]


def _coded(column: pa.ChunkedArray) -> tuple[list[Any], Ints]:
    """The different values of a column, and the number of each row's among them."""
    coded = column.combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def _dense(values: Ints) -> Ints:
    """Numbers from 0 on, the same for the same values: products of them stay small."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _occurrence(values: Ints) -> Ints:
    """How many rows before each have the same value."""
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    first = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(values) else np.empty(0, dtype=np.int64)
    nth = np.empty(len(values), dtype=np.int64)
    nth[order] = np.arange(len(values)) - np.repeat(first, np.diff(np.r_[first, len(values)]))
    return nth


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
    for start in range(0, len(now), AT_ONCE):
        stop = min(start + AT_ONCE, len(now))
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
