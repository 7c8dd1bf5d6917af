"""What is only said beside what a label tells goes, of another day or past its length; who, which and if do not."""

from __future__ import annotations

import re

import pytest

from tests.steps.relate.test_labels_alone import labels_of

FILLER = "la digue du vieux port de Lannes avec quarante agents de la voirie et douze pompiers"

SHORT = (
    # A clause or participle that closes it, or opens it before the subject.
    (
        f"{{Paul Rivoire}} a fermé [mardi] {FILLER}, alors que la pluie tombait depuis trois jours sur la baie.",
        f"Paul Rivoire a fermé {FILLER}",
    ),
    (
        f"{{Paul Rivoire}} a fermé [mardi] {FILLER}, provoquant la colère de tous les marins de la baie.",
        f"Paul Rivoire a fermé {FILLER}",
    ),
    (
        f"Alors que la pluie tombait depuis trois jours sur la baie, {{Paul Rivoire}} a fermé [mardi] {FILLER}.",
        f"Paul Rivoire a fermé {FILLER}",
    ),
    # A relative or a long apposition between commas.
    (
        f"Le maire {{Paul Rivoire}}, qui avait promis le contraire aux marins de la baie, a fermé [mardi] {FILLER}.",
        f"Le maire Paul Rivoire a fermé {FILLER}",
    ),
    (
        "{Paul Rivoire}, ancien directeur de la capitainerie du port et conseiller de la région de Lannes depuis"
        f" trente ans, a fermé [mardi] {FILLER}.",
        f"Paul Rivoire a fermé {FILLER}",
    ),
)
WHOLE = (
    # A condition, a short word that says who, and a participle that alone says which.
    f"{{Paul Rivoire}} fermera [mardi] {FILLER}, sauf si la pluie qui tombe sur la baie cesse dans la nuit.",
    f"{{Paul Rivoire}}, maire de la ville, a fermé [mardi] {FILLER} sans l'accord de la préfecture maritime.",
    f"Un homme, blessé au bras par une amarre qui avait cédé pendant la nuit, a fermé [mardi] {FILLER}.",
    # What for.
    "{Paul Rivoire} a écrit [mardi] au président du conseil régional de Lannes et aux quarante maires de la vallée,"
    " pour obtenir la copie du contrat de la digue du port.",
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), SHORT, ids=[marked[:50] for marked, _ in SHORT])
def test_a_long_label_goes_without_its_asides(marked: str, label: str) -> None:
    assert labels_of(marked) == [label]


@pytest.mark.model
@pytest.mark.parametrize("marked", WHOLE, ids=[marked[:50] for marked in WHOLE])
def test_what_says_who_or_when_not_stays(marked: str) -> None:
    (label,) = labels_of(marked)
    bare = marked.translate(str.maketrans("", "", "{}[]")).replace(" mardi", "").rstrip(".")
    assert label == bare


OTHER_DAYS = (
    # What somebody was, a relative, a comparison, a bracket.
    (
        "{Paul Rivoire}, batelier, maire de Lannes en [2001|2001-01-01..2001-12-31], est mort [mardi].",
        "Paul Rivoire est mort",
    ),
    (
        "La ville de Lannes, qui avait fermé le port en [2019|2019-01-01..2019-12-31], a rouvert la digue [mardi].",
        "La ville de Lannes a rouvert la digue",
    ),
    (
        "La ville de Lannes a vendu [mardi] du sel, après une récolte perdue en [2019|2019-01-01..2019-12-31].",
        "La ville de Lannes a vendu du sel",
    ),
    (
        "La ville de Lannes a rouvert [mardi] la digue (fermée en [2019|2019-01-01..2019-12-31]) et le quai.",
        "La ville de Lannes a rouvert la digue et le quai",
    ),
    # Not what alone says who.
    (
        "Un homme, libéré en [2019|2019-01-01..2019-12-31], a fermé [mardi] la digue de Lannes.",
        "Un homme, libéré en 2019, a fermé la digue de Lannes",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), OTHER_DAYS, ids=[marked[:50] for marked, _ in OTHER_DAYS])
def test_what_is_said_beside_of_another_day_goes(marked: str, label: str) -> None:
    assert label in [re.sub(r" \[[\d/]+\]", "", one) for one in labels_of(marked)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "label"),
    [
        (
            "Le maire a décidé de fermer la digue de Lannes [lundi prochain|2024-06-24].",
            "Le maire a décidé de fermer la digue de Lannes lundi prochain",
        ),
        ("Le maire a fermé la digue de Lannes [mardi].", "Le maire a fermé la digue de Lannes"),
        # Nor does what is only planned say anything without it.
        ("Le vote de Lannes est prévu [lundi prochain|2024-06-24].", "Le vote de Lannes est prévu lundi prochain"),
    ],
)
def test_a_day_to_come_stays_beside_a_past_verb(marked: str, label: str) -> None:
    assert label in [re.sub(r" \[[\d/]+\]", "", one) for one in labels_of(marked)]
