"""A word that a batch repeats is embedded once; vectors are those of the plain network."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.components import window_encoder
from pipeline.components.each_word_once import DistinctWords, embed_each_word_once

TEXTS = ("Aude Vasselin parle à la mairie, la mairie répond.", "", "La mairie se tait.", "Aude Vasselin parle encore.")


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    """A French pipeline whose network has random weights."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("tok2vec")
    nlp.initialize()
    return nlp


@pytest.fixture
def docs(nlp: spacy.Language) -> list[Doc]:
    return [nlp.make_doc(text) for text in TEXTS]


def test_words_are_kept_once(docs: list[Doc]) -> None:
    distinct = DistinctWords(docs, ["NORM", "SHAPE"])
    tokens = [token for doc in docs for token in doc]
    assert len(distinct) == len({token.text for token in tokens})
    assert distinct.to_array("NORM")[distinct.places].tolist() == [token.norm for token in tokens]


@pytest.mark.parametrize("rows", [1, 2, 7, 1000])
def test_vectors_are_the_same(nlp: spacy.Language, docs: list[Doc], rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_encoder, "ROWS", rows)
    network = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    wrapped = embed_each_word_once(network)
    assert wrapped is not network
    for plain, once in zip(network.predict(docs), wrapped.predict(docs), strict=True):
        np.testing.assert_allclose(once, plain, rtol=1e-4, atol=1e-5)


def test_an_encoder_of_another_kind_is_left_alone() -> None:
    nlp = spacy.blank("fr")
    model = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM"],
            "rows": [100],
            "include_static_vectors": False,
        },
        "encode": {"@architectures": "spacy.MishWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1},
    }
    network = nlp.add_pipe("tok2vec", config={"model": model}).model  # type: ignore[attr-defined]
    assert embed_each_word_once(network) is network


def test_wrapped_once(nlp: spacy.Language) -> None:
    wrapped = embed_each_word_once(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    assert embed_each_word_once(wrapped) is wrapped


def test_no_words(nlp: spacy.Language) -> None:
    wrapped = embed_each_word_once(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    assert [len(vectors) for vectors in wrapped.predict([nlp.make_doc("")])] == [0]
