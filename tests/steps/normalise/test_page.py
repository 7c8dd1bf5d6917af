"""What is kept of a page and what is dropped, line by line."""

from __future__ import annotations

import pytest

from pipeline.steps.normalise.judge_page import judge_page
from pipeline.steps.normalise.split_blocks import split_blocks
from tests.steps.normalise.pages import PAGES


def _read(marked: str) -> tuple[str, list[str]]:
    """The page without its marks, and the marks of its lines."""
    lines = marked.strip().split("\n")
    return "\n".join(line[2:] for line in lines), [line[0] for line in lines if line.strip()]


@pytest.mark.parametrize("name", PAGES)
def test_judge_page_keeps_exactly_the_article(name: str) -> None:
    text, marks = _read(PAGES[name])
    page = judge_page(split_blocks(text))
    found = [
        "=" if index == page.title else "+" if verdict.kept else "-" for index, verdict in enumerate(page.verdicts)
    ]
    lines = [verdict.block.text for verdict in page.verdicts]
    assert list(zip(found, lines, strict=True)) == list(zip(marks, lines, strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_a_verdict_with_a_reason(name: str) -> None:
    text, _ = _read(PAGES[name])
    page = judge_page(split_blocks(text))
    assert [verdict.block.first for verdict in page.verdicts] == [
        at for at, line in enumerate(text.split("\n")) if line.strip()
    ]
    assert all(verdict.reason for verdict in page.verdicts)


def test_a_dump_of_a_page_is_read_like_the_page() -> None:
    dump = """
   #[1]Le Phare

     * [2]Politique
     * [3]Sports

   (BUTTON) Menu

Le port de Kervoal rouvre ses quais aux chalutiers de plus de vingt mètres de
long

   Après deux ans de travaux, le port de Kervoal accueille de nouveau les
   chalutiers, a annoncé jeudi la [4]mairie. La région a financé la moitié
   du chantier.
   Publicité

   Les pêcheurs attendaient ce moment depuis la tempête de 2021, qui avait
   emporté une partie de la digue.

   A lire aussi
     * [5]Criée : le prix du bar s'envole

References

   Visible links:
   1. https://www.phare.example/rss
   2. https://www.phare.example/politique
"""
    page = judge_page(split_blocks(dump))
    assert [verdict.block.text for verdict in page.verdicts if verdict.kept] == [
        "Le port de Kervoal rouvre ses quais aux chalutiers de plus de vingt mètres de long",
        "Après deux ans de travaux, le port de Kervoal accueille de nouveau les chalutiers, a annoncé jeudi la mairie."
        " La région a financé la moitié du chantier.",
        "Les pêcheurs attendaient ce moment depuis la tempête de 2021, qui avait emporté une partie de la digue.",
    ]


def test_a_body_that_stands_twice_is_told_once() -> None:
    body = [
        "Après deux ans de travaux, le port de Kervoal accueille de nouveau les chalutiers, a annoncé jeudi la mairie.",
        "Les pêcheurs attendaient ce moment depuis la tempête de 2021, qui avait emporté une partie de la digue.",
        "La région a financé la moitié du chantier, soit quatre millions d'euros. Le reste vient de la ville.",
    ]
    page = judge_page(split_blocks("\n".join([*body, *body])))
    assert [verdict.block.text for verdict in page.verdicts if verdict.kept] == body


@pytest.mark.parametrize(
    "text",
    [
        "Le maire démissionne.",
        "FOOTBALL. Kervoal 2-1 Porz-Gwen",
        "La criée rouvrira demain matin.",
        "Mis à jour le 12/01/2021 à 07:15 par nos soins.",
        "Candidatures avant le 15/09 en mairie.",
    ],
)
def test_one_line_is_an_article(text: str) -> None:
    page = judge_page(split_blocks(text))
    assert [verdict.kept for verdict in page.verdicts] == [True]


def test_a_page_that_is_all_menu_holds_no_article() -> None:
    menu = "Menu\nAccueil\nSports\nSe connecter\nS'abonner\nMentions légales\nContact\nNewsletter"
    assert not any(verdict.kept for verdict in judge_page(split_blocks(menu)).verdicts)


def test_headlines_of_other_articles_that_stand_several_times_close_the_article() -> None:
    body = [
        "Le pont des Tanneurs rouvre aux piétons",
        "La passerelle a été livrée lundi matin, avec trois semaines d'avance. Le maire s'en est réjoui.",
        "Les travaux avaient commencé au printemps. Ils ont coûté deux millions d'euros, payés par la région.",
        *(
            f"Les voitures, elles, attendront la fin du lot {lot}. La commune promet une navette gratuite d'ici là, "
            f"et {lot} places de parc devant la halle. « Nous n'oublions personne », assure l'adjointe aux travaux."
            for lot in ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit")
        ),
    ]
    teasers = [
        "Pourquoi les pêcheurs de la basse vallée quittent-ils leurs cabanes au bord de l'eau ?",
        "Un proviseur peut-il refuser aux parents l'entrée de son lycée pendant toute une semaine ?",
        "Trois jeunes chefs de la région veulent sauver la foire aux oignons de leurs grands-parents",
        "Cent « gardiens de nuit » seront formés cet été dans « une école de haute montagne »",
    ]
    tail = [line for teaser in teasers for line in (teaser, "L'Écho des Vals", "Il y a 3 h", teaser, teaser)]
    page = judge_page(split_blocks("\n\n".join([*body, *tail])))
    assert [verdict.block.text for verdict in page.verdicts if verdict.kept] == body
