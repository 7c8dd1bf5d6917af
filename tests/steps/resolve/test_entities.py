from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from pipeline.records import Affiliation, Article, EntityKind, Mention
from pipeline.records.correction import Correction, CorrectionDecision
from pipeline.steps.tabulate.changes import MENTIONS as PLACES
from pipeline.steps.tabulate.changes import list_changed_ids
from tests.steps.resolve.articles import an_article, named_in_turn
from tests.steps.resolve.in_columns import entities_of


def article(article_id: str, text: str, day: int, **stated: str) -> Article:
    return an_article(article_id, text, published=date(2025, 3, day), **stated)


def mentions_in(one: Article, *names: str, kind: EntityKind = "actor") -> tuple[Mention, ...]:
    return named_in_turn(one.article_id, one.text, *names, kind=kind)


A1 = article(
    "a1", "La maire Aude Vasselin a reçu la Commission du littoral (CLP). Vasselin se tait, la CLP aussi.", day=3
)
A2 = article("a2", "AUDE VASSELIN quitte la CLP.", day=5)
A3 = article("a3", "La maire Aude Vasselin a reçu la presse.", day=6, near_duplicate_of="a1")
MENTIONS = [
    *mentions_in(A1, "Aude Vasselin", "Vasselin"),
    *mentions_in(A1, "Commission du littoral", "CLP", "CLP", kind="organization"),
    *mentions_in(A2, "AUDE VASSELIN"),
    *mentions_in(A2, "CLP", kind="organization"),
    *mentions_in(A3, "Aude Vasselin"),
]


def correction(left: str, right: str | None, decision: CorrectionDecision, *, line: int = 2, **more: str) -> Correction:
    return Correction(kind="actor", left=left, right=right, decision=decision, line=line, **more)


def test_one_row_a_person_and_a_body() -> None:
    roles = [
        Affiliation(
            article_id="a1",
            actor=MENTIONS[0].mention_id,
            role="maire",
            start_char=3,
            end_char=22,
            text=A1.text[3:22],
            organization=MENTIONS[2].mention_id,
        )
    ]
    (_, (of_several, _), _, _) = entities_of([A1, A2, A3], MENTIONS, [replace(roles[0], role="maires")])
    assert of_several.main_role == "maire"
    mentions, (actor, body), merges, rejections = entities_of([A1, A2, A3], MENTIONS, roles)
    assert (actor.entity_id, actor.name, actor.given_name, actor.family_name) == (
        "aude-vasselin",
        "Aude Vasselin",
        "Aude",
        "Vasselin",
    )
    assert (actor.n_mentions, actor.n_articles) == (4, 2)  # a3 repeats a1
    assert (actor.first_published, actor.last_published) == (date(2025, 3, 3), date(2025, 3, 5))
    assert (actor.main_role, actor.main_organization_id) == ("maire", "commission-du-littoral")
    assert (body.name, body.acronym, body.n_mentions) == ("Commission du littoral", "CLP", 4)
    assert [(alias.text, alias.n_mentions) for alias in body.aliases] == [("CLP", 3), ("Commission du littoral", 1)]
    assert [m.mention_id for m in mentions] == [m.mention_id for m in MENTIONS]
    assert {m.link_rule for m in mentions} >= {"same_name", "surname", "acronym_defined"}
    assert {(row.left, row.right, row.decision) for row in merges} >= {
        ("Aude Vasselin", "Vasselin", "same"),
        ("CLP", "Commission du littoral", "same"),
    }
    assert rejections == ()


def test_the_order_of_articles_changes_nothing() -> None:
    first = entities_of([A1, A2, A3], MENTIONS, [])
    shuffled = list(MENTIONS)
    random.Random(3).shuffle(shuffled)
    second = entities_of([A3, A1, A2], shuffled, [])
    assert first[1:] == second[1:]
    assert sorted(first[0], key=lambda m: m.mention_id) == sorted(second[0], key=lambda m: m.mention_id)


def test_an_open_surname_stays_apart_with_low_confidence() -> None:
    other = article("b1", "Vasselin a parlé.", day=1)
    _, entities, merges, _ = entities_of([A2, other], [MENTIONS[5], *mentions_in(other, "Vasselin")], [])
    by_id = {entity.entity_id: entity for entity in entities}
    assert set(by_id) == {"aude-vasselin", "vasselin"}
    assert by_id["vasselin"].confidence < 0.7 < by_id["aude-vasselin"].confidence
    assert [(row.left, row.right, row.decision) for row in merges] == [("AUDE VASSELIN", "Vasselin", "unsure")]


