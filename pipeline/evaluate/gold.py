"""Annotated files: what a careful reader says that a text holds. docs/annotate.md tells the format."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One article of a file. `title`, `author`, `outlet` and `published` are None where the page does not give them."""

    span: Span
    title: str | None = None
    published: date | None = None
    published_note: str = ""
    author: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRole:
    """One role that the article gives to a person; `org` is the key of its organization."""

    text: str
    org: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """One person or organization with its mentions; `name` is None where the annotation does not give it."""

    key: str
    name: str | None
    mentions: tuple[Span, ...]
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[GoldRole, ...] = ()
    optional: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name under which it may stand in the tables."""
        return tuple(form for form in (self.name, self.acronym, *self.aliases) if form)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTimex:
    """One time expression; both days are None when the text does not settle them, and for durations and sets."""

    span: Span
    text: str
    kind: str
    start: date | None = None
    end: date | None = None
    granularity: str | None = None
    resolution: str | None = None
    optional: bool = False
    weekday_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where an event is told: its time expression and its sentence."""

    timex: Span
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One dated happening. `…_also` are answers as good; `participant_roles` gives the parts that fit, by key."""

    key: str
    timex: Span
    sentence: Span
    trigger: str
    what: str | None = None
    start: date | None = None
    end: date | None = None
    granularity: str | None = None
    type: str | None = None
    type_also: tuple[str, ...] = ()
    trigger_also: tuple[str, ...] = ()
    modality: str = "realised"
    modality_also: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    participants_optional: tuple[str, ...] = ()
    participant_roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    also: tuple[Telling, ...] = ()
    optional: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """The time expressions of all its tellings."""
        return (self.timex, *(telling.timex for telling in self.also))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFile:
    """The annotations of one text file; spans count code points of the file as stored, end excluded."""

    file: str
    articles: tuple[GoldArticle, ...]
    not_article: tuple[tuple[int, int, str], ...] = ()
    persons: tuple[GoldEntity, ...] = ()
    organizations: tuple[GoldEntity, ...] = ()
    timexes: tuple[GoldTimex, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    notes: str = ""

    def entities(self, kind: str) -> tuple[GoldEntity, ...]:
        """The persons of kind `actor`, or the organizations."""
        return self.persons if kind == "actor" else self.organizations

    @property
    def optional_keys(self) -> frozenset[str]:
        """Persons and organizations that count neither for nor against."""
        return frozenset(one.key for one in (*self.persons, *self.organizations) if one.optional)

    def zone(self, span: Span) -> str:
        """`article`, `not_article` or `ignored`, by where the middle of the span lies."""
        middle = (span[0] + span[1]) // 2
        if any(start <= middle < end for start, end, _ in self.not_article):
            return "not_article"
        return "article" if any(a.span[0] <= middle < a.span[1] for a in self.articles) else "ignored"


def to_gold_json(gold: GoldFile) -> dict[str, Any]:
    """All that the annotations say, as JSON has it; what `read_gold` reads back is the same."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(gold), default=str))
    for article in found["articles"]:
        article["start"], article["end"] = article.pop("span")
    for event in found["events"]:
        event["participant_roles"] = dict(event["participant_roles"])
    return {"timex" if name == "timexes" else name: value for name, value in found.items()}


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
