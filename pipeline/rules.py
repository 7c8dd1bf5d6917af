"""Rules on names, roles, events and links: one row each in models/fr_press/rules, one function each in code.

A purpose ("names", "events", …) has one `RuleBook`. Its table says in words what each rule says, with an
example of our own and what the rule gives on it, how far to trust it, and on what that was measured; the
order of the rows is the order in which the rules run. The function that does it is registered under the id:

    EVENTS: RuleBook[Callable[[Span], Token | None]] = RuleBook("events")

    @EVENTS.rule("noun_of_date")
    def noun_of_date(date: Span) -> Token | None: ...

    for rule, find in EVENTS.active(off=settings.rules_off): ...

`check` is called where a purpose is put together, so that a row without a function, or a function without a
row, fails at start-up and not in the middle of a run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pipeline.errors import BadRules
from pipeline.french import rows

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `confidence` is the estimated probability (0..1) that what it gives is right.

    `example` is a sentence of our own and `gives` what the rule gives on it. `measured_on` names the data on
    which `confidence` was measured, `n` says on how many cases; "by hand" and 0 where nothing was measured.
    `confidence` is None where something else than the rule decides it.
    """

    id: str
    says: str
    example: str
    gives: str
    confidence: float | None
    measured_on: str
    n: int


class RuleBook(Generic[F]):
    """The rules of one purpose, in the order in which they run."""

    def __init__(self, purpose: str) -> None:
        """`purpose` names the table: `models/fr_press/rules/<purpose>.tsv`, declared in `pipeline.french`."""
        self.purpose = purpose
        self._functions: dict[str, F] = {}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by id, as the table has them.

        Raises:
            BadRules: two rows have one id, or a confidence or count is no number.
        """
        found: dict[str, Rule] = {}
        for row in rows(f"rules/{self.purpose}"):
            if row["id"] in found:
                raise BadRules(self.purpose, f"two rows have the id {row['id']!r}")
            try:
                confidence = None if row["confidence"] == "-" else float(row["confidence"])
                count = int(row["n"])
            except ValueError as error:
                raise BadRules(self.purpose, f"rule {row['id']!r}: {error}") from error
            if confidence is not None and not 0 <= confidence <= 1:
                raise BadRules(self.purpose, f"rule {row['id']!r}: confidence {confidence} is not within 0..1")
            texts = {name: row[name] for name in ("id", "says", "example", "gives", "measured_on")}
            found[row["id"]] = Rule(**texts, confidence=confidence, n=count)
        return found

    def rule(self, rule_id: str) -> Callable[[F], F]:
        """Register a function under the id of its row.

        Raises:
            BadRules: another function has this id.
        """

        def register(function: F) -> F:
            if rule_id in self._functions:
                raise BadRules(self.purpose, f"two functions have the id {rule_id!r}")
            self._functions[rule_id] = function
            return function

        return register

    def check(self) -> None:
        """Hold rows and functions against each other.

        Raises:
            BadRules: a row has no function, or a function no row.
        """
        if silent := sorted(set(self.rules) - set(self._functions)):
            raise BadRules(self.purpose, f"no function for {', '.join(silent)}")
        if unlisted := sorted(set(self._functions) - set(self.rules)):
            raise BadRules(self.purpose, f"no row for {', '.join(unlisted)}")

    def active(self, off: Collection[str] = ()) -> tuple[tuple[Rule, F], ...]:
        """Rules with their functions, in order, without those that `off` names as `<purpose>.<id>`."""
        return tuple(
            (rule, self._functions[rule.id]) for rule in self.rules.values() if f"{self.purpose}.{rule.id}" not in off
        )

    def __getitem__(self, rule_id: str) -> Rule:
        """The rule of an id.

        Raises:
            BadRules: there is none.
        """
        if rule_id not in self.rules:
            raise BadRules(self.purpose, f"no row for {rule_id}")
        return self.rules[rule_id]
