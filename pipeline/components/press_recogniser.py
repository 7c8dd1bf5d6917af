"""spaCy's recogniser of names, its decisions worked out for all words of a batch together.

spaCy decides word after word whether a name opens, goes on or ends there, and that takes it as long as the network
itself. But outside a name the word alone decides: one product of matrices says of all words which could open a name.
From all these the names are then followed side by side, in as many steps as the longest has words. What is found is
what spaCy finds, and the component is trained and stored as spaCy's `ner`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span
from thinc.api import Model

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]
Bounds = tuple[int, int, str]
"""A name: its first word, the word after its last, its label."""

WORD, FIRST, BEFORE = range(3)
"""What spaCy looks at: the word, the first word of the name that is open, the word before inside that name."""
NEVER = np.float32(-np.inf)


class Decisions:
    """The last part of a trained recogniser: from the vectors of words to what is done at each."""

    def __init__(self, recogniser: Any) -> None:
        """Unpack the weights, and sort what can be done at a word by kind and label."""
        lower, upper = (recogniser.model.get_ref(name) for name in ("lower", "upper"))
        looked_at, width, pieces, _ = lower.get_param("W").shape
        self.shape = (width, pieces)
        self.weights: Floats = lower.get_param("W").reshape(looked_at, width * pieces, -1)
        self.absent: Floats = lower.get_param("pad")[0].reshape(looked_at, -1)
        self.bias: Floats = lower.get_param("b").reshape(-1)
        self.upper: Floats = upper.get_param("W")
        self.upper_bias: Floats = upper.get_param("b")
        names = [recogniser.moves.get_class_name(number) for number in range(len(self.upper))]
        kinds = [name.partition("-")[0] for name in names]
        self.labels = [name.partition("-")[2] for name in names]
        # « U- » without a label is spaCy's way to forbid a name where the user says so.
        self.closed = np.array([kind in "BUO" and name != "U-" for kind, name in zip(kinds, names, strict=True)])
        self.begins, self.alone = (np.array([kind == one for kind in kinds]) & self.closed for one in "BU")
        number = {name: place for place, name in enumerate(names)}
        self.goes_on = np.array([number.get(f"I-{label}", 0) for label in self.labels])
        self.ends = np.array([number.get(f"L-{label}", 0) for label in self.labels])

    def scores(self, hidden: Floats) -> Floats:
        """Score what can be done, from what the looked-at words add up to."""
        made = (hidden + self.bias).reshape(len(hidden), *self.shape)
        # Piece by piece: numpy is slow to find the largest of each two that stand side by side.
        most = reduce(np.maximum, (made[:, :, piece] for piece in range(made.shape[2])))
        return np.asarray(most @ self.upper.T + self.upper_bias, dtype=np.float32)

    def opened(self, vectors: Floats, cut: Bits, blank: Bits) -> Ints:
        """What is done at each word if no name is open there.

        Args:
            vectors: of all words.
            cut: whether a sentence ends behind the word, which no name crosses.
            blank: whether it is a line break or a space, which is no name and opens none.
        """
        scores = self.scores(vectors @ self.weights[WORD].T + self.absent[FIRST] + self.absent[BEFORE])
        scores[:, ~self.closed] = NEVER
        scores[np.ix_(cut | blank, self.begins)] = NEVER
        scores[np.ix_(blank, self.alone)] = NEVER
        return np.asarray(scores.argmax(axis=1))

    def followed(self, vectors: Floats, cut: Bits, first: Ints, opening: Ints) -> Ints:
        """The last word of the name that each of the words `first` opens by its `opening`."""
        last = first.copy()
        from_first = vectors[first] @ self.weights[FIRST].T
        going = np.arange(len(first))
        while len(going):
            last[going] += 1
            here = last[going]
            # In the order in which spaCy adds, so that nothing differs in the last place.
            hidden = vectors[here] @ self.weights[WORD].T
            hidden += from_first[going]
            hidden += vectors[here - 1] @ self.weights[BEFORE].T
            scores = self.scores(hidden)
            row, kind = np.arange(len(going)), opening[going]
            on = scores[row, self.goes_on[kind]] > scores[row, self.ends[kind]]
            going = going[on & ~cut[here]]
        return last

    def names(self, vectors: Floats, cut: Bits, blank: Bits) -> Iterator[Bounds]:
        """The names among all words of a batch, in order."""
        done = self.opened(vectors, cut, blank)
        first = np.flatnonzero(self.begins[done] | self.alone[done])
        opening = done[first]
        last = first.copy()
        longer = self.begins[opening]
        last[longer] = self.followed(vectors, cut, first[longer], opening[longer])
        free = 0
        for start, end, label in zip(first.tolist(), last.tolist(), opening.tolist(), strict=True):
            # What opens inside a name was followed in vain.
            if start >= free:
                free = end + 1
                yield start, free, self.labels[label]


class PressRecogniser(EntityRecognizer):  # type: ignore[misc]
    """spaCy's component with other decisions; it expects texts without names."""

    decisions: Decisions | None = None

    def predict(self, docs: Sequence[Doc]) -> list[list[Bounds]]:
        """The names of each text."""
        found: list[list[Bounds]] = [[] for _ in docs]
        sizes = [len(doc) for doc in docs]
        if not any(sizes):
            return found
        self.decisions = self.decisions or Decisions(self)
        vectors: Floats = self.model.get_ref("tok2vec").predict(docs)
        columns = np.concatenate(
            [doc.to_array(["SENT_START", "IS_SPACE"]).reshape(size, 2) for doc, size in zip(docs, sizes, strict=True)]
        )
        ends = np.cumsum(sizes)
        cut = np.append(columns[1:, 0] == 1, True)
        cut[ends[ends > 0] - 1] = True
        number = 0
        for start, end, label in self.decisions.names(vectors, cut, columns[:, 1] == 1):
            while start >= ends[number]:
                number += 1
            before = int(ends[number]) - sizes[number]
            found[number].append((start - before, end - before, label))
        return found

    def set_annotations(self, docs: Sequence[Doc], names: Sequence[Sequence[Bounds]]) -> None:
        """Write the names down; all other words are in none."""
        for doc, found in zip(docs, names, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")


@Language.factory("press_recogniser", assigns=["doc.ents"], default_config={"model": DEFAULT_NER_MODEL})
def make_press_recogniser(nlp: Language, name: str, model: Model[Any, Any]) -> PressRecogniser:
    """The factory that spaCy calls; its weights are those of a component `ner`."""
    return PressRecogniser(nlp.vocab, model, name)
