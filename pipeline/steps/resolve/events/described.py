"""Events described once, and kept for as long as nothing that their tellings say changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.kept import cut
from pipeline.records import Event
from pipeline.steps.resolve.events.describe import describe_event
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.known import Described, KnownBlocks


def describe_events(
    grouping: Grouping, ids: Sequence[str], numbers: Sequence[int], known: KnownBlocks | None
) -> Iterator[Event]:
    """The events that groups are, by their numbers; `known` has those of earlier runs."""
    for stretch in cut(ids[number].encode() for number in numbers):
        some = numbers[stretch.start : stretch.stop]
        make = partial(_described, grouping, ids, some)
        if known is None:
            yield from make().events
            continue
        groups = [grouping.places(number) for number in some]
        places = [place for one in groups for place in one]
        said = [(ids[number], len(one)) for number, one in zip(some, groups, strict=True)]
        yield from known.described(grouping.tellings, places, said, make).events


def _described(grouping: Grouping, ids: Sequence[str], numbers: Sequence[int]) -> Described:
    return Described(events=tuple(describe_event(grouping.group(one), ids[one]) for one in numbers))
