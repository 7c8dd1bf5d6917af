"""A name in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["actor", "organization"]
Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name of a person (actor) or organization in one place, determiner and title left outside.

    `gender` is what the civility before the name says ("Mme Roy"), if any. `whole` is the whole name where the text
    gives a part of it or turns it: "Marc Roy" for the "Marc" of "Marc et Jean Roy". `entity_id` and
    `link_rule` stay None until `resolve` has said whom the name denotes. `confidence` is the
    estimated probability (0..1) that the span and its kind are right.
    """

    mention_id: str
    article_id: str
    kind: EntityKind
    text: str
    start_char: int
    end_char: int
    rule: str
    confidence: float = 1.0
    gender: Gender | None = None
    whole: str | None = None
    entity_id: str | None = None
    link_rule: str | None = None

    @property
    def name(self) -> str:
        """The name that is meant: whole where the text is not."""
        return self.whole or self.text

    def __post_init__(self) -> None:
        if not 0 <= self.start_char < self.end_char:
            raise ValueError(f"{self.text!r}: {self.start_char}..{self.end_char} is no span")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"{self.text!r}: confidence {self.confidence} is not within 0..1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """One role that an article gives to an actor: "député MoDem", "PDG" of an organization.

    `actor` and `organization` are mention ids; `organization` is None where none is named.
    `role` is as written, without its determiner. The span covers role and name together. `rule` is the id
    of what found it.
    """

    article_id: str
    actor: str
    role: str
    start_char: int
    end_char: int
    text: str
    organization: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pronoun or description in one place that stands for someone named: "il", "la ministre", "le syndicat".

    `mention` is the mention id of the name that it stands for. References are not counted as mentions.
    `confidence` is the estimated probability (0..1) that it denotes that person or organization.
    """

    article_id: str
    kind: EntityKind
    mention: str
    text: str
    start_char: int
    end_char: int
    rule: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.start_char < self.end_char:
            raise ValueError(f"{self.text!r}: {self.start_char}..{self.end_char} is no span")
