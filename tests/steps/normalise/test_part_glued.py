"""Words that a copy has glued together, and names that are written so."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise.part_glued import part_glued


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("La paix des VoisinsComment vendre sa ferme ?", "La paix des Voisins Comment vendre sa ferme ?"),
        ("La fin des HaiesPourquoi l'eau monte.", "La fin des Haies Pourquoi l'eau monte."),
        ("Au pied de la ForêtCombien d'arbres faut-il ?", "Au pied de la Forêt Combien d'arbres faut-il ?"),
        ("Le retour de l'OursQuel avenir pour lui ?", "Le retour de l'Ours Quel avenir pour lui ?"),
        ("Le retour de l'OursLa battue est finie.", "Le retour de l'Ours La battue est finie."),
        ("Voir ForêtCombien. On aime ForêtCombien.", "Voir ForêtCombien. On aime ForêtCombien."),
        ("Le port dort (depuis mai).Les barques aussi.", "Le port dort (depuis mai). Les barques aussi."),
        ("« On a tout perdu ».Le patron soupire.", "« On a tout perdu ». Le patron soupire."),
        ("« On a tout perdu. »Lundi, il soupire.", "« On a tout perdu. » Lundi, il soupire."),
        ("Il dit «non».Elle rit.«Encore», dit-il.", "Il dit «non». Elle rit. «Encore», dit-il."),
        ("« On a tout perdu ».M. Roque soupire.", "« On a tout perdu ». M. Roque soupire."),
        ("La crue de 1987...Les digues ont tenu.", "La crue de 1987... Les digues ont tenu."),
        (
            "Le dossier franco-italienDans une note, elle refuse.",
            "Le dossier franco-italien Dans une note, elle refuse.",
        ),
        ("Le site Port-BonPlan rit de l'e-Commerce.", "Le site Port-BonPlan rit de l'e-Commerce."),
        ("Voir la note (p. 3).pdf et « Oui »-oui.", "Voir la note (p. 3).pdf et « Oui »-oui."),
        ("Lire (www.port.fr/mai).Les autres aussi.", "Lire (www.port.fr/mai).Les autres aussi."),
        ("Il cite MacDonald et YouTube.", "Il cite MacDonald et YouTube."),
        ("Le site BonPlan rit.", "Le site BonPlan rit."),
        ("Il préside l'ADMILe bureau rit. L'ADMI aussi.", "Il préside l'ADMI Le bureau rit. L'ADMI aussi."),
        ("Il préside l'ADMILà encore, on rit. L'ADMI aussi.", "Il préside l'ADMI Là encore, on rit. L'ADMI aussi."),
        ("Il préside l'ADMILe bureau rit.", "Il préside l'ADMILe bureau rit."),  # not without the acronym alone
        ("La GPSMontre. Le GPS.", "La GPSMontre. Le GPS."),
    ],
)
def test_where_two_words_are_parted(glued: str, parted: str) -> None:
    assert part_glued(glued) == parted
