"""The rules that find roles: one row each in models/fr_press/rules/roles.tsv."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.records import Mention
from pipeline.rules import RuleBook
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.read_role import Role


@dataclass(frozen=True, slots=True)
class Found:
    """A role and whose it is; `organization` is the body that the words give to it, in it or beside it."""

    person: Mention
    role: Role
    organization: Mention | None = None
    rule: str = ""


Find = Callable[[NamedText, Mention], Iterable[Found]]
"""Reads the roles that one rule gives to one person, at one of the places where the text names that person."""

ROLES: RuleBook[Find] = RuleBook("roles")
