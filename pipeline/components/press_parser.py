"""spaCy's parser, a sentence at a time side by side, and step by step from Python.

Where spaCy parses a batch in one go it takes Python's lock anew for every feature of every step: half of the parser's
time. Its own functions for one step, called while the lock is held, do not. They want many texts at once, so that the
sentences of a batch go forward together. Trees are those that spaCy makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL, DependencyParser  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import Model

TOGETHER = 100
"""Sentences that go forward together: their weights by word still fit the cache. 50 to 300 differ by 10 %."""
AHEAD = 2
"""Words behind a sentence that its steps look at."""
TREE: list[int | str] = ["HEAD", "DEP"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of `size` words of one of the texts, as a text of its own, and where its parse has come to."""

    text: int
    size: int
    doc: Doc
    state: Any = None


class PressParser(DependencyParser):  # type: ignore[misc]
    """spaCy's component; the sentences of the texts are known, and their words have vectors in `doc.tensor`."""

    def predict(self, docs: Sequence[Doc]) -> list[Parsed]:
        """The sentences of all texts, parsed."""
        sentences = [one for number, doc in enumerate(docs) for one in sentences_of(doc, number)]
        found: list[Parsed] = []
        for start in range(0, len(sentences), TOGETHER):
            some = sentences[start : start + TOGETHER]
            texts = [one.doc for one in some]
            states = self.moves.init_batch(texts)
            model = self.model.predict(texts)
            going = list(states)
            while going:
                going = self.transition_states(going, model.predict(going))
            model.clear_memory()
            found.extend(replace(one, state=state) for one, state in zip(some, states, strict=True))
        return found

    def set_annotations(self, docs: Sequence[Doc], parsed: Sequence[Parsed]) -> None:
        """Write the trees of the sentences into their texts."""
        super().set_annotations([one.doc for one in parsed], [one.state for one in parsed])
        trees: list[list[Any]] = [[] for _ in docs]
        for one in parsed:
            trees[one.text].append(one.doc.to_array(TREE)[: one.size])
        for doc, some in zip(docs, trees, strict=True):
            if some:
                tree: Any = np.concatenate(some)
                doc.from_array(TREE, tree)


def sentences_of(doc: Doc, number: int) -> Iterator[Parsed]:
    """Each sentence as a text of its own, with the words behind it and the vectors that all these have in `doc`."""
    words: list[Any] = doc.to_array("ORTH").tolist()
    opens: list[Any] = (doc.to_array("SENT_START") == 1).tolist()
    for span in doc.sents:
        end = span.end + AHEAD
        sentence = Doc(doc.vocab, words=words[span.start : end], sent_starts=opens[span.start : end])
        sentence.tensor = doc.tensor[span.start : end]
        yield Parsed(number, len(span), sentence)


@Language.factory("press_parser", assigns=["token.dep", "token.head"], default_config={"model": DEFAULT_PARSER_MODEL})
def make_press_parser(nlp: Language, name: str, model: Model[Any, Any]) -> PressParser:
    """The factory that spaCy calls; its weights are those of a component `parser`."""
    return PressParser(nlp.vocab, model, name=name)
