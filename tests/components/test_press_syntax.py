"""Syntax on demand: only the sentences with a date are parsed, and the tree holds everywhere."""

from __future__ import annotations

import pytest
from spacy.language import Language

TEXT = (
    "Un titre sans date\n\n"
    "Le maire de Vasselin dort. Aude Orval a déposé une plainte le 3 mai 2021. Elle attend.\n"
    "La cour rendra son avis en juin 2022."
)


@pytest.mark.model
def test_only_dated_sentences_are_parsed(nlp: Language) -> None:
    doc = nlp(TEXT)
    parsed = [sent.text.strip() for sent in doc.sents if any(token.pos_ for token in sent)]
    assert parsed == ["Aude Orval a déposé une plainte le 3 mai 2021.", "La cour rendra son avis en juin 2022."]


@pytest.mark.model
def test_tree_and_lemmas(nlp: Language) -> None:
    doc = nlp(TEXT)
    for sent in doc.sents:
        assert all(token.head in sent for token in sent)
        assert sum(token.head == token for token in sent) == 1
        assert "\n" not in sent.text.strip()
    verb = next(token for token in doc if token.text == "déposé")
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "déposer", "ROOT")
    assert next(token for token in verb.children if token.dep_ == "nsubj").text == "Aude"


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "\n", "Rien.", "3 mai 2021"])
def test_short_texts(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.model
def test_batches_change_nothing(nlp: Language) -> None:
    alone = [[(t.head.i, t.dep_, t.pos_, t.lemma_) for t in nlp(text)] for text in (TEXT, "Rien.", TEXT[40:])]
    together = [[(t.head.i, t.dep_, t.pos_, t.lemma_) for t in doc] for doc in nlp.pipe([TEXT, "Rien.", TEXT[40:]])]
    assert alone == together
