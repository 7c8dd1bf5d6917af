from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.acronym import is_acronym, stands_for
from pipeline.names.key import split_words
from pipeline.names.organization import (
    leaves_out,
    parse_organization,
    shortens,
    similar_organizations,
    spells_out,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLP", True),
        ("C.L.P.", True),
        ("U. I. S. E", True),
        ("AfD", True),
        ("G7", True),
        ("Cnil", False),
        ("Vasselin", False),
        ("Commission", False),
        ("3", False),
    ],
)
def test_is_acronym(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("letters", "long", "defined", "expected"),
    [
        ("clp", "Commission du littoral et des ports", False, True),
        ("lr", "Les Riverains", False, True),
        ("ldh", "Ligue des droits de l'herbe", False, True),
        ("inms", "Institut national des mesures du sol", False, True),
        ("direnum", "Direction régionale du numérique", False, True),
        ("dirnum", "Direction intercommunale des routes et du numérique", False, True),
        ("anset", "Agence nationale de sécurité des transports, des ports et des canaux", False, True),
        ("cpgob", "Compagnie orançaise des ballons", True, True),
        ("cpgob", "Compagnie orançaise des ballons", False, False),
        ("clp", "Ligue des ports", False, False),
        ("c", "Commission", False, False),
    ],
)
def test_stands_for(letters: str, long: str, defined: bool, expected: bool) -> None:
    assert stands_for(letters, tuple(split_words(long)), defined=defined) is expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("groupe Vasselin", "Vasselin"),
        ("Vasselin SA", "Vasselin"),
        ("A. F. V", "AFV"),
        ("Agence régionale de santé d'Orance", "Agence régionale de santé Orance"),
        ("Le Courrier", "Courrier"),
        ("Comité des rives de l'ONU", "Comité des rives des Nations unies"),
    ],
)
def test_one_key(left: str, right: str) -> None:
    assert parse_organization(left).key == parse_organization(right).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Société Générale des eaux", "eaux"),
        ("Société Générale", "Générale"),
        ("syndicat des eaux", "eaux"),
        ("association régionale", "régionale"),
        ("Comité des rives de l'ONU", "ONU"),
    ],
)
def test_two_keys(left: str, right: str) -> None:
    assert parse_organization(left).key != parse_organization(right).key


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Bayard", "Bayard Orance", True),
        ("Vasselin", "Vasselin France", False),
        ("Canal", "Canal 5", False),
        ("Renard", "Renard-Nissa", False),
        ("Nissa", "Alliance Renard-Nissa", False),
        ("Radio Orance", "Cellule investigation de Radio Orance", False),
        ("ministère de la Mer", "ministère de la Mer et des Ports", True),
    ],
)
def test_shortens(short: str, long: str, expected: bool) -> None:
    assert shortens(parse_organization(short), parse_organization(long)) is expected


def test_complements_may_be_left_out_but_not_adjectives() -> None:
    full = parse_organization("Comité de l'Orance pour la défense des eaux vives")
    assert leaves_out(parse_organization("Comité pour la défense des eaux vives"), full)
    assert not leaves_out(
        parse_organization("Association des maires de France"),
        parse_organization("Association des maires ruraux de France"),
    )


def test_an_acronym_may_begin_a_name() -> None:
    long = parse_organization("Agence régionale de santé d'Orance")
    assert spells_out(parse_organization("ARS Orance"), long)
    assert not spells_out(parse_organization("ARS Norvane"), long)


def test_slips_of_the_pen_in_long_names() -> None:
    def words(text: str) -> tuple[str, ...]:
        return parse_organization(text).content

    assert similar_organizations(words("Fédération des pêcheurs"), words("Fédération des pécheurs"))
    assert not similar_organizations(words("préfecture du Gard"), words("préfecture du Tarn"))
    assert not similar_organizations(words("Université Orance 1"), words("Université Orance 2"))


@given(st.text(min_size=1, max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert parse_organization(text).content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("union départementale CGT", True),
        ("section locale du PS", True),
        ("police municipale", False),
        ("union départementale CGT d'Orance", False),
        ("Ligue régionale des digues", False),
        ("Union nationale CGT", False),
        ("Orval", False),
    ],
)
def test_a_branch_that_tells_no_place(text: str, expected: bool) -> None:
    assert parse_organization(text).is_branch is expected
