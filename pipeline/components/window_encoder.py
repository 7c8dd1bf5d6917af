"""spaCy's encoder of words in their context, for prediction: the same products of matrices, less around them.

Each layer looks at a word and its two neighbours. spaCy makes an array for every step of every layer and picks the
largest of three values where they stand side by side, one by one. Here a layer goes over some hundred words at a
time, in arrays that stay in the processor's cache, and the values to choose from stand in three blocks, compared all
at once. That takes away a third of the time; what remains is multiplication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

Floats = npt.NDArray[np.float32]
ROWS = 400
"""Words at a time; from 200 to 1,500 the time differs by 3 %."""
SMALL = 1e-8
"""What thinc adds to a variance."""
LAYER = ("expand_window", "maxout", "layernorm", "dropout")


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer: `weights` and `bias` in blocks, `scale` and `shift` of what comes out."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class WindowEncoder:
    """The layers of a trained network, and what they make of texts."""

    def __init__(self, layers: Sequence[Layer], gap: int) -> None:
        """`gap`: rows of nought between texts, which each layer fills from the ends of the texts as spaCy does."""
        self.layers = layers
        self.gap = gap
        self.width = len(layers[0].scale)

    def __call__(self, words: Floats, places: Sequence[npt.NDArray[np.int64]]) -> list[Floats]:
        """The vectors of texts in context.

        Args:
            words: a vector of each distinct word by itself.
            places: of each text, which of `words` its words are.
        """
        starts, at = [], self.gap
        for text in places:
            starts.append(at)
            at += len(text) + self.gap if len(text) else 0
        rows = np.zeros((at, self.width), dtype=np.float32)
        for start, text in zip(starts, places, strict=True):
            rows[start : start + len(text)] = words[text]
        for layer in self.layers:
            self.add(layer, rows)
        return [rows[start : start + len(text)] for start, text in zip(starts, places, strict=True)]

    def add(self, layer: Layer, rows: Floats) -> None:
        """Run one layer, and add to each row what it makes of it and of its neighbours, in place."""
        width = self.width
        size = min(ROWS, len(rows))
        window = np.zeros((size, 3 * width), dtype=np.float32)
        values = np.empty((size, len(layer.bias)), dtype=np.float32)
        before = np.zeros(width, dtype=np.float32)
        for start in range(0, len(rows), size):
            here = rows[start : start + size]
            seen, made = window[: len(here)], values[: len(here)]
            seen[0, :width] = before
            seen[1:, :width] = here[:-1]
            seen[:, width : 2 * width] = here
            seen[:-1, 2 * width :] = here[1:]
            seen[-1, 2 * width :] = rows[start + size] if start + size < len(rows) else 0
            before = here[-1].copy()
            np.dot(seen, layer.weights, out=made)
            made += layer.bias
            best = made[:, :width]
            for block in range(width, made.shape[1], width):
                best = np.maximum(best, made[:, block : block + width])
            best -= best.mean(axis=1, keepdims=True)
            spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(SMALL)
            best *= (1 / np.sqrt(spread))[:, None]
            best *= layer.scale
            best += layer.shift
            here += best


def window_encoder(network: Model[Any, Any]) -> WindowEncoder | None:
    """The encoder that a network of spaCy is, or None if it is made otherwise."""
    leaves = [layer for layer in network.walk(order="dfs_pre") if not layer.layers]
    each = len(LAYER)
    known = len(leaves) > 0 and tuple(leaf.name for leaf in leaves) == LAYER * (len(leaves) // each)
    if not known or "pad" not in network.attrs or any(leaf.attrs.get("window_size", 1) != 1 for leaf in leaves):
        return None
    return WindowEncoder([_layer(*leaves[n + 1 : n + 3]) for n in range(0, len(leaves), each)], network.attrs["pad"])


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
    weights: Any = maxout.get_param("W")
    scale: Any = norm.get_param("G")
    shift: Any = norm.get_param("b")
    width, pieces, seen = weights.shape
    return Layer(
        weights=np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(width * pieces, seen).T),
        bias=np.ascontiguousarray(maxout.get_param("b").T).reshape(-1),
        scale=scale,
        shift=shift,
    )
