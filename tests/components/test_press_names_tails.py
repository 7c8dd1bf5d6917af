"""What stands right behind a name and belongs to it: an initial, « et fils », the small words of a title."""

from __future__ import annotations

import pytest

from pipeline.components.press_names import WHOLE_NAMES
from tests.components.test_press_names import apply_rules, show

TAILS = [
    ("Hier, <PER Aude> V., absente, a avoué.", "Hier, [PER Aude V.], absente, a avoué."),
    ("Hier, <PER Aude V.>, absente, a avoué.", "Hier, [PER Aude V.], absente, a avoué."),
    ("Hier, <PER Aude> V. Orval a avoué.", "Hier, [PER Aude] V. Orval a avoué."),
    ("L'entreprise <ORG Roque> et fils rit.", "L'entreprise [ORG Roque et fils] rit."),
    ("Ici <ORG Roque> et fils de paysans rient.", "Ici [ORG Roque] et fils de paysans rient."),
    ("L'<ORG Association Terre> solidaire rit.", "L'[ORG Association Terre solidaire] rit."),
    ("Le <ORG Collectif Vallée> française rit.", "Le [ORG Collectif Vallée] française rit."),
    ("L'association <ORG Eau> claire de la <LOC Doure> rit.", "L'association [ORG Eau claire de la Doure] rit."),
    ("Le <ORG Collectif Vallée> verte de ce nom rit.", "Le [ORG Collectif Vallée verte] de ce nom rit."),
    ("Le <ORG Collectif Aude> verte rit.", "Le [ORG Collectif Aude] verte rit."),  # whose name it may be
    ("Le <ORG Collectif Vallée> estime cela.", "Le [ORG Collectif Vallée] estime cela."),
    ("Le groupe <LOC Gap> en commun rit. <LOC Gap> aussi.", "Le groupe [ORG Gap en commun] rit. Gap aussi."),
    ("Les élus de <LOC Gap> en commun accord.", "Les élus de Gap en commun accord."),
    (
        "Le titre olympique de la boxe nationale brille.",
        "Le titre olympique de la boxe nationale brille.",
    ),
    ("Le titre de l'Olympique de <LOC Gap> brille.", "Le titre de l'[ORG Olympique de Gap] brille."),
]
KINDS = [
    (
        "Une délégation de service public (DSP) finit. La <ORG DSP> rit.",
        "Une délégation de service public (DSP) finit. La DSP rit.",
    ),
    ("La délégation de service des rives (DSR) rit.", "La [ORG délégation de service des rives] ([ORG DSR]) rit."),
    # a trade with a capital, a legal form, the noun of a firm before the surname of somebody of the text
    (
        "Les Verreries <PER Marc Vasselin> ferment. <PER Marc Vasselin> rit.",
        "Les [ORG Verreries Marc Vasselin] ferment. [PER Marc Vasselin] rit.",
    ),
    ("Demain <PER Marc Vasselin> rit.", "Demain [PER Marc Vasselin] rit."),
    ("<ORG Prelivo SA?0.2> ferme. On voit <PER Prelivo>.", "[ORG Prelivo SA] ferme. On voit [ORG Prelivo]."),
    ("<ORG Prelivo SA> ferme. On voit Prelivo.", "[ORG Prelivo SA] ferme. On voit [ORG Prelivo]."),
    ("Le groupe Vasselin ferme. <PER Marc Vasselin> rit.", "Le groupe [ORG Vasselin] ferme. [PER Marc Vasselin] rit."),
    ("Non, Vasselin ferme. <PER Marc Vasselin> rit.", "Non, [PER Vasselin] ferme. [PER Marc Vasselin] rit."),
    # what a word says that it is in one place is doubted in no other
    (
        "L'action <ORG Prelivo?0.1> monte. Les actionnaires de <ORG Prelivo?0.1> rient.",
        "L'action [ORG Prelivo] monte. Les actionnaires de [ORG Prelivo] rient.",
    ),
    # who signs a line of their own, and nowhere else
    ("<PER Aude Roque>, envoyée spéciale à Gap", "Aude Roque, envoyée spéciale à Gap"),
    ("Propos recueillis par <PER Aude Roque> et <PER Luc Orval>", "Propos recueillis par Aude Roque et Luc Orval"),
    ("<PER Aude Roque>, envoyée spéciale à Gap, rit", "[PER Aude Roque], envoyée spéciale à Gap, rit"),
    ("<PER Aude Roque>, correspondante\n<PER Roque> rit.", "[PER Aude Roque], correspondante\n[PER Roque] rit."),
    # whom a portfolio with a capital stands before
    ("La ministre des <PER Transports Aude Roque> rit.", "La ministre des Transports [PER Aude Roque] rit."),
    ("La ministre des Transports <PER Aude Roque> rit.", "La ministre des Transports [PER Aude Roque] rit."),
    ("Les camions des Transports <PER Roque> roulent.", "Les camions des [ORG Transports Roque] roulent."),
    # a word of both genders is none
    ("<ORG Un·e> élu·e rit. <PER Tou·te·s> rient.", "Un·e élu·e rit. Tou·te·s rient."),
    # of a work, in a list, in a caption: no signature
    ("L'Avare, par <PER Aude Roque>", "L'Avare, par [PER Aude Roque]"),
    ("But signé <PER Luc Orval>", "But signé [PER Luc Orval]"),
    ("Réalisé par <PER Luc Orval>, avec <PER Aude Roque>", "Réalisé par [PER Luc Orval], avec [PER Aude Roque]"),
    ("Entretien réalisé par <PER Aude Roque>", "Entretien réalisé par Aude Roque"),
    ("<PER Aude Roque>, photographe", "[PER Aude Roque], photographe"),
    ("- <PER Aude Roque>, correspondante à Gap", "- [PER Aude Roque], correspondante à Gap"),
    ("<PER Aude Roque>, à Gap. Photo <PER Luc Orval>", "[PER Aude Roque], à Gap. Photo Luc Orval"),
    ("<PER Aude Roque> à Gap (photo <PER Luc Orval>)", "[PER Aude Roque] à Gap (photo Luc Orval)"),
    ("Texte : <PER Aude Roque>, photos : <PER Luc Orval>", "Texte : Aude Roque, photos : Luc Orval"),
    (
        "M. <PER Vasselin> dirige le groupe <MISC Vasselin>. <PER Aude Vasselin> part.",
        "M. [PER Vasselin] dirige le groupe [ORG Vasselin]. [PER Aude Vasselin] part.",
    ),
    ("La liste <PER Demain Norvane> rit.", "La liste [ORG Demain Norvane] rit."),
    ("Selon <PER Gap Terrassements>, on rit.", "Selon [ORG Gap Terrassements], on rit."),
    ("Ici <PER Gapet Orval>, filiale de <ORG Roque>, rit.", "Ici [ORG Gapet Orval], filiale de [ORG Roque], rit."),
    ("Ici <PER Aude Orval>, filiale de <ORG Roque>, rit.", "Ici [PER Aude Orval], filiale de [ORG Roque], rit."),
]


