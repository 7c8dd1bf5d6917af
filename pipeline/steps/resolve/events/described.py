"""Events described once, and kept for as long as nothing that their tellings say changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from zlib import crc32

from pipeline.records import Event
from pipeline.steps.resolve.events.describe import describe_event
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.known import Described, KnownBlocks

ENDS = 1 << 32 >> 7
"""A stretch ends with an event whose id has a checksum below this: one in 128."""


def describe_events(
    grouping: Grouping, ids: Sequence[str], numbers: Sequence[int], known: KnownBlocks | None
) -> Iterator[Event]:
    """The events that groups are, by their numbers; `known` has those of earlier runs."""
    for some in _stretches(ids, numbers):
        kept = known and known.events
        mark = _mark(grouping, ids, some, known) if known and kept else ""
        found = kept.get(mark) if kept and mark else None
        if found is None:
            found = Described(events=tuple(describe_event(grouping.group(one), ids[one]) for one in some))
            if kept and mark:
                kept.add(mark, found)
        yield from found.events


def _stretches(ids: Sequence[str], numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Groups in their order, cut by their ids, so that one more changes one stretch."""
    start = 0
    for stop, number in enumerate(numbers, 1):
        if stop == len(numbers) or crc32(ids[number].encode()) < ENDS:
            yield numbers[start:stop]
            start = stop


def _mark(grouping: Grouping, ids: Sequence[str], numbers: Sequence[int], known: KnownBlocks) -> str:
    """What tells some events: their ids, and the tellings of each; empty where an article of theirs has no mark."""
    groups = [grouping.places(number) for number in numbers]
    told = known.mark_of(grouping.tellings, [place for places in groups for place in places])
    said = [(ids[number], len(places)) for number, places in zip(numbers, groups, strict=True)]
    return told and hashlib.blake2b(f"{told} {said}".encode(), digest_size=16).hexdigest()
