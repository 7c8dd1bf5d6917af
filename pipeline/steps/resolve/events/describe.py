"""Group of tellings -> Event: its day, label, modality, people."""

from __future__ import annotations

from collections import Counter

from pipeline.records import EntityKind, Event, EventParticipant, EventType, Modality, ParticipantRole
from pipeline.steps.resolve.events.conflicts import contradict
from pipeline.steps.resolve.events.telling import Telling

# What has happened outweighs what was planned or feared before it did.
FIRMNESS: dict[Modality, int] = {"realised": 0, "negated": 1, "conditional": 2, "planned": 3, "possible": 4}
ROLES: tuple[ParticipantRole, ...] = ("agent", "patient", "speaker", "other")


def describe_event(group: tuple[Telling, ...], event_id: str) -> Event:
    """What is known of it."""
    lead, when = (group[0], group[0]) if len(group) == 1 else (leading(group), dated(group))
    originals = [one for one in group if one.article.near_duplicate_of is None] or list(group)
    days = sorted(day for one in originals if (day := one.article.published))
    return Event(
        event_id=event_id,
        label=lead.label,
        label_kind=lead.label_kind,
        date_conflict=contradict(group),
        type=_type(group, lead),
        trigger=lead.trigger,
        modality=lead.modality,
        n_mentions=len(group),
        n_articles=len({one.article_id for one in originals}),
        confidence=max(one.confidence for one in group),
        date_start=when.period[0] if when.period else None,
        date_end=when.period[1] if when.period else None,
        edtf=when.edtf,
        precision=when.precision,
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        participants=_participants(group),
    )


def dated(group: tuple[Telling, ...]) -> Telling:
    """The telling with the most precise date."""
    return min(group, key=lambda one: (_width(one), one.basis != "explicit", one.order))


def leading(group: tuple[Telling, ...]) -> Telling:
    """The telling that names the event: the firmest, whose label tells it by its own verb, the word most often used."""
    told = Counter(one.trigger_lemma for one in group)
    return min(
        group,
        key=lambda one: (
            FIRMNESS[one.modality],
            one.rank,
            -told[one.trigger_lemma],
            -one.confidence,
            -len(one.label.partition("[")[0]) if one.label_kind == "nominal" else 0,
            one.label.count("["),
            -len(one.parts),
            one.order,
        ),
    )


def _type(group: tuple[Telling, ...], lead: Telling) -> EventType:
    """What most of the tellings say, of two as many the leading one's; "other" only where all say it."""
    if len(group) == 1:
        return lead.type
    said = Counter(one.type for one in group if one.type != "other")
    if not said:
        return "other"
    return min(said, key=lambda one: (-said[one], one != lead.type, one))


def _participants(group: tuple[Telling, ...]) -> tuple[EventParticipant, ...]:
    """Everyone in any telling, each with the role most often given; of clauses on other deeds only if none is left."""
    group = tuple(one for one in group if one.parts and not one.is_beside) or group
    roles: dict[tuple[EntityKind, str], list[ParticipantRole]] = {}
    sure: dict[tuple[EntityKind, str], float] = {}
    for telling in group:
        named: dict[tuple[EntityKind, str], list[ParticipantRole]] = {}
        for kind, entity_id, role, confidence in telling.parts:
            key = (kind, entity_id)
            named.setdefault(key, []).append(role)
            sure[key] = max(sure.get(key, 0.0), confidence)
        for key, given in named.items():
            roles.setdefault(key, []).append(min(given, key=ROLES.index))
    return tuple(
        EventParticipant(
            kind=kind,
            entity_id=entity_id,
            # Of those that are given as often the first.
            role=max(ROLES, key=told.count),
            n_mentions=len(told),
            confidence=sure[kind, entity_id],
        )
        for (kind, entity_id), told in sorted(roles.items())
    )


def _width(telling: Telling) -> int:
    return (telling.period[1] - telling.period[0]).days if telling.period else 10**6
