from __future__ import annotations

import pytest

from pipeline.french import rows
from pipeline.names.acronym import stands_for
from pipeline.names.key import fold_text, split_words
from pipeline.names.name_words import given_names
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person

LISTS = {
    "name_titles": "title",
    "name_particles": "particle",
    "acronym_stop_words": "word",
    "generic_institutions": "form",
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_each_row_stands_in_its_own_example(name: str) -> None:
    column = LISTS[name]
    listed = rows(name)
    words = [fold_text(row[column]) for row in listed]
    assert len(set(words)) == len(words)
    for row in listed:
        example = " ".join(split_words(row["example"]))
        assert " ".join(split_words(row[column])) in example, row


def test_given_names_stand_once_with_a_gender() -> None:
    listed = rows("given_names")
    assert len({fold_text(row["name"]) for row in listed}) == len(listed)
    assert {row["gender"] for row in listed} == {"f", "m", "u"}
    assert {row["kind"] for row in listed} == {"", "heads compounds"}
    assert {row["source"] for row in listed} == {"own", "Dicollecte", "both"}


@pytest.mark.parametrize(
    ("name", "gender"), [("Soraya", "f"), ("Gwendal", "m"), ("Camille", "u"), ("Dominique", "u"), ("Andrea", "u")]
)
def test_given_names_tell_a_gender_only_where_it_is_sure(name: str, gender: str) -> None:
    assert given_names()[fold_text(name)] == gender


def test_generic_institutions_are_read_as_such() -> None:
    for row in rows("generic_institutions"):
        assert parse_organization(row["form"]).is_generic, row
        assert not parse_organization(f"{row['form']} de Norvane").is_generic, row


def test_titles_are_passed_over() -> None:
    for row in rows("name_titles"):
        name = parse_person(f"{row['title']} Vasselin")
        assert (name.family, name.given) == ("vasselin", ()), row
        assert name.gender == row["gender"].replace("u", ""), row


def test_stop_words_may_be_passed_over() -> None:
    for row in rows("acronym_stop_words"):
        long, acronym = row["example"].rstrip(")").split(" (")
        assert stands_for("".join(split_words(acronym)), tuple(split_words(long))), row


def test_legal_forms_and_descriptors_change_nothing() -> None:
    for row in rows("legal_forms"):
        assert parse_organization(f"Vasselin {row['form']}").key == "vasselin", row
    for row in rows("organization_descriptors"):
        assert parse_organization(f"{row['word']} Vasselin").key == "vasselin", row
