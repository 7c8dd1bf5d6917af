"""What report.html holds: the tables as one nest of plain values, ids replaced by places in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.views.chronology import chronology
from pipeline.views.doubts import evidence_in_words
from pipeline.views.network import Network, build_network
from pipeline.views.report.layout import lay_out
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import Row, RunTables, article_source
from pipeline.views.wording import code_texts, in_words, in_words_or_code, read_date

MAX_NODES = 400
"""Nodes that the network shows, those of most articles: more can't be told apart on a screen."""
MAX_EDGES = 3000
_QUESTION = (
    *("line", "section", "kind", "left", "right", "proposed", "decision", "changes", "why"),
    *("example_left", "example_right"),
)


def gather(tables: RunTables, *, texts: bool) -> dict[str, Any]:
    """All that the page shows; `texts` says whether the articles stand in the page in full."""
    columns = (
        *("article_id", "title", "outlet", "author", "published", "published_basis", "url", "source", "part"),
        *("n_words", "near_duplicate_of", *(("text",) if texts else ())),
    )
    articles = list(tables.rows("articles", *columns))
    place = {row["article_id"]: n for n, row in enumerate(articles)}
    entities = _entities(tables)
    entity_place = {row["id"]: n for n, row in enumerate(entities)}
    mentions: dict[str, list[list[int]]] = defaultdict(list)
    for row in tables.rows("mentions", "article_id", "entity_id", "start_char", "end_char"):
        mentions[row["article_id"]].append([row["start_char"], row["end_char"], entity_place[row["entity_id"]]])
    return {
        "run": {"id": tables.run_id, "texts": texts},
        "codes": {name: code_texts(name) for name in ("type", "modality", "role", "kind", "decision")},
        "articles": [_article(row, place, mentions[row["article_id"]] if texts else []) for row in articles],
        "entities": _with_facts(tables, entities, entity_place, place),
        "events": list(_events(tables, entity_place, place)),
        "network": _network(build_network(tables), entity_place),
        "questions": [{key: row[key] for key in _QUESTION} for row in SHEETS["À vérifier"](tables)],
        "doubts": [
            {
                **{key: row.get(key) for key in ("doubt", "left", "right", "todo", "evidence")},
                "article": place.get(row.get("article_id") or ""),
            }
            for row in SHEETS["À relire"](tables)
        ],
        "rejections": [
            {key: row.get(key) for key in ("source", "part", "severity", "wrong", "todo")}
            for row in SHEETS["Mis de côté"](tables)
        ],
    }


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


def _entities(tables: RunTables) -> list[dict[str, Any]]:
    found = []
    for kind in ("actor", "organization"):
        for row in tables.rows(f"{kind}s"):
            found.append(
                {
                    "id": row[f"{kind}_id"],
                    "kind": kind,
                    "name": row["name"],
                    "short": row.get("acronym") or row.get("main_role"),
                    "body": row.get("main_organization_id"),
                    "nArticles": row["n_articles"],
                    "nMentions": row["n_mentions"],
                    "first": _plain(row["first_published"]),
                    "last": _plain(row["last_published"]),
                    "confidence": row["confidence"],
                }
            )
    return found


def _with_facts(
    tables: RunTables, entities: list[dict[str, Any]], entity_place: dict[str, int], place: dict[str, int]
) -> list[dict[str, Any]]:
    aliases: dict[str, list[list[Any]]] = defaultdict(list)
    for row in tables.rows("aliases"):
        aliases[row["entity_id"]].append([row["alias"], row["n_mentions"]])
    roles: dict[str, list[list[Any]]] = defaultdict(list)
    members: dict[str, list[list[Any]]] = defaultdict(list)
    for row in tables.rows("affiliations"):
        body = entity_place.get(row["organization_id"] or "")
        where = [place[row["article_id"]], row["start_char"], row["end_char"], row["text"]]
        roles[row["actor_id"]].append([row["role"], body, *where])
        if row["organization_id"]:
            members[row["organization_id"]].append([row["role"], entity_place[row["actor_id"]], *where])
    merges = _merges(tables)
    for entity in entities:
        forms = {entity["name"], *(alias for alias, _ in aliases[entity["id"]])}
        decisions = [said for form in sorted(forms) for said in merges.get((entity["kind"], form), ())]
        entity |= {
            "body": entity_place.get(entity["body"] or ""),
            "aliases": aliases[entity["id"]],
            "roles": roles[entity["id"]] or members[entity["id"]],
            "merges": [list(one) for one in dict.fromkeys(tuple(said) for said in decisions)],
        }
    return entities


def _events(tables: RunTables, entity_place: dict[str, int], place: dict[str, int]) -> Iterator[dict[str, Any]]:
    parts: dict[str, list[list[Any]]] = defaultdict(list)
    for row in tables.rows("event_participants"):
        parts[row["event_id"]].append([entity_place[row["entity_id"]], row["role"]])
    tellings: dict[str, list[list[Any]]] = defaultdict(list)
    columns = ("date_id", "text", "start_char", "end_char", "date_start", "date_end", "precision", "basis", "anchor")
    dates = {row["date_id"]: row for row in tables.rows("dates", *columns)}
    for row in tables.rows("event_mentions"):
        timex = dates[row["date_id"]]
        tellings[row["event_id"]].append(
            [
                *(place[row["article_id"]], row["start_char"], row["end_char"], row["sentence"]),
                *(row["trigger_start_char"], row["trigger_end_char"], timex["start_char"], timex["end_char"]),
                *(entity_place.get(row["reported_by"] or ""), row["modality"], read_date(timex)),
            ]
        )
    codes = {row["event_id"]: row for row in tables.rows("events", "event_id", "type", "modality")}
    merges = _merges(tables)
    for event in chronology(tables):
        code = codes[event.event_id]
        yield {
            "id": event.event_id,
            "day": _plain(event.day),
            "last": _plain(event.last_day),
            "when": event.when,
            "label": event.label,
            "type": code["type"],
            "modality": code["modality"],
            "parts": parts[event.event_id],
            "tellings": tellings[event.event_id],
            "nArticles": event.n_articles,
            "doubts": event.doubts,
            "confidence": event.confidence,
            "merges": [*merges["event", event.label], *merges["event", event.event_id]],
        }


def _merges(tables: RunTables) -> dict[tuple[str, str], list[list[Any]]]:
    """Decisions in words by kind and either name: they name their two sides by name or label, events also by id."""
    found: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    for row in tables.rows("merges"):
        why = in_words_or_code("why", row["rule"])
        said = [row["left"], row["right"], row["decision"], row["by"], why, evidence_in_words(tables, row["evidence"])]
        for name in {row["left"], row["right"]}:
            found[row["kind"], name].append(said)
    return found


def _network(network: Network, entity_place: dict[str, int]) -> dict[str, Any]:
    strongest = sorted(network.nodes, key=lambda node: (-node.n_articles, -node.n_mentions, node.id))[:MAX_NODES]
    kept = {node.id for node in strongest}
    edges = [edge for edge in network.edges if edge.source in kept and edge.target in kept]
    edges = sorted(edges, key=lambda edge: (edge.kind != "affiliation", -edge.weight))[:MAX_EDGES]
    places = lay_out(sorted(kept), [(edge.source, edge.target, edge.weight) for edge in edges])
    return {
        "nodes": [[entity_place[name], *places[name]] for name in sorted(kept)],
        "edges": [
            [entity_place[edge.source], entity_place[edge.target], edge.weight, edge.kind, edge.role] for edge in edges
        ],
        "left": len(network.nodes) - len(kept),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
