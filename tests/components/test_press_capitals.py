"""Dispatches in capitals: recast letter for letter, and only where a whole sentence is in capitals."""

from __future__ import annotations

import pytest
import spacy

from pipeline.components.press_capitals import PressCapitals, is_shouted
from pipeline.model import BASE_MODEL

RECAST = [
    ("LE MAIRE, YANNICK LE GOFF, A VOTÉ.", "Le maire, Yannick Le Goff, a voté."),
    ("LA CGT DE LORIENT A REFUSÉ L'ACCORD.", "La CGT de Lorient a refusé l'accord."),
    ("LA PRÉFÈTE ODILE PETIT EST À RENNES.", "La préfète Odile Petit est à Rennes."),
    ("12 BLESSÉS DONT MARC DE VASSELIN.", "12 blessés dont Marc de Vasselin."),
]


@pytest.fixture(scope="module")
def capitals() -> PressCapitals:
    return PressCapitals(spacy.load(BASE_MODEL, disable=["parser", "ner"]))


@pytest.mark.model
@pytest.mark.parametrize(("shouted", "calm"), RECAST)
def test_words_are_recast(capitals: PressCapitals, shouted: str, calm: str) -> None:
    doc = capitals.nlp.make_doc(shouted)
    words = capitals.recast([token.text for token in doc])
    text = "".join(word + token.whitespace_ for word, token in zip(words, doc, strict=True))
    assert len(text) == len(shouted)
    assert text == calm


@pytest.mark.parametrize(
    ("sentence", "shouted"),
    [
        ("LE MAIRE DE LA VILLE A DIT NON", True),
        ("LE MAIRE de la VILLE A DIT NON", False),  # small letters
        ("NOUS CONTACTER", False),  # too short
        ("VASSELIN ROQUE ORVAL GASTINE NORVANE ORANCE", False),  # a list of names
    ],
)
def test_only_sentences_in_capitals_are_recast(sentence: str, shouted: bool) -> None:
    assert is_shouted(sentence.split()) is shouted
