"""What report.html holds: the tables as one nest of plain values, ids replaced by places in lists, piece by piece."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Any

import orjson

from pipeline.views.by_event import RANGE, ByEvent, grouped
from pipeline.views.chronology import DOUBTED, doubts_of
from pipeline.views.contradiction import Reading
from pipeline.views.doubts import evidence_in_words
from pipeline.views.network import Shown, build_network, strongest
from pipeline.views.report.layout import lay_out
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables, article_source
from pipeline.views.wording import code_texts, in_words, in_words_or_code, name_period, read_date

PORTION = 500
"""Items that are JSON together."""
_OTHER = {"actor": "organization", "organization": "actor"}
"""Kinds in the order of the page, each with that of the other side of a role."""
_QUESTION = (
    *("line", "section", "kind", "left", "right", "proposed", "decision", "changes", "why"),
    *("example_left", "example_right"),
)


def gather(tables: RunTables, *, texts: bool, network: Shown | None = None) -> Iterator[bytes]:
    """All that the page shows, as JSON in pieces.

    `texts` says whether the articles stand in the page in full; `network` is given by who has made it already.
    """
    place = {article_id: n for n, (article_id,) in enumerate(tables.cells("articles", "article_id"))}
    ids = chain.from_iterable(tables.cells(f"{kind}s", f"{kind}_id") for kind in _OTHER)
    entity_place = {entity_id: n for n, (entity_id,) in enumerate(ids)}
    codes = {name: code_texts(name) for name in ("type", "modality", "role", "kind", "decision")}
    yield b'{"run":' + as_json({"id": tables.run_id, "texts": texts})
    yield b',"codes":' + as_json(codes)
    yield from _listed("articles", _articles(tables, place, entity_place, texts=texts))
    yield from _listed("entities", _entities(tables, entity_place, place))
    yield from _listed("events", _events(tables, entity_place, place))
    yield b',"network":' + as_json(_network(network or strongest(build_network(tables)), entity_place))
    yield from _listed("questions", ({key: row[key] for key in _QUESTION} for row in SHEETS["À vérifier"](tables)))
    yield from _listed(
        "doubts",
        (
            {
                **{key: row.get(key) for key in ("doubt", "left", "right", "todo", "evidence")},
                "article": place.get(row.get("article_id") or ""),
            }
            for row in SHEETS["À relire"](tables)
        ),
    )
    yield from _listed(
        "rejections",
        (
            {key: row.get(key) for key in ("source", "part", "severity", "wrong", "todo")}
            for row in SHEETS["Mis de côté"](tables)
        ),
    )
    yield b"}"


def as_json(value: Any) -> bytes:
    """JSON as UTF-8."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Half an emoji, which JSON proper cannot say.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _listed(name: str, items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One list of the page; each item is JSON before the next is made."""
    remaining = map(as_json, items)
    yield f',"{name}":['.encode() + b",".join(islice(remaining, PORTION))
    while some := list(islice(remaining, PORTION)):
        yield b"," + b",".join(some)
    yield b"]"


def _articles(
    tables: RunTables, place: dict[str, int], entity_place: dict[str, int], *, texts: bool
) -> Iterator[dict[str, Any]]:
    columns = (
        *("article_id", "title", "outlet", "author", "published", "published_basis", "url", "source", "part"),
        *("n_words", "near_duplicate_of", *(("text",) if texts else ())),
    )
    mentions: dict[str, list[list[int]]] = defaultdict(list)
    if texts:
        for article, entity, start, end in tables.cells(
            "mentions", "article_id", "entity_id", "start_char", "end_char"
        ):
            mentions[article].append([start, end, entity_place[entity]])
    for row in tables.rows("articles", *columns):
        yield _article(row, place, mentions[row["article_id"]] if texts else [])


def _article(row: Row, place: dict[str, int], mentions: list[list[int]]) -> dict[str, Any]:
    return {
        "id": row["article_id"],
        "title": row["title"] or article_source(row),
        "source": article_source(row),
        "file": row["source"] + (f" ({row['part']})" if row["part"] > 1 else ""),
        "author": row["author"],
        "published": _plain(row["published"]),
        "basis": in_words("published_basis", row["published_basis"]),
        "url": row["url"],
        "words": row["n_words"],
        "copyOf": place.get(row["near_duplicate_of"] or ""),
        **({"text": row["text"], "mentions": mentions} if "text" in row else {}),
    }


