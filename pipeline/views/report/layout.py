"""Where the nodes of the network stand: computed once, so that the page need not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

SEED = 1
ROUNDS = 150
EVENNESS = 0.6
"""How far places are drawn towards an even spread, so that a dense middle opens: by eye, on the sample and on 200
press articles."""
ISLANDS_A_ROW = 12
NEAREST = 0.01
"""Below this distance two nodes push each other no harder."""

Places = dict[str, tuple[float, float]]
Edges = Iterable[tuple[str, str, int]]
Floats = npt.NDArray[np.float64]


def lay_out(nodes: Sequence[str], edges: Edges) -> Places:
    """Places by node, tied nodes near each other; the same for the same network.

    The largest group of tied nodes lies between -1 and 1 (springs, by Fruchterman and Reingold, then spread more
    evenly); the smaller groups stand in rows below it.
    """
    weights: dict[tuple[str, str], float] = {}
    for source, target, weight in edges:
        pair = min(source, target), max(source, target)
        weights[pair] = weights.get(pair, 0.0) + math.log2(1 + weight)
    islands = _islands(nodes, weights)
    if not islands:
        return {}
    found = _springs(islands[0], weights)
    xs, ys = _spread(found[:, 0]), _spread(found[:, 1])
    places = dict(zip(islands[0], zip(xs, ys, strict=True), strict=True))
    for row, island in enumerate(islands[1:]):
        x = -0.95 + row % ISLANDS_A_ROW * 1.9 / (ISLANDS_A_ROW - 1)
        y = 1.25 + row // ISLANDS_A_ROW * 0.22
        radius = 0.0 if len(island) == 1 else 0.05
        for number, one in enumerate(island):
            turn = 2 * math.pi * number / len(island)
            places[one] = (round(x + radius * math.cos(turn), 3), round(y + radius * math.sin(turn), 3))
    return places


def _islands(nodes: Sequence[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of nodes that are tied, the largest first."""
    beside: dict[str, list[str]] = defaultdict(list)
    for left, right in ties:
        beside[left].append(right)
        beside[right].append(left)
    islands: list[list[str]] = []
    seen: set[str] = set()
    for node in nodes:
        if node in seen:
            continue
        seen.add(node)
        island = [node]
        for one in island:
            new = [other for other in beside[one] if other not in seen]
            seen.update(new)
            island.extend(dict.fromkeys(new))
        islands.append(sorted(island))
    return sorted(islands, key=lambda one: (-len(one), one))


def _springs(nodes: Sequence[str], weights: Mapping[tuple[str, str], float]) -> Floats:
    """Places of tied nodes, by Fruchterman and Reingold (1991): all push each other, ties pull, steps grow shorter."""
    n = len(nodes)
    number = {node: place for place, node in enumerate(nodes)}
    pull = np.zeros((n, n))
    for (left, right), weight in weights.items():
        if left in number:
            pull[number[left], number[right]] = pull[number[right], number[left]] = weight
    far = 2 / n**0.5
    pull /= far
    x, y = np.random.default_rng(SEED).random((2, n))
    if n == 1:
        return np.stack((x, y), axis=1)
    step = 0.1 * max(np.ptp(x), np.ptp(y))
    for rounds in range(ROUNDS, 0, -1):
        # Plain sums, no product of matrices: those of some libraries hang on how many cores they find.
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        squared = np.maximum(dx * dx + dy * dy, NEAREST**2)
        force = far * far / squared - pull * np.sqrt(squared)
        push_x, push_y = (dx * force).sum(axis=1), (dy * force).sum(axis=1)
        length = np.maximum(np.sqrt(push_x * push_x + push_y * push_y), NEAREST) / (step * rounds / (ROUNDS + 1))
        x, y = x + push_x / length, y + push_y / length
    return np.stack((x, y), axis=1)


def _spread(values: Floats) -> list[float]:
    """Between -1 and 1, partly by value and partly by rank."""
    span = float(np.ptp(values)) or 1.0
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    spread = EVENNESS * ranks / max(1, len(values) - 1) + (1 - EVENNESS) * (values - values.min()) / span
    return [round(one, 3) for one in (2 * spread - 1).tolist()]
