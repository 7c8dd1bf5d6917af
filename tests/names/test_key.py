from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names import key
from pipeline.names.key import fold_text, name_key, slug, split_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Œuvre d’Émile", "oeuvre d'emile"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("n°3", "no3")],
)
def test_fold_text(text: str, folded: str) -> None:
    assert fold_text(text).replace("°", "o") == folded


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("’‘“”«»–—…€ﬁ́ͅ")))
def test_letters_fold_one_by_one_as_they_do_together(text: str) -> None:
    assert fold_text(text) == key._folded(text)


def test_keys_pass_over_hyphens_case_and_accents() -> None:
    assert name_key("Jean-Renaud ROYAN") == name_key("jean renaud Royan")
    assert split_words("C.N.I.L.") == ["c", "n", "i", "l"]


@given(st.text())
def test_slugs_are_never_empty_and_stable(text: str) -> None:
    assert slug(text)
    assert slug(slug(text)) == slug(text)
