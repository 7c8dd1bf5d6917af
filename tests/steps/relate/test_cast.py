"""Whom pronouns and descriptions stand for: names are marked in the text, each row says « words = name »."""

from __future__ import annotations

import pytest

from pipeline.rules import Rule
from pipeline.steps.relate.cast.book import REFERENCES
from tests.steps.relate.marked import read_marked

CASES = [
    ("La sénatrice <PER Aude Orval> doute. « Non », ajoute la sénatrice.", ["la sénatrice = Aude Orval"]),
    ("« Non », dit <PER Aude Orval>. Elle est rapporteure du texte.", ["Elle = Aude Orval"]),
    ("L'ancien maire <PER Jean Roque> est mort. L'ex-maire avait 80 ans.", ["L'ex-maire = Jean Roque"]),
    # nobody
    ("<PER Aude Orval> est partie. Il reviendra.", []),
    ("<PER Jean Roque> est parti. Il faut attendre.", []),
    ("<PER Jean Roque> a vu <PER Luc Orval>. Le maire a souri.", []),
    ("Le projet de <PER Jean Roque> avance. Il coûtera cher.", []),
    ("La loi déplaît à <PER Aude Orval>. Elle sera votée mardi.", []),
    ("L'ancien maire <PER Jean Roque> est mort. Le maire l'a salué.", []),
    ("Les ministres <PER Jean Roque> et <PER Luc Orval> sont là. Le ministre a souri.", []),
    ("Un policier a arrêté <PER Jean Roque>. Le policier a souri.", []),
    ("<PER Jean Roque> a crié. « Il ment », dit la foule.", []),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_cast(marked: str, expected: list[str]) -> None:
    _, names, _, references = read_marked(marked)
    assert [f"{row.text} = {names[row.mention]}" for row in references] == expected


@pytest.mark.parametrize("rule", REFERENCES.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_ties_its_example(rule: Rule) -> None:
    text, names, _, references = read_marked(rule.example)
    assert rule.gives in [f"{row.text} = {names[row.mention]}" for row in references if row.rule == rule.id]
    assert all(text[row.start_char : row.end_char] == row.text for row in references)
