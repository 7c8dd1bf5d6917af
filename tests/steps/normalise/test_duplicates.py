"""Copies among texts of one template: found by what is theirs alone, not by what hundreds share."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise import duplicates
from pipeline.steps.normalise.duplicates import near_duplicates

TEMPLATE = [
    "Le marché couvert reste ouvert toute la semaine aux habitants",
    "Les services techniques suivent le dossier de très près",
    "La rédaction invite ses lecteurs à lui écrire sans attendre",
]


def own(number: int) -> list[str]:
    """Sentences that one text alone has."""
    return [f"Le conseil du canton {number} a voté le point {number}{part} de son budget" for part in range(3)]


def text(*sentences: str) -> str:
    return ". ".join(sentences)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shared by more than ten is a template's."""
    monkeypatch.setattr(duplicates, "_RARE", 10)


def test_texts_of_a_template_are_no_copies_and_copies_among_them_are_found() -> None:
    texts = [text(*own(n), *TEMPLATE) for n in range(30)]
    texts.append(text(*own(7), *TEMPLATE, "Notre correspondant se trouvait sur place hier"))
    assert near_duplicates(texts, range(31), threshold=0.7) == {30: 7}


def test_a_dispatch_that_many_have_printed_is_found_in_all_of_them() -> None:
    texts = [text(*own(1), *TEMPLATE, f"Vu par le numéro {n} de la presse") for n in range(30)]
    assert near_duplicates(texts, range(30), threshold=0.7) == dict.fromkeys(range(1, 30), 0)


def test_what_all_share_is_no_reason_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    is_copy = duplicates._is_copy
    monkeypatch.setattr(duplicates, "_is_copy", lambda *pair: compared.append(pair) or is_copy(*pair))  # type: ignore[func-returns-value]
    near_duplicates([text(*own(n), *TEMPLATE) for n in range(200)], range(200), threshold=0.7)
    assert len(compared) <= 200
