"""The person or organization behind mentions, and the decisions that put them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.mention import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One form under which an entity is named, and how often."""

    text: str
    n_mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person (actor) or organization over the whole corpus.

    `name` is canonical: the fullest frequent form in its best casing. `given_name` and
    `family_name` belong to actors, `acronym` to organizations. Counts of articles and days of
    publication leave near-duplicates out, unless nothing else names the entity.
    """

    entity_id: str
    kind: EntityKind
    name: str
    n_mentions: int
    n_articles: int
    confidence: float
    given_name: str | None = None
    family_name: str | None = None
    acronym: str | None = None
    main_role: str | None = None
    main_organization_id: str | None = None
    first_published: date | None = None
    last_published: date | None = None
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One decision about two names or two events. `left` sorts before `right`."""

    kind: Literal["actor", "organization", "event"]
    left: str
    right: str
    decision: Literal["same", "different", "unsure"]
    by: Literal["rule", "user"]
    rule: str
    score: float
    evidence: str

    @property
    def order(self) -> tuple[str, str, str, str]:
        """What rows are sorted by."""
        return self.kind, self.left, self.right, self.rule
