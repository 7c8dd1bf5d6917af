"""What the lists of report.html are made of: rows of the tables, and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.views.by_event import ByEvent
from pipeline.views.chronology import DOUBTED
from pipeline.views.joined import Joined, belonging, looked_up
from pipeline.views.report.decisions import decided, decisions_on
from pipeline.views.tables import RunTables

OTHER = {"actor": "organization", "organization": "actor"}
"""Kinds in the order of the page, each with that of the other side of a role."""
DAYS = ("start_char", "end_char", "text", "date_start", "date_end", "precision", "basis", "anchor")
"""What the page says of a time expression."""
TOGETHER = 20_000
"""Articles whose texts are in memory together."""


def told_articles(tables: RunTables, *, texts: bool) -> Iterator[Joined]:
    """Articles; where their texts stand in the page, the mentions in each."""
    columns = (
        *("article_id", "title", "outlet", "author", "published", "published_basis", "url", "source", "part"),
        *("n_words", "near_duplicate_of", *(("text",) if texts else ())),
    )
    for batch in tables.batches("articles", TOGETHER):
        articles = pa.Table.from_batches([batch]).select(columns)
        if not texts:
            yield Joined(articles)
            continue
        ids, where = batch.column("article_id"), ("start_char", "end_char", "entity_id")
        named = tables.read_some("mentions", "article_id", *where, wanted=ids)
        yield Joined(articles, (belonging(named, "article_id", ids, where),))


def told_entities(tables: RunTables, kind: str) -> Iterator[Joined]:
    """Persons or bodies; their forms, their roles or members, and what was decided about their names."""
    other, name = OTHER[kind], f"{kind}_id"
    entities = tables.read(f"{kind}s").combine_chunks()
    ids = entities[name].combine_chunks()
    aliases = tables.read_some("aliases", "entity_id", "alias", "n_mentions", wanted=ids)
    forms = belonging(aliases, "entity_id", ids, ("alias", "n_mentions"))
    columns = ("role", f"{other}_id", "article_id", "start_char", "end_char", "text")
    roles = belonging(tables.read_some("affiliations", name, *columns, wanted=ids), name, ids, columns)
    said = decisions_on(tables, kind)
    called = zip(entities["name"].to_pylist(), forms.lists(), strict=True)
    names = (sorted({one, *(alias for alias, _ in written)}) for one, written in called)
    yield Joined(entities, (forms, roles, decided(said, names)))


def told_events(tables: RunTables) -> Iterator[Joined]:
    """Events; their tellings, who takes part, and what was decided about them."""
    told_of = ByEvent(
        tables,
        tellings=(
            *("article_id", "start_char", "end_char", "sentence", "trigger_start_char", "trigger_end_char"),
            *("reported_by", "modality"),
        ),
        dates=(*DAYS, *DOUBTED),
        participants=("entity_id", "role"),
    )
    return map(partial(_with_decisions, tables), told_of.ranges())


def _with_decisions(tables: RunTables, one: Joined) -> Joined:
    told, parts = one.beside
    told = told.with_column("source", looked_up(told.rows["article_id"], tables.sources))
    names = [one.rows[column].to_pylist() for column in ("label", "event_id")]
    said = decisions_on(tables, "event", {name for some in names for name in some})
    return Joined(one.rows, (told, parts, decided(said, zip(*names, strict=True))))
