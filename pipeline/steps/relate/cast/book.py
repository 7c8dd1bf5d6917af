"""The rules that tie a pronoun or description to someone: one row each in models/fr_press/rules/references.tsv."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.rules import RuleBook
from pipeline.steps.relate.cast.figures import Figure
from pipeline.steps.relate.cast.scene import Scene, Spot

Point = Callable[[Scene, Spot], Figure | list[Figure] | None]
"""Whom a spot stands for, a list where it stands for several; nobody where that is not sure."""

REFERENCES: RuleBook[Point] = RuleBook("references")
