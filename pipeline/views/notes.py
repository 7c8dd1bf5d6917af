"""What review.csv may want of an article: names and tellings that could be an example, as rows that can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.names.columns import KINDS
from pipeline.names.corpus import key_of
from pipeline.records import ArticleFacts
from pipeline.records.event import place_of
from pipeline.steps.tabulate.rows import Cells
from pipeline.views.tables import plain_values

NAMES, TELLINGS = "names_noted", "tellings_noted"
NOTED = {
    NAMES: pa.schema(
        [
            *((name, pa.string()) for name in ("kind", "text", "whole", "entity_id", "role", "article_id")),
            *((name, pa.int64()) for name in ("start_char", "end_char")),
        ]
    ),
    TELLINGS: pa.schema(
        [
            *((name, pa.string()) for name in ("event_id", "label", "day", "article_id")),
            ("trigger_start_char", pa.int64()),
            ("sentence", pa.string()),
        ]
    ),
}
"""A name has the key of its whole form where the article has only a part of it, and the role that is given with it."""


class Example(NamedTuple):
    """A telling of an event, and the day that it gives, as written."""

    event_id: str
    label: str
    day: str
    article_id: str
    trigger_start_char: int
    sentence: str

    @property
    def readable(self) -> str:
        """Its words, its day and its article."""
        return f"{self.label} ({self.day}, {self.article_id})"

    @property
    def place(self) -> str:
        """Where it is told, as corrections name it."""
        return place_of(self.article_id, self.trigger_start_char)


def notes_on(one: ArticleFacts) -> dict[str, Iterable[Cells]]:
    """The rows of an article, by what is noted."""
    roles = {row.actor: row.role for row in one.affiliations}
    days = {timex.date_id: timex.edtf or timex.text for timex in one.timexes}
    names = (
        (
            *(row.kind, row.text, example_key(row.kind, row.whole) if row.whole else None, row.entity_id or ""),
            *(roles.get(row.mention_id), row.article_id, row.start_char, row.end_char),
        )
        for row in one.mentions
    )
    tellings = (
        (
            *(row.event_id or "", row.label, days.get(row.date_id, ""), row.article_id),
            *(row.trigger_start_char, row.sentence),
        )
        for row in one.event_mentions
    )
    return {NAMES: names, TELLINGS: tellings}


def example_key(kind: str, text: str) -> str:
    """The key of a name, under which questions ask for it."""
    return key_of(KINDS.index(kind), text)


def as_set(texts: Iterable[str]) -> pa.Array:
    """Texts among which others are looked for; half an emoji stands in no table."""
    return pa.array(sorted({text.encode("utf-8", "replace").decode() for text in texts}), pa.string())


def rows_of(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as plain values."""
    return zip(*map(plain_values, table.columns), strict=True)
