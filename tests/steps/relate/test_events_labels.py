"""Labels of own sentences: whole clauses or phrases, which keep their subject, object and negation."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_events import told

ROWS = (
    # A clause without its date.
    ("Le tribunal a condamné {Paul Rivoire} [mardi].", "Le tribunal a condamné Paul Rivoire"),
    # The object behind a set-off date stays.
    (
        "L'association a saisi, le [17 mars], le tribunal de Port-Bréval.",
        "L'association a saisi le tribunal de Port-Bréval",
    ),
    # "ne … que" is no negation, and half of it says the contrary.
    ("L'office n'a été saisi que [le 12 mars].", "L'office n'a été saisi que le 12 mars"),
    # A participle keeps the clause that has its subject.
    ("Sollicitée [lundi] par la ville, l'agence se tait.", "Sollicitée par la ville, l'agence se tait"),
    # A bare noun gives way to its clause.
    ("La commande du [3 mars] dépasse le plafond voté.", "La commande du 3 mars dépasse le plafond voté"),
    # A compound is not cut at its hyphen.
    ("L'accord-cadre de la ville, signé [lundi], sera rompu.", "L'accord-cadre de la ville, signé lundi"),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), ROWS, ids=[marked[:50] for marked, _ in ROWS])
def test_label_reads_whole(marked: str, label: str) -> None:
    assert [one.label for one in told(marked)[0]] == [label]
