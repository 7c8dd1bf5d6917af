"""Roles given to several, as they are of one."""

from __future__ import annotations

import pytest

from pipeline.steps.relate.roles.of_one import of_one


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ("anciens ministres de la Ville", "ancien ministre de la Ville"),
        ("anciennes ministres", "ancienne ministre"),
        ("présidents français", "président français"),
        ("ex-présidents", "ex-président"),
        ("députés RN sortants", "député RN sortant"),
        ("légendes de l'histoire du rail", "légende de l'histoire du rail"),
        ("hommes politiques", "homme politique"),
        ("avocats généraux", "avocat général"),
        ("jeunes acteurs", "jeune acteur"),
        ("jeunes retraités", "jeune retraité"),
        ("professionnels en logistique", "professionnel en logistique"),
        ("élus locaux", "élu local"),
        # What is in the singular, or has none that is known, stays.
        ("présidente du conseil des élus", "présidente du conseil des élus"),
        ("commis de salle", "commis de salle"),
        ("porte-parole", "porte-parole"),
        ("prix Nobel", "prix Nobel"),
        ("", ""),
    ],
)
def test_a_role_of_several_as_it_is_of_one(told: str, one: str) -> None:
    assert of_one(told) == one
