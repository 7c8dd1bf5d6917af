"""Records that are packed come back equal, in order or one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.records import Alias, Entity
from pipeline.records import packed as packed_module
from pipeline.records.packed import TOGETHER, Packed, at_hand, packed_if_many
from tests.growth import more_memory


def entities(n: int) -> list[Entity]:
    return [
        Entity(
            entity_id=f"anne-{number}", kind="actor", name=f"Anne \ud83d\n{number}", n_mentions=number, n_articles=1,
            confidence=0.5, first_published=date(2024, 3, 1), aliases=(Alias(text=f"Mme {number}", n_mentions=1),),
        )
        for number in range(n)
    ]  # fmt: skip


@pytest.mark.parametrize("n", [0, 1, TOGETHER, TOGETHER + 1, 3 * TOGETHER])
def test_records_come_back_in_order_and_one_by_one(n: int) -> None:
    known = entities(n)
    packed = Packed(Entity, iter(known))
    assert len(packed) == n
    assert list(packed) == list(packed) == known
    assert [packed[place] for place in range(n)] == known
    assert packed[1:n:2] == known[1:n:2]
    with pytest.raises(IndexError):
        packed[n]


def test_many_are_never_all_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = Packed(Entity, entities(5))
    assert at_hand(packed) == tuple(packed)
    monkeypatch.setattr(packed_module, "MOST_HELD", 4)
    assert at_hand(packed) is packed


def test_few_stay_what_they_are() -> None:
    four, five = entities(4), entities(5)
    assert packed_if_many(Entity, iter(four), most=4) == tuple(four)
    assert packed_if_many(Entity, iter(four), most=4, n=4) == tuple(four)
    told = packed_if_many(Entity, iter(five), most=4, n=5)
    assert isinstance(told, Packed)
    assert list(told) == five
    many = packed_if_many(Entity, iter(five), most=4)
    assert isinstance(many, Packed)
    assert list(many) == five


def test_they_take_a_fifth_of_the_memory() -> None:
    def kept(n: int) -> Callable[[], object]:
        return lambda: Packed(Entity, (one for some in range(n // 100) for one in entities(100)))

    def held(n: int) -> Callable[[], object]:
        return lambda: entities(n)

    assert 5 * more_memory(kept, 2000) < more_memory(held, 2000)
