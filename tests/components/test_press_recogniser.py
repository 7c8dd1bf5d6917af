"""Names found for all words together are those that spaCy finds word after word."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

import pipeline.components  # noqa: F401  registers the factory
from tests.components.random_weights import draw_weights

LABELS = ("PER", "ORG")
WORDS = ("Aude", "Vasselin", "parle", "à", "la", "mairie", "de", "Tressange", "\n", "hier", "soir", ".")


@pytest.fixture(scope="module", params=range(4))
def recogniser(request: pytest.FixtureRequest) -> EntityRecognizer:
    """A component whose weights are random: it opens names everywhere, and never gives up one that is open."""
    nlp: Language = spacy.blank("fr")
    component = nlp.add_pipe("press_recogniser")
    assert isinstance(component, EntityRecognizer)
    for label in LABELS:
        component.add_label(label)
    nlp.initialize()
    draw_weights(component, request.param)
    return component


@pytest.fixture(scope="module")
def plain(recogniser: EntityRecognizer) -> EntityRecognizer:
    """spaCy's own decisions over the same network."""
    return EntityRecognizer(recogniser.vocab, recogniser.model, moves=recogniser.moves)


def texts(vocab: spacy.Vocab, *, n: int = 30) -> list[Doc]:
    """Texts of random words and sentence ends, one of them empty, one of a single word, one of spaces alone."""
    draw = np.random.default_rng(7)
    docs = [Doc(vocab), Doc(vocab, words=["Aude"]), Doc(vocab, words=["\n", " "])]
    for _ in range(n):
        size = int(draw.integers(2, 25))
        starts: list[bool | int | None] = [True, *(bool(end) for end in draw.random(size - 1) < 0.2)]
        docs.append(Doc(vocab, words=draw.choice(WORDS, size).tolist(), sent_starts=starts))
    return docs


def names(doc: Doc) -> list[tuple[int, int, str]]:
    """Places and labels."""
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def test_same_names_as_word_after_word(recogniser: EntityRecognizer, plain: EntityRecognizer) -> None:
    ours, spacys = texts(recogniser.vocab), texts(recogniser.vocab)
    recogniser.set_annotations(ours, recogniser.predict(ours))
    plain.set_annotations(spacys, plain.predict(spacys))
    assert [names(doc) for doc in ours] == [names(doc) for doc in spacys]
    assert [[token.ent_iob for token in doc] for doc in ours] == [[token.ent_iob for token in doc] for doc in spacys]
    found = [name for doc in spacys for name in names(doc)]
    assert len({label for _, _, label in found}) > 0
    assert max(end - start for start, end, _ in found) > 1


def test_no_name_crosses_a_sentence_end(recogniser: EntityRecognizer) -> None:
    docs = texts(recogniser.vocab)
    recogniser.set_annotations(docs, recogniser.predict(docs))
    assert not [ent for doc in docs for ent in doc.ents if any(token.is_sent_start for token in ent[1:])]


def test_nothing_to_read(recogniser: EntityRecognizer) -> None:
    assert recogniser.predict([]) == []
    assert recogniser.predict([Doc(recogniser.vocab)]) == [[]]
