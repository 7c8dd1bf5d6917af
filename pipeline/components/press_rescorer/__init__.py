"""A second look at the recogniser's names, with the whole article in view.

The recogniser reads nine words at a time: it may call « Monsanto » an organization in one sentence and miss it in the
next. This component runs after it. From the vectors that the network has just computed (nothing is computed twice) a
first linear model gives each token a share for each label; a second one scores each candidate span by these shares,
by those of the same words elsewhere in the article, and by what stands around. The best candidates that do not overlap
become `doc.ents`; their scores, calibrated probabilities, are kept in `doc.user_data["name_scores"]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import Model

from pipeline.components.press_rescorer.candidates import Candidate, Grammar, find_candidates
from pipeline.components.press_rescorer.features import LABELS, Array, candidate_features, token_features

SCORES = "name_scores"


def softmax(logits: Array) -> Array:
    """Turn each row of logits into shares that add up to one."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def read_grammar(rows: dict[str, Any]) -> Grammar:
    """Compile the patterns of the data file."""
    return Grammar(
        tail=re.compile(rows["tail"]),
        extension=re.compile(rows["extension"]),
        head=re.compile(rows["head"]),
        particle=re.compile(rows["particle"]),
        not_a_head=frozenset(rows["not_a_head"]),
    )


def keep_vectors(recogniser: Any) -> None:
    """Have the recogniser leave its token vectors in `doc.tensor` instead of throwing them away."""
    chain = recogniser.model.get_ref("tok2vec")
    inner = chain.layers[0]
    if inner.name == "keep_vectors":
        return

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        vectors, backprop = model.layers[0](docs, is_train)
        for doc, tensor in zip(docs, vectors, strict=True):
            doc.tensor = tensor
        return vectors, backprop

    chain.layers[0] = Model("keep_vectors", forward, layers=[inner])


class PressRescorer:
    """The component; `weights` is the content of `rescorer.json`."""

    def __init__(self, weights: dict[str, Any]) -> None:
        """Unpack the two linear models."""
        self.token_weights = np.asarray(weights["token"]["weights"], dtype=np.float32)
        self.token_bias = np.asarray(weights["token"]["bias"], dtype=np.float32)
        self.weights = np.asarray(weights["span"]["weights"], dtype=np.float32)
        self.bias = np.asarray(weights["span"]["bias"], dtype=np.float32)
        self.grammar = read_grammar(weights["grammar"])
        self.trust = np.array([weights["trust"].get(label, 1.0) for label in LABELS], dtype=np.float32)
        self.threshold = float(weights["threshold"])

    def __call__(self, doc: Doc) -> Doc:
        """Replace `doc.ents` by the best candidates."""
        candidates, features = self.describe(doc)
        if not candidates:
            return doc
        shares = softmax(features @ self.weights + self.bias)
        ranked = sorted(
            zip(*self.judge(candidates, shares), candidates, strict=True),
            key=lambda item: (-item[0], item[3].start - item[3].end, item[3].start),
        )
        taken = bytearray(len(doc))
        names: list[tuple[Span, float]] = []
        for weighed, probability, label, candidate in ranked:
            if weighed >= self.threshold and not any(taken[candidate.start : candidate.end]):
                taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
                names.append((Span(doc, candidate.start, candidate.end, label=label), probability))
        doc.ents = [span for span, _ in names]
        doc.user_data[SCORES] = {(span.start, span.end): probability for span, probability in names}
        return doc

    def describe(self, doc: Doc) -> tuple[list[Candidate], Array]:
        """Return the candidates of a document and their features."""
        tensor = np.asarray(doc.tensor, dtype=np.float32)
        if tensor.ndim != 2 or len(tensor) != len(doc) or tensor.shape[1] * 3 != len(self.token_weights):
            return [], np.zeros((0, 0), dtype=np.float32)
        candidates = find_candidates(doc, self.grammar)
        if not candidates:
            return [], np.zeros((0, 0), dtype=np.float32)
        shares = softmax(token_features(tensor) @ self.token_weights + self.token_bias)
        return candidates, candidate_features(doc, candidates, shares)

    def judge(self, candidates: Sequence[Candidate], shares: Array) -> tuple[list[float], list[float], list[str]]:
        """Return the scores that decide (the recogniser's own label weighs more), the probabilities, the labels."""
        weighed = shares.copy()
        own = [(row, LABELS.index(one.label)) for row, one in enumerate(candidates) if one.source == "ner"]
        if own:
            rows, labels = (np.array(column) for column in zip(*own, strict=True))
            weighed[rows, labels] *= self.trust[labels]
            weighed[rows] /= weighed[rows].sum(axis=1, keepdims=True)
        best = 1 + weighed[:, 1:].argmax(axis=1)
        each = np.arange(len(candidates))
        return weighed[each, best].tolist(), shares[each, best].tolist(), [LABELS[label] for label in best]


@Language.factory("press_rescorer", requires=["doc.ents", "doc.tensor"], assigns=["doc.ents"])
def make_press_rescorer(nlp: Language, name: str, path: str) -> PressRescorer:
    """The factory that spaCy calls; `path` is `rescorer.json`. To be added right after `ner`."""
    keep_vectors(nlp.get_pipe("ner"))
    return PressRescorer(json.loads(Path(path).read_text(encoding="utf-8")))
