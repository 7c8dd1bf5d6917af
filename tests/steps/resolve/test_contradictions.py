"""One name, one local post in two places: two people, and a question; everything else stays one."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import ArticleFacts
from pipeline.records.correction import Correction
from pipeline.steps.resolve import resolve_facts
from tests.steps.resolve.articles import an_article, people_named, role_of

NAME = "Thierry Vasselin"


def told(article_id: str, role: str, day: int, month: int = 3) -> ArticleFacts:
    """An article that gives the name one role."""
    text = f"{NAME}, {role}, a parlé."
    mentions = people_named(article_id, text, NAME)
    article = an_article(article_id, text, published=date(2024, month, day))
    roles = (role_of(mentions[0], role, text, rule="apposition_after"),)
    return ArticleFacts(article=article, mentions=mentions, affiliations=roles)


@pytest.mark.parametrize(
    ("left", "right", "months", "two"),
    [
        ("maire de Luzac", "maire de Norvane", 0, True),
        ("maire de Luzac", "maire de Norvane", 8, True),
        ("maire de Luzac", "maire", 0, False),
        ("maire de Luzac", "maire de Luzac-sur-Mer", 0, False),  # the same town, more fully
        ("maire de Luzac", "ancien maire de Norvane", 0, False),
        ("ministre de l'Intérieur", "ministre de la Justice", 0, False),  # ministers change their charge
        ("député de l'Orance", "député de la Gastine", 0, False),
        ("préfet de l'Orance", "préfet de la Gastine", 1, True),
        ("préfet de l'Orance", "préfet de la Gastine", 8, False),  # prefects move
    ],
)
def test_posts_in_two_places(left: str, right: str, months: int, two: bool) -> None:
    facts = resolve_facts([told("a", left, 1), told("b", right, 1, 3 + months)])
    assert len(facts.entities) == (2 if two else 1)
    doubts = [row for row in facts.merges if row.rule == "contradiction"]
    assert [(row.left, row.right, row.decision, row.by) for row in doubts] == (
        [(*sorted((f"{NAME} ({left})", f"{NAME} ({right})")), "unsure", "rule")] if two else []
    )


def test_the_users_word_stands_above_the_rule() -> None:
    articles = [told("a", "maire de Luzac", 1), told("b", "maire de Norvane", 2)]
    same = Correction(
        kind="actor",
        left=f"{NAME} (maire de Luzac)",
        right=f"{NAME} (maire de Norvane)",
        decision="same",
        line=2,
    )
    assert len(resolve_facts(articles, corrections=[same]).entities) == 1
