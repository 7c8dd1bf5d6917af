"""The line that names the paper: its outlet, and no line of the text."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import Article, RawText
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts, read_pages

SETTINGS = Settings(today=date(2026, 11, 21))
TITLE = "Le bac de Kervoal restera à quai tout l'hiver"
BODY = (
    "La compagnie a renoncé jeudi à faire naviguer le bac de Kervoal, dont le moteur doit être changé. "
    "Les habitants de l'île prendront la navette de la région, a promis la mairie."
)
MENU = "Se connecter\nS'abonner\nÀ la une\nPolitique\nSports\nFaits divers\nObsèques\nMon compte\nMenu"


def _raw(text: str) -> RawText:
    return RawText(source="a.txt", part=1, text=text, sha256="0" * 64, format="text")


def _article(text: str) -> Article:
    (article,), _ = normalise_texts([_raw(text)], SETTINGS)
    return article


@pytest.mark.parametrize(
    "text",
    [
        f"L'Écho du Ponant\n3 mars 2021\n\n{TITLE}\n\n{BODY}",
        f"L'Écho du Ponant\n\n{TITLE}\n3 mars 2021\n{BODY}",
        f"{TITLE}\nL'Écho du Ponant\n3 mars 2021\n{BODY}",
        f"L'Écho du Ponant\nPar Maël Guern\nLe 3 mars 2021\n\n{TITLE}\n{BODY}",
        f"L'Écho du Ponant, 3 mars 2021\n{TITLE}\n{BODY}",
        f"L'Écho du Ponant\n{TITLE}\nLe 3 mars 2021\n{BODY}",
        f"L'Écho du Ponant | Mercredi 3 mars 2021 | 5\n{TITLE}\n{BODY}",
        f"L'ÉCHO DU PONANT{' ' * 40}Mercredi 3 Mars 2021.\n\n{TITLE}\n\n{BODY}",
        f"L'ÉCHO DU PONANT{' ' * 40}Mercredi 3 Mars 2021.\n\n{TITLE}\n\n{BODY}\n\n————————\n\n{BODY[:90]}.",
        f"Accueil | Sport | Se connecter\nL'Écho du Ponant\nPublié le 3 mars 2021 à 18h02\n\n{TITLE}\n\n{BODY}",
        f"{TITLE}\n{BODY}\n\nPublié dans L'Écho du Ponant, le 3 mars 2021.",
        f"{TITLE}\n{BODY}\nSource : L'Écho du Ponant, 3 mars 2021",
    ],
)
def test_line_of_the_paper_is_the_outlet(text: str) -> None:
    article = _article(text)
    assert (article.outlet, article.title, article.published) == ("L'Écho du Ponant", TITLE, date(2021, 3, 3))
    assert "écho" not in article.text.lower()
    assert BODY in article.text
    (page,) = read_pages(_raw(text), SETTINGS)
    assert [verdict.reason for verdict in page.verdicts if "écho" in verdict.block.text.lower()] == ["outlet"]


def test_a_name_that_the_text_says_again_is_no_headline() -> None:
    title = "Le bac : un hiver sans navette"
    body = BODY.replace("la mairie", "la Gazette du Ponant")
    article = _article(f"La Gazette du Ponant\n\n{title}\n\nPublié le 3 mars 2021 à 8h12, par Maël Guern\n\n{body}")
    assert (article.outlet, article.title, article.author) == ("La Gazette du Ponant", title, "Maël Guern")


def test_a_short_line_above_a_signed_one_is_no_headline() -> None:
    """Whatever the paper is called: four short lines stand here, two of which sign."""
    article = _article(f"Le Siècle\n\nDeux feux, un bac\n\nPar Maël Guern\n3 mars 2021\n\n{BODY}")
    assert (article.title, article.published) == ("Deux feux, un bac", date(2021, 3, 3))


def test_a_kicker_below_the_name_of_the_paper_is_no_headline() -> None:
    article = _article(
        f"L'Écho du Ponant - mercredi 3 mars 2021 - page 5\n\nMer et ports\n{TITLE}\nPar Maël Guern\n\n{BODY}"
    )
    assert (article.outlet, article.title) == ("L'Écho du Ponant", TITLE)


def test_the_days_of_a_live_report_stay_and_stamp_nothing() -> None:
    hours = "\n\n23h50 - Le bac est à quai.\n\nMercredi 3 mars\n\n18h05 - Le bac a talonné.\n\n8h - Bonjour à tous."
    article = _article(
        f"En direct - Le bac de Kervoal talonne dans la passe\nPublié le 3 mars 2021 à 8h\n\nJeudi 4 mars{hours}"
    )
    assert article.title == "En direct - Le bac de Kervoal talonne dans la passe"
    assert article.published == date(2021, 3, 3)
    assert "Jeudi 4 mars\n" in article.text
    assert "Mercredi 3 mars\n" in article.text


def test_the_only_day_of_a_live_report_stamps_it() -> None:
    hours = "23h50 - Le bac est à quai.\n\n18h05 - Le bac a talonné.\n\n8h - Bonjour à tous."
    article = _article(f"Le bac de Kervoal talonne dans la passe\n\n3 mars 2021\n\n{hours}")
    assert article.published == date(2021, 3, 3)


def test_who_holds_the_rights_is_the_outlet() -> None:
    assert _article(f"{TITLE}\n{BODY}\nCommentaires (2)\n© L'Écho du Ponant").outlet == "L'Écho du Ponant"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"L'Écho du Ponant change de main\n3 mars 2021\n{BODY}", "L'Écho du Ponant change de main"),
        # A name that works have, too, and no day beside it.
        (
            f"Le Journal de Nolwenn\nSeule face à la mer d'Armel au Ponant\n\n{BODY}",
            "Seule face à la mer d'Armel au Ponant",
        ),
        # Sources that the article cites, and what it says of a paper.
        (f"{TITLE}\n{BODY}\nSource : Le Monde\nSource : L'Écho du Ponant", TITLE),
        (f"{TITLE}\n{BODY}\nL'Écho du Ponant\n{BODY.replace('jeudi', 'samedi')}", TITLE),
    ],
)
def test_other_lines_with_such_a_name_stay(text: str, title: str) -> None:
    article = _article(text)
    assert (article.outlet, article.title) == (None, title)
    assert all(line in article.text for line in text.split("\n") if "Ponant" in line or "Nolwenn" in line)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (f"L'Écho du Ponant\n{MENU}", "L'Écho du Ponant"),
        (f"Se connecter\nL'Écho du Ponant\n{MENU}", None),  # one of several in a menu, maybe
        (f"Kervoal Infos\n{MENU}", None),
    ],
)
def test_the_first_line_above_the_menus_names_the_paper(head: str, outlet: str | None) -> None:
    assert _article(f"{head}\n{TITLE}\nPublié le 3 mars 2021 à 18h02\n\n{BODY}\n\nPartager").outlet == outlet


def test_a_notice_without_headline_names_its_paper() -> None:
    article = _article(f"L'Écho du Ponant\nRectificatif\nPublié le 3 mars 2021\n\n{BODY}")
    assert (article.outlet, article.published) == ("L'Écho du Ponant", date(2021, 3, 3))
    assert "Écho" not in article.text
