"""Rows of some articles as Arrow tables: made once, and kept for as long as nothing that they say changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import pyarrow as pa

from pipeline.kept import KeptUnder
from pipeline.records import ArticleFacts, Portion
from pipeline.steps.tabulate.files import columns_of, schema_of
from pipeline.steps.tabulate.rows import OF_ARTICLES, Cells, rows_of_article
from pipeline.steps.tabulate.schema import TABLES

Tables = Mapping[str, pa.Table]
Kept = KeptUnder[Tables]
PLAIN = {table.name: schema_of(table) for table in TABLES if table.name in OF_ARTICLES}


class Notes(Protocol):
    """What a view wants of each article beside the rows of the tables, as rows of tables of its own."""

    @property
    def noted(self) -> Mapping[str, pa.Schema]:
        """The columns of each."""

    def notes_on(self, one: ArticleFacts, /) -> Mapping[str, Iterable[Cells]]:
        """The rows of an article: they hang on nothing else."""


def tables_of(portion: Portion, views: Sequence[Notes], kept: Kept | None) -> Tables:
    """The rows of some articles in the tables of articles and in those that views want."""
    wanted = PLAIN | {name: schema for view in views for name, schema in view.noted.items()}
    known = kept.get(portion.key) if kept is not None and portion.key else None
    if known is not None and known.keys() >= wanted.keys():
        return known
    rows: dict[str, list[Cells]] = {name: [] for name in wanted}
    for one in portion.articles:
        for some in (rows_of_article(one), *(view.notes_on(one) for view in views)):
            for name, cells in some.items():
                rows[name].extend(cells)
    made = {name: pa.table(columns_of(rows[name], schema), schema=schema) for name, schema in wanted.items()}
    if kept is not None and portion.key:
        kept.add(portion.key, made)
    return made
