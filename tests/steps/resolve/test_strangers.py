"""Articles that have nobody in common: the letter of a surname ties nothing there, and two callings are a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.records import ArticleFacts, Facts
from pipeline.records.correction import Correction
from pipeline.steps.resolve import resolve_facts
from pipeline.views.questions import ask
from tests.steps.resolve.articles import an_article, people_named, role_of

SHORT = "Bastien V."
FULL = "Thierry Vasselin"


def told(article_id: str, day: int, *names: str, role: str = "", author: str = "") -> ArticleFacts:
    """An article that has these names, each once; the first has the role."""
    text = " ".join(names)
    mentions = people_named(article_id, text, *names)
    article = an_article(
        article_id, text, author=author or None, outlet="Le Ponant libre", published=date(2024, 3, day)
    )
    roles = (role_of(mentions[0], role, text),) if role else ()
    return ArticleFacts(article=article, mentions=mentions, affiliations=roles)


def people(facts: Facts, name: str) -> list[tuple[str, int]]:
    return sorted((one.name, one.n_mentions) for one in facts.entities if one.name.startswith(name))


def doubts(facts: Facts) -> list[tuple[str, str, str]]:
    return [(one.left, one.right, one.rule) for one in ask(facts)]


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ((SHORT, "Aude Roque"), (SHORT, "Marc Orval"), True),
        ((SHORT,), (SHORT,), True),
        ((SHORT, "Aude Roque"), (SHORT, "Aude Roque"), False),  # one judge, one affair
        ((SHORT, "Dylan G."), (SHORT, "Dylan G."), False),
        ((SHORT, "Roque"), (SHORT, "Roque"), True),  # a surname alone tells little
        ((SHORT, "Nora Kerbrat"), (SHORT, "Nora Kerbrat"), True),  # who wrote both
        ((SHORT, "Emmanuel Macron"), (SHORT, "Emmanuel Macron"), True),  # whom every paper names
        ((FULL, "Aude Roque"), (FULL, "Marc Orval"), False),
    ],
)
def test_a_letter_ties_nothing_between_articles_without_common_people(
    first: tuple[str, ...], second: tuple[str, ...], two: bool
) -> None:
    facts = resolve_facts([told("a", 3, *first, author="Nora Kerbrat"), told("b", 9, *second, author="Nora Kerbrat")])
    name = first[0]
    other = (f"{name} (Le Ponant libre, 2024-03-09)", 1)
    assert people(facts, name) == ([(name, 1), other] if two else [(name, 2)])
    assert doubts(facts) == ([(name, other[0], "anonymous")] if two else [])


def test_all_articles_of_an_affair_tell_of_one() -> None:
    facts = resolve_facts(
        [
            told("a", 3, SHORT, "Aude Roque"),
            told("b", 4, SHORT, "Marc Orval"),
            told("c", 5, SHORT, "Lise Gastine", "Marc Orval"),
            told("d", 6, SHORT, "Lise Gastine"),
        ]
    )
    assert people(facts, SHORT) == [(SHORT, 1), (f"{SHORT} (Le Ponant libre, 2024-03-04)", 3)]


def test_the_user_has_the_last_word() -> None:
    articles = [told("a", 3, SHORT, "Aude Roque"), told("b", 9, SHORT, "Marc Orval")]
    one = Correction(kind="actor", left=SHORT, right=f"{SHORT} (Le Ponant libre, 2024-03-09)", decision="same", line=2)
    assert people(resolve_facts(articles, corrections=[one]), SHORT) == [(SHORT, 2)]
    two = Correction(kind="actor", left=one.left, right=one.right, decision="different", line=2)
    facts = resolve_facts(articles, corrections=[two])
    assert len(people(facts, SHORT)) == 2
    assert doubts(facts) == []
    assert facts.rejections == ()


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (("député", "Aude Roque"), ("vigneron", "Marc Orval"), True),
        (("député", "Aude Roque"), ("vigneron", "Aude Roque"), False),  # one affair
        (("député", "Aude Roque"), ("maire", "Marc Orval"), False),
        (("vigneron", "Aude Roque"), ("potier", "Marc Orval"), False),  # trades change
        (("député", "Aude Roque"), ("ancien collègue", "Marc Orval"), False),
    ],
)
def test_two_callings_are_a_question(first: tuple[str, str], second: tuple[str, str], asked: bool) -> None:
    articles = [told(key, 3, FULL, who, role=role) for key, (role, who) in (("a", first), ("b", second))]
    facts = resolve_facts(articles)
    assert people(facts, FULL) == [(FULL, 2)]
    left, right = f"{FULL} (député)", f"{FULL} (vigneron)"
    assert doubts(facts) == ([(left, right, "two_callings")] if asked else [])
    if asked:
        two = Correction(kind="actor", left=left, right=right, decision="different", line=2)
        parted = resolve_facts(articles, corrections=[two])
        assert people(parted, FULL) == [(left, 1), (right, 1)]
        assert doubts(parted) == []


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (("Luzac", "Aude Roque"), ["Aude Roque"]),
        (("Norvane", "Aude Roque"), ["Aude Roque", "Norvane"]),  # no mayor's town
        (("Luzac", "Paul Luzac"), ["Paul Luzac"]),  # who bears it
    ],
)
def test_a_town_that_a_mayor_has_is_nobody(names: tuple[str, ...], left: list[str]) -> None:
    facts = resolve_facts([told("a", 3, *names), told("b", 4, FULL, role="maire de Luzac")])
    assert [one.name for one in facts.entities if one.name != FULL] == left


def test_a_town_may_be_somebody_by_a_civility_or_by_the_user() -> None:
    mayor = told("b", 4, FULL, role="maire de Luzac")
    article = told("a", 3, "Luzac", "Aude Roque")
    (first, *others) = article.mentions
    named = replace(article, mentions=(replace(first, gender="m"), *others))
    assert len(resolve_facts([named, mayor]).entities) == 3
    person = Correction(kind="actor", left="Luzac", decision="person", line=2)
    assert len(resolve_facts([article, mayor], corrections=[person]).entities) == 3


@pytest.mark.parametrize(
    ("text", "others", "asked"),
    [
        ("Aude Roque part. Son frère Marc rit.", ("Marc Roque",), [("Marc", "Marc Roque", "kin_given_name")]),
        ("Aude Roque part. Son frère Marc rit.", ("Marc Orval",), []),
        ("Aude Roque part. Le juge Marc rit.", ("Marc Roque",), []),
        (
            "Aude Roque part. Son frère Marc rit.",
            ("Marc Roque", "Lise Roque"),
            [("Marc", "Marc Roque", "kin_given_name")],
        ),
        ("Aude Roque part. Son frère Jean rit.", ("Marc Roque",), []),
    ],
)
def test_a_relative_named_by_the_given_name_is_a_question(
    text: str, others: tuple[str, ...], asked: list[tuple[str, str, str]]
) -> None:
    given = text.split()[-2]
    article = told("a", 3, "Aude Roque")
    mentions = tuple(
        replace(article.mentions[0], mention_id=f"a:m{at}", text=name, start_char=at, end_char=at + len(name))
        for name in ("Aude Roque", given)
        for at in (text.index(name),)
    )
    facts = resolve_facts(
        [ArticleFacts(article=replace(article.article, text=text), mentions=mentions), told("b", 9, *others)]
    )
    assert doubts(facts) == asked
    assert any(one.name == given for one in facts.entities)
