"""Surnames that their article does not explain, and rows of one name: what an affair tells, and what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records import ArticleFacts, Facts, Merge
from pipeline.steps.resolve import resolve_facts
from pipeline.steps.resolve.asking import ask_in_portions, join_asked
from pipeline.steps.resolve.entities import resolve_entities
from pipeline.steps.resolve.one_name import find_one_name
from pipeline.views.questions import ask
from tests.steps.resolve.articles import a_mention, an_article, people_named, role_of
from tests.steps.resolve.articles import told as in_turn
from tests.steps.resolve.test_user_word import said

FULL = "Aude Vasselin"
NEAR = "Marc Orval"


def told(
    article_id: str, text: str, *names: str, bodies: tuple[str, ...] = (), roles: tuple[str, ...] = ()
) -> ArticleFacts:
    """An article that names people and bodies; the first person has the roles."""
    people = people_named(article_id, text, *names)
    known = tuple(a_mention(article_id, body, text.index(body), kind="organization") for body in bodies)
    given = tuple(role_of(people[0], role) for role in roles)
    return ArticleFacts(article=an_article(article_id, text), mentions=(*people, *known), affiliations=given)


def people(facts: Facts, family: str = "Vasselin") -> list[str]:
    return sorted(one.name for one in facts.entities if family in one.name)


JUDGE = told("a", f"{FULL} enquête sur {NEAR}.", FULL, NEAR, roles=("juge",))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR), True),
        (told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR, roles=("juge d'instruction",)), True),
        (told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR, roles=("charpentier",)), False),
        (told("b", "Vasselin attend Marc Roque.", "Vasselin", "Marc Roque"), False),
        (told("b", "Vasselin attend.", "Vasselin", roles=("juge",)), False),
        (told("b", f"Me Vasselin attend {NEAR}.", "Vasselin", NEAR), False),
        (told("b", f"Son père Vasselin attend {NEAR}.", "Vasselin", NEAR), False),
        (told("b", f"Aude attend {NEAR}.", "Aude", NEAR), False),
    ],
)
def test_a_surname_alone_is_the_one_bearer_of_the_affair(other: ArticleFacts, one: bool) -> None:
    facts = resolve_facts([JUDGE, other])
    assert (len(people(facts, "A") + people(facts)) == 2) is one
    assert [row.rule for row in facts.merges if row.decision == "same"] == ["surname_of_affair"] * one
    assert ["surname_of_affair" in {mention.link_rule for mention in facts.mentions}] == [one]


@pytest.mark.parametrize(
    ("text", "names", "one"),
    [
        (f"La veuve d'Aude, Lise Vasselin, attend {NEAR}.", ("Aude", "Lise Vasselin", NEAR), True),
        (f"La veuve d'Aude, Lise Roque, attend {NEAR}.", ("Aude", "Lise Roque", NEAR), False),  # no family
        ("La veuve d'Aude, Lise Vasselin, attend.", ("Aude", "Lise Vasselin"), False),  # no affair
    ],
)
def test_a_given_name_beside_one_of_the_family_is_the_one_who_bears_it(
    text: str, names: tuple[str, ...], one: bool
) -> None:
    facts = resolve_facts([JUDGE, told("b", text, *names)])
    assert ("Aude" not in {entity.name for entity in facts.entities} and (FULL, 2) in counted(facts)) is one


@pytest.mark.parametrize(("other", "asked"), [(NEAR, True), ("Lise Gastine", False)])
def test_a_given_name_alone_is_asked_about_within_its_affair(other: str, asked: bool) -> None:
    here = in_turn("a", f"{FULL} enquête. Aude attend {NEAR}.", FULL, "Aude", NEAR)
    facts = resolve_facts([here, in_turn("b", f"Aude attend {other}.", "Aude", other)])
    assert [(one.left, one.right) for one in facts.merges if one.decision == "unsure"] == [("Aude", FULL)] * asked


def test_two_of_the_family_who_bear_a_given_name_are_a_doubt() -> None:
    text = f"La veuve d'Aude, Lise Vasselin, a vu Marc Roque et {NEAR}."
    named = told("b", text, "Aude", "Lise Vasselin", "Marc Roque", NEAR)
    facts = resolve_facts([JUDGE, told("c", f"Aude Roque attend {NEAR}.", "Aude Roque", NEAR), named])
    assert (FULL, 1) in counted(facts)


def counted(facts: Facts) -> list[tuple[str, int]]:
    return [(entity.name, entity.n_mentions) for entity in facts.entities]


@pytest.mark.parametrize(
    ("shared", "roles", "one"),
    [
        (("Orval Autos", "Ponant Yachts"), (), True),
        (("Orval Autos",), (), False),
        (("Orval Autos",), ("juge",), True),
        (("ONU", "SNCF"), (), False),  # everybody names them
    ],
)
def test_two_bodies_are_an_affair_and_one_where_the_role_is_the_same(
    shared: tuple[str, ...], roles: tuple[str, ...], one: bool
) -> None:
    where = " ".join(shared)
    articles = [
        told("a", f"{FULL} visite {where}.", FULL, bodies=shared, roles=("juge",)),
        told("b", f"Vasselin quitte {where}.", "Vasselin", bodies=shared, roles=roles),
    ]
    assert (people(resolve_facts(articles)) == [FULL]) is one


@pytest.mark.parametrize(
    ("text", "names", "other", "bearer"),
    [
        ("Vasselin attend {0}.", ("Vasselin", NEAR), ("Lise Vasselin",), FULL),  # the other is of no affair
        ("Vasselin attend {0}.", ("Vasselin", NEAR), ("Jean Vasselin-Roque",), FULL),
        ("Vasselin attend {0}.", ("Vasselin", NEAR), ("Lise Vasselin", NEAR), None),  # of the same
        ("Vasselin attend {0}.", ("Vasselin", NEAR), ("L. Vasselin",), None),  # who knows how many they are
        ("Vasselin attend {0}.", ("Vasselin", "Karim Roque"), ("Lise Vasselin", "Karim Roque"), "Lise Vasselin"),
        ("M. Vasselin attend {0}.", ("M. Vasselin", NEAR), ("Jean Vasselin", NEAR), "Jean Vasselin"),
        ("Vasselin attend {0}.", ("Vasselin", "Karim Roque"), ("Lise Vasselin",), None),  # another affair
    ],
)
def test_of_several_bearers_the_one_of_the_affair_is_meant(
    text: str, names: tuple[str, ...], other: tuple[str, ...], bearer: str | None
) -> None:
    alone = told("b", text.format(names[1]), *names)
    more = [
        told("c", f"{other[0]} voit {' et '.join(other[1:])}.", *other),
        told("d", "Lise Mahaut part.", "Lise Mahaut"),
    ]
    facts = resolve_facts([JUDGE, alone, *more])
    if bearer is None:
        assert ("Vasselin", 1) in counted(facts)
    else:
        assert (bearer, 2) in counted(facts)


@pytest.mark.parametrize(("bearers", "one"), [((), True), (("Lise Vasselin",) * 2, False)])
def test_what_one_article_means_by_a_surname_is_no_word_on_another_bearer(bearers: tuple[str, ...], one: bool) -> None:
    explained = told("a", f"{FULL} enquête. Mme Vasselin attend.", FULL, "Vasselin")
    others = [told(f"c{at}", f"{name} vend sa ferme.", name) for at, name in enumerate(bearers)]
    facts = resolve_facts([explained, *others, told("b", "Mme Vasselin se tait.", "Vasselin")])
    assert ((FULL, 4) in counted(facts)) is one
    assert [row.decision for row in facts.merges if row.rule == "alias_table"] == ["same" if one else "unsure"]


def test_of_two_in_one_affair_who_is_called_by_the_surname_is_meant() -> None:
    called = told("a", f"{FULL} voit {NEAR}. Vasselin attend.", FULL, NEAR, "Vasselin")
    articles = [called, told("c", f"Lise Vasselin voit {NEAR}.", "Lise Vasselin", NEAR)]
    facts = resolve_facts([*articles, told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR)])
    assert (FULL, 4) in counted(facts)


def test_a_name_that_is_a_bodys_elsewhere_is_no_bearer() -> None:
    firm = told("c", f"{FULL} recrute.", bodies=(FULL,))
    assert "Vasselin" in people(resolve_facts([JUDGE, told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR), firm]))


def test_what_the_user_says_of_the_surname_goes_before() -> None:
    alone = told("b", f"Vasselin attend {NEAR}.", "Vasselin", NEAR)
    facts = resolve_facts([JUDGE, alone], corrections=said(f"actor;{FULL};Vasselin;different"))
    assert people(facts) == [FULL, "Vasselin"]


def rows_asked(*articles: ArticleFacts, scenes: tuple[set[int], ...], corrections: tuple[str, ...] = ()) -> list[str]:
    """The names of which it is asked whether all rows are one, of articles that name so much."""
    names, roles, _ = join_asked(ask_in_portions(articles), [one.article for one in articles])
    heard = said(*corrections)
    found = find_one_name(names, resolve_entities(names, roles, heard), heard, [*map(frozenset, scenes)].__getitem__)
    return [f"{one.left} | {one.right}" for one in found]


def body(article_id: str, *names: str) -> ArticleFacts:
    text = ", ".join(names)
    text = text.replace(", ", " (", 1) + ")" if len(names) > 1 else text
    return told(article_id, text, bodies=names)


COURT = "cour d'appel"


@pytest.mark.parametrize(
    ("articles", "scenes", "asked"),
    [
        ((body("a", COURT), body("b", COURT)), ({1, 2}, {1, 2}), [f"{COURT} | {COURT}"]),
        ((body("a", COURT), body("b", COURT)), ({1, 2}, {2, 3}), []),
        ((body("a", COURT), body("b", COURT), body("c", COURT)), ({1, 2}, {1, 2, 3, 4}, {3, 4}),
         [f"{COURT} | {COURT}"]),
        ((body("a", COURT), body("b", COURT), body("c", COURT)), ({1, 2}, {1, 2}, {8, 9}), []),
        ((body("a", "ARS"), body("b", "Agence régionale de santé", "ARS")), ({1, 2}, {1, 2}),
         ["ARS | Agence régionale de santé"]),
        ((told("a", "Vasselin", "Vasselin"), told("b", "Vasselin", "Vasselin")), ({1, 2}, {1, 2}),
         ["Vasselin | Vasselin"]),
        ((told("a", "Aude", "Aude"), told("b", "Aude", "Aude")), ({1, 2}, {1, 2}), []),
        ((told("a", "Vasselin", "Vasselin"), told("b", FULL, FULL), told("c", "Vasselin", "Vasselin")),
         ({1, 2}, {1, 2}, {1, 2}), []),  # asked with the full name
        ((told("a", "Vasselin", "Vasselin"), told("b", "Vasselin", "Vasselin"), body("c", "Vasselin")),
         ({1, 2}, {1, 2}, {1, 2}), []),  # asked whether it is a body
    ],
)  # fmt: skip
def test_rows_of_one_name_in_one_affair_are_one_question(
    articles: tuple[ArticleFacts, ...], scenes: tuple[set[int], ...], asked: list[str]
) -> None:
    assert rows_asked(*articles, scenes=scenes) == asked


def test_what_the_user_has_said_of_such_a_name_is_not_asked_again() -> None:
    line = f"organization;{COURT};{COURT};same"
    assert rows_asked(body("a", COURT), body("b", COURT), scenes=({1, 2}, {1, 2}), corrections=(line,)) == []


def test_the_question_about_all_rows_of_a_name_stands_among_those_about_names() -> None:
    facts = resolve_facts([body("a", COURT), body("b", COURT)])
    row = Merge(
        kind="organization",
        left=COURT,
        right=COURT,
        decision="unsure",
        by="rule",
        rule="one_name",
        score=0.5,
        evidence="",
    )
    (one,) = ask(replace(facts, merges=(row,)))
    assert (one.section, one.left, one.right, one.changes) == ("names", COURT, COURT, 2)