def _entities(tables: RunTables, entity_place: dict[str, int], place: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Persons, then bodies, each with its forms, roles or members, and decisions."""
    merges = _merges(tables, tuple(_OTHER))
    for kind, other in _OTHER.items():
        name, columns = f"{kind}_id", (f"{other}_id", "role", "article_id", "start_char", "end_char", "text")
        ids = tables.read(f"{kind}s", name)[name].combine_chunks()
        aliases = tables.read_some("aliases", "entity_id", "alias", "n_mentions", wanted=ids)
        roles = tables.read_some("affiliations", name, *columns, wanted=ids)
        forms_of = grouped(aliases, "entity_id", ids, ("alias", "n_mentions"))
        told_of = grouped(roles, name, ids, columns)
        del aliases, roles
        for row, forms, told in zip(tables.rows(f"{kind}s"), forms_of, told_of, strict=True):
            decisions = [
                said
                for form in sorted({row["name"], *(alias for alias, _ in forms)})
                for said in merges.get((kind, form), ())
            ]
            yield {
                "id": row[name],
                "kind": kind,
                "name": row["name"],
                "short": row.get("acronym") or row.get("main_role"),
                "body": entity_place.get(row.get("main_organization_id") or ""),
                "nArticles": row["n_articles"],
                "nMentions": row["n_mentions"],
                "first": _plain(row["first_published"]),
                "last": _plain(row["last_published"]),
                "confidence": row["confidence"],
                "aliases": forms,
                "roles": [
                    [role, entity_place.get(one or ""), place[article], *where] for one, role, article, *where in told
                ],
                "merges": [orjson.Fragment(said) for said in dict.fromkeys(decisions)],
            }


def _events(tables: RunTables, entity_place: dict[str, int], place: dict[str, int]) -> Iterator[dict[str, Any]]:
    told_of = ByEvent(tables)
    words = ("article_id", "start_char", "end_char", "sentence", "trigger_start_char", "trigger_end_char")
    days = ("start_char", "end_char", "text", "date_start", "date_end", "precision", "basis", "anchor")
    tellings = told_of.tellings(*words, "reported_by", "modality", dates=(*days, *DOUBTED))
    participants = told_of.participants("entity_id", "role")
    named = tables.read("events", "label", "event_id")
    merges: dict[tuple[str, str], list[bytes]] = {}
    for number, (row, told, parts) in enumerate(zip(tables.rows("events"), tellings, participants, strict=True)):
        if number % RANGE == 0:
            some = named.slice(number, RANGE)
            merges.clear()
            merges = _merges(tables, ("event",), {one for column in some.columns for one in column.to_pylist()})
        yield {
            "id": row["event_id"],
            "day": _plain(row["date_start"]),
            "last": _plain(row["date_end"] if row["date_end"] != row["date_start"] else None),
            "when": name_period(row["date_start"], row["date_end"], row["precision"]),
            "label": row["label"],
            "type": row["type"],
            "modality": row["modality"],
            "parts": [[entity_place[entity], role] for entity, role in parts],
            "tellings": [_telling(cells, days, entity_place, place) for cells in told],
            "nArticles": row["n_articles"],
            "doubts": doubts_of(row, *_doubted(told), readings=_readings(tables, told)),
            "confidence": row["confidence"],
            "merges": [
                orjson.Fragment(said) for name in ("label", "event_id") for said in merges.get(("event", row[name]), ())
            ],
        }


def _doubted(told: list[tuple[Any, ...]]) -> tuple[date | None, bool | None]:
    """What may be doubtful of the day in the first telling."""
    if not told:
        return None, None
    *_, alternative, weekday_conflict = told[0]
    return alternative, weekday_conflict


def _readings(tables: RunTables, told: list[tuple[Any, ...]]) -> Iterator[Reading]:
    """What each telling says of the day and status of its event."""
    for article, *_, modality, _, _, _, start, end, precision, _, _, _, _ in told:
        yield Reading(start, end, precision, modality, tables.sources[article])


def _telling(
    cells: tuple[Any, ...], days: tuple[str, ...], entity_place: dict[str, int], place: dict[str, int]
) -> list[Any]:
    article, start, end, sentence, trigger_start, trigger_end, speaker, modality, *timex = cells
    day = dict(zip(days, timex, strict=False))
    return [
        *(place[article], start, end, sentence, trigger_start, trigger_end, day["start_char"], day["end_char"]),
        *(entity_place.get(speaker or ""), modality, read_date(day)),
    ]


def _merges(
    tables: RunTables, kinds: tuple[str, ...], wanted: Set[str] | None = None
) -> dict[tuple[str, str], list[bytes]]:
    """Decisions in words, as JSON, by kind and either name, if it is wanted: names, labels, or ids of events."""
    found: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    columns = ("kind", "left", "right", "decision", "by", "rule", "evidence")
    # Many rest on the same: a word that both have, the articles of one name.
    rests_on = lru_cache(maxsize=1 << 14)(partial(evidence_in_words, tables))
    for kind, left, right, decision, by, rule, evidence in tables.cells_of("merges", kinds, *columns):
        names = {left, right} if wanted is None else {left, right} & wanted
        if names:
            said = _kept([left, right, decision, by, in_words_or_code("why", rule), rests_on(evidence)])
            for name in names:
                found[kind, name].append(said)
    return found


def _kept(value: Any) -> bytes:
    """JSON that is held for long, in bytes of its own: orjson's stand in a kilobyte of room however few they are."""
    return memoryview(as_json(value)).tobytes()


def _network(shown: Shown, entity_place: dict[str, int]) -> dict[str, Any]:
    places = lay_out(shown.nodes, [(edge.source, edge.target, edge.weight) for edge in shown.edges])
    return {
        "nodes": [[entity_place[name], *places[name]] for name in shown.nodes],
        "edges": [
            [entity_place[edge.source], entity_place[edge.target], edge.weight, edge.kind, edge.role]
            for edge in shown.edges
        ],
        "left": shown.left,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
