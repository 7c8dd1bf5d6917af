"""EventMention -> Event: which tellings are of one happening, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.records import Article, Event, EventMention, Mention, Merge, Rejection, Timex
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events.describe import describe_events
from pipeline.steps.resolve.events.groups import group_tellings
from pipeline.steps.resolve.events.ids import event_ids
from pipeline.steps.resolve.events.said import as_said
from pipeline.steps.resolve.events.tellings import Telling, read_tellings


def resolve_events(
    articles: Iterable[Article],
    event_mentions: Iterable[EventMention],
    timexes: Iterable[Timex],
    mentions: Iterable[Mention],
    corrections: Iterable[Correction] = (),
) -> tuple[tuple[EventMention, ...], tuple[Event, ...], tuple[Merge, ...], tuple[Rejection, ...]]:
    """Event mentions with their event, the events, the decisions that made them, and corrections that match none.

    Tellings are one event when their days are the same, what they tell is the same or kin, and persons, bodies or
    wording agree; when in doubt they stay two. Mentions must carry their entity. `corrections` name events by id or
    by the label of one of their tellings. The order of articles and tellings is irrelevant but for the order of what
    comes out.
    """
    told = tuple(event_mentions)
    mentions = tuple(mentions)
    tellings = read_tellings(tuple(articles), told, tuple(timexes), mentions)
    wishes = tuple(one for one in corrections if one.kind == "event")
    grouping = group_tellings(tellings, wishes)
    groups, ids = grouping.groups, event_ids(grouping.groups)
    dropped = _left_out(groups, ids, wishes)
    kept = [number for number in range(len(groups)) if number not in dropped]
    id_of = {telling.number: ids[number] for number in kept for telling in groups[number]}
    linked = tuple(replace(row, event_id=id_of[number]) for number, row in enumerate(told) if number in id_of)
    called = {ids[number]: _names(groups[number], ids[number]) for number in kept} if wishes else {}
    events, unfit = as_said(
        describe_events([groups[n] for n in kept], [ids[n] for n in kept]), called, mentions, wishes
    )
    return linked, events, grouping.merges(ids), (*_unmatched(groups, ids, wishes), *unfit)


def _names(group: tuple[Telling, ...], event_id: str) -> set[str]:
    told = (telling.mention for telling in group)
    return {event_id, *(name for mention in told for name in (mention.label, mention.place))}


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
