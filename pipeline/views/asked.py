"""A question of review.csv before it is written, and what is known of those whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One row of review.csv before it is written.

    `section`: `names`, `events` (both undecided), or `merges` (done, and large). `changes` counts the mentions, or
    tellings, that another answer moves. `proposed` is what holds if nobody answers.
    """

    section: str
    kind: str
    left: str
    right: str
    proposed: str
    rule: str
    score: float
    changes: int


class Known(NamedTuple):
    """What is asked of a person or body: of all of a corpus, whole records take five times the room."""

    entity_id: str
    kind: EntityKind
    name: str
    n_mentions: int
