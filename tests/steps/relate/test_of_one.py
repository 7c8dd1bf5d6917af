"""Roles given to several, as they are of one."""

from __future__ import annotations

import pytest

from pipeline.steps.relate.roles.of_one import at_any_time, of_one


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


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("actuel directeur", "directeur"),
        ("présidente d'alors", "présidente"),
        ("maire de Gap à l'époque", "maire de Gap"),
        ("alors ministre de la Mer", "ministre de la Mer"),
        ("nouvelle préfète", "préfète"),
        ("ancien maire", "ancien maire"),
        ("futur maire", "futur maire"),
    ],
)
def test_a_role_without_what_tells_when(told: str, shown: str) -> None:
    assert at_any_time(told) == shown
