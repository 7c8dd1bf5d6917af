from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.names.person import is_typo, parse_person, same_given


@pytest.mark.parametrize(
    ("text", "given_names", "family", "gender"),
    [
        ("Aude Vasselin", ("aude",), "vasselin", "f"),
        ("Jean-Renaud ROYAN", ("jeanrenaud",), "royan", "m"),
        ("ROYAN Jean-Renaud", ("jeanrenaud",), "royan", "m"),
        ("Jean Pierre Grandclément", ("jeanpierre",), "grandclement", "m"),
        ("Charles de Montbrezy", ("charles",), "montbrezy", "m"),
        ("de Montbrezy", (), "montbrezy", ""),
        ("Hélène d’Orval", ("helene",), "orval", "f"),
        ("Samir El Amrani", ("samir",), "amrani", "m"),
        ("Samir al-Masri", ("samir",), "masri", "m"),
        ("J.-P. Grandclément", ("j", "p"), "grandclement", ""),
        ("JP Grandclément", ("j", "p"), "grandclement", ""),
        ("M. Vasselin", (), "vasselin", "m"),
        ("Mme Aude Vasselin", ("aude",), "vasselin", "f"),
        ("Me Vasselin", (), "vasselin", ""),
        ("Camille Vasselin", ("camille",), "vasselin", ""),
        ("Vasselin", (), "vasselin", ""),
    ],
)
def test_parts(text: str, given_names: tuple[str, ...], family: str, gender: str) -> None:
    name = parse_person(text)
    assert (name.given, name.family, name.gender) == (given_names, family, gender)


def test_double_surnames_keep_their_parts() -> None:
    assert parse_person("Nadège Fauconnet-Viry").parts == ("fauconnet", "viry")
    assert parse_person("Nadège Fauconnet-Le Viry").parts == ("fauconnet", "viry")
    assert parse_person("Nadège Viry").parts == ()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("mathieu", "matthieu", True),
        ("viktor", "victor", True),
        ("mohamed", "mohammed", True),
        ("j", "jeanpierre", True),
        ("ph", "philippe", True),
        ("michel", "michele", False),
        ("jean", "jeanne", False),
        ("jeanpierre", "jeanpaul", False),
        ("marc", "marcel", False),
    ],
)
def test_same_given(left: str, right: str, same: bool) -> None:
    assert same_given(left, right) is same
    assert same_given(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "typo"),
    [
        ("trouvereau", "trouverau", True),
        ("loew", "low", True),
        ("cnil", "cnam", False),
        ("roy", "ray", False),
        ("fontenelle", "montenelle", True),
        ("garnier", "tanier", False),
    ],
)
def test_is_typo(left: str, right: str, typo: bool) -> None:
    assert is_typo(left, right) is typo


@given(st.text(max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    name = parse_person(text)
    assert all(name.given)
    assert name.key == parse_person(text).key
