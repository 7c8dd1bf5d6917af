from __future__ import annotations

import pytest

from pipeline.names.canonical import canonical_name, split_person
from pipeline.names.columns import ACTOR, ORGANIZATION


@pytest.mark.parametrize(
    ("forms", "name", "given_name", "family_name"),
    [
        ({"Jean-Renaud ROYAN": 5, "Jean-Renaud Royan": 1, "Royan": 9}, "Jean-Renaud Royan", "Jean-Renaud", "Royan"),
        ({"JEAN-RENAUD ROYAN": 2}, "Jean-Renaud Royan", "Jean-Renaud", "Royan"),
        ({"ROYAN Jean-Renaud": 2}, "Jean-Renaud Royan", "Jean-Renaud", "Royan"),
        ({"Frederic Orval": 6, "Frédéric Orval": 1}, "Frédéric Orval", "Frédéric", "Orval"),
        ({"Jonas W. Keller": 4, "Jonas Keller": 6}, "Jonas W. Keller", "Jonas W.", "Keller"),
        ({"Jonas Wilbur Keller": 1, "Jonas Keller": 12}, "Jonas Keller", "Jonas", "Keller"),
        ({"Charles de Montbrezy": 1, "Montbrezy": 8}, "Charles de Montbrezy", "Charles", "de Montbrezy"),
        ({"Hélène d’Orval": 1}, "Hélène d’Orval", "Hélène", "d’Orval"),
        ({"HÉLÈNE D'ORVAL": 1}, "Hélène d'Orval", "Hélène", "d'Orval"),
        ({"Agnès Le Viry": 1}, "Agnès Le Viry", "Agnès", "Le Viry"),
        ({"M. Vasselin": 1}, "Vasselin", None, None),
        ({"A. Vasselin": 1, "Vasselin": 2}, "A. Vasselin", "A.", "Vasselin"),
        ({"Geraint Thomas": 1}, "Geraint Thomas", "Geraint", "Thomas"),
        ({"Alban II": 1}, "Alban II", "Alban", "II"),
        ({"Agnès le Viry": 1, "Agnès Le Viry": 1}, "Agnès Le Viry", "Agnès", "Le Viry"),
        ({"Aude vasselin": 3, "Aude Vasselin": 1}, "Aude Vasselin", "Aude", "Vasselin"),
        ({"Aude vasselin": 1}, "Aude Vasselin", "Aude", "Vasselin"),
        ({"Kim Sol-un": 1}, "Kim Sol-un", "Kim", "Sol-un"),
        ({"PIETER VAN DER MEER": 1}, "Pieter van der Meer", "Pieter", "van der Meer"),
        ({"AGNÈS LE VIRY": 1}, "Agnès Le Viry", "Agnès", "Le Viry"),
        ({"Aude\nVasselin": 1}, "Aude Vasselin", "Aude", "Vasselin"),
        ({"J.-R. Tremblois": 1}, "J.-R. Tremblois", "J.-R.", "Tremblois"),
        ({"Tremblois Hélène": 1, "Hélène Tremblois": 1}, "Hélène Tremblois", "Hélène", "Tremblois"),
    ],
)
def test_persons(forms: dict[str, int], name: str, given_name: str | None, family_name: str | None) -> None:
    found = canonical_name(ACTOR, forms)
    assert (found.name, found.given_name, found.family_name) == (name, given_name, family_name)


@pytest.mark.parametrize(
    ("forms", "name", "acronym"),
    [
        ({"CLP": 9, "Commission du littoral et des ports": 1}, "Commission du littoral et des ports", "CLP"),
        ({"Clp": 3, "Commission du littoral et des ports": 1}, "Commission du littoral et des ports", "Clp"),
        ({"Commission": 4, "Commission du littoral": 2}, "Commission du littoral", None),
        ({"CLP": 2}, "CLP", "CLP"),
        ({"Vasselin SA": 2}, "Vasselin", None),
        ({"Les Riverains": 1, "Riverains": 3}, "Les Riverains", None),
        ({"ORANCEINFO": 1, "oranceinfo": 1}, "oranceinfo", None),
        ({"Bayard Orance": 1, "Bayard": 2}, "Bayard Orance", None),
        ({"ministère de la Mer": 4, "ministère de la mer": 2}, "ministère de la Mer", None),
        ({"Sénat": 1, "Sénat français": 3}, "Sénat", None),
        ({"Sénat américain": 3}, "Sénat américain", None),
        ({"Croix": 1}, "La Croix", None),
        ({"LR": 3, "Républicains": 1}, "Les Républicains", "LR"),
        ({"Église « La mer »": 1}, "Église « La mer »", None),
        ({"« La mer »": 1}, "La mer", None),
        ({"Ligue des ports": 1, "Ligue des ports français": 3}, "Ligue des ports français", None),
    ],
)
def test_organizations(forms: dict[str, int], name: str, acronym: str | None) -> None:
    found = canonical_name(ORGANIZATION, forms)
    assert (found.name, found.acronym) == (name, acronym)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Vasselin", (None, None)),
        ("Ana Costa Silva", ("Ana", "Costa Silva")),
        ("Jean Pierre Grandclément", ("Jean Pierre", "Grandclément")),
        ("Tarik bin Salem", ("Tarik", "bin Salem")),
        ("Recai Tayfun Demirel", ("Recai Tayfun", "Demirel")),
    ],
)
def test_split_person(name: str, parts: tuple[str | None, str | None]) -> None:
    assert split_person(name) == parts