def test_namesakes_get_ids_that_hold_when_articles_are_added() -> None:
    texts = [article(f"c{n}", "Orval a parlé.", day=n) for n in (1, 2, 3)]
    found = [mentions_in(text, "Orval")[0] for text in texts]
    ids = {}
    for n in (2, 3):
        mentions, _, _, _ = entities_of(texts[:n], found[:n], [])
        ids[n] = [m.entity_id for m in mentions]
    assert ids[2] == ["orval", "orval-2"]
    assert ids[3] == ["orval", "orval-2", "orval-3"]


def test_actors_and_organizations_never_share_an_id() -> None:
    text = article("d1", "Vasselin achète Vasselin.", day=1)
    mentions, entities, _, _ = entities_of(
        [text], [mentions_in(text, "Vasselin")[0], mentions_in(text, "achète Vasselin", kind="organization")[0]], []
    )
    assert len({entity.entity_id for entity in entities}) == 2
    assert len(mentions) == 2


@pytest.mark.parametrize(
    ("corrections", "names"),
    [
        ([], {"Aude Vasselin", "Marc Orval", "Orval"}),
        ([correction("Aude Vasselin", "Marc Orval", "same")], {"Marc Orval", "Orval"}),
        ([correction("Orval", "Marc Orval", "same")], {"Aude Vasselin", "Marc Orval"}),
        ([correction("Orval", "Marc Orval", "rename", name="Marc d'Orval")], {"Aude Vasselin", "Marc d'Orval"}),
        ([correction("Aude Vasselin", None, "rename", name="Aude V.")], {"Aude V.", "Marc Orval", "Orval"}),
        ([correction("Orval", None, "rename", name="Marc Orval")], {"Aude Vasselin", "Marc Orval"}),
        ([correction("Aude Vasselin", None, "ignore")], {"Marc Orval", "Orval"}),
    ],
)
def test_the_users_word_is_final(corrections: list[Correction], names: set[str]) -> None:
    one = article("e1", "Aude Vasselin et Marc Orval.", day=1)
    two = article("e2", "Orval se tait.", day=2)
    found = [*mentions_in(one, "Aude Vasselin", "Marc Orval"), *mentions_in(two, "Orval")]
    _, entities, merges, rejections = entities_of([one, two], found, [], corrections)
    assert {entity.name for entity in entities} == names
    assert rejections == ()
    assert [row.rule for row in merges if row.by == "user"] == ["corrections.csv, line 2" for _ in corrections]


def test_a_surname_kept_apart_by_the_user_leaves_its_article_too() -> None:
    _, entities, _, _ = entities_of([A1], MENTIONS[:2], [], [correction("Vasselin", "Aude Vasselin", "different")])
    assert {entity.name for entity in entities} == {"Aude Vasselin", "Vasselin"}


def test_what_cannot_hold_is_reported_by_line() -> None:
    corrections = [
        correction("Nobody", "Aude Vasselin", "same", line=2),
        correction("Aude Vasselin", "Vasselin", "different", line=3),
        correction("Aude Vasselin", "Vasselin", "same", line=4),
    ]
    _, entities, _, rejections = entities_of([A1], MENTIONS[:2], [], corrections)
    assert len(entities) == 1  # the later line holds
    assert [(row.reason, row.detail[:7]) for row in rejections] == [
        ("correction_unmatched", "line 2:"),
        ("correction_contradicts", "line 3:"),
    ]


def test_contradictions_are_found_through_other_names() -> None:
    text = article("f1", "Aude Vasselin, Aude Orval, Aude Viry.", day=1)
    found = mentions_in(text, "Aude Vasselin", "Aude Orval", "Aude Viry")
    corrections = [
        correction("Aude Vasselin", "Aude Orval", "same", line=2),
        correction("Aude Orval", "Aude Viry", "same", line=3),
        correction("Aude Vasselin", "Aude Viry", "different", line=4),
    ]
    _, entities, _, (rejection,) = entities_of([text], found, [], corrections)
    assert rejection.reason == "correction_contradicts"
    assert rejection.detail.startswith("line 2")
    assert len(entities) == 2


def places(mentions: Iterable[Mention]) -> pa.Table:
    return pa.table({name: [getattr(mention, name) for mention in mentions] for name in PLACES})


def test_changed_ids_are_listed() -> None:
    mentions, _, _, _ = entities_of([A1, A2, A3], MENTIONS, [])
    assert list_changed_ids(places(mentions), places(mentions)) == []
    renamed, _, _, _ = entities_of(
        [A1, A2, A3], MENTIONS, [], [correction("Aude Vasselin", None, "rename", name="Aude Orval")]
    )
    assert list_changed_ids(places(mentions), places(renamed)) == [
        {"kind": "actor", "old": "aude-vasselin", "new": "aude-orval"}
    ]
