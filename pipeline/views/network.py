"""Who appears with whom, who belongs where: network.gexf for Gephi, nodes.csv and edges.csv for everything else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Literal

from pipeline.steps.tabulate.files import CsvStyle, write_cells
from pipeline.views.gexf import GexfFile
from pipeline.views.tables import RunTables

EdgeKind = Literal["together", "affiliation"]
MAX_TOGETHER = 30
"""Names of a paragraph beyond which it is a list, and says nothing of who appears with whom."""
MAX_NODES = 400
"""Nodes that are shown, those of most articles: more can't be told apart on a screen."""
MAX_EDGES = 3000
UNDIRECTED = "Undirected"
"""Gephi's word for an edge without direction."""
NODE_COLUMNS = ("Id", "Label", "kind", "n_mentions", "n_articles", "first_published", "last_published")
EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "kind", "role", "first_published", "last_published")


@dataclass(frozen=True, slots=True)
class Node:
    """A person or an organization."""

    id: str
    name: str
    kind: str
    n_mentions: int
    n_articles: int
    first_published: date | None
    last_published: date | None


@dataclass(slots=True)
class Edge:
    """A tie of two nodes; `weight` is the number of articles that show it.

    "together": both are named in one paragraph. "affiliation": the first has a role at the second; `role` is one of
    the most frequent words for it.
    """

    source: str
    target: str
    kind: EdgeKind
    weight: int = 0
    role: str | None = None
    first_published: date | None = None
    last_published: date | None = None

    def seen(self, published: date | None) -> None:
        """Count one article."""
        self.weight += 1
        if published is not None:
            self.first_published = min(self.first_published or published, published)
            self.last_published = max(self.last_published or published, published)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a network that a screen can show: ids of its nodes, its edges, and how many nodes are left out."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    left: int


def build_network(tables: RunTables) -> Network:
    """The network of all actors and organizations of a run; near-duplicates of an article add nothing."""
    nodes = [
        Node(id=row[f"{kind}_id"], kind=kind, **{name: row[name] for name in _SAID})
        for kind in ("actor", "organization")
        for row in tables.rows(f"{kind}s", f"{kind}_id", *_SAID)
    ]
    edges: dict[tuple[str, str, EdgeKind], Edge] = {}
    published: dict[str, date | None] = {}
    for article, pairs in _together(tables, published):
        for left, right in pairs:
            edges.setdefault((left, right, "together"), Edge(left, right, "together")).seen(published[article])
    roles: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor, body, role, article in tables.cells("affiliations", "actor_id", "organization_id", "role", "article_id"):
        if body and article in published:
            roles[actor, body][role] += 1
            held[actor, body].add(article)
    for pair, articles in held.items():
        role = max(sorted(roles[pair]), key=lambda one: roles[pair][one])
        edge = edges[(*pair, "affiliation")] = Edge(*pair, "affiliation", role=role)
        for article in sorted(articles):
            edge.seen(published[article])
    return Network(tuple(sorted(nodes, key=lambda n: n.id)), tuple(edges[key] for key in sorted(edges)))


def strongest(network: Network) -> Shown:
    """As much of it as a screen can show."""
    nodes = sorted(network.nodes, key=lambda node: (-node.n_articles, -node.n_mentions, node.id))[:MAX_NODES]
    kept = {node.id for node in nodes}
    edges = [edge for edge in network.edges if edge.source in kept and edge.target in kept]
    edges = sorted(edges, key=lambda edge: (edge.kind != "affiliation", -edge.weight))[:MAX_EDGES]
    return Shown(tuple(sorted(kept)), tuple(edges), len(network.nodes) - len(kept))


def write_network(tables: RunTables, folder: Path, *, style: CsvStyle) -> Shown:
    """Write network.gexf, nodes.csv and edges.csv; give as much of it as a screen can show."""
    network = build_network(tables)
    write_cells(folder / "nodes.csv", NODE_COLUMNS, map(_node_cells, network.nodes), style=style)
    write_cells(folder / "edges.csv", EDGE_COLUMNS, map(_edge_cells, network.edges), style=style)
    write_gexf(network, folder / "network.gexf")
    return strongest(network)


def write_gexf(network: Network, path: Path) -> None:
    """Write the network with counts, kinds and, in Gephi's form, the days from first to last article."""
    with closing(
        GexfFile(path, node={"kind": str, "n_mentions": int, "n_articles": int}, edge={"kind": str, "role": str})
    ) as file:
        file.nodes(
            (
                node.id,
                node.name,
                {"kind": node.kind, "n_mentions": node.n_mentions, "n_articles": node.n_articles},
                (node.first_published, node.last_published),
            )
            for node in network.nodes
        )
        file.edges(
            (
                edge.source,
                edge.target,
                edge.weight,
                {"kind": edge.kind, "role": edge.role},
                (edge.first_published, edge.last_published),
            )
            for edge in network.edges
        )


_SAID = ("name", "n_mentions", "n_articles", "first_published", "last_published")


def _together(tables: RunTables, published: dict[str, date | None]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Pairs named in one paragraph, by article; fills `published` with the articles that count."""
    mentions = _by_article(tables.cells("mentions", "article_id", "entity_id", "start_char"))
    following = next(mentions, None)
    for row in tables.rows("articles", "article_id", "published", "near_duplicate_of", "text"):
        article = row["article_id"]
        # Mentions stand in the order of the articles.
        found: list[tuple[str, int]] = []
        if following is not None and following[0] == article:
            found, following = following[1], next(mentions, None)
        if row["near_duplicate_of"]:
            continue
        published[article] = row["published"]
        ends = [match.start() for match in re.finditer(r"\n\s*\n", row["text"])] + [len(row["text"])]
        paragraphs: dict[int, set[str]] = defaultdict(set)
        place = 0
        for entity, start in found:
            while ends[place] < start:
                place += 1
            paragraphs[place].add(entity)
        pairs: set[tuple[str, str]] = set()
        for named in paragraphs.values():
            if len(named) <= MAX_TOGETHER:
                pairs.update(combinations(sorted(named), 2))
        yield article, pairs


def _by_article(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Entity and place of each mention, article by article."""
    for article, some in groupby(rows, key=itemgetter(0)):
        yield article, [(entity, start) for _, entity, start in some]


_node_cells = attrgetter("id", "name", "kind", "n_mentions", "n_articles", "first_published", "last_published")
_edge_ends = attrgetter("source", "target")
_edge_said = attrgetter("weight", "kind", "role", "first_published", "last_published")


def _edge_cells(edge: Edge) -> tuple[Any, ...]:
    return (*_edge_ends(edge), UNDIRECTED, *_edge_said(edge))
