"""One row and one function for each rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.errors import BadRules
from pipeline.rules import Rule, RuleBook

ROW = {"says": "…", "example": "…", "gives": "…", "confidence": "0.9", "measured_on": "press-dev2", "n": "12"}


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> RuleBook[Callable[[], str]]:
    monkeypatch.setattr("pipeline.rules.rows", lambda name: ({"id": "one", **ROW}, {"id": "two", **ROW}))
    return RuleBook("purpose")


def test_rules_run_in_the_order_of_their_rows(book: RuleBook[Callable[[], str]]) -> None:
    book.rule("two")(lambda: "second")
    book.rule("one")(lambda: "first")
    book.check()
    assert [do() for _, do in book.active()] == ["first", "second"]
    assert [rule.id for rule, _ in book.active(off={"purpose.one", "other.two"})] == ["two"]
    assert book["one"] == Rule(
        id="one", says="…", example="…", gives="…", confidence=0.9, measured_on="press-dev2", n=12
    )


def test_a_row_without_a_function_is_an_error(book: RuleBook[Callable[[], str]]) -> None:
    book.rule("one")(lambda: "")
    with pytest.raises(BadRules, match="no function for two"):
        book.check()


def test_a_function_without_a_row_is_an_error(book: RuleBook[Callable[[], str]]) -> None:
    for rule_id in ("one", "two", "three"):
        book.rule(rule_id)(lambda: "")
    with pytest.raises(BadRules, match="no row for three"):
        book.check()


def test_two_functions_cannot_share_an_id(book: RuleBook[Callable[[], str]]) -> None:
    book.rule("one")(lambda: "")
    with pytest.raises(BadRules, match="two functions"):
        book.rule("one")(lambda: "")


@pytest.mark.parametrize("wrong", [{"confidence": "high"}, {"confidence": "1.2"}, {"n": "many"}])
def test_figures_of_a_row_are_figures(wrong: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.rules.rows", lambda name: ({"id": "one", **ROW, **wrong},))
    with pytest.raises(BadRules):
        _ = RuleBook("purpose").rules
