"""The reader's eye sees what readers complained of, and lets good labels pass."""

from __future__ import annotations

import pytest

from tests.label_check import faults, points_back

GOOD = "Les élus de Bréval et la SNV n'ont pas signé l'accord"


@pytest.mark.parametrize(
    "label",
    [
        GOOD,
        "Les élus de Bréval et la SNV n’ont pas signé l’accord.",
        "Les élus de Bréval et la SNV n'ont pas signé l'accord sur l'eau",
    ],
)
def test_good_labels_pass(label: str) -> None:
    assert faults(label, GOOD, names=("SNV",)) == []


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        ("Les élus de Bréval et la SNV ont signé l'accord", "negation lost"),
        ("La SNV n'a pas signé l'accord", "other subject"),
        ("Les élus de Bréval n'ont pas signé l'accord", "lost SNV"),
        ("Les élus de Bréval et la SNV n'ont pas", "lost"),
        ("Les élus de Bréval et la SNV n'ont pas signé l'accord sur", "dangling end"),
        ("Les élus de Bréval et la SNV n'ont pas signé « l'accord", "unmatched mark"),
        ("Ils n'ont pas signé l'accord de Bréval, ni les élus, ni la SNV", "pronoun"),
        ("que les élus de Bréval et la SNV n'ont pas signé l'accord", "continues nothing"),
        ("", "empty"),
    ],
)
def test_bad_labels_are_seen(label: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(label, GOOD, names=("SNV",)))


def test_a_pronoun_with_its_name_stands_alone() -> None:
    assert faults("Il [Jean Roy] a quitté la mairie", "Jean Roy a quitté la mairie", names=("Jean Roy",)) == []
    assert faults("Il a quitté la mairie", "Il a quitté la mairie") == []


def test_words_of_another_text_are_seen() -> None:
    assert faults("Le maire part", "Le maire part", text="Le maire part.") == []
    assert "not in the text: lundi" in faults("Le maire part lundi", "Le maire part", text="Le maire part.")


@pytest.mark.parametrize(
    "label",
    ["Ce pont a cédé", "Son frère est parti", "Il a cédé à la ville", "Ces trois péniches ont coulé à Lannes"],
)
def test_what_points_back_is_seen(label: str) -> None:
    assert points_back(label)


@pytest.mark.parametrize(
    "label",
    [
        "Ce pont [de Lannes] a cédé",
        "Son [de Jean Roy] adjoint Luc Morvel est parti",
        "Il faut voter",
        "Ce lundi, la ville a voté",
        "« Notre ville a peur », a dit la maire",
        "Le pont de Lannes a cédé",
    ],
)
def test_what_stands_alone_passes(label: str) -> None:
    assert not points_back(label)
