"""Events as the user's decisions name them: by where they are told, since ids and labels change with the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.records import EventMention, Merge
from pipeline.records.correction import Correction


def place_events(corrections: Iterable[Correction], told: Iterable[EventMention]) -> tuple[Correction, ...]:
    """The corrections, events in them named by a place where each is told, where the line gives one that is there.

    Lines of which neither place nor name occurs stay as they are, and are reported as unmatched later.
    """
    places = {telling.place for telling in told}

    def name(written: str, found: Iterable[str]) -> str:
        return next((place for place in found if place in places), written)

    return tuple(
        replace(one, left=name(one.left, one.told_left), right=one.right and name(one.right, one.told_right))
        if one.kind == "event"
        else one
        for one in corrections
    )


def parted_events(corrections: Iterable[Correction], told: Iterable[EventMention]) -> tuple[Merge, ...]:
    """A row for each pair of events that the user keeps apart, under the ids that they have now."""
    ids: dict[str, str] = {}
    for telling in told:
        for name in (telling.place, telling.label, telling.event_id):
            ids.setdefault(name or "", telling.event_id or "")
    rows = []
    for one in corrections:
        if one.kind == "event" and one.decision == "different" and one.right:
            left, right = sorted(ids.get(name, name) for name in (one.left, one.right))
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
