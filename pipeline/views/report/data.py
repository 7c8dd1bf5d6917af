"""What report.html holds: the tables as one nest of plain values, ids replaced by places in lists, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.views.joined import Joined, Pieces
from pipeline.views.network import Shown, build_network, strongest
from pipeline.views.report.holes import Places, article, as_json
from pipeline.views.report.items import Items, articles, entities, events, piece_of
from pipeline.views.report.layout import lay_out
from pipeline.views.report.told import OTHER, told_articles, told_entities, told_events
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts

PORTION = 500
"""Items that are JSON together."""
_QUESTION = (
    *("line", "section", "kind", "left", "right", "proposed", "decision", "changes", "why"),
    *("example_left", "example_right", "told_left", "told_right"),
)


def gather(
    tables: RunTables, *, texts: bool, network: Shown | None = None, pieces: Pieces | None = None
) -> Iterator[bytes]:
    """All that the page shows, as JSON in pieces.

    `texts` says whether the articles stand in the page in full; `network` is given by who has made it already, and
    `pieces` may have some of an earlier run.
    """
    places = Places(
        (article_id for (article_id,) in tables.cells("articles", "article_id")),
        (entity_id for kind in OTHER for (entity_id,) in tables.cells(f"{kind}s", f"{kind}_id")),
    )
    made = pieces or Pieces()

    def listed(name: str, *parts: tuple[str, Iterable[Joined], Items]) -> Iterator[bytes]:
        """One list of the page, of one or several tables."""
        found = (one for what, told, items in parts for (one,) in made.of(what, told, piece_of(items)))
        return _list(name, map(places.fill, found))

    codes = {name: code_texts(name) for name in ("type", "modality", "role", "kind", "decision")}
    yield b'{"run":' + as_json({"id": tables.run_id, "texts": texts})
    yield b',"codes":' + as_json(codes)
    yield from listed("articles", ("articles of the page", told_articles(tables, texts=texts), articles))
    yield from listed(
        "entities",
        *(
            (f"{kind}s of the page", told_entities(tables, kind), entities(kind, other))
            for kind, other in OTHER.items()
        ),
    )
    yield from listed("events", ("events of the page", told_events(tables), events))
    yield b',"network":' + as_json(_network(network or strongest(build_network(tables)), places))
    yield from _list(
        "questions", _portions({key: row[key] for key in _QUESTION} for row in SHEETS["À vérifier"](tables))
    )
    doubts = (
        {
            **{key: row.get(key) for key in ("doubt", "left", "right", "todo", "evidence")},
            "article": article(row.get("article_id")),
        }
        for row in SHEETS["À relire"](tables)
    )
    yield from _list("doubts", map(places.fill, _portions(doubts)))
    rejections = (
        {key: row.get(key) for key in ("source", "part", "severity", "wrong", "todo")}
        for row in SHEETS["Mis de côté"](tables)
    )
    yield from _list("rejections", _portions(rejections))
    yield b"}"


def _list(name: str, portions: Iterable[bytes]) -> Iterator[bytes]:
    """One list of the page; each portion is some of its items."""
    remaining = iter(portions)
    yield f',"{name}":['.encode() + next(remaining, b"")
    for one in remaining:
        yield b"," + one
    yield b"]"


def _portions(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Items as JSON, each before the next is made."""
    remaining = map(as_json, items)
    while some := list(islice(remaining, PORTION)):
        yield b",".join(some)


def _network(shown: Shown, places: Places) -> dict[str, Any]:
    where = lay_out(shown.nodes, [(edge.source, edge.target, edge.weight) for edge in shown.edges])
    return {
        "nodes": [[places.entity(name), *where[name]] for name in shown.nodes],
        "edges": [
            [places.entity(edge.source), places.entity(edge.target), edge.weight, edge.kind, edge.role]
            for edge in shown.edges
        ],
        "left": shown.left,
    }
