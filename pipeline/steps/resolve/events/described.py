"""Events described once, and kept for as long as nothing that their tellings say changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar
from zlib import crc32

from pipeline.records import Event
from pipeline.steps.resolve.events.describe import describe_event
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.known import Described, KnownBlocks

T = TypeVar("T")
ENDS = 1 << 32 >> 7
"""A stretch ends with a thing whose name has a checksum below this: one in 128."""


def describe_events(
    grouping: Grouping, ids: Sequence[str], numbers: Sequence[int], known: KnownBlocks | None
) -> Iterator[Event]:
    """The events that groups are, by their numbers; `known` has those of earlier runs."""
    for some in cut(numbers, lambda number: ids[number].encode()):
        make = partial(_described, grouping, ids, some)
        if known is None:
            yield from make().events
            continue
        groups = [grouping.places(number) for number in some]
        places = [place for one in groups for place in one]
        said = [(ids[number], len(one)) for number, one in zip(some, groups, strict=True)]
        yield from known.described(grouping.tellings, places, said, make).events


def cut(things: Sequence[T], name_of: Callable[[T], bytes]) -> Iterator[Sequence[T]]:
    """Things in their order, cut by their names, so that one more changes one stretch."""
    start = 0
    for stop, thing in enumerate(things, 1):
        if stop == len(things) or crc32(name_of(thing)) < ENDS:
            yield things[start:stop]
            start = stop


def _described(grouping: Grouping, ids: Sequence[str], numbers: Sequence[int]) -> Described:
    return Described(events=tuple(describe_event(grouping.group(one), ids[one]) for one in numbers))
