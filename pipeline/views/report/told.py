"""What the lists of report.html are made of: rows of the tables, and what belongs to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa

from pipeline.views.chronology import DOUBTED
from pipeline.views.doubts import evidence_in_words
from pipeline.views.joined import Beside, ByEvent, Joined, belonging, looked_up
from pipeline.views.report.holes import as_json
from pipeline.views.tables import RunTables
from pipeline.views.wording import in_words_or_code

OTHER = {"actor": "organization", "organization": "actor"}
"""Kinds in the order of the page, each with that of the other side of a role."""
DAYS = ("start_char", "end_char", "text", "date_start", "date_end", "precision", "basis", "anchor")
"""What the page says of a time expression."""
TOGETHER = 20_000
"""Articles whose texts are in memory together."""
Said = Mapping[str, Sequence[bytes]]


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


def decisions_on(tables: RunTables, kind: str, wanted: Set[str] | None = None) -> Said:
    """Decisions on one kind of things, as JSON, by either name, if it is wanted: names, labels, or ids of events."""
    found: dict[str, list[bytes]] = defaultdict(list)
    columns = ("left", "right", "decision", "by", "rule", "evidence")
    # Many rest on the same: a word that both have, the articles of one name.
    rests_on = lru_cache(maxsize=1 << 14)(partial(evidence_in_words, tables))
    for left, right, decision, by, rule, evidence in tables.cells_of("merges", (kind,), *columns):
        names = {left, right} if wanted is None else {left, right} & wanted
        if names:
            told = as_json([left, right, decision, by, in_words_or_code("why", rule), rests_on(evidence)])
            # Held for long, in bytes of its own: orjson's stand in a kilobyte of room however few they are.
            said = memoryview(told).tobytes()
            for name in names:
                found[name].append(said)
    return found


def decided(found: Said, things: Iterable[Iterable[str]]) -> Beside:
    """What was decided about each of some things, which go by several names."""
    said: list[bytes] = []
    ends = [0]
    for names in things:
        about = [one for name in names if name in found for one in found[name]]
        said.extend(dict.fromkeys(about))
        ends.append(len(said))
    return Beside(pa.table({"said": pa.array(said, pa.binary())}), np.array(ends))
