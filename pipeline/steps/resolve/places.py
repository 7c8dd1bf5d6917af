"""Events as the user's decisions name them: by where they are told, since ids and labels change with the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.records import ArticleFacts, Merge
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events import Happenings


def place_events(corrections: Iterable[Correction], found: Iterable[ArticleFacts]) -> tuple[Correction, ...]:
    """The corrections, events in them named by a place where each is told, where the line gives one that is there.

    Lines of which neither place nor name occurs stay as they are, and are reported as unmatched later.
    """
    lines = tuple(corrections)
    if not any(one.kind == "event" for one in lines):
        return lines
    places = {telling.place for one in found for telling in one.event_mentions}

    def name(written: str, told: Iterable[str]) -> str:
        return next((place for place in told if place in places), written)

    return tuple(
        replace(one, left=name(one.left, one.told_left), right=one.right and name(one.right, one.told_right))
        if one.kind == "event"
        else one
        for one in lines
    )


def parted_events(
    corrections: Iterable[Correction], found: Iterable[ArticleFacts], happenings: Happenings
) -> tuple[Merge, ...]:
    """A row for each pair of events that the user keeps apart, under the ids that they have now."""
    parted = [one for one in corrections if one.kind == "event" and one.decision == "different" and one.right]
    if not parted:
        return ()
    ids: dict[str, str] = {}
    tellings = (telling for one in found for telling in one.event_mentions)
    for telling, event_id in zip(tellings, happenings.event_of, strict=True):
        if event_id is not None:
            for name in (telling.place, telling.label, event_id):
                ids.setdefault(name, event_id)
    rows = []
    for one in parted:
        left, right = sorted(ids.get(name, name) for name in (one.left, one.right or ""))
        rows.append(
            Merge(
                kind="event",
                left=left,
                right=right,
                decision="different",
                by="user",
                rule=f"{one.source}, line {one.line}",
                score=1.0,
                evidence="the user's word",
            )
        )
    return tuple(rows)
