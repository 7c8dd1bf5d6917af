"""A happening, and one telling of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.mention import EntityKind
from pipeline.records.timex import Precision

Modality = Literal["realised", "planned", "possible", "conditional", "negated"]
LabelKind = Literal["clause", "nominal", "sentence"]
ParticipantRole = Literal["agent", "patient", "speaker", "other"]
EventType = Literal[
    "decision",
    "law_or_decree",
    "legal_action",
    "announcement",
    "publication",
    "meeting",
    "vote",
    "appointment_or_departure",
    "agreement_or_contract",
    "protest_or_strike",
    "creation_or_opening",
    "closure",
    "accident_or_crime",
    "death_or_birth",
    "election",
    "sport_result",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One mention's part in one telling of an event."""

    mention_id: str
    role: ParticipantRole
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One telling of a dated happening in one sentence.

    The span is the sentence's; `trigger` is the word that names the happening, with offsets of
    its own, `trigger_lemma` its dictionary form. `label` is a short readable French clause that stands alone,
    `label_kind` says how it was made: cut as a clause or a noun phrase, or the whole sentence.
    `reported_by` is the mention id of who says so, when the telling stands in a quotation or
    reported speech. `event_id` stays None until `resolve` has merged the tellings.
    """

    article_id: str
    date_id: str
    sentence: str
    start_char: int
    end_char: int
    trigger: str
    trigger_start_char: int
    trigger_end_char: int
    trigger_lemma: str
    type: EventType
    modality: Modality
    label: str
    rule: str
    label_kind: LabelKind = "clause"
    confidence: float = 1.0
    participants: tuple[Participant, ...] = ()
    reported_by: str | None = None
    event_id: str | None = None

    @property
    def place(self) -> str:
        """Where it is told, as corrections name it: this holds when ids and labels change."""
        return place_of(self.article_id, self.trigger_start_char)


def place_of(article_id: str, trigger_start_char: int) -> str:
    """Where an event is told: its article, and the first character of the word that names it."""
    return f"{article_id}@{trigger_start_char}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParticipant:
    """One entity's part in one event, over all its tellings."""

    kind: EntityKind
    entity_id: str
    role: ParticipantRole
    n_mentions: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening over the whole corpus. Days are inclusive; None when it cannot be placed.

    `date_conflict` is true when its tellings disagree on the day, or on whether it happened.
    """

    event_id: str
    label: str
    type: EventType
    trigger: str
    modality: Modality
    n_mentions: int
    n_articles: int
    confidence: float
    label_kind: LabelKind = "clause"
    date_conflict: bool = False
    date_start: date | None = None
    date_end: date | None = None
    edtf: str | None = None
    precision: Precision | None = None
    first_published: date | None = None
    last_published: date | None = None
    participants: tuple[EventParticipant, ...] = ()
