"""What the user says of single events: label, date, type, status, and who takes no part in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import Any

from pipeline.names.key import slug
from pipeline.records import Event, Rejection
from pipeline.records.correction import OF_EVENTS, Correction
from pipeline.temporal.edtf import read_written

Names = Mapping[tuple[str, str], Set[str]]
COLUMNS = {"rename": "label", "type": "type", "modality": "modality"}


def as_said(
    events: Iterable[Event],
    called: Mapping[str, Set[str]],
    named: Iterable[tuple[str, str, str]],
    wishes: Iterable[Correction],
) -> tuple[Iterable[Event], tuple[Rejection, ...]]:
    """The events as the user has them, and the lines that name someone who takes no part.

    `called` are the names of each event, by its id, `named` kind and entity of each mention with the words of it. The
    tellings stay what the articles say; an event of which the user says date, type or status has been read by a person,
    and is sure.
    """
    lines: dict[str, list[Correction]] = defaultdict(list)
    for one in wishes:
        if one.decision in (*OF_EVENTS, "rename"):
            for event_id, written in called.items():
                if one.left in written:
                    lines[event_id].append(one)
    if not lines:
        return events, ()
    names = _names_of(named)
    changed, rejections = [], []
    for event in events:
        for one in lines.get(event.event_id, ()):
            said = _said(event, one, names)
            event = replace(event, **said)
            if not said:
                problem = f"« {one.right} » takes no part in that event. Correct the name."
                rejections.append(
                    Rejection(
                        source=one.source,
                        step="resolve",
                        reason="correction_unmatched",
                        detail=f"line {one.line}: {problem}",
                    )
                )
        changed.append(event)
    return changed, tuple(rejections)


def _said(event: Event, one: Correction, names: Names) -> dict[str, Any]:
    """The columns that a line gives; none where it names someone who takes no part."""
    if one.decision == "without":
        wanted = slug(one.right or "")
        left = tuple(part for part in event.participants if wanted not in names[part.kind, part.entity_id])
        return {"participants": left} if len(left) < len(event.participants) else {}
    if one.decision == "rename":
        return {"label": one.name}
    if one.decision == "date":
        period = read_written(one.name or "")
        if period is None:
            raise ValueError(f"{one.source}, line {one.line}: {one.name!r} is no date")
        return {
            "date_start": period.start,
            "date_end": period.end,
            "edtf": one.name,
            "precision": period.precision,
            "date_conflict": False,
            "confidence": 1.0,
        }
    return {COLUMNS[one.decision]: one.name, "confidence": 1.0}


def _names_of(named: Iterable[tuple[str, str, str]]) -> Names:
    """By kind and id what the tables call each entity, and every form that the articles have."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, entity_id, text in named:
        names[kind, entity_id] |= {entity_id, slug(text)}
    return names
