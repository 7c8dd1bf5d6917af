"""The rules that tie a pronoun or description to someone: one row each in models/fr_press/rules/references.tsv."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.records import Mention
from pipeline.rules import RuleBook
from pipeline.steps.relate.cast.people import Person
from pipeline.steps.relate.cast.scene import Scene, Spot

Who = Person | Mention
"""A person of the scene, or the name of an organization."""

Point = Callable[[Scene, Spot], Who | None]
"""Whom a spot stands for; nobody where that is not sure."""

REFERENCES: RuleBook[Point] = RuleBook("references")
