"""Lines that date and sign a page, and dates as files write them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.page.calendar import find_dates
from pipeline.page.stamps import author_of, is_byline, is_credit, is_name, is_stamp, read_stamps
from pipeline.steps.ingest.parse_date import parse_date


@pytest.mark.parametrize(
    ("line", "alone", "signed"),
    [
        ("Publié le 06/07/2020", True, True),
        ("Le 23 novembre 2020 à 09h49", True, True),
        ("191628 OCT 22", True, True),
        ("Publié le 24/08/2023 à 07:12 - Mis à jour le 24/08/2023 à 09:55", True, True),
        ("janv. 15, 2020", True, True),
        ("2 mai 2025 par Maëlle Quintric", False, True),
        ("Soizic Le Braz - 17 juin 2020", False, True),
        ("Rédaction web 14/06/2022 à 16:38", True, True),
        ("La criée de Kervoal a rouvert le 3 avril 2022.", False, False),
        ("Le vote est prévu le 14 juillet.", False, False),
        ("En mars 2020", False, False),
        ("N° 412, du 15 au 21 juin 2023", True, True),
        ("Kervoal - Luzac : 12-12", False, False),  # a result
        ("Publié le 12-12, Inès Talabard", False, True),
        ("Par Inès Talabard", False, False),
    ],
)
def test_is_stamp(line: str, alone: bool, signed: bool) -> None:
    assert (is_stamp(line), is_stamp(line, signed=True)) == (alone, signed)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Par Inès Talabard", "Inès Talabard"),
        ("Critique par Inès Talabard", "Inès Talabard"),
        ("De notre envoyée spéciale Inès Talabard", "Inès Talabard"),
        ("De notre envoyée spéciale au Ponant", None),
        ("par Rosalie Bugel", "Rosalie Bugel"),
        ("Texte par : Jean-Luc Meunier", "Jean-Luc Meunier"),
        ("Un texte de Sophie Tolède, avocate", "Sophie Tolède, avocate"),
        ("2 mai 2025 par Maëlle Quintric", "Maëlle Quintric"),
        ("Publié le 2 mai 2025 à 8h12, par Maëlle Quintric", "Maëlle Quintric"),
        ("Par Inès Talabard, publié le 3 mars 2020 à 10h", "Inès Talabard"),
        ("Par ailleurs, le maire a démissionné", None),
        ("par une décision du 3 mai", None),
        ("Inès Talabard", None),
    ],
)
def test_author_of(line: str, author: str | None) -> None:
    assert author_of(line) == author


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Inès Talabard", True),
        ("Inès Talabard avec AFP", True),
        ("Farid Mebrouk, président du club", True),
        ("Le maire démissionne", False),
        ("Nadège Fauconnet, une vie sur le port", False),
        ("À Kervoal, le port rouvre", False),
        ("LE PORT", False),
        ("DE LA BAIE", False),  # the second line of « L'ÉCHO / DE LA BAIE »
        ("DE VILLEBOIS", True),
    ],
)
def test_is_byline(line: str, expected: bool) -> None:
    assert is_byline(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("INÈS TALABARD", True),
        ("DE VILLEBOIS", True),
        ("J.-P. TALABARD", True),
        ("EN BREF", False),
        ("FAITS DIVERS", False),
        ("Communiqué de Presse", False),
    ],
)
def test_the_head_of_a_column_is_no_name(line: str, expected: bool) -> None:
    assert is_byline(line)
    assert is_name(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jeanne Martin / AFP", True),
        ("Jeanne Martin/AFP", True),
        ("(Jeanne Van der Meer/Reuters)", True),
        ("Jeanne Martin via AP", True),
        ("AFP", False),
        ("Kervoal / Lorient", False),
        ("Jeanne Martin quitte l'AFP", False),
        ("PHOTO JEANNE MARTIN, ARCHIVES LE PHARE", True),
        ("IMAGE FOURNIE PAR LES ÉDITIONS DU PHARE", True),
        ("PHOTO", False),
        ("PHOTO DE FAMILLE : LE MAIRE PART !", False),
        ("Photo de classe, dix ans après", False),
    ],
)
def test_is_credit(line: str, expected: bool) -> None:
    assert is_credit(line) is expected


def test_a_date_after_an_update_is_an_update() -> None:
    stamps = read_stamps("Publié le 5 mars 2021 à 9h15, mis à jour le 6 mars 2021")
    assert [(stamp.date.full, stamp.update) for stamp in stamps] == [
        (date(2021, 3, 5), False),
        (date(2021, 3, 6), True),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mardi 3 mars 2020", [(3, 3, 2020, 1)]),
        ("mercredi, le 5 mai", [(5, 5, None, 2)]),
        ("du 12/03/2020 au 2020-04-12", [(12, 3, 2020, None), (12, 4, 2020, None)]),
        ("janv. 15, 2020 puis mars 2021", [(15, 1, 2020, None), (None, 3, 2021, None)]),
        ("du jeudi 15 au mercredi 21 juin 2023", [(15, 6, 2023, 3)]),
        ("semaine du 28 décembre au 3 janvier 2023", [(28, 12, None, None), (3, 1, 2023, None)]),
        ("semaine du 28 au 3 janvier 2023", [(28, 12, 2022, None)]),
        ("le 1er juin", [(1, 6, None, None)]),
        ("Samedi 2 et dimanche 3 février 1991", [(2, 2, 1991, 5)]),  # one issue for both
        ("Samedi 4, dimanche 5 et lundi 6 juin 1949", [(4, 6, 1949, 5)]),
        ("Dimanche 31 - Lundi 1er février 1993", [(31, 1, 1993, 6)]),
        ("samedi 29-dimanche 1er mars", [(29, 2, None, 5)]),
        ("jeudi 4 et vendredi 12 mars 2021", [(12, 3, 2021, 4)]),
        ("jeudi 4 à Luzac et 12 mars 2021", [(12, 3, 2021, None)]),
        ("dimanche 19 mars 1871, 02/03/1789", [(19, 3, 1871, 6), (2, 3, 1789, None)]),
        ("AFP 031628 AOU 22", [(3, 8, 2022, None)]),
        ("301412 GMT SEP 98", [(30, 9, 1998, None)]),
        ("le 2 avril 1204", [(2, 4, None, None)]),  # no paper is so old
        ("en 2020, au 192.168.1.12, en 1.2.3.4", []),
    ],
)
def test_find_dates(text: str, found: list[tuple[int | None, int, int | None, int | None]]) -> None:
    assert [(day.day, day.month, day.year, day.weekday) for day in find_dates(text)] == found


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-05-19", date(2025, 5, 19)),
        ("2025-05-19T08:30:00+02:00", date(2025, 5, 19)),
        ("19/05/2025", date(2025, 5, 19)),
        ("19 mai 2025 à 8h30", date(2025, 5, 19)),
        ("Lundi 19 mai 2025 - p. 4", date(2025, 5, 19)),
        ("20250519", date(2025, 5, 19)),
        ("Mon, 19 May 2025 08:00:00 GMT", date(2025, 5, 19)),
        ("May 19, 2025", date(2025, 5, 19)),
        ("1747612800", date(2025, 5, 19)),
        ("31/02/2025", None),
        ("hier", None),
        ("", None),
    ],
)
def test_parse_date(value: str, day: date | None) -> None:
    assert parse_date(value) == day
