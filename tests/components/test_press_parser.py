"""Trees made sentence by sentence, side by side, are those that spaCy makes of whole texts."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from pipeline.components import press_parser
from tests.components.random_weights import draw_weights

LABELS = ("nsubj", "obj", "obl:mod", "punct", "dep")
WORDS = ("Aude", "Vasselin", "parle", "à", "la", "mairie", "de", "Tressange", "hier", "soir", ".")
WIDTH = 64


@pytest.fixture(scope="module", params=range(3))
def parser(request: pytest.FixtureRequest) -> DependencyParser:
    """A component whose last part has random weights, over the vectors that a text brings along."""
    nlp: Language = spacy.blank("fr")
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": True,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"},
    }
    nlp.add_pipe("tok2vec", config={"model": {"width": WIDTH}})
    component = nlp.add_pipe("press_parser", name="parser", config={"model": model})
    assert isinstance(component, DependencyParser)
    for label in LABELS:
        component.add_label(label)
    nlp.initialize()
    draw_weights(component, request.param)
    return component


def texts(vocab: spacy.Vocab, *, n: int = 20) -> list[Doc]:
    """Texts of one to thirty words in sentences of any length, with random vectors."""
    draw = np.random.default_rng(5)
    docs = []
    for size in [1, 2, 3, *draw.integers(2, 30, n).tolist()]:
        starts: list[bool | int | None] = [True, *(bool(end) for end in draw.random(size - 1) < 0.25)]
        doc = Doc(vocab, words=draw.choice(WORDS, size).tolist(), sent_starts=starts)
        doc.tensor = draw.normal(0, 1, (size, WIDTH)).astype(np.float32)
        docs.append(doc)
    return docs


def trees(docs: list[Doc]) -> list[list[tuple[int, str]]]:
    """Head and label of each word."""
    return [[(token.head.i, token.dep_) for token in doc] for doc in docs]


@pytest.mark.parametrize("together", [1, 7, 1000])
def test_same_trees_as_over_whole_texts(
    parser: DependencyParser, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_parser, "TOGETHER", together)
    plain = DependencyParser(parser.vocab, parser.model, moves=parser.moves)
    ours, spacys = texts(parser.vocab), texts(parser.vocab)
    parser.set_annotations(ours, parser.predict(ours))
    plain.set_annotations(spacys, plain.predict(spacys))
    assert trees(ours) == trees(spacys)
    assert len({label for tree in trees(ours) for _, label in tree}) > 3


def test_sentences_stay_as_they_were(parser: DependencyParser) -> None:
    docs = texts(parser.vocab)
    before = [[token.is_sent_start for token in doc] for doc in docs]
    parser.set_annotations(docs, parser.predict(docs))
    assert [[token.is_sent_start for token in doc] for doc in docs] == before


def test_nothing_to_parse(parser: DependencyParser) -> None:
    assert parser.predict([]) == []
    parser.set_annotations([], [])
