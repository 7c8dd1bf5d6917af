"""The rows of each sheet of the workbook, made from the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.records import Rejection
from pipeline.views.chronology import ChronologyRow, chronology_rows, told_events
from pipeline.views.doubts import questions_sheet, rereading_sheet
from pipeline.views.joined import Beside, Joined, belonging, looked_up
from pipeline.views.phrases import what_is_wrong, what_to_do
from pipeline.views.tables import Cells, Row, RunTables
from pipeline.views.wording import in_words

EVENT_FIELDS = tuple(field.name for field in fields(ChronologyRow))
MAX_JOINED = 40
"""Forms, roles or persons that stand in one cell; the tables have them all."""
TOGETHER = 100_000
"""Roles that are in memory together."""
_ROLE = ("actor_id", "role", "organization_id")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of many rows: `told` gives what they are made of, and `rows` makes them of that alone."""

    told: Callable[[RunTables], Iterator[Joined]]
    rows: Callable[[Joined], Iterator[Row]]

    def __call__(self, tables: RunTables) -> Iterator[Row]:
        """All rows of a run."""
        for some in self.told(tables):
            yield from self.rows(some)


def chronology_sheet(some: Joined) -> Iterator[Row]:
    """One row an event."""
    for event in chronology_rows(some):
        yield {name: getattr(event, name) for name in EVENT_FIELDS}


def told_actors(tables: RunTables) -> Iterator[Joined]:
    """Persons, those of most articles first; their forms and roles."""
    actors = tables.read("actors").combine_chunks()
    ids = actors["actor_id"].combine_chunks()
    body = looked_up(actors["main_organization_id"], tables.names)
    told = tables.read("affiliations", *_ROLE, "article_id")
    roles = belonging(told, "actor_id", ids, ("role", "organization_id", "article_id"))
    roles = roles.with_column("body", looked_up(roles.rows["organization_id"], tables.names))
    roles = roles.with_column("published", _published(tables)(roles.rows["article_id"]))
    yield Joined(_counted(tables, actors.append_column("main_organization", body), ids), (_forms(tables, ids), roles))


def actors_sheet(some: Joined) -> Iterator[Row]:
    """One row a person."""
    forms, roles = some.beside
    for row, aliases, held in zip(some.dicts(), forms.lists(), roles.lists(), strict=True):
        yield {**row, "entity_id": row["actor_id"], "roles": _in_time(held), "aliases": _others(aliases, row["name"])}


def told_organizations(tables: RunTables) -> Iterator[Joined]:
    """Organizations, those of most articles first; their forms and who has a role there."""
    bodies = tables.read("organizations").combine_chunks()
    ids = bodies["organization_id"].combine_chunks()
    people = belonging(tables.read("affiliations", *_ROLE), "organization_id", ids, ("role", "actor_id"))
    people = people.with_column("name", looked_up(people.rows["actor_id"], tables.names))
    yield Joined(_counted(tables, bodies, ids), (_forms(tables, ids), people))


def organizations_sheet(some: Joined) -> Iterator[Row]:
    """One row an organization."""
    forms, people = some.beside
    for row, aliases, held in zip(some.dicts(), forms.lists(), people.lists(), strict=True):
        said = Counter(f"{name} ({role})" for role, _, name in held)
        named = {"entity_id": row["organization_id"], "people": _most(said), "aliases": _others(aliases, row["name"])}
        yield {**row, **named}


def told_affiliations(tables: RunTables) -> Iterator[Joined]:
    """Roles that articles give to persons."""
    published = _published(tables)
    for batch in tables.batches("affiliations", TOGETHER):
        roles = pa.Table.from_batches([batch])
        roles = roles.append_column("published", published(roles["article_id"]))
        for name, ids, known in (
            ("actor", "actor_id", tables.names),
            ("organization", "organization_id", tables.names),
            ("article", "article_id", tables.titles),
        ):
            roles = roles.append_column(name, looked_up(roles[ids], known))
        yield Joined(roles)


