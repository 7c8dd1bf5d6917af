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
    # whom a speaker speaks of is not the speaker
    ("La gérante a fui, dit la juge <PER Aude Orval>. Elle risque dix ans.", []),
    ("La gérante a fui, dit la juge <PER Aude Orval>. Elle a ajouté un mot.", ["Elle = Aude Orval"]),
    ("Il devra payer, dit <PER Jean Roque>. Il n'a pas parlé au public.", []),
    ("« Non », dit <PER Jean Roque>. Il s'est étonné du bruit.", ["Il = Jean Roque"]),
    ("La gérante a fui, dit la juge <PER Aude Orval>. Berlin refuse son extradition.", []),
    ("La gérante est morte, dit la juge <PER Aude Orval>. La ville lui a rendu hommage.", []),
    ("La juge <PER Aude Orval> a dit que la gérante avait fui. Elle a été arrêtée.", []),
    ("La juge <PER Aude Orval> a dit que tout allait bien. Elle a souri.", ["Elle = Aude Orval"]),
    ("La foule salue <PER Jean Roque>. Il a souri.", ["Il = Jean Roque"]),
    # someone without a name
    ("Le frère de <PER Jean Roque> est parti. Il a été blessé.", []),
    ("Selon <PER Jean Roque>, son père est mort. Il a été enterré lundi.", []),
    ("La balle a touché <PER Jean Roque>. Il a été hospitalisé.", ["Il = Jean Roque"]),
    # hours and weather
    ("<PER Jean Roque> est parti. Il était 10 h 30 quand la salle s'est vidée.", []),
    ("<PER Jean Roque> est parti. Il était déjà 22h15.", []),
    ("<PER Jean Roque> est parti. Il faisait nuit.", []),
    ("<PER Jean Roque> est mort. Il était né à 10 h.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> est parti. Il fait du vélo.", ["Il = Jean Roque"]),
    # descriptions of which something else is said
    ("<PER Jean Roque> a parlé. La ville rend hommage à l'officier mort en mer.", []),
    ("Le colonel <PER Jean Roque> a parlé. La ville fleurit la tombe de l'officier tué en mer.", []),
    ("Le colonel <PER Jean Roque> a parlé. L'officier a souri.", ["L'officier = Jean Roque"]),
    ("<PER Jean Roque> a parlé. La foule salue l'artiste disparu en mer.", []),
    ("Le candidat <PER Jean Roque> a parlé. On plaint le candidat qui a perdu.", []),
    ("Le candidat <PER Jean Roque> a parlé. Le candidat, qui a perdu, est parti.", ["Le candidat = Jean Roque"]),
    ("L'association <ORG Vallée vive> part. On cherche l'association qui gérera le refuge.", []),
    ("Le journal <ORG Le Phare> ferme. La vie au quotidien reste dure.", []),
    ("Le journal <ORG Le Phare> ferme. Le quotidien emploie dix personnes.", ["Le quotidien = Le Phare"]),
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