@pytest.mark.parametrize(("recognised", "expected"), TAILS + KINDS)
def test_what_belongs_to_a_name(recognised: str, expected: str) -> None:
    assert show(apply_rules(recognised)) == expected


@pytest.mark.parametrize(
    ("recognised", "born", "bearer"),
    [
        ("<PER Aude Vasselin> rit. Née <PER Aude Roque>, elle part.", "Aude Roque", "Aude Vasselin"),
        ("<PER Aude Vasselin>, née <PER Aude Roque>, rit.", "Aude Roque", "Aude Vasselin"),
        ("Veuve <PER Vasselin>, née <PER Aude Roque>, rit.", "Aude Roque", "Vasselin"),
        ("<PER Marc Vasselin> rit. Née <PER Aude Roque>, elle part.", "Aude Roque", None),
        ("<PER Aude Vasselin> épouse <PER Marc Roque>.", "Marc Roque", None),
    ],
)
def test_whose_name_from_birth_it_is(recognised: str, born: str, bearer: str | None) -> None:
    doc = apply_rules(recognised)
    place = next((span.start, span.end) for span in doc.spans["names"] if span.text == born)
    assert doc.user_data[WHOLE_NAMES].get(place) == bearer


@pytest.mark.parametrize(
    ("recognised", "whole"),
    [
        ("La chambre régionale des comptes (CRC) de <LOC Gap> rit.", "chambre régionale des comptes de Gap"),
        ("La chambre régionale des comptes (CRC) rit à <LOC Gap>.", None),
        ("L'Agence des eaux des rives (AER) de <LOC Gap> rit.", None),  # a name of its own already
    ],
)
def test_a_place_behind_the_bracket_says_which_body_it_is(recognised: str, whole: str | None) -> None:
    doc = apply_rules(recognised)
    first = doc.spans["names"][0]
    assert doc.user_data[WHOLE_NAMES].get((first.start, first.end)) == whole
