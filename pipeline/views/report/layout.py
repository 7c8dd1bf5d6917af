"""Where the nodes of the network stand: computed once, so that the page need not."""

from __future__ import annotations

import math
from collections.abc import Sequence

SEED = 1
ROUNDS = 150
EVENNESS = 0.6
"""How far places are drawn towards an even spread, so that a dense middle opens: by eye, on the sample and on 200
press articles."""
ISLANDS_A_ROW = 12

Places = dict[str, tuple[float, float]]


def lay_out(nodes: Sequence[str], edges: Sequence[tuple[str, str, int]]) -> Places:
    """Places by node, tied nodes near each other; the same for the same network.

    The largest group of tied nodes lies between -1 and 1 (springs, by Fruchterman and Reingold, then spread more
    evenly); the smaller groups stand in rows below it.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for source, target, weight in edges:
        before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=before + math.log2(1 + weight))
    islands = sorted((sorted(island) for island in nx.connected_components(graph)), key=lambda one: (-len(one), one))
    if not islands:
        return {}
    main = graph.subgraph(islands[0])
    found = nx.spring_layout(main, iterations=ROUNDS, seed=SEED, weight="weight", k=2 / max(1, len(main)) ** 0.5)
    xs = _spread({node: float(place[0]) for node, place in found.items()})
    ys = _spread({node: float(place[1]) for node, place in found.items()})
    places = {node: (xs[node], ys[node]) for node in found}
    for number, island in enumerate(islands[1:]):
        x = -0.95 + number % ISLANDS_A_ROW * 1.9 / (ISLANDS_A_ROW - 1)
        y = 1.25 + number // ISLANDS_A_ROW * 0.22
        radius = 0.0 if len(island) == 1 else 0.05
        for place, node in enumerate(island):
            turn = 2 * math.pi * place / len(island)
            places[node] = (round(x + radius * math.cos(turn), 3), round(y + radius * math.sin(turn), 3))
    return places


def _spread(values: dict[str, float]) -> dict[str, float]:
    """Between -1 and 1, partly by value and partly by rank."""
    low, high = min(values.values()), max(values.values())
    ordered = sorted(values, key=lambda node: (values[node], node))
    last = max(1, len(ordered) - 1)
    found = {}
    for rank, node in enumerate(ordered):
        by_value = (values[node] - low) / ((high - low) or 1.0)
        found[node] = round(2 * (EVENNESS * rank / last + (1 - EVENNESS) * by_value) - 1, 3)
    return found
