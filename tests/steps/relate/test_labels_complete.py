"""What each label has by its making: the noun of its relative, its object, its agreement, and no comma too many."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_events import told
from tests.steps.relate.test_labels_alone import labels_of

RELATIVES = (
    # A second relative that is joined to the first is no part of its clause.
    (
        "La ville écoute {Paul Rivoire}, qui a reçu sa lettre [mardi] et dont le port dépend.",
        "Paul Rivoire a reçu sa lettre",
    ),
    # Behind a comma either of two happenings may be meant that have a third as complement.
    (
        "La cour de Bréval a rejeté lundi la demande de report du procès de la crue de la halle de Lannes, qui"
        " s'ouvrira donc [mardi] à Bréval.",
        "La demande de report du procès de la crue de la halle de Lannes, qui s'ouvrira donc mardi à Bréval",
    ),
    # « dont » may be of the object as well as of the subject.
    (
        "Le quai attend {Paul Rivoire}, dont la ville avait refusé [mardi] la démission.",
        "Le quai attend Paul Rivoire, dont la ville avait refusé mardi la démission",
    ),
    # A participle that agrees shows that « que » is its object.
    (
        "La ville réagissait à une lettre que {Paul Rivoire} avait adressée [mardi] aux bateliers.",
        "Paul Rivoire avait adressé une lettre aux bateliers",
    ),
    # Those who are told something are not what is told.
    (
        "La directrice a confirmé [mardi] aux bateliers que le bac numéro 1 passerait en cale"
        " [en mai|2024-05-01..2024-05-31].",
        "Le bac numéro 1 passerait en cale",
    ),
)

AGREEMENT = (
    (
        "Les bateliers, que {Paul Rivoire} avait reçus [mardi] à Lannes, sont las.",
        "Paul Rivoire avait reçu les bateliers à Lannes",
    ),
    (
        "La ville compte six naufrages évités depuis [mars 2019|2019-03-01..2019-03-31].",
        "Six naufrages [ont été] évités depuis mars 2019",
    ),
    ("Le quai, fermé depuis [mars 2019|2019-03-01..2019-03-31], rouvrira.", "Le quai [est] fermé depuis mars 2019"),
)

COMMAS = (
    (
        "{Paul Rivoire} a cédé son poste, [mardi], à une batelière de Lannes, {Anne Morvel}.",
        "Paul Rivoire a cédé son poste à une batelière de Lannes, Anne Morvel",
    ),
    (
        "Elle a entendu, [mardi], {Paul Rivoire} et {Anne Morvel}, qui se taisent.",
        "Elle a entendu Paul Rivoire et Anne Morvel, qui se taisent",
    ),
    (
        "Ils étaient six cents, [mardi], à défiler sur le port, à Lannes.",
        "Ils étaient six cents à défiler sur le port, à Lannes",
    ),
    # What opens a sentence keeps its own, and so does who somebody is.
    ("À Lannes, [mardi], la foule a défilé.", "À Lannes, la foule a défilé"),
    (
        "{Paul Rivoire} a dîné avec {Anne Morvel}, alors patronne du port, [mardi], à Lannes.",
        "Paul Rivoire a dîné avec Anne Morvel, alors patronne du port, à Lannes",
    ),
    ("La pluie tombe ; [mardi], {Paul Rivoire} a fermé le port.", "Paul Rivoire a fermé le port"),
    ("[Mardi] encore, {Paul Rivoire} a fermé le port.", "Paul Rivoire a fermé le port"),
)

FRAGMENTS = (
    (
        "Les bateliers ont mis fin lundi à leur grève, à la suite d'un accord conclu à Lannes, a-t-on appris [mardi]"
        " auprès de la ville.",
        "Les bateliers ont mis fin lundi à leur grève, à la suite d'un accord conclu à Lannes, a-t-on appris auprès"
        " de la ville",
    ),
)

OPEN = (
    # A day is nobody's antecedent.
    (
        "Le [mardi 12 mai|2024-05-12] sera posée la première pierre. Il doit ouvrir en"
        " [mars 2026|2026-03-01..2026-03-31].",
        "Il doit ouvrir",
    ),
)


TITLED = (
    # Whoever has a name and a subject of its own needs no title, whatever place it stands beside.
    ("{Paul Rivoire} a gagné la course [mardi] lors de la finale.", False),
    ("{Paul Rivoire} a signé le texte [mardi].", True),
    # A time of now, or a name behind it, says which is meant.
    ("{Paul Rivoire} a quitté Lannes [mardi] pour toute cette saison.", False),
    ("{Paul Rivoire} a gagné [mardi] la finale de cette régate.", True),
    ("{Paul Rivoire} a gagné [mardi] la finale de cette régate de {Anne Morvel}.", False),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "titled"), TITLED, ids=lambda one: str(one)[:60])
def test_words_of_its_article_stand_behind_what_leaves_open_which(marked: str, titled: bool) -> None:
    found = told(f"La ville de Lannes regarde les bateaux du port. {marked}")[0]
    assert found[-1].label.endswith("]") is titled


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "label"), [*RELATIVES, *AGREEMENT, *COMMAS, *FRAGMENTS, *OPEN], ids=lambda one: one[:60]
)
def test_a_label_has_all_that_belongs_to_it(marked: str, label: str) -> None:
    found = labels_of(marked)[-1]
    assert found == label
