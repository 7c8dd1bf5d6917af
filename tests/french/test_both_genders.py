"""Inclusive writing: all ways of it are one, and what only looks like it stays as it is."""

from __future__ import annotations

import pytest

from pipeline.components.press_names.phrases import blank_french, split
from pipeline.french.both_genders import both_genders
from tests.shipped import product


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("élu.e.s", "élu·e·s"),
        ("élu-e-s", "élu·e·s"),
        ("élu(e)s", "élu·e·s"),
        ("conseiller·ère", "conseiller·ère"),
        ("citoyen-ne-s", "citoyen·ne·s"),
        ("coordinateur/trice", "coordinateur·trice"),
        ("directeurs/directrices", "directeurs·e·s"),
        ("le/la", "le·la"),
        ("donne-le", "donne-le"),
        ("dit-elle", "dit-elle"),
        ("et/ou", "et/ou"),
        ("saint-jean-le", "saint-jean-le"),
    ],
)
def test_all_ways_are_one(written: str, one: str) -> None:
    assert both_genders(written) == one


def test_listed_phrases_are_split_as_texts_are() -> None:
    assert split("Les Élu-e-s") == ("Les", "Élu-e-s")


@pytest.mark.parametrize("text", ["Un élu.Le conseil part.", "Il voit Vasselin.Ne bouge pas."])
def test_a_stop_without_a_space_behind_it_is_one(text: str) -> None:
    assert "." in [token.text for token in blank_french()(text)][:-1]
    assert [token.text for token in blank_french()("Les ÉLU.E.S partent")][1] == "ÉLU.E.S"


def test_words_that_touch_are_no_crash() -> None:
    text = "acteurs/actrices«acteurs/actrices"
    assert blank_french()(text).text == text


@pytest.mark.model
@pytest.mark.parametrize("word", ["conseiller(e)", "juré-e-s", "directeur/directrice", "élu(e)s"])
def test_the_word_is_whole(word: str) -> None:
    tokens = [token.text for token in product().make_doc(f"Hier, l'{word}, dit-elle, part (elle aussi).")]
    assert word in tokens
    assert tokens[-5:] == ["(", "elle", "aussi", ")", "."]
