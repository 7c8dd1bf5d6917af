"""Records that are filled quickly are those that are made one field after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.records import EventMention, Mention, Rejection, Timex
from pipeline.records.filled import changer, filler

NAMED: dict[str, Any] = {
    "mention_id": "a:m1", "article_id": "a", "kind": "actor", "text": "Lou Vasselin", "start_char": 3, "end_char": 15,
    "rule": "title", "confidence": 0.9, "gender": None, "whole": None, "entity_id": "lou-vasselin", "link_rule": None,
}  # fmt: skip


def test_a_filled_record_is_the_record() -> None:
    filled = filler(Mention)(*NAMED.values())
    assert filled == Mention(**NAMED)
    assert type(filled) is Mention
    assert hash(filled) == hash(Mention(**NAMED))
    assert filled.name == "Lou Vasselin"
    with pytest.raises(dataclasses.FrozenInstanceError):
        filled.text = "another"  # type: ignore[misc]


def test_a_changed_record_is_what_replace_gives() -> None:
    named = Mention(**NAMED)
    changed = changer(Mention, "link_rule", "rule")(named, "full_name", "verb")
    assert changed == dataclasses.replace(named, rule="verb", link_rule="full_name")
    assert named == Mention(**NAMED)


@pytest.mark.parametrize("cls", [Mention, Timex, EventMention, Rejection])
def test_a_field_less_is_no_record(cls: type[Any]) -> None:
    n = len(dataclasses.fields(cls))
    with pytest.raises(TypeError):
        filler(cls)(*range(n - 1))


WRONG: dict[str, Callable[[], Any]] = {
    "no span": lambda: filler(Mention)(*(NAMED | {"end_char": 3}).values()),
    "no probability": lambda: filler(Mention)(*(NAMED | {"confidence": 1.5}).values()),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_a_record_asks_of_itself_is_asked(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        WRONG[wrong]()


def test_a_record_without_slots_is_filled_too() -> None:
    plain = dataclasses.make_dataclass("Plain", [("one", int), ("two", str)], frozen=True)
    assert filler(plain)(1, "b") == plain(1, "b")