def told_articles(tables: RunTables) -> Iterator[Joined]:
    """Articles in the order of the files."""
    articles = tables.read(
        "articles",
        *("article_id", "title", "outlet", "author", "published", "published_basis", "n_words", "n_words_dropped"),
        *("n_actors", "n_organizations", "n_events", "near_duplicate_of", "source", "part"),
    ).combine_chunks()
    articles = articles.append_column("reference", looked_up(articles["article_id"], tables.references))
    yield Joined(articles.append_column("copy_of", looked_up(articles["near_duplicate_of"], tables.titles)))


def articles_sheet(some: Joined) -> Iterator[Row]:
    """One row an article."""
    for row in some.dicts():
        yield {
            **row,
            "published_basis": in_words("published_basis", row["published_basis"]),
            "near_duplicate_of": row["copy_of"],
        }


def rejections_sheet(tables: RunTables) -> Iterator[Row]:
    """One row for each thing set aside."""
    for row in tables.rows("rejections"):
        rejection = Rejection(**{key: row[key] for key in ("source", "step", "reason", "detail", "part")})
        yield {
            **row,
            "severity": in_words("severity", row["severity"]),
            "wrong": what_is_wrong(rejection),
            "todo": what_to_do(rejection),
        }


# In the order in which they stand in the workbook.
SHEETS: dict[str, Callable[[RunTables], Iterator[Row]]] = {
    "Chronologie": Sheet(told_events, chronology_sheet),
    "Personnes": Sheet(told_actors, actors_sheet),
    "Organisations": Sheet(told_organizations, organizations_sheet),
    "Fonctions": Sheet(told_affiliations, Joined.dicts),
    "Articles": Sheet(told_articles, articles_sheet),
    "À vérifier": questions_sheet,
    "À relire": rereading_sheet,
    "Mis de côté": rejections_sheet,
}


def _counted(tables: RunTables, entities: pa.Table, ids: pa.Array) -> pa.Table:
    """Entities with the number of events in which each takes part."""
    pairs = tables.read("event_participants", "event_id", "entity_id").group_by(["event_id", "entity_id"])
    once = pairs.aggregate([]).combine_chunks()
    counts = np.diff(belonging(once, "entity_id", ids, ("event_id",)).first)
    return entities.append_column("n_events", pa.array(counts))


def _forms(tables: RunTables, ids: pa.Array) -> Beside:
    return belonging(tables.read("aliases", "entity_id", "alias"), "entity_id", ids, ("alias",))


def _published(tables: RunTables) -> Callable[[pa.ChunkedArray], pa.Array]:
    """What gives the days of articles by their ids."""
    articles = tables.read("articles", "article_id", "published").combine_chunks()
    ids, days = (articles[name].combine_chunks() for name in ("article_id", "published"))
    return lambda column: days.take(pc.index_in(column.combine_chunks(), value_set=ids))


def _in_time(held: Iterable[Cells]) -> str | None:
    """The roles that most articles give, each with its body and the years of those articles, in the order of time."""
    days: dict[str, list[date]] = defaultdict(list)
    n_said: Counter[str] = Counter()
    for role, _, _, body, day in held:
        said = role if not body or body in role else f"{role} ({body})"
        n_said[said] += 1
        days[said] += [day] if day else []
    most = sorted(n_said, key=lambda said: (-n_said[said], said))[:MAX_JOINED]
    in_order = sorted(most, key=lambda said: (min(days[said], default=date.max), said))
    return " ; ".join(f"{said}{_years(days[said])}" for said in in_order) or None


def _years(days: Sequence[date]) -> str:
    """As « , 2019 » or « , 2019-2023 »."""
    if not days:
        return ""
    first, last = min(days).year, max(days).year
    return f", {first}" if first == last else f", {first}-{last}"


def _others(aliases: Iterable[Cells], name: str) -> str | None:
    return _joined(alias for (alias,) in aliases if alias != name)


def _most(counts: Counter[str]) -> str | None:
    return _joined(text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _joined(parts: Iterable[str]) -> str | None:
    return " ; ".join(islice(parts, MAX_JOINED)) or None
