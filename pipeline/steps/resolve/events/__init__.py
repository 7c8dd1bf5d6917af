"""EventMention -> Event: which tellings are of one happening, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import Event, Merge, Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events.describe import describe_events
from pipeline.steps.resolve.events.groups import group_tellings
from pipeline.steps.resolve.events.ids import event_ids
from pipeline.steps.resolve.events.said import as_said
from pipeline.steps.resolve.events.tellings import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The events of a corpus, the decisions that made them, and corrections that match none.

    `event_of` gives the event of each telling, in the order of the articles; None where the user leaves it out.
    """

    event_of: Sequence[str | None]
    events: tuple[Event, ...]
    merges: tuple[Merge, ...]
    rejections: tuple[Rejection, ...]


def resolve_events(
    told: Iterable[Telling],
    corrections: Iterable[Correction] = (),
    named: Iterable[tuple[str, str, str]] = (),
) -> Happenings:
    """The events that are told.

    Tellings are one event when their days are the same, what they tell is the same or kin, and persons, bodies or
    wording agree; when in doubt they stay two. `corrections` name events by id or
    by the label of one of their tellings, and by `named`, which gives kind, entity and words of each mention, who takes
    no part in them. The order of articles and tellings is irrelevant but for the order of what comes out.
    """
    tellings = tuple(sorted(told, key=lambda one: (one.order, one.when)))
    wishes = tuple(one for one in corrections if one.kind == "event")
    grouping = group_tellings(tellings, wishes)
    groups, ids = grouping.groups, event_ids(grouping.groups)
    dropped = _left_out(groups, ids, wishes)
    kept = [number for number in range(len(groups)) if number not in dropped]
    event_of: list[str | None] = [None] * len(tellings)
    for number in kept:
        for telling in groups[number]:
            event_of[telling.number] = ids[number]
    called = {ids[number]: _names(groups[number], ids[number]) for number in kept} if wishes else {}
    events, unfit = as_said(describe_events([groups[n] for n in kept], [ids[n] for n in kept]), called, named, wishes)
    return Happenings(
        event_of=event_of,
        events=events,
        merges=grouping.merges(ids),
        rejections=(*_unmatched(groups, ids, wishes), *unfit),
    )


def _names(group: tuple[Telling, ...], event_id: str) -> set[str]:
    return {event_id, *(name for telling in group for name in (telling.label, telling.place))}


def _unmatched(
    groups: tuple[tuple[Telling, ...], ...], ids: list[str], wishes: tuple[Correction, ...]
) -> tuple[Rejection, ...]:
    """Corrections about events that are not in these articles, by id or label."""
    if not wishes:
        return ()
    known = {name for group, event_id in zip(groups, ids, strict=True) for name in _names(group, event_id)}
    known |= {name for group in group_tellings(tuple(t for g in groups for t in g), ()).named() for name in group}
    rows = []
    for one in wishes:
        absent = [
            f"« {name} »"
            for name in (one.left, one.right)
            if name and name not in known and not (one.decision == "without" and name == one.right)
        ]
        if absent:
            detail = (
                f"line {one.line}: no event {' and '.join(absent)} in these articles. Correct the id or label, "
                "or leave the line for articles to come."
            )
            rows.append(Rejection(source=one.source, step="resolve", reason="correction_unmatched", detail=detail))
    return tuple(rows)


def _left_out(groups: tuple[tuple[Telling, ...], ...], ids: list[str], wishes: tuple[Correction, ...]) -> set[int]:
    """Events that the user does not want to see."""
    unwanted = {one.left for one in wishes if one.decision == "ignore" and one.right is None}
    return {n for n, group in enumerate(groups) if unwanted & _names(group, ids[n])} if unwanted else set()
