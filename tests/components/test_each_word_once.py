"""A word that a batch repeats is embedded once; vectors are those of the plain network."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.components import each_word_once
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


@pytest.mark.parametrize("chunk_words", [1, 12, 1000])
def test_vectors_are_the_same(
    nlp: spacy.Language, docs: list[Doc], chunk_words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(each_word_once, "CHUNK_WORDS", chunk_words)
    network = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    wrapped = embed_each_word_once(network)
    assert wrapped is not network
    for plain, once in zip(network.predict(docs), wrapped.predict(docs), strict=True):
        np.testing.assert_allclose(once, plain, rtol=1e-4, atol=1e-5)


def test_wrapped_once(nlp: spacy.Language) -> None:
    wrapped = embed_each_word_once(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    assert embed_each_word_once(wrapped) is wrapped


def test_no_words(nlp: spacy.Language) -> None:
    wrapped = embed_each_word_once(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    assert [len(vectors) for vectors in wrapped.predict([nlp.make_doc("")])] == [0]
