"""Stamps by how long ago, datelines of dispatches, bylines: what they say, and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.page.day_at_head import day_at_head
from pipeline.page.people import people
from pipeline.page.stamps import author_of, dateline_of, is_byline, is_elapsed, is_stamp
from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("PARIS, 17 avr 2025 (AFP) - Le ministre a démissionné.", date(2025, 4, 17)),
        ("Bruxelles, le 3 mars 2020 (Belga) – Le roi reçoit.", date(2020, 3, 3)),
        ("Kervoal, 3 mars 2020 (APK) - Le bac a repris.", date(2020, 3, 3)),
        ("KERVOAL 03/03/2020 (APK) = Le bac a repris.", date(2020, 3, 3)),
        ("Kervoal, 3 mars 2020 (hier) le bac a repris.", None),
        ("Montréal, le 20 janvier 2017 – La société annonce une baisse.", date(2017, 1, 20)),
        ("Le 3 mars 2020 - le maire l'avait promis.", None),
        ("Le maire, élu le 3 mars 2020 – un dimanche –, a démissionné.", None),
        ("Paris, 3 mars 2020. Le maire a démissionné.", None),
        ("Bakaro, 3 mars 2020. Le ministre a remis hier lundi les clés du bac.", date(2020, 3, 3)),
        ("Paris, 3 mars 2020. Le maire a démissionné ce mardi.", date(2020, 3, 3)),
        ("Paris, 3 mars. Le maire a démissionné hier.", None),
    ],
)
def test_a_dateline_gives_the_day_of_a_dispatch(line: str, day: date | None) -> None:
    found = dateline_of(line)
    assert (found.date.full if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le col ferme\n5 mars 2017 – Un loup a été vu vendredi au col.", date(2017, 3, 5)),
        ("TRIBUNE. 19 mars 2020. Un berger parle.\nSamedi, les bergers marcheront.", date(2020, 3, 19)),
        ("5 mars 2017 – Un loup est vu.\nIl a fui vers le col.", None),
        ("Le col ferme\n5 mars 2017. – Un loup est vu.\nIl a fui vers le col.", date(2017, 3, 5)),
        ("5 mars 2017. – Un loup est vu.\n9 mars 2017. – Il fuit.", None),
        ("5 mars 2017 – Un loup est vu.\n9 mars 2017 – Il fuit.\nVendredi, on le tire.", None),
        ("Le 5 mars 2017 – un dimanche –, un loup a fui. Vendredi, on l'a vu.", None),
        ("Un\ndeux\ntrois\nquatre\n5 mars 2017 – Un loup a été vu vendredi.", None),
    ],
)
def test_a_day_before_the_first_words_dates_them(text: str, day: date | None) -> None:
    found = day_at_head(text.split("\n"))
    assert (found.date.full if found else None) == day


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Publié hier à 19h25", True),
        ("Il y a 2 heures", True),
        ("Publié il y a 3 jours - Mis à jour il y a 2 heures", True),
        ("Hier à 19h25", True),
        ("Hier", False),
        ("18h30", False),
        ("Il y a 2 ans, la ville brûlait.", False),
    ],
)
def test_a_stamp_may_say_how_long_ago(line: str, is_one: bool) -> None:
    assert is_elapsed(line) == is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("le 08/04/2017 à 18:00 par J. Martin.", True),
        ("Paris, le 20 janvier 2017 – Pour diffusion immédiate", True),
        ("Jeanne Martin, le 3 mars 2020.", False),
        ("Le maire a démissionné le 3 mars 2020.", False),
    ],
)
def test_a_stamp_may_end_with_a_full_stop(line: str, is_one: bool) -> None:
    assert is_stamp(line, signed=True) == is_one


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Jeanne Martin", "Jeanne Martin"),
        ("Jeanne Martin Suivre", "Jeanne Martin"),
        ("Jeanne Martin, Lyon", "Jeanne Martin"),
        ("Jeanne Martin (Lyon)", "Jeanne Martin"),
        ("Jeanne Martin, à Mont-de-Marsan", "Jeanne Martin"),
        ("Jeanne Martin; jmartin@courrier.example", "Jeanne Martin"),
        ("['Jeanne Martin', 'Luc Roy']", "Jeanne Martin, Luc Roy"),
        ("Jeanne Martin, AFP", "Jeanne Martin, AFP"),
        ("", None),
    ],
)
def test_a_byline_gives_its_people(line: str, names: str | None) -> None:
    assert people(line) == names


def test_a_headline_in_capitals_is_no_byline() -> None:
    assert is_byline("JEANNE MARTIN")
    assert not is_byline("LE MAIRE MIS EN EXAMEN")
    assert not is_byline("DOCKERS ET MARINS VOTENT LA GRÈVE")
    assert author_of("By La Rédaction mars 3, 2021") == "La Rédaction"


TEXT = "Les dockers du port ont voté la grève mardi. Le préfet a réuni les élus hier soir, avant la reprise du travail."


@pytest.mark.parametrize(
    ("head", "title", "author", "day"),
    [
        ("Les dockers en grève\nPar Inès Talabard\nPublié le 8 mars 2024", "Les dockers en grève", "Inès Talabard", 8),
        ("Les dockers en grève\nPublié le 8 mars 2024\nInès Talabard", "Les dockers en grève", "Inès Talabard", 8),
        ("Publié le 8 mars 2024\nPar Inès Talabard\nLes dockers en grève", "Les dockers en grève", "Inès Talabard", 8),
        ("Par Inès Talabard\nLes dockers en grève\n8 mars 2024", "Les dockers en grève", "Inès Talabard", 8),
        ("LES DOCKERS VOTENT LA GRÈVE\nPar Inès Talabard", "LES DOCKERS VOTENT LA GRÈVE", "Inès Talabard", None),
        ("LE PETIT COURRIER\nvendredi 8 mars 2024\nLES DOCKERS EN GRÈVE", "LES DOCKERS EN GRÈVE", None, 8),
        ("Le Monde\nLes dockers en grève\n8 mars 2024", "Les dockers en grève", None, 8),
        ("Les dockers en grève\nPublié hier à 19h25", "Les dockers en grève", None, None),
    ],
)
def test_title_byline_and_stamp_in_any_order(head: str, title: str, author: str | None, day: int | None) -> None:
    raw = RawText(source="a.txt", part=1, text=f"{head}\n{TEXT}", sha256="0" * 64, format="text")
    (article,), _ = normalise_texts([raw], Settings(today=date(2026, 11, 21)))
    assert (article.title, article.author) == (title, author)
    assert article.published == (date(2024, 3, day) if day else None)


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ("Les dockers en grève | Le Ponant libre\nAccueil\nSports\nLes dockers en grève\n{}", "Le Ponant libre"),
        ("CNews | Actualités en direct\nAccueil\nMenu\nLes dockers en grève\n{}", "CNews"),
        (
            "Accueil\nMenu\nLes dockers en grève\n{}\nPartager\n© 2023 - Le Journal du Dimanche. Droits réservés",
            "Le Journal du dimanche",
        ),
        ("Accueil\nContexte\nMenu\nLes dockers en grève\n{}", None),
    ],
)
def test_the_outlet_that_a_page_shows(page: str, outlet: str | None) -> None:
    text = page.format(f"{TEXT}\n{TEXT.replace('mardi', 'jeudi')}")
    raw = RawText(source="a.txt", part=1, text=text, sha256="0" * 64, format="text")
    (article,), _ = normalise_texts([raw], Settings(today=date(2026, 11, 21)))
    assert article.outlet == outlet
