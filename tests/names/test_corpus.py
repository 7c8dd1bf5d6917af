from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.steps.resolve  # noqa: F401  registers its link rules
from pipeline.names.columns import IN_BRACKETS, NOT_IN_BRACKETS, NameColumns
from pipeline.names.corpus import resolve_columns
from pipeline.names.links import LINKS, RULES
from pipeline.names.resolution import Wishes
from tests.names.build import build

ACTORS = [
    "Aude Vasselin",
    "Vasselin",
    "A. Vasselin",
    "Marc Vasselin",
    "Jean-Pierre Vasselin",
    "VASSELIN Aude",
    "Aude Vaselin",
    "Hélène d'Orval",
    "Orval",
    "Helene d'Orval",
    "M. Orval",
    "Hélène",
    "Mme Orval",
    "Claude Orval",
]
BODIES = [
    "Commission du littoral",
    "Commission",
    "CL",
    "Commission du littoral et des ports",
    "CLP",
    "Vasselin",
    "Vasselin France",
    "groupe Vasselin",
    "tribunal",
    "tribunal administratif de Norvane",
    "Renard-Nissa",
    "Renard",
    "Renard Autoroutes",
    "commission",
]
Row = tuple[str, int, str, int, int]
ROWS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 1), st.integers(0, 13), st.integers(0, 2)),
    min_size=1,
    max_size=30,
)


def groups(rows: list[tuple[int, Row]]) -> set[frozenset[int]]:
    columns = NameColumns()
    for _, (article, kind, text, start, gender) in rows:
        columns.add(article, kind, text, start, start + len(text), gender)
    entity = resolve_columns(columns).entity.tolist()
    found: dict[int, set[int]] = {}
    for (number, _), one in zip(rows, entity, strict=True):
        found.setdefault(one, set()).add(number)
    return {frozenset(members) for members in found.values()}


