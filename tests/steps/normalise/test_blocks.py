"""Lines -> paragraphs."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.page.characters import tidy_characters
from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.normalise.drafts import draft_articles
from pipeline.steps.normalise.split_blocks import join_lines, split_blocks


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Le conseil", "a voté."], "Le conseil a voté."),
        (["Le tribu-", "nal a jugé."], "Le tribunal a jugé."),
        (["Elle vit à Saint-", "Denis."], "Elle vit à Saint-Denis."),
        (["C'est celui-", "ci qui ment."], "C'est celui-ci qui ment."),
        (["Où va-t-", "il ?"], "Où va-t-il ?"),
        (["entre 2019 -", "et 2020"], "entre 2019 - et 2020"),
    ],
)
def test_join_lines_mends_broken_words(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_broken_lines_become_paragraphs_with_their_line_numbers() -> None:
    text = (
        "Le conseil municipal de Kervoal a voté mardi soir le budget de\n"
        "la commune, après quatre heures de débat et deux suspensions\n"
        "de séance demandées par l'opposition.\n"
        "La dette recule de trois points, a souligné le maire devant une\n"
        "salle comble, où beaucoup étaient venus pour la piscine.\n"
    )
    blocks = split_blocks(text)
    assert [(block.first, block.last) for block in blocks] == [(0, 2), (3, 4)]
    assert blocks[0].text.endswith("deux suspensions de séance demandées par l'opposition.")


def test_a_line_that_a_comma_or_a_bracket_leaves_open_goes_on() -> None:
    text = (
        "A Luzac, au stade du Port, devant\nmille spectateurs, match nul (repos\n0-1). L'arbitre était de Brignac et\n"
        "n'a rien vu. Buts : Morel (12e),\nTalabard pour Kervoal ; Le Braz et\nRobert pour Luzac.\n"
    )
    assert len(split_blocks(text)) == 1


def test_a_head_in_capitals_is_no_part_of_a_column_that_was_cut_above_it() -> None:
    text = (
        "Le bac de Kervoal a talonné dans la passe\nmercredi vers huit heures du matin ; la\nvedette du port, qui "
        "croisait au large,\nl'a suivi jusqu'au quai, dit Nolwenn,\nLES SUITES\nLe tribunal de Brignac entendra "
        "vendredi\nle patron du bac et les deux matelots.\n"
    )
    assert "LES SUITES" in [block.text for block in split_blocks(text)]


def test_a_line_is_a_paragraph_where_lines_are_not_broken() -> None:
    text = "Un titre\n\n" + "Une phrase assez longue pour être un paragraphe entier de journal. " * 3 + "\nUne autre.\n"
    assert [block.gap for block in split_blocks(text)] == [False, True, False]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("30\u00a0000\u202f€", "30 000 €"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("so\u00adcie\u0301té\u200b", "sociét\u00e9"),
        ("a\x00b\ufeff", "ab"),
        ("l’État d'Ain", "l’État d'Ain"),
    ],
)
def test_tidy_characters(raw: str, plain: str) -> None:
    assert tidy_characters(raw) == plain


def test_two_columns_on_a_small_page_are_paragraphs_and_a_short_menu_is_none() -> None:
    column = [
        "La verrerie a fermé",
        "ses portes. Le maire",
        "a reçu les ouvriers",
        "mardi, puis il a parlé",
        "au préfet.",
    ]
    assert [block.text for block in split_blocks("\n".join(column))] == [" ".join(column)]
    menu = ["Accueil", "Sports d'hiver à lire", "en direct", "La verrerie a fermé ses portes, a dit le maire mardi."]
    assert [block.text for block in split_blocks("\n".join(menu))] == menu


def test_a_given_name_behind_a_civility_ends_no_paragraph() -> None:
    """OCR leaves lines ragged: the family name may stand on the next one."""
    text = (
        "Dans la nuit du 12 au 13, M. Pierre\nChotard, cafetier, a été griève-\nment blessé par son commis, dont le nom"
        "\nn'est pas dit.\nZoé Le Gall, de la fabrique, a reçu Mme\nVey, puis Jean\nRoy est venu."
    )
    assert [block.text for block in split_blocks(text)] == [
        "Dans la nuit du 12 au 13, M. Pierre Chotard, cafetier, a été grièvement blessé par son commis, dont le nom "
        "n'est pas dit.",
        "Zoé Le Gall, de la fabrique, a reçu Mme Vey, puis Jean",
        "Roy est venu.",
    ]


def test_the_letters_of_an_acronym_stand_together_in_an_article() -> None:
    """« de la C. F. T. C. » named a person « F. T. C. »."""
    page = "Grève à Luzac\n\nMlle Zoé Lenoir, de la C. F. T. C., a vu M. A. B. Vey. Elle reviendra lundi.\n"
    (draft,) = draft_articles(
        RawText(source="a.txt", part=1, text=page, sha256="0", format="text"), Settings(today=date(2026, 11, 21))
    )
    assert "de la C.F.T.C., a vu M. A. B. Vey" in draft.text


def test_a_headline_longer_than_the_column_says_nothing_of_it_and_a_civility_ends_no_paragraph() -> None:
    text = (
        "La Gazette de Kervoal, mercredi 21 novembre 1934\n\n"
        "   Le conseil municipal de Kervoal s'est\nréuni hier sous la présidence de Mme\n"
        "Clémence Lenoir, maire. Il a voté un\n"
        "crédit, puis entendu M.\nRoy, qui part.\nZoé Le Gall reste."
    )
    assert [block.text for block in split_blocks(text)][1:] == [
        "Le conseil municipal de Kervoal s'est réuni hier sous la présidence de Mme Clémence Lenoir, maire. Il a voté "
        "un crédit, puis entendu M. Roy, qui part.",
        "Zoé Le Gall reste.",
    ]
