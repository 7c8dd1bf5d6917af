"""Courts of towns that nobody knows, towns that are no person, and bodies whose name joins its parts by « et »."""

from __future__ import annotations

import pytest

from tests.components.test_press_names import apply_rules, read_marks, show

COURTS = [
    ("Le tribunal correctionnel de <PER Roquan> juge.", "Le [ORG tribunal correctionnel de Roquan] juge."),
    ("Le tribunal judiciaire de Roquan juge.", "Le [ORG tribunal judiciaire de Roquan] juge."),
    ("Le tribunal de grande instance de <PER Roquan> juge.", "Le [ORG tribunal de grande instance de Roquan] juge."),
    ("Le tribunal d'instance de <ORG Roquan> juge.", "Le [ORG tribunal d'instance de Roquan] juge."),
    ("La cour d'assises de <PER Roquan> juge.", "La [ORG cour d'assises de Roquan] juge."),
    ("Le parquet général de <PER Roquan> requiert.", "Le [ORG parquet général de Roquan] requiert."),
    ("Le pôle financier de <PER Roquan> enquête.", "Le [ORG pôle financier de Roquan] enquête."),
    ("Le tribunal des conflits tranche.", "Le [ORG tribunal des conflits] tranche."),
    ("La veuve va au tribunal de <PER Aude Roquan>.", "La veuve va au tribunal de [PER Aude Roquan]."),
    ("La direction de <PER Roquan> se tait.", "La direction de [PER Roquan] se tait."),
]
TOWNS = [
    (
        "Le tribunal judiciaire de <PER Roquan> juge. <PER Roquan> attend.",
        "Le [ORG tribunal judiciaire de Roquan] juge. Roquan attend.",
    ),
    ("On vit à <PER Roquan>, et près de Roquan aussi.", "On vit à Roquan, et près de Roquan aussi."),
    ("Elle est née à <PER Roquan>, dit-on.", "Elle est née à Roquan, dit-on."),
    (
        "Il en parle à <PER Roquan>. Puis <PER Aude Roquan> rit.",
        "Il en parle à [PER Roquan]. Puis [PER Aude Roquan] rit.",
    ),
    ("Il en parle à <PER Roquan>. <PER Roquan> rit.", "Il en parle à [PER Roquan]. [PER Roquan] rit."),
]
JOINED = [
    (
        "La communauté de communes <ORG Orance> et Coteaux vote.",
        "La [ORG communauté de communes Orance et Coteaux] vote.",
    ),
    (
        "La communauté d'agglomération Rives et Coteaux vote.",
        "La [ORG communauté d'agglomération Rives et Coteaux] vote.",
    ),
    (
        "La communauté de communes des <LOC Rives> et Coteaux vote.",
        "La [ORG communauté de communes des Rives et Coteaux] vote.",
    ),
    (
        "La communauté de communes de <LOC Gap> et la ville d'Orval votent.",
        "La [ORG communauté de communes de Gap] et la ville d'Orval votent.",
    ),
    ("La société <ORG Roque> et Fils vend.", "La société [ORG Roque et Fils] vend."),
    ("Le cabinet <PER Roque> et <PER Orval> plaide.", "Le cabinet [ORG Roque et Orval] plaide."),
    ("Le cabinet <ORG Roque> & Associés plaide.", "Le cabinet [ORG Roque & Associés] plaide."),
    ("Le cabinet <ORG Roque> et <PER Aude Orval> plaident.", "Le cabinet [ORG Roque] et [PER Aude Orval] plaident."),
    ("La société <ORG Roque> et <ORG Orval> vendent.", "La société [ORG Roque] et [ORG Orval] vendent."),
]


@pytest.mark.parametrize(("recognised", "wanted"), [*COURTS, *TOWNS, *JOINED])
def test_courts_towns_and_joined_names(recognised: str, wanted: str) -> None:
    assert show(apply_rules(recognised)) == wanted
    assert read_marks(recognised)[0] == read_marks(wanted)[0]
