"""Bodies that every state has, by the state that the head of their article names."""

from __future__ import annotations

import pytest

from pipeline.names.states import state_body, state_of_head, states_in
from pipeline.records import ArticleFacts, Facts
from pipeline.steps.resolve import resolve_facts
from tests.steps.resolve.articles import a_mention, an_article
from tests.steps.resolve.test_user_word import said


def told(article_id: str, text: str, *bodies: str) -> ArticleFacts:
    """An article whose first line is its head."""
    found = tuple(a_mention(article_id, body, text.index(body), kind="organization") for body in bodies)
    return ArticleFacts(article=an_article(article_id, text), mentions=found)


def bodies(facts: Facts) -> list[tuple[str, int]]:
    return sorted((one.name, one.n_articles) for one in facts.entities)


HOME = [
    told("a", "France : la loi sur les digues\nLe Sénat a voté.", "Sénat"),
    told("b", "Les digues tiendront\nLe Sénat des Français a encore voté.", "Sénat"),
    told("c", "La loi sur les digues\nParis attend le Sénat.", "Sénat"),
]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Burundi : la loi sur les digues\nLe Sénat a voté.", "Sénat", "Sénat (Burundi)"),
        ("Burundi : la route de Rome\nLe Sénat a voté.", "Sénat", "Sénat (Burundi)"),
        ("Une loi contestée au Tchad\nLe Sénat a voté.", "Sénat", "Sénat (Tchad)"),
        ("Une loi contestée au Tchad\nLe Sénat français a voté.", "Sénat français", None),
        ("Une loi contestée au Tchad\nLe Sénat a voté, dit-on à Paris.", "Sénat", None),
        ("Une loi contestée au Tchad et au Niger\nLe Sénat a voté.", "Sénat", None),
        ("Une loi que les Tchadiens contestent\nLe Sénat a voté.", "Sénat", None),
        ("Rome : une loi contestée\nLe Sénat a voté.", "Sénat", None),
        ("Une loi contestée\nLe Sénat a voté au Tchad.", "Sénat", None),
    ],
)
def test_a_body_of_every_state_is_that_of_the_head_of_its_article(text: str, name: str, expected: str | None) -> None:
    facts = resolve_facts([*HOME, told("d", text, name)])
    assert bodies(facts) == ([("Sénat", 3), (expected, 1)] if expected else [("Sénat", 4)])
    (row,) = (one for one in facts.merges if one.left == "Sénat") if expected else (None,)
    assert row is None or (row.right, row.decision, row.rule, row.evidence) == (
        expected,
        "different",
        "of_state",
        "in d",
    )


def test_the_name_that_tells_the_state_is_the_one_name() -> None:
    abroad = [
        told("d", "Tchad : la loi\nLe Sénat a voté.", "Sénat"),
        told("e", "La loi\nLe Sénat tchadien a voté.", "Sénat tchadien"),
    ]
    assert bodies(resolve_facts([*HOME, *abroad])) == [("Sénat", 3), ("Sénat tchadien", 2)]


@pytest.mark.parametrize("name", ["ministère de la Mer", "Conseil constitutionnel", "Parti socialiste"])
def test_so_are_offices_courts_and_parties(name: str) -> None:
    two = [
        told("a", f"France : la loi\nPour le {name}, c'est non.", name),
        told("b", f"La loi en France\nPour le {name}, c'est oui.", name),
        told("c", f"Togo : la loi\nPour le {name}, c'est non.", name),
    ]
    assert bodies(resolve_facts(two)) == [(name, 2), (f"{name} (Togo)", 1)]


def test_of_two_states_told_as_often_neither_is_home() -> None:
    two = [
        told("a", "France : la loi\nLe Sénat a voté.", "Sénat"),
        told("b", "Togo : la loi\nLe Sénat a voté.", "Sénat"),
    ]
    assert bodies(resolve_facts(two)) == [("Sénat", 2)]
    third = told("c", "La loi en France\nLe Sénat a voté.", "Sénat")
    assert bodies(resolve_facts([*two, third])) == [("Sénat", 2), ("Sénat (Togo)", 1)]


@pytest.mark.parametrize("name", ["Digues sans frontières", "Union africaine", "ministère"])
def test_others_are_as_they_are(name: str) -> None:
    two = [
        told("a", f"France : la loi\nPour {name}, c'est non.", name),
        told("b", f"La loi en France\nPour {name}, c'est oui.", name),
        told("c", f"Togo : la loi\nPour {name}, c'est non.", name),
    ]
    assert not any("Togo" in called for called, _ in bodies(resolve_facts(two)))


def test_articles_on_one_state_need_no_word_for_it() -> None:
    one = [told("a", "Togo : la loi\nLe Sénat dit non.", "Sénat"), told("b", "Togo : un non\nLe Sénat rit.", "Sénat")]
    assert bodies(resolve_facts(one)) == [("Sénat", 2)]


