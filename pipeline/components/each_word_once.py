"""Computes what a network knows of a word by itself once for all its occurrences in a batch.

A network of spaCy first embeds each token, from its form alone, then looks at its neighbours. About four tokens in
five of a batch are a word that the batch has already: their first part is the same, and is copied. The second part
is worked out by `window_encoder`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from pipeline.components.window_encoder import window_encoder

NAME = "each_word_once"

Attributes = npt.NDArray[np.uint64]
Vectors = list[npt.NDArray[np.float32]]


class DistinctWords:
    """The distinct words of a batch, in place of a document, as far as an embedding reads one."""

    def __init__(self, docs: Sequence[Doc], columns: Sequence[int | str]) -> None:
        """Gather the attributes `columns` of all tokens, and keep one row of each kind."""
        self.vocab: Vocab = docs[0].vocab
        self.columns = [ORTH, *columns]
        rows = np.vstack([doc.to_array(self.columns).reshape(len(doc), len(self.columns)) for doc in docs]).astype(
            np.uint64
        )
        # One number a row: attributes are hashes already, so that an odd factor a column tells rows apart.
        factors = np.array([pow(0x9E3779B97F4A7C15, n + 1, 1 << 64) for n in range(rows.shape[1])], dtype=np.uint64)
        _, first, self.places = np.unique((rows * factors).sum(axis=1), return_index=True, return_inverse=True)
        self.rows: Attributes = rows[first]

    def __len__(self) -> int:
        return len(self.rows)

    def to_array(self, columns: Sequence[int | str] | int | str) -> Attributes:
        """The attributes of each word, like `Doc.to_array`."""
        if isinstance(columns, int | str):
            return np.ascontiguousarray(self.rows[:, self.columns.index(columns)])
        return self.rows[:, [self.columns.index(column) for column in columns]]


def embed_each_word_once(network: Model[Any, Any]) -> Model[Any, Any]:
    """Wrap a network that embeds, then encodes as spaCy's do; another one, or one wrapped, is returned as it is.

    Training goes through unchanged.
    """
    extractors = [layer for layer in network.walk() if layer.name == "extract_features"]
    if network.name == NAME or len(network.layers) != 2 or len(extractors) != 1:
        return network
    embed, encode = network.layers
    columns = extractors[0].attrs["columns"]
    if (encoder := window_encoder(encode)) is None:
        return network

    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Vectors, Callable[[Any], Any]]:
        if is_train or not any(map(len, docs)):
            output, backprop = network(docs, is_train)
            return output, backprop
        distinct = DistinctWords(docs, columns)
        known = embed.predict([distinct])[0]
        places = np.split(distinct.places, np.cumsum([len(doc) for doc in docs])[:-1])
        return encoder(known, places), lambda gradient: []

    return Model(NAME, forward, layers=[network], dims={"nO": network.get_dim("nO")})