@settings(max_examples=200, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_mentions_and_articles_changes_nothing(
    drawn: list[tuple[str, int, int, int]], shuffler: random.Random
) -> None:
    rows: list[tuple[int, Row]] = [
        (number, (article, kind, (ACTORS, BODIES)[kind][name], number * 97 % 1000, gender * (1 - kind)))
        for number, (article, kind, name, gender) in enumerate(drawn)
    ]
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert groups(rows) == groups(shuffled)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_kinds_are_never_mixed_and_gender_never_contradicted(drawn: list[tuple[str, int, int, int]]) -> None:
    columns = NameColumns()
    for number, (article, kind, name, _) in enumerate(drawn):
        columns.add(article, kind, (ACTORS, BODIES)[kind][name], number * 50, number * 50 + 5)
    entity = resolve_columns(columns).entity.tolist()
    for one in set(entity):
        members = [row for row, other in zip(drawn, entity, strict=True) if other == one]
        assert len({kind for _, kind, _, _ in members}) == 1
        names = {(ACTORS, BODIES)[kind][name] for _, kind, name, _ in members}
        assert not {"Aude Vasselin", "Marc Vasselin"} <= names


def rules(kind: str, names: str) -> list[str]:
    return [RULES[rule] for rule in resolve_columns(build(kind, names)).rule.tolist()]


@pytest.mark.parametrize(
    ("kind", "names", "rule"),
    [
        ("actor", "Aude Vasselin | Vasselin", "surname"),
        ("actor", "Aude Vasselin | A. Vasselin", "initial"),
        ("actor", "Aude Vasselin | Aude", "given_name"),
        ("actor", "Aude Vasselin | Aude Vasselin | Aude Vaselin", "typo"),
        ("actor", "Aude Vasselin | Vasselin // Vasselin", "alias_table"),
        ("actor", "Aude Vasselin | f:Vasselin // Vasselin", "alias_table"),
        ("actor", "Aude Vasselin | Vasselin // f:Vasselin", "alias_table"),
        ("actor", "Aude Vasselin | Vasselin // m:Vasselin", "unresolved"),
        ("actor", "Vasselin", "unresolved"),
        ("actor", "Aude Vasselin | Aude // Aude", "unresolved"),
        ("actor", "Marc Julien | Julien // Julien", "alias_table"),
        ("organization", "Commission du littoral | CL", "acronym"),
        ("organization", "Parti de la joie | (AKR)", "acronym_defined"),
        ("organization", "Commission du littoral | Commission", "nearest"),
        ("organization", "Commission", "unresolved"),
    ],
)
def test_rule_of_the_last_name(kind: str, names: str, rule: str) -> None:
    assert rules(kind, names)[-1] == rule


def test_each_link_rule_gives_what_its_row_says() -> None:
    LINKS.check()
    for rule in LINKS.rules.values():
        if not rule.example:
            continue  # "user" and "corpus_kind": see tests/steps/resolve
        kind, names = rule.example.split(": ")
        columns = build(kind, names)
        resolution = resolve_columns(columns, explain=True)
        told = {RULES[one] for one in resolution.rule.tolist()} | {one.rule for one in resolution.decisions}
        assert rule.id in told, (rule.id, told)
        last, before = resolution.entity.tolist()[:-3:-1]
        assert ("one" if last == before else "two") == rule.gives, rule.id


def test_the_nearest_of_two_namesakes() -> None:
    names = "Aude Vasselin | Vasselin | Marc Vasselin | Vasselin"
    entity = resolve_columns(build("actor", names)).entity.tolist()
    assert entity[1] == entity[0]
    assert entity[3] == entity[2]
    assert entity[0] != entity[2]


def test_a_couple_just_named_leaves_the_surname_open() -> None:
    columns = NameColumns()
    for text, start in (("Aude Vasselin", 0), ("Marc Vasselin", 17), ("Vasselin", 60)):
        columns.add("a", 0, text, start, start + len(text))
    resolution = resolve_columns(columns, explain=True)
    assert len(set(resolution.entity.tolist())) == 3
    unsure = {(row.left, row.right) for row in resolution.decisions if row.decision == "unsure"}
    assert {("Aude Vasselin", "Vasselin"), ("Marc Vasselin", "Vasselin")} <= unsure


def test_brackets_tell_a_definition_from_a_list() -> None:
    def is_one(bracketed: int) -> bool:
        columns = NameColumns()
        columns.add("a", 1, "Confrérie paysanne", 0, 18, 0, NOT_IN_BRACKETS)
        columns.add("a", 1, "ZRT", 20, 23, 0, bracketed)
        first, last = resolve_columns(columns).entity.tolist()
        return bool(first == last)

    assert is_one(IN_BRACKETS)
    assert not is_one(NOT_IN_BRACKETS)


def test_rare_slips_merge_but_two_frequent_spellings_stay_apart() -> None:
    def n_entities(n_left: int, n_right: int) -> int:
        names = " // ".join(["Lise Fontenelle"] * n_left + ["Lise Fontenelde"] * n_right)
        return resolve_columns(build("actor", names)).n_entities

    assert n_entities(20, 1) == 1
    assert n_entities(20, 15) == 2


@pytest.mark.parametrize(
    ("names", "wishes", "n_entities"),
    [
        ("Aude Vasselin // Aude Orval", Wishes(together=((0, "Aude Vasselin", "Aude Orval"),)), 1),
        ("Vasselin // Aude Vasselin", Wishes(together=((0, "Vasselin", "Aude Vasselin"),)), 1),
        ("Aude Vasselin | Vasselin", Wishes(apart=((0, "Vasselin", "Aude Vasselin"),)), 2),
        ("Aude Vasselin // Aude Vaselin // Aude Vasselin", Wishes(apart=((0, "Aude Vaselin", "Aude Vasselin"),)), 2),
        (
            "Aude Vasselin | Vasselin // Vasselin",
            Wishes(apart=((0, "Vasselin", "Aude Vasselin"),)),
            3,
        ),
    ],
)
def test_what_the_user_wishes_holds(names: str, wishes: Wishes, n_entities: int) -> None:
    assert resolve_columns(build("actor", names), wishes).n_entities == n_entities


COUPLE = "Alain Vasselin | Aude Vasselin | m:Vasselin | f:Vasselin"


@pytest.mark.parametrize(
    ("names", "wishes", "entities"),
    [
        # The mentions are those of the articles in order; the same letter is the same person.
        (COUPLE, Wishes(), "abab"),
        (COUPLE, Wishes(apart=((0, "Mme Vasselin", "Aude Vasselin"),)), "abac"),
        (f"{COUPLE} | Vasselin", Wishes(apart=((0, "Vasselin", "Aude Vasselin"),)), "ababa"),
        (f"{COUPLE} // Vasselin", Wishes(together=((0, "Vasselin", "Alain Vasselin"),)), "ababa"),
        (f"{COUPLE} // f:Vasselin", Wishes(together=((0, "Vasselin", "Alain Vasselin"),)), "ababb"),
        ("Aude Vasselin | f:Vasselin", Wishes(apart=((0, "Vasselin", "Aude Vasselin"),)), "ab"),
        ("f:Vasselin | m:Vasselin | +Vasselin", Wishes(), "abb"),
    ],
)
def test_a_civility_keeps_a_surname_from_what_is_said_of_another(names: str, wishes: Wishes, entities: str) -> None:
    found = resolve_columns(build("actor", names), wishes).entity.tolist()
    assert [found.index(one) for one in found] == [entities.index(one) for one in entities]


def test_whom_place_tells_is_not_asked_about() -> None:
    placed = "Alain Vasselin | Aude Vasselin | Vasselin // Alain Vasselin | m:Vasselin // Aude Vasselin | f:Vasselin"
    decisions = resolve_columns(build("actor", placed), explain=True).decisions
    assert [one for one in decisions if one.decision == "unsure"] == []


def test_no_names_at_all() -> None:
    resolution = resolve_columns(NameColumns(), explain=True)
    assert resolution.n_entities == 0
    assert resolution.entity.tolist() == []


def test_a_roll_of_thousands_of_names_takes_bounded_time() -> None:
    columns = NameColumns()
    for number in range(3000):
        text = f"Aude Vas{number:04d}".translate(str.maketrans("0123456789", "abcdefghij"))
        columns.add("roll", 0, text, number * 20, number * 20 + len(text))
    assert resolve_columns(columns).n_entities > 2000


def test_many_names_at_once_are_as_one_by_one() -> None:
    articles, texts = ("a", "b", "c"), ("Ève Vasselin", "Vasselin", "Roy")
    told = [(0, 0, 0, 3), (0, 0, 1, 30), (2, 1, 1, 5), (2, 0, 2, 40), (2, 0, 1, 60)]
    one_by_one, at_once = NameColumns(), NameColumns()
    for article, kind, text, start in told:
        one_by_one.add(articles[article], kind, texts[text], start, start + 4, gender=1, title=text, holds=2)
    article, kind, text, start = (np.array(column, dtype=np.int32) for column in zip(*told, strict=True))
    more = {"gender": np.ones(5, dtype=np.int8), "bracketed": np.zeros(5, dtype=np.int8), "title": text}
    at_once.extend(
        articles,
        texts,
        {
            "article": article,
            "kind": kind,
            "text": text,
            "start": start,
            "end": start + 4,
            "holds": np.full(5, 2),
            **more,
        },
    )
    assert at_once.forms == one_by_one.forms
    assert at_once.form_kind == one_by_one.form_kind
    for name in ("form", "start", "end", "gender", "bracketed", "title", "holds"):
        assert getattr(at_once, name).tolist() == getattr(one_by_one, name).tolist(), name
    assert [chunk.slot.tolist() for chunk in at_once.chunks()] == [chunk.slot.tolist() for chunk in one_by_one.chunks()]
