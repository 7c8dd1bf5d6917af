"""What stands beside a name: titles, roles, and whom they tell from a namesake."""

from __future__ import annotations

import pytest

from pipeline.names.callings import CHURCH, LAW, MEDICINE, OTHER, PAPACY, REIGN
from pipeline.records import Affiliation, Article, Mention
from pipeline.steps.resolve.callings import Told, read_titles
from tests.steps.resolve.articles import an_article, named_in_turn, role_of
from tests.steps.resolve.in_columns import entities_of, in_columns, roles_of


def read(text: str, *roles: tuple[str, str]) -> tuple[Article, list[Mention], list[Affiliation]]:
    """An article whose names stand in braces, and roles by the name that bears them."""
    parts = text.replace("}", "{").split("{")
    article = an_article("a", "".join(parts))
    mentions = [*named_in_turn("a", article.text, *parts[1::2])]
    by_name = {one.text: one for one in mentions}
    affiliations = [role_of(by_name[name], role) for name, role in roles]
    return article, mentions, affiliations


@pytest.mark.parametrize(
    ("text", "roles", "told"),
    [
        ("L'audience reprend avec Me {Vasselin}.", [], Told("", LAW)),
        ("D'après maître {Vasselin}, rien ne presse.", [], Told("", LAW)),
        ("Il a revu l'avocat, et me {Vasselin} l'a dit.", [], None),  # a slip: no title in small letters
        ("« Mgr {Vasselin} l'a béni.", [], Told("", CHURCH)),
        ("Le Dr. {Vasselin} opère.", [], Told("", MEDICINE)),
        ("La reine {Aude} salue.", [], Told("", REIGN)),
        ("Le pape {Luc} prie.", [], Told("", PAPACY)),
        ("Selon le père {Vasselin}, la messe est dite.", [], Told("m")),
        ("Elle vit avec sa sœur {Camille}.", [], Told("f")),
        ("Sa sœur, {Camille}, le suit.", [], None),
        ("La députée {Vasselin} proteste.", [("Vasselin", "députée du Var")], Told("f", 0, OTHER)),
        ("Le député {Vasselin} proteste.", [("Vasselin", "député du Var")], Told("", 0, OTHER)),  # may be a woman
        ("L'évêque {Vasselin} proteste.", [("Vasselin", "évêque de Montbrezy")], Told("", 0, CHURCH)),
        ("La virologue {Vasselin} proteste.", [("Vasselin", "virologue")], Told("", 0, MEDICINE)),
    ],
)
def test_what_is_told_beside_a_name(text: str, roles: list[tuple[str, str]], told: Told | None) -> None:
    article, mentions, affiliations = read(text, *roles)
    names, _ = in_columns([article], mentions)
    assert read_titles(names, roles_of(names, mentions, affiliations)).get(len(mentions) - 1) == told


@pytest.mark.parametrize(
    ("text", "roles", "persons"),
    [
        ("Le maire {Luc Vasselin} se tait. Me {Vasselin} plaide.", [("Luc Vasselin", "maire")], 2),
        ("Le maire {Luc Vasselin}, avocat, se tait. Me {Vasselin} plaide.", [("Luc Vasselin", "maire, avocat")], 1),
        ("{Luc Vasselin} se tait. La sénatrice {Vasselin} aussi.", [("Vasselin", "sénatrice")], 2),
        ("{Aude Vasselin} se tait. La sénatrice {Vasselin} aussi.", [("Vasselin", "sénatrice")], 1),
        ("{Rose Vasselin} se tait. Le père {Vasselin} aussi.", [], 2),
        ("{Luc Vasselin} se tait. Le père {Vasselin} aussi.", [], 1),
        ("{Luc Vasselin} se tait. Le pape {Luc} aussi.", [], 2),
        ("{Luc Vasselin} se tait. {Luc} aussi.", [], 1),
        ("Le pape {Luc} prie. Le pape {Luc} se tait. {Luc Vasselin} aussi.", [], 2),
        ("Le prince {Luc Vasselin} se tait. Le prince {Luc} aussi.", [("Luc Vasselin", "prince")], 1),
    ],
)
def test_a_title_parts_two_bearers_of_a_surname(text: str, roles: list[tuple[str, str]], persons: int) -> None:
    article, mentions, affiliations = read(text, *roles)
    _, entities, _, _ = entities_of([article], mentions, affiliations)
    assert len(entities) == persons
