"""The name of a part of a paper is no headline, but of several articles in one."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts

SETTINGS = Settings(today=date(2026, 11, 21))
HEADLINE = "Trois ans de prison pour l'ancien notaire"
TOLD = (
    "L'ancien notaire de Luzac, Paul Estienne, a été condamné jeudi à trois ans de prison par le tribunal de Montbrézy."
    "\n\nSon avocate, Me Aline Morvan, a annoncé qu'il ferait appel. Les familles se disent soulagées."
)
OTHER = (
    "Un hangar détruit par les flammes\n\nLe feu a pris lundi soir dans un hangar de paille, au bord de la rocade de "
    "Luzac. Les pompiers de Kervoal ont protégé les bâtiments voisins."
)


def _title(*lines: str) -> str | None:
    text = "\n\n".join(lines)
    raw = RawText(source="a.txt", part=1, text=text, sha256="0" * 64, format="text")
    (article,), _ = normalise_texts([raw], SETTINGS)
    return article.title


@pytest.mark.parametrize(
    "rubric", ["Justice", "FAITS DIVERS", "Faits divers - Justice", "Société | Police", "Monde et Afrique"]
)
@pytest.mark.parametrize("menu", ["", "Accueil\n\nMenu\n\nMon compte"])
def test_the_name_of_a_column_is_no_headline(rubric: str, menu: str) -> None:
    assert _title(menu, rubric, HEADLINE, TOLD) == HEADLINE


def test_several_short_items_have_the_name_of_their_column() -> None:
    assert _title("Faits divers", HEADLINE, TOLD, OTHER) == "Faits divers"
    assert _title("Justice pour tous", TOLD) == "Justice pour tous"
