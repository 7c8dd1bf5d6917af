"""Which week a bare weekday means: published on Friday 2024-03-08, as verb and governor say."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.temporal import find_expressions, place_expressions
from tests.temporal.marked import expected, found, rows_of

FRIDAY = date(2024, 3, 8)


@pytest.mark.parametrize(
    "row",
    rows_of("""
        Le juge a suspendu [mardi] le permis du silo. | 2024-03-05
        La cour a maintenu [lundi] l'amende du carrier. | 2024-03-04
        Le syndic a repoussé [lundi] l'offre du bailleur. | 2024-03-04
        La maire a reporté [mardi] son départ. | 2024-03-05
        La préfète a fixé [mercredi] la liste des puits. | 2024-03-06
        Le club a convoqué ses joueurs pour [mardi]. | 2024-03-12
        La cheffe a convoqué [mardi] ses adjoints. | 2024-03-05
        La régie a appelé [lundi] à économiser l'eau. | 2024-03-04
        Les dockers ont appelé à débrayer [lundi]. | 2024-03-11
        Le bal est reporté à [mardi]. | 2024-03-12
        Le préfet recevra [mardi] les bergers. | 2024-03-12
        Le préfet a reçu [mardi] les bergers. | 2024-03-05
        La sortie prévue [mercredi] a été annulée. | 2024-03-06
        La sortie est prévue [mercredi]. | 2024-03-13
        L'expert rendra son avis [jeudi]. | 2024-03-14
        L'expert rendait son avis [jeudi]. | 2024-03-07
        Deux randonneurs tués [mercredi] dans une avalanche. | 2024-03-06
        On jugera [lundi prochain] le voleur d'ânes. | 2024-03-11
        On jugea [lundi dernier] le voleur d'ânes. | 2024-03-04
    """),
)
def test_a_weekday_follows_its_verb(row: str) -> None:
    text, wanted = expected(row)
    assert found(text, FRIDAY) == wanted


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Fanfare mardi à la salle des ventes.", date(2024, 3, 12)),
        ("Fanfare lundi à la salle des ventes.", date(2024, 3, 4)),
        ("Fanfare samedi à la salle des ventes.", None),
        ("La fanfare jouera mardi.", None),
    ],
)
def test_a_weekday_halfway_between_two_weeks_says_the_other(sentence: str, other: date | None) -> None:
    (timex,) = place_expressions(sentence, find_expressions(sentence), article_id="a", published=FRIDAY)
    assert timex.alternative == other


@pytest.mark.parametrize(
    "row",
    rows_of("""
        Deux bergers sont entendus après le vol de la cloche, [mercredi], au refuge. | 2024-03-06
        Le hameau est coupé du monde depuis l'éboulement de [mardi]. | 2024-03-05
        Les commerçants s'inquiètent après la fermeture du gué [lundi]. | 2024-03-04
        Le syndic en a parlé lors de l'assemblée de [samedi]. | 2024-03-02
        Le syndic en parlera lors de l'assemblée de [samedi]. | 2024-03-09
        Le syndic veut partir après l'assemblée de [samedi]. | 2024-03-09
        Le syndic partira après l'assemblée de [lundi]. | 2024-03-11
    """),
)
def test_a_weekday_of_what_came_before_is_behind(row: str) -> None:
    text, wanted = expected(row)
    assert found(text, FRIDAY) == wanted
