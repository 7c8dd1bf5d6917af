"""Tellings as groups, one for each happening, and what was decided to make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.names.union import ConstrainedUnion
from pipeline.steps.resolve.events.decisions import Decisions
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.tellings import Ints, Tellings


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in order of their first telling, and the decisions that made them.

    `group_of` gives the group of each place; `members` are the places group after group, each from its place in
    `first` on.
    """

    tellings: Tellings
    group_of: Ints
    members: Ints
    first: Ints
    decided: Decisions

    @classmethod
    def of(cls, tellings: Tellings, union: ConstrainedUnion[int], decided: Decisions) -> Grouping:
        """The groups that stand in a union."""
        n = len(tellings)
        roots = np.fromiter((union.find(place) for place in range(n)), dtype=np.int32, count=n)
        _, at, which = np.unique(roots, return_index=True, return_inverse=True)
        rank = np.empty(len(at), dtype=np.int32)
        rank[np.argsort(at)] = np.arange(len(at), dtype=np.int32)
        group_of: Ints = rank[which]
        members = np.argsort(group_of, kind="stable").astype(np.int32)
        first = np.append(0, np.cumsum(np.bincount(group_of, minlength=len(at)))).astype(np.int32)
        return cls(tellings, group_of, members, first, decided)

    def __len__(self) -> int:
        return len(self.first) - 1

    def __iter__(self) -> Iterator[tuple[Telling, ...]]:
        return map(self.group, range(len(self)))

    def places(self, number: int) -> list[int]:
        """The places of the tellings of a group."""
        found: list[int] = self.members[self.first[number] : self.first[number + 1]].tolist()
        return found

    def group(self, number: int) -> tuple[Telling, ...]:
        """The tellings of a group."""
        return tuple(self.tellings[place] for place in self.places(number))
