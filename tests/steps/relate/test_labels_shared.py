"""The second of two verbs with one subject stands alone, and what only says when goes whole."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_labels_alone import labels_of

MAY = "en mai 2012|2012-05-01..2012-05-31"

SHARED = (
    # With its subject; a participle with the auxiliary that it shares, where the first has another day.
    ("{Paul Rivoire} a vendu le port de Lannes et a signé, [mardi], un bail.", "Paul Rivoire a signé un bail"),
    (
        f"{{Paul Rivoire}} avait été suspendu [{MAY}], puis mis en examen [mardi].",
        "Paul Rivoire avait été mis en examen",
    ),
    # The comma that closes what is said of the subject stays.
    (
        "Les travaux du port, confiés à la société Navire, ont débuté en mai et se termineront [mardi] à Lannes.",
        "Les travaux du port, confiés à la société Navire, se termineront à Lannes",
    ),
    # One day of both, a negation of both, what another says behind a quotation: left whole.
    (
        "Les dockers de Lannes ont débrayé et manifesté [mardi] dans le port.",
        "Les dockers de Lannes ont débrayé et manifesté dans le port",
    ),
    (
        "{Paul Rivoire} n'a ni vendu le port de Lannes ni signé [mardi] le bail.",
        "Paul Rivoire n'a ni vendu le port de Lannes ni signé le bail",
    ),
)
DAYS = (
    (
        "Dès [mardi 11 juin|2024-06-11], {Paul Rivoire} a fermé le port de Lannes.",
        "Paul Rivoire a fermé le port de Lannes",
    ),
    (
        "{Paul Rivoire} a fermé le port de Lannes dans la matinée de [mardi].",
        "Paul Rivoire a fermé le port de Lannes",
    ),
    (
        "Une régate a été courue au cours de la journée de [mardi] à Lannes.",
        "Une régate a été courue à Lannes",
    ),
    # A bound says more than when, and so does what follows.
    ("Le port de Lannes sera fermé à partir de [mardi].", "Le port de Lannes sera fermé à partir de mardi"),
    # Commas that then part nothing.
    (
        "{Paul Rivoire} est mort [mardi], à Lannes, à l'âge de 90 ans.",
        "Paul Rivoire est mort à Lannes, à l'âge de 90 ans",
    ),
    (
        "Le tribunal de Lannes a confirmé [mardi, en début d'après-midi|2024-06-11], la relaxe du maire.",
        "Le tribunal de Lannes a confirmé la relaxe du maire",
    ),
    # Words that go with what follows a day need nothing that stood between.
    (
        "{Paul Rivoire} y avait, [mardi], renoncé à la surprise de Lannes.",
        "Paul Rivoire y avait renoncé à la surprise de Lannes",
    ),
    # A relative of the noun that a sentence opens with.
    (
        "Durant les travaux du port de Lannes, qui débuteront [mardi], le marché sera fermé.",
        "Les travaux du port de Lannes débuteront",
    ),
)
PRONOUNS = (
    # A clause with an open pronoun rather than its sentence, where the sentence does not say who.
    (
        "{Anne Morvel} a vu {Jeanne Roque} au port. Alors que la pluie tombait, elle a été blessée [mardi].",
        "Alors que la pluie tombait, elle a été blessée",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*SHARED, *DAYS, *PRONOUNS], ids=lambda one: one[:60])
def test_what_is_told_stands_alone(marked: str, label: str) -> None:
    assert [one.split(" [")[0] for one in labels_of(marked)[-1:]] == [label]
