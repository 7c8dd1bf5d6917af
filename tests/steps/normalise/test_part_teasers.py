"""Teasers left within a paragraph get a line of their own; what no sign ends stays where it is."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise.part_teasers import part_teasers

PARTED = [
    ("La digue tient.Lire aussi: Le port ferme à midiLes élus rient.", "Lire aussi: Le port ferme à midi"),
    ("La digue tient. Lire aussi : Le port ferme Ce matin, on rit.", "Lire aussi : Le port ferme"),
    ("La digue tient. A lire aussi: Le port ferme-t-il? L'eau monte.", "A lire aussi: Le port ferme-t-il?"),
    ("La digue tient.Lire aussi: L'eau a coûté 12%Les élus rient.", "Lire aussi: L'eau a coûté 12%"),
    (
        "La digue tient.À ce sujet: La course au port: qui gagne?Les élus rient.",
        "À ce sujet: La course au port: qui gagne?",
    ),
]
LEFT = [
    "Il faut lire aussi : le port, l'eau, la digue. Rien ne presse.",
    "Lire aussi: Le port ferme à midi",
    "La digue tient. Lire aussi: Le port ferme à midi sans que rien ne soit dit, et l'eau monte.",
    "On va lire aussi la suite.",
]


@pytest.mark.parametrize(("text", "teaser"), PARTED)
def test_a_teaser_gets_its_own_line(text: str, teaser: str) -> None:
    lines = part_teasers(text).split("\n")
    assert lines[1] == teaser
    assert "".join("".join(lines).split()) == "".join(text.split())  # no word is lost
    assert len(lines) == 3


@pytest.mark.parametrize("text", LEFT)
def test_other_words_stay(text: str) -> None:
    assert part_teasers(text) == text
