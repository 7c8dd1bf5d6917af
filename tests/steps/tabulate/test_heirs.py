"""Who is who of an earlier run: by the places, whatever the ids."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import Any

import pyarrow as pa
import pytest

from pipeline.steps.tabulate.heirs import Heirs

COLUMNS = ("article_id", "text", "entity_id")


def table(*rows: tuple[str, str, str]) -> pa.Table:
    return pa.table({name: pa.array([row[n] for row in rows], pa.string()) for n, name in enumerate(COLUMNS)})


def plainly(before: list[tuple[str, str, str]], now: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    """The same, place by place."""

    def places(rows: list[tuple[str, str, str]]) -> dict[Any, str]:
        seen: Counter[Any] = Counter()
        found = {}
        for article, text, owner in rows:
            found[article, text, seen[article, text]] = owner
            seen[article, text] += 1
        return found

    was, moved = places(before), defaultdict[str, Counter[str]](Counter)
    for place, owner in places(now).items():
        if place in was:
            moved[was[place]][owner] += 1
    heirs = defaultdict[str, list[tuple[int, str]]](list)
    for old, some in moved.items():
        heir = max(some, key=lambda name: (some[name], name == old, name))
        heirs[heir].append((-some[heir], old))
    return {name: [old for _, old in sorted(some)] for name, some in heirs.items()}


@pytest.mark.parametrize("seed", range(20))
def test_heirs_are_those_who_stand_in_most_places(seed: int) -> None:
    draw = random.Random(seed)

    def rows(n: int) -> list[tuple[str, str, str]]:
        return [(f"a{draw.randrange(4)}", f"t{draw.randrange(3)}", f"e{draw.randrange(5)}") for _ in range(n)]

    before, now = rows(draw.randrange(30)), rows(draw.randrange(30))
    assert Heirs(table(*before), table(*now)).origins == plainly(before, now)


def test_the_articles_of_a_thing_come_first_where_they_are_new_to_it() -> None:
    before = table(("a1", "Roy", "roy"), ("a2", "Roy", "roy"), ("a2", "Oda", "oda"))
    now = table(("a1", "Roy", "roy"), ("a2", "Roy", "roy"), ("a3", "Roy", "roy"), ("a3", "Roy", "roy"))
    heirs = Heirs(before, now)
    assert heirs.articles_now("roy") == ["a3", "a1", "a2"]
    assert heirs.articles_before("oda") == ["a2"]
    assert heirs.articles_now("oda") == heirs.articles_now("nobody") == []


def test_nothing_beside_nothing() -> None:
    assert Heirs(table(), table()).origins == {}
    assert Heirs(table(), table(("a", "t", "e"))).articles_now("e") == ["a"]
