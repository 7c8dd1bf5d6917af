"""Whom each mention denotes, by its place in the columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.names.links import RULES
from pipeline.records import Entity, Merge, Rejection
from pipeline.steps.resolve.columns import ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The entities of a corpus, the decisions that made them, and corrections that do not fit.

    `bearer` counts `ids`, by mention; ABSENT where the user leaves a mention out. `rule` counts RULES.
    """

    ids: Sequence[str]
    bearer: array[int]
    rule: array[int]
    entities: Sequence[Entity]
    merges: tuple[Merge, ...]
    rejections: tuple[Rejection, ...]

    def entity_id(self, row: int) -> str | None:
        """The entity of a mention; None where there is none."""
        bearer = self.bearer[row]
        return None if bearer == ABSENT else self.ids[bearer]

    def link_rule(self, row: int) -> str:
        """What tied a mention to its entity."""
        return RULES[self.rule[row]]
