"""EventMention -> Event: which tellings are of one happening, and what is known of it.

one telling             telling, tellings, wording, scenes, nouns, kin
which are compared      blocks, near, known
two tellings            pair, likeness, deeds, links, lone_links, compare, lone, decisions
groups of them          groups, grouping, strongest, merges, conflicts, said
the event               describe, described, lead, ids
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import Event, Merge, Rejection
from pipeline.records.correction import Correction
from pipeline.records.packed import MOST_HELD, packed_if_many
from pipeline.steps.resolve.events.described import describe_events
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.groups import group_tellings
from pipeline.steps.resolve.events.ids import event_ids
from pipeline.steps.resolve.events.known import KnownBlocks
from pipeline.steps.resolve.events.merges import merges_of
from pipeline.steps.resolve.events.said import as_said
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.tellings import Tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The events of a corpus, the decisions that made them, and corrections that match none.

    `event_of` gives the event of each telling, in the order of the articles; None where the user leaves it out.
    """

    event_of: Sequence[str | None]
    events: Sequence[Event]
    merges: Sequence[Merge]
    rejections: tuple[Rejection, ...]


def resolve_events(
    tellings: Tellings,
    corrections: Iterable[Correction] = (),
    named: Iterable[tuple[str, str, str]] = (),
    known: KnownBlocks | None = None,
) -> Happenings:
    """The events that are told.

    Tellings are one event when their days are the same, what they tell is the same or kin, and persons, bodies or
    wording agree; when in doubt they stay two. `corrections` name events by id or
    by the label of one of their tellings, and by `named`, which gives kind, entity and words of each mention, who takes
    no part in them. `known` is what earlier runs found. The order of articles and tellings is irrelevant but for the
    order of what comes out.
    """
    wishes = tuple(one for one in corrections if one.kind == "event")
    grouping = group_tellings(tellings, wishes, known)
    ids = event_ids(grouping)
    dropped = _left_out(grouping, ids, wishes)
    event_of = _by_telling(grouping, ids, dropped)
    kept = [number for number in range(len(grouping)) if number not in dropped]
    called = {ids[number]: _names(grouping.group(number), ids[number]) for number in kept} if wishes else {}
    changed, unfit = as_said(describe_events(grouping, ids, kept, known), called, named, wishes)
    events = packed_if_many(Event, changed)
    n_merges, merges = merges_of(grouping, ids, known)
    found = Happenings(
        event_of=event_of,
        events=events,
        merges=packed_if_many(Merge, merges, most=MOST_HELD, n=n_merges),
        rejections=(*_unmatched(grouping, ids, wishes, known), *unfit),
    )
    tellings.let_go()
    return found


def _by_telling(grouping: Grouping, ids: Sequence[str], dropped: Container[int]) -> list[str | None]:
    """The id of the event of each telling, in the order of the articles."""
    found: list[str | None] = [None] * len(grouping.tellings)
    for number, group in zip(grouping.tellings.ints("number").tolist(), grouping.group_of.tolist(), strict=True):
        found[number] = None if group in dropped else ids[group]
    return found


def _names(group: tuple[Telling, ...], event_id: str) -> set[str]:
    return {event_id, *(name for telling in group for name in (telling.label, telling.place))}


def _unmatched(
    grouping: Grouping, ids: Sequence[str], wishes: tuple[Correction, ...], known: KnownBlocks | None
) -> tuple[Rejection, ...]:
    """Corrections about events that are not in these articles, by id or label."""
    wanted = {name for one in wishes for name in (one.left, one.right) if name}
    if not wanted:
        return ()
    there = {name for group, event_id in zip(grouping, ids, strict=True) for name in _names(group, event_id) & wanted}
    there |= wanted & {*event_ids(group_tellings(grouping.tellings, (), known))}
    rows = []
    for one in wishes:
        absent = [
            f"« {name} »"
            for name in (one.left, one.right)
            if name and name not in there and not (one.decision == "without" and name == one.right)
        ]
        if absent:
            detail = (
                f"line {one.line}: no event {' and '.join(absent)} in these articles. Correct the id or label, "
                "or leave the line for articles to come."
            )
            rows.append(Rejection(source=one.source, step="resolve", reason="correction_unmatched", detail=detail))
    return tuple(rows)


def _left_out(grouping: Grouping, ids: Sequence[str], wishes: tuple[Correction, ...]) -> set[int]:
    """Events that the user does not want to see."""
    unwanted = {one.left for one in wishes if one.decision == "ignore" and one.right is None}
    return {n for n, group in enumerate(grouping) if unwanted & _names(group, ids[n])} if unwanted else set()
