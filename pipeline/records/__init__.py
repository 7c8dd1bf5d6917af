"""The nouns: frozen, typed, free of any framework.

what is found           article, mention, timex, entity, event, rejection, facts
what the user says      correction
many of them            codec, filled, packed
"""

from pipeline.records.article import Article, ArticleHead, Header, PublishedBasis, RawText
from pipeline.records.entity import Alias, Entity, Merge
from pipeline.records.event import (
    Event,
    EventMention,
    EventParticipant,
    EventType,
    LabelKind,
    Modality,
    Participant,
    ParticipantRole,
)
from pipeline.records.facts import ArticleFacts, CorpusFacts, Facts, Handed, Portion
from pipeline.records.mention import Affiliation, EntityKind, Gender, Mention, Reference
from pipeline.records.rejection import Rejection, Severity
from pipeline.records.timex import Basis, Precision, Timex, TimexKind

__all__ = [
    "Affiliation",
    "Alias",
    "Article",
    "ArticleFacts",
    "ArticleHead",
    "Basis",
    "CorpusFacts",
    "Entity",
    "EntityKind",
    "Event",
    "EventMention",
    "EventParticipant",
    "EventType",
    "Facts",
    "Gender",
    "Handed",
    "Header",
    "LabelKind",
    "Mention",
    "Merge",
    "Modality",
    "Participant",
    "ParticipantRole",
    "Portion",
    "Precision",
    "PublishedBasis",
    "RawText",
    "Reference",
    "Rejection",
    "Severity",
    "Timex",
    "TimexKind",
]