def test_the_short_form_goes_with_it() -> None:
    text = "Togo : la loi\nL'Assemblée nationale a voté. Puis l'Assemblée se tait."
    short = a_mention("b", "Assemblée", text.rindex("Assemblée"), kind="organization")
    one = told("b", text, "Assemblée nationale")
    one = ArticleFacts(article=one.article, mentions=(*one.mentions, short))
    here = [told(at, "France : la loi\nL'Assemblée nationale a voté.", "Assemblée nationale") for at in "ac"]
    facts = resolve_facts([*here, one])
    assert [(each.name, each.n_mentions) for each in facts.entities] == [
        ("Assemblée nationale", 2),
        ("Assemblée nationale (Togo)", 2),
    ]


def test_the_user_says_that_they_are_one() -> None:
    abroad = told("d", "Tchad : la loi\nLe Sénat a voté.", "Sénat")
    line = said("organization;Sénat;Sénat (Tchad);same")
    assert bodies(resolve_facts([*HOME, abroad], corrections=line)) == [("Sénat", 4)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("organization;Sénat tchadien;Sénat du Tchad;same", [("Sénat du Tchad", 3)]),
        ("organization;Sénat français;Sénat;same", [("Sénat du Tchad", 2), ("Sénat tchadien", 1)]),
    ],
)
def test_what_the_user_says_of_one_state_leaves_the_others(line: str, expected: list[tuple[str, int]]) -> None:
    abroad = [
        told("d", "Tchad : la loi\nLe Sénat a voté.", "Sénat"),
        told("e", "La loi\nLe Sénat tchadien a voté.", "Sénat tchadien"),
        told("f", "La loi\nLe Sénat du Tchad a voté.", "Sénat du Tchad"),
        told("g", "La loi\nLe Sénat français a voté.", "Sénat français"),
    ]
    assert bodies(resolve_facts([*HOME, *abroad], corrections=said(line))) == [("Sénat", 4), *expected]


def test_the_user_calls_one_of_them_otherwise() -> None:
    abroad = told("d", "Tchad : la loi\nLe Sénat a voté.", "Sénat")
    line = said("organization;Sénat (Tchad);;;Sénat de N'Djamena")
    assert bodies(resolve_facts([*HOME, abroad], corrections=line)) == [("Sénat", 3), ("Sénat de N'Djamena", 1)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("du Burundi à la Corée du Sud", ["Burundi", "Corée du Sud"]),
        ("les Ivoiriennes, la presse sud-coréenne", ["Côte d'Ivoire", "Corée du Sud"]),
        ("la Côte d’Ivoire, la RDC", ["Côte d'Ivoire", "République démocratique du Congo"]),
        ("le Nigeria et le Niger", ["Nigeria", "Niger"]),
        ("France Digues, Israël Roque, un franco-belge", []),
        ("à Londres, à Berne", ["Royaume-Uni", "Suisse"]),
    ],
)
def test_states_in(text: str, states: list[str]) -> None:
    assert [one.state for one in states_in(text)] == states


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("Burundi : la loi", "Burundi"),
        ("Au Burundi : la loi", "Burundi"),
        ("Grenade : la loi", "Grenade"),
        ("La loi de la Grenade, l’Égypte s’en mêle", None),
        ("L’Égypte vote", "Égypte"),
        ("Une loi d'Ukraine", "Ukraine"),
        ("Cuba vote", "Cuba"),
        ("Belge : un mot", None),
        ("Burundi", None),
        ("Grenade lancée contre le Sénat", None),
        ("Dominique entre au Sénat", None),
        ("Le Sénat entend Dominique", None),
    ],
)
def test_the_state_of_a_head(head: str, state: str | None) -> None:
    assert state_of_head(head) == state


def test_a_senate_of_nobody_knows_whom_is_not_called_by_one_state() -> None:
    """As many articles with the bare name tell of another state as of the one that most name."""
    togo = [told(at, "La loi\nLe Sénat du Togo a voté.", "Sénat du Togo") for at in "ab"]
    bare = [told("c", "La loi\nLe Sénat a voté au Togo.", "Sénat"), told("d", "La loi\nLe Sénat de Paris.", "Sénat")]
    assert bodies(resolve_facts([*togo, *bare])) == [("Sénat", 2), ("Sénat du Togo", 2)]
    more = told("e", "La loi\nLe Sénat a encore voté au Togo.", "Sénat")
    assert len(bodies(resolve_facts([*togo, *bare, more]))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sénat belge", "Sénat"), ("PS", "Parti socialiste"), ("ministère de la Mer du Togo", "ministère de la mer")],
)
def test_one_body_but_for_its_state(one: str, other: str) -> None:
    both = state_body(one), state_body(other)
    assert both[0]
    assert both[1]
    assert both[0].key == both[1].key


def test_an_acronym_that_is_one_states_alone_says_so() -> None:
    french = state_body("PCF")
    assert french is not None
    assert french.state == "France"


@pytest.mark.parametrize("name", ["Conseil d'État vaudois", "Cour suprême", "ministère", "Sénat des Belges de France"])
def test_no_such_body(name: str) -> None:
    assert state_body(name) is None
