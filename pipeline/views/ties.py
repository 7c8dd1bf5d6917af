"""The ties of a network, reckoned in columns: who is named in one paragraph, who has a role where."""

from __future__ import annotations

import re
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.views.tables import RunTables

MAX_TOGETHER = 30
"""Names of a paragraph beyond which it is a list, and says nothing of who appears with whom."""
NO_DAY = np.iinfo(np.int32).min
_BREAK = re.compile(r"\n\s*\n")
_PLACES = 1 << 32
Ints = npt.NDArray[np.int64]


class Ties:
    """Ties between nodes, which count `ids`, in order; near-duplicates of an article add nothing."""

    def __init__(self, tables: RunTables, ids: pa.Array) -> None:
        self._tables = tables
        self._ids = ids
        articles = tables.read("articles", "article_id", "published", "near_duplicate_of").combine_chunks()
        counted = articles.filter(pc.is_null(articles["near_duplicate_of"]))
        self._articles = counted["article_id"].combine_chunks()
        days = counted["published"].combine_chunks()
        self._days: Ints = days.cast(pa.int32()).fill_null(NO_DAY).to_numpy(zero_copy_only=False).astype(np.int64)

    def edges(self) -> pa.Table:
        """All of them, by both ends, then by kind."""
        some = [self._affiliations(), self._together()]
        return pa.concat_tables(some).sort_by([(name, "ascending") for name in ("source", "target", "kind")])

    def _together(self) -> pa.Table:
        article, place, node = self._named()
        groups, at = np.unique(article * _PLACES + place, return_inverse=True)
        once = np.unique(at * _PLACES + node)
        group, node = once // _PLACES, once % _PLACES
        sizes = np.bincount(group, minlength=len(groups))
        first = np.append(0, np.cumsum(sizes))
        pairs = [np.empty((0, 3), dtype=np.int64)]
        for size in range(2, MAX_TOGETHER + 1):
            some = np.flatnonzero(sizes == size)
            named = node[first[some][:, None] + np.arange(size)]
            left, right = np.triu_indices(size, 1)
            where = np.repeat(groups[some] // _PLACES, len(left))
            pairs.append(np.column_stack([named[:, left].ravel(), named[:, right].ravel(), where]))
        return self._counted(np.concatenate(pairs), "together")

    def _named(self) -> tuple[Ints, Ints, Ints]:
        """Of each mention article, paragraph and node."""
        mentions = self._tables.read("mentions", "article_id", "entity_id", "start_char")
        article = pc.index_in(mentions["article_id"], value_set=self._articles)
        mentions, article = mentions.filter(pc.is_valid(article)), article.drop_null().to_numpy().astype(np.int64)
        ends = self._ends()
        # A paragraph is known by its place among all that there are.
        place = np.searchsorted(ends, article * _PLACES + mentions["start_char"].to_numpy())
        return article, place, pc.index_in(mentions["entity_id"], value_set=self._ids).to_numpy().astype(np.int64)

    def _ends(self) -> Ints:
        """The ends of all paragraphs, each behind those of the articles before."""
        ends: list[int] = []
        number = 0
        for near, text in self._tables.cells("articles", "near_duplicate_of", "text"):
            if near is None:
                breaks = (match.start() for match in _BREAK.finditer(text))
                ends.extend(number * _PLACES + end for end in chain(breaks, (len(text),)))
                number += 1
        return np.array(ends, dtype=np.int64)

    def _affiliations(self) -> pa.Table:
        roles = self._tables.read("affiliations", "actor_id", "organization_id", "role", "article_id")
        article = pc.index_in(roles["article_id"], value_set=self._articles)
        counted = pc.and_(pc.is_valid(article), pc.is_valid(roles["organization_id"]))
        roles, where = roles.filter(counted), article.filter(counted).to_numpy().astype(np.int64)
        ends = [
            pc.index_in(roles[name], value_set=self._ids).to_numpy().astype(np.int64)
            for name in ("actor_id", "organization_id")
        ]
        found = self._counted(np.column_stack([*ends, where]), "affiliation")
        words = roles["role"].combine_chunks().dictionary_encode()
        order = pc.array_sort_indices(words.dictionary).to_numpy()
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        said = np.column_stack([*ends, rank[words.indices.to_numpy()]])
        each, counts = np.unique(said, axis=0, return_counts=True)
        # The most frequent first; of equals that which comes first by its letters.
        each = each[np.lexsort((each[:, 2], -counts, each[:, 1], each[:, 0]))]
        new = np.any(np.diff(each[:, :2], axis=0, prepend=-1) != 0, axis=1)
        chosen = words.dictionary.take(pa.array(order[each[new, 2]]))
        return found.set_column(found.schema.get_field_index("role"), "role", chosen)

    def _counted(self, ties: Ints, kind: str) -> pa.Table:
        """Ties as edges, each counted once an article, with the days of the first and the last."""
        ends, at = np.unique(ties[:, 0] * _PLACES + ties[:, 1], return_inverse=True)
        once = np.unique(at * _PLACES + ties[:, 2])
        new = np.flatnonzero(np.diff(once // _PLACES, prepend=-1))
        days = self._days[once % _PLACES]
        known = days != NO_DAY
        far = np.iinfo(np.int32).max
        first = np.minimum.reduceat(np.where(known, days, far), new) if len(new) else days
        last = np.maximum.reduceat(days, new) if len(new) else days
        undated = last == NO_DAY
        return pa.table(
            {
                "source": self._ids.take(pa.array(ends // _PLACES)),
                "target": self._ids.take(pa.array(ends % _PLACES)),
                "weight": np.diff(np.append(new, len(once))),
                "kind": pa.array([kind] * len(new), pa.string()),
                "role": pa.nulls(len(new), pa.string()),
                "first_published": pa.array(first.astype(np.int32), mask=undated).cast(pa.date32()),
                "last_published": pa.array(last.astype(np.int32), mask=undated).cast(pa.date32()),
            }
        )
