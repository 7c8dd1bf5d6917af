"""Labels that would mislead or break, by the cause that readers of labels found: each has a sentence of its own."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_labels_alone import labels_of

YEAR = "en 2012|2012-01-01..2012-12-31"
PERIOD = "de 2002 à 2012|2002-01-01..2012-12-31"

APPOSED = (
    # What somebody was on a day is told of that day, not what the sentence tells of another.
    (
        f"{{Anne Morvel}}, maire de Lannes [{PERIOD}] et présidente du port, est morte mardi.",
        "Anne Morvel, maire de Lannes",
    ),
    (
        f"{{Paul Orval}}, ami des marins et prix Rivoire du roman [{YEAR}], est mort mardi.",
        "Paul Orval, prix Rivoire du roman",
    ),
    (f"Fondateur, [{YEAR}], du refuge de Lannes, l'abbé s'est éteint mardi.", "L'abbé, fondateur du refuge de Lannes"),
    (
        f"{{Paul Orval}} tient un bar. Député de Lannes [{YEAR}], il a voté la loi mardi.",
        "Paul Orval, député de Lannes",
    ),
    (
        f"L'équipe de Bréval remporte un onzième titre, déjà championne du monde [{YEAR}].",
        "L'équipe de Bréval, championne du monde",
    ),
    # A noun in its clause is told by the clause.
    ("Le Breton {Paul Orval} est devenu champion de voile [mardi].", "Le Breton Paul Orval est devenu champion de voile"),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*APPOSED], ids=lambda one: one[:60])
def test_a_label_neither_misleads_nor_breaks(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]
