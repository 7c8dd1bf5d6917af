"""Group of tellings -> Event: its day, label, modality, people."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from pipeline.records import EntityKind, Event, EventParticipant, EventType, Modality, ParticipantRole
from pipeline.steps.resolve.events.conflicts import contradict
from pipeline.steps.resolve.events.telling import Telling

# What has happened outweighs what was planned or feared before it did.
FIRMNESS: dict[Modality, int] = {"realised": 0, "negated": 1, "conditional": 2, "planned": 3, "possible": 4}
Period = tuple[date, date]
TOLD: frozenset[Modality] = frozenset({"realised", "negated"})
"""What is over, or is said never to have been: also who denies it says of which day."""
ROLES: tuple[ParticipantRole, ...] = ("agent", "patient", "speaker", "other")


def describe_event(group: tuple[Telling, ...], event_id: str) -> Event:
    """What is known of it."""
    lead, when = (group[0], group[0]) if len(group) == 1 else (leading(group), dated(group))
    torn = contradict(group)
    originals = [one for one in group if one.article.near_duplicate_of is None] or list(group)
    days = sorted(day for one in originals if (day := one.article.published))
    return Event(
        event_id=event_id,
        label=lead.label,
        label_kind=lead.label_kind,
        date_conflict=torn,
        type=_type(group, lead),
        trigger=lead.trigger,
        modality=lead.modality,
        n_mentions=len(group),
        n_articles=len({one.article_id for one in originals}),
        confidence=_confidence(group, lead, when) if torn else max(one.confidence for one in group),
        date_start=when.period[0] if when.period else None,
        date_end=when.period[1] if when.period else None,
        edtf=when.edtf,
        precision=when.precision,
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        participants=_participants(group),
    )


def dated(group: tuple[Telling, ...]) -> Telling:
    """The telling with the most precise date; where such differ, with the day that most articles give.

    Of as many the day to which an article is nearest is believed. Who denies it gives a day, too, but none that nobody
    else has; a plan gives one only where nothing else does.
    """
    width = min(map(_width, group))
    exact = [one for one in group if _width(one) == width]
    told = [one for one in exact if one.modality == "realised"] or exact
    if len({one.period for one in told}) > 1:
        given: dict[Period | None, list[Telling]] = defaultdict(list)
        for one in exact:
            if one.modality in TOLD or one in told:
                given[one.period].append(one)

        def believed(one: Telling) -> tuple[int, int]:
            same = given[one.period]
            return -len({other.origin for other in same}), min(map(_days_after, same))

        told = [one for one in told if believed(one) == min(map(believed, told))]
    return min(told, key=lambda one: (one.basis != "explicit", one.order))


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


def _confidence(group: tuple[Telling, ...], lead: Telling, when: Telling) -> float:
    """Of an event whose tellings contradict each other: the more articles say something else, the less."""
    said = {(one.origin, _agrees(one, lead, when)) for one in group if one.modality in TOLD}
    return round(max(one.confidence for one in group) * sum(agrees for _, agrees in said) / len(said), 3)


def _agrees(one: Telling, lead: Telling, when: Telling) -> bool:
    """Whether it says of the event that it happened, or that it did not, as the row does, and on days that meet."""
    if (one.modality == "negated") != (lead.modality == "negated"):
        return False
    if one.period is None or when.period is None:
        return True
    return one.period[0] <= when.period[1] and one.period[1] >= when.period[0]


def _days_after(telling: Telling) -> int:
    """Days from what it tells to its article; undated articles come last."""
    published = telling.article.published
    return abs((published - telling.period[0]).days) if published and telling.period else 10**6


def _width(telling: Telling) -> int:
    return (telling.period[1] - telling.period[0]).days if telling.period else 10**6
