"""Who appears with whom, who belongs where: network.gexf for Gephi, nodes.csv and edges.csv for everything else."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.steps.tabulate.files import CsvStyle, write_columns
from pipeline.views.gexf import GexfFile
from pipeline.views.tables import RunTables
from pipeline.views.ties import Ties

MAX_NODES = 400
"""Nodes that are shown, those of most articles: more can't be told apart on a screen."""
MAX_EDGES = 3000
UNDIRECTED = "Undirected"
"""Gephi's word for an edge without direction."""
NODE_COLUMNS = ("Id", "Label", "kind", "n_mentions", "n_articles", "first_published", "last_published")
EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "kind", "role", "first_published", "last_published")
_DAYS = ("first_published", "last_published")
_SAID = ("name", "n_mentions", "n_articles", *_DAYS)


class Edge(NamedTuple):
    """A tie of two nodes; `weight` is the number of articles that show it."""

    source: str
    target: str
    weight: int
    kind: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by their ids, and edges by those of both ends, then by kind.

    An edge is "together" where both are named in one paragraph, "affiliation" where the first has a role at the second;
    `role` is then one of the most frequent words for it.
    """

    nodes: pa.Table
    edges: pa.Table


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a network that a screen can show: ids of its nodes, its edges, and how many nodes are left out."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    left: int


def build_network(tables: RunTables) -> Network:
    """The network of all actors and organizations of a run; near-duplicates of an article add nothing."""
    kinds = []
    for kind in ("actor", "organization"):
        some = tables.read(f"{kind}s", f"{kind}_id", *_SAID).rename_columns(["id", *_SAID])
        kinds.append(some.append_column("kind", pa.array([kind] * len(some), pa.string())))
    nodes = pa.concat_tables(kinds).sort_by("id").combine_chunks()
    return Network(nodes, Ties(tables, nodes["id"].combine_chunks()).edges())


def strongest(network: Network) -> Shown:
    """As much of it as a screen can show."""
    order = [("n_articles", "descending"), ("n_mentions", "descending"), ("id", "ascending")]
    kept = network.nodes.select([name for name, _ in order]).sort_by(order)["id"].slice(0, MAX_NODES).combine_chunks()
    both = pc.and_(*(pc.is_in(network.edges[end], value_set=kept) for end in ("source", "target")))
    edges = map(Edge._make, zip(*network.edges.filter(both).select(Edge._fields).to_pydict().values(), strict=True))
    first = sorted(edges, key=lambda edge: (edge.kind != "affiliation", -edge.weight))[:MAX_EDGES]
    return Shown(tuple(sorted(kept.to_pylist())), tuple(first), len(network.nodes) - len(kept))


def write_network(tables: RunTables, folder: Path, *, style: CsvStyle) -> Shown:
    """Write network.gexf, nodes.csv and edges.csv; give as much of it as a screen can show."""
    network = build_network(tables)
    nodes = network.nodes.select(("id", "name", "kind", "n_mentions", "n_articles", *_DAYS))
    write_columns(folder / "nodes.csv", NODE_COLUMNS, nodes, style=style)
    undirected = pa.array([UNDIRECTED] * len(network.edges), pa.string())
    edges = network.edges.append_column("type", undirected)
    edges = edges.select(("source", "target", "type", "weight", "kind", "role", *_DAYS))
    write_columns(folder / "edges.csv", EDGE_COLUMNS, edges, style=style)
    write_gexf(network, folder / "network.gexf")
    return strongest(network)


def write_gexf(network: Network, path: Path) -> None:
    """Write the network with counts, kinds and, in Gephi's form, the days from first to last article."""
    of_node, of_edge = {"kind": str, "n_mentions": int, "n_articles": int}, {"kind": str, "role": str}
    with closing(GexfFile(path, node=of_node, edge=of_edge)) as file:
        file.nodes(network.nodes)
        file.edges(network.edges)
