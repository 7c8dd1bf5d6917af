"""Boxes of a page that stand anywhere in an article take nothing of it with them, and calls to readers go."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from pipeline.page.boilerplate import boilerplate_label
from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts

SETTINGS = Settings(today=date(2026, 11, 21))
TITLE = "Ouagadougou : deux marchés rouverts"
PARAGRAPHS = [
    "Les marchés de Nabi-Yaar et de Sankar-Yaaré ont rouvert samedi, trois mois après leur fermeture.",
    "Le délégué Issouf Ouédraogo a remercié les commerçants, qui avaient manifesté le 14 février 2024.",
    "Les travaux, confiés à la société Faso Bâtiment, ont coûté 400 millions de francs CFA.",
    "« Nous attendons encore les indemnités », a confié Awa Sanou, vendeuse de tissus.",
    "Le ministre de l'Urbanisme doit se rendre sur place jeudi.",
]
BOXES = [
    "Partager\n\nImprimer\n\nTaille du texte\n\nA-\n\nA+",
    "Newsletter\n\nAdresse e-mail\n\nOK",
    "Ce contenu est bloqué car vous n'avez pas accepté les traceurs.\n\nAccepter",
    "Envie de lire la suite ? Abonnez-vous dès 1 € par mois, sans engagement.",
    "Inscrivez-vous à l'infolettre Le Point du jour\n\nVotre courriel\n\nS'inscrire",
]
MENU = "Accueil\n\nMenu\n\nRechercher\n\nSports\n\nS'abonner\n\nSe connecter"


@pytest.mark.parametrize("menu", ["", MENU])
@pytest.mark.parametrize(("box", "at"), list(product(BOXES, range(1, len(PARAGRAPHS) + 1))))
def test_a_box_takes_nothing_of_the_article_with_it(box: str, at: int, menu: str) -> None:
    lines = [menu, TITLE, "Publié le 5 mars 2024 à 10h12", *PARAGRAPHS[:at], BOXES[0], box, *PARAGRAPHS[at:], "Contact"]
    raw = RawText(source="a.txt", part=1, text="\n\n".join(lines), sha256="0" * 64, format="text")
    (article,), _ = normalise_texts([raw], SETTINGS)
    assert (article.title, article.published) == (TITLE, date(2024, 3, 5))
    # A button of two letters may stay: taking more than that would take text.
    assert [line for line in article.text.split("\n\n") if line not in ("A-", "A+")] == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Envie de lire la suite ? Abonnez-vous.", "paywall"),
        ("Pour afficher ce contenu, vous devez accepter les cookies.", "cookies"),
        ("Vous devez accepter les cookies, rappelle la Cnil à Valmy Conseil depuis mardi.", None),
        ("« Abonnez-vous », dit la lettre.", None),
        ("Vous verrez nos voisins au marché de la rue Basse.", None),
        ("Je laisse un commentaire à notre maire.", None),
    ],
)
def test_a_call_to_readers_is_known_by_what_it_is_about(line: str, label: str | None) -> None:
    assert boilerplate_label(line) == label


THREADS = [
    "Commentaires (3)\nJeanLouis22\nil y a 2 heures\nQuelle honte pour la région.\nRépondre\nSignaler",
    "Vos réactions\nmarmotte73 - 12 mars 2024 à 10h14\nLe préfet aurait mieux fait de se taire.",
]


@pytest.mark.parametrize("thread", THREADS)
def test_comments_within_the_body_of_a_page_are_none_of_it(thread: str) -> None:
    body = "\n".join([TITLE, "12 commentaires", *PARAGRAPHS, thread])
    raw = RawText(source="a.html", part=1, text=body, sha256="0" * 64, format="html", is_body=True)
    (article,), _ = normalise_texts([raw], SETTINGS)
    assert article.text.split("\n") == [TITLE, *PARAGRAPHS]


def test_reactions_that_an_article_tells_are_its_own() -> None:
    body = "\n".join([TITLE, *PARAGRAPHS[:2], "Réactions", *PARAGRAPHS[2:], "10h15 : les marchés ferment."])
    raw = RawText(source="a.html", part=1, text=body, sha256="0" * 64, format="html", is_body=True)
    (article,), _ = normalise_texts([raw], SETTINGS)
    assert article.text == body
