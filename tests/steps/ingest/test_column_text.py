"""Columns of print side by side in a text file: each is read to its end, and what is no print stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

import pytest

from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.ingest.column_text import columns_in_turn
from pipeline.steps.ingest.readers.text import read
from pipeline.steps.ingest.source import Source
from tests.growth import growth

HEAD = "LE RAPPEL DE LUZAC                 Mardi 15 mars 1955\n\nLa vie des communes\n"
WATER = """\
   Le conseil s'est réuni samedi
soir. M. Jaunay, maire, a de-
mandé que l'eau soit amenée aux
Brosses avant la fin de l'année ;
M. Fresneau a proposé un emprunt
que tous ont voté."""
FIRE = """\
   Vendredi, un incendie s'est
déclaré dans le séchoir de la
tuilerie. Les pompiers ont lutté
toute la nuit, et personne n'est
blessé."""
FAIR = """\
la foire aux moutons a réuni
deux cents bêtes, ce que le
syndicat trouve peu ; Mlle Bry
a remis les prix aux éleveurs."""


def beside(*columns: str, gutter: int = 3) -> str:
    """Texts as they stand on a page, side by side."""
    sides = [column.split("\n") for column in columns]
    widths = [max(map(len, side)) + gutter for side in sides]
    rows = zip_longest(*sides, fillvalue="")
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def told(text: str) -> str:
    """Its words, without the blanks between them."""
    return " ".join(text.split())


@pytest.mark.parametrize("columns", [(WATER, FIRE), (FIRE, WATER), (WATER, FIRE, FAIR), (FAIR, WATER)])
@pytest.mark.parametrize("gutter", [2, 5])
def test_columns_are_read_one_after_the_other(columns: tuple[str, ...], gutter: int) -> None:
    page = f"{HEAD}{beside(*columns, gutter=gutter)}\n\nGérant : P. Vey"
    found = columns_in_turn(page)
    assert found is not None
    assert told(found) == told("\n".join((HEAD, *columns, "Gérant : P. Vey")))


def test_a_sentence_goes_on_at_the_top_of_the_next_column() -> None:
    above, below = "\n".join(FIRE.split("\n")[:3]), "\n".join(FIRE.split("\n")[3:])
    found = columns_in_turn(beside(f"{WATER}\n{above}", f"{below}\n\n{FAIR}"))
    assert found is not None
    assert "Les pompiers ont lutté\ntoute la nuit" in found
    assert "blessé.\n\nla foire" in found


NAMES = """\
Anne Brel, maire de Luzac      Paul Dray, menuisier au bourg
Ida Sorel, juge de paix        Jean Vey, facteur de la poste
Léa Morin, sage-femme          Guy Osier, patron du café
Zoé Plantier, fermière         Rémi Daru, curé de Brénac
Ève Caron, institutrice        Luc Hérel, garde champêtre"""
TYPED = """\
Le maire a parlé.  Il a dit que le pont serait ouvert en
avril.  Le conseil a voté.  Trois élus ont quitté la salle
avant la fin.  La séance a été levée.  Le public est resté
sur la place.  Le préfet viendra.  Il a promis de recevoir
les riverains.  On verra bien.  Personne ne sait s'il vient."""
MENU = """\
Accueil                 Politique de la ville
nos archives            toutes nos éditions
abonnés et lecteurs     petites annonces du jour"""

CELLS = """\
Commune de Luzac         Le maire et ses
                         adjoints
Commune de Vey           La préfecture de
sur la rivière           la région
Commune d'Arles          Le conseil de
la belle                 surveillance
Commune de Tain          La chambre de
près du pont             commerce"""

TABBED = """\
le maire de la ville\tla préfète de la baie
a reçu les pêcheurs\tparle de la criée qui
du port de la pointe\ta fermé hier soir et
et les a vus partir\trouvre dans un mois
dans le petit matin\tselon les pêcheurs"""
FEAST = """\
à dix heures           marché aux fleurs sur la place
à midi et demi         repas
à deux heures passées  course en sac des enfants de l'école
à la nuit              bal au lavoir
le lendemain, à l'aube pêche à la ligne"""


@pytest.mark.parametrize(
    "text", [NAMES, TYPED, MENU, CELLS, FEAST, TABBED, WATER, HEAD, "", "\n\n", f"{WATER}\n\n{FIRE}"]
)
def test_what_is_no_print_in_columns_stays_as_it_is(text: str) -> None:
    assert columns_in_turn(text) is None


def test_the_reader_says_what_it_mended() -> None:
    page = f"{HEAD}{beside(WATER, FIRE)}"
    (found,) = read(Source.of("page.txt", page.encode()), Settings())
    assert isinstance(found, RawText)
    assert (found.repairs, told(found.text)) == (("columns",), told(f"{HEAD}{WATER}\n{FIRE}"))


@pytest.mark.parametrize("page", [TYPED, beside(WATER, FIRE, FAIR), "a  b\n"], ids=["typed", "columns", "cells"])
def test_the_time_grows_with_the_text(page: str) -> None:
    def parting(n: int) -> Callable[[], object]:
        text = f"{page}\n\n" * n
        return lambda: columns_in_turn(text)

    assert growth(parting, 1500, most=3.2) < 3.2
