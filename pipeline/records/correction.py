"""What the user has decided about names or events, kept for every later run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionDecision = Literal[
    "same", "different", "ignore", "rename", "actor", "organization", "add", "date", "type", "modality", "without"
]
CorrectionKind = Literal["actor", "organization", "event"]
OF_EVENTS: tuple[CorrectionDecision, ...] = ("date", "type", "modality", "without")
"""Decisions that are said of one event, the last of a person, too."""
NAMED: tuple[CorrectionDecision, ...] = ("rename", "date", "type", "modality")
"""Decisions that give something: a name, or what an event has under a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of corrections.csv, or one thing that it says: `ignore both` is two of these.

    `left` and `right` are names as the tables write them (any alias will do), or labels or ids of events. `decision`
    says what holds: `same` and `different` between them; `ignore`: `left` is left out of the tables; `rename`: what
    `left` (and `right`, which are one then) denote is called `name`; `actor`, `organization`: `left` is one; `add`:
    `left` is one of `kind` wherever the texts have it, though no rule finds it; `date`, `type`, `modality`: the event
    `left` has the value `name` there (a date in EDTF); `without`: `right` takes no part in the event `left`, or is a
    role that the person `left` does not have.
    `article_id` keeps a line to one article. `told_left` and `told_right` are places where two events are told
    (`EventMention.place`): they hold when ids and labels change.
    """

    kind: CorrectionKind
    left: str
    decision: CorrectionDecision
    line: int
    right: str | None = None
    name: str | None = None
    article_id: str | None = None
    told_left: tuple[str, ...] = ()
    told_right: tuple[str, ...] = ()
    source: str = "corrections.csv"

    def __post_init__(self) -> None:
        if not self.left:
            raise ValueError(f"{self.source}, line {self.line}: a correction names at least one name")
        if (self.decision in NAMED) != (self.name is not None):
            raise ValueError(
                f"{self.source}, line {self.line}: a new name or value is given with {NAMED}, and only then"
            )
        if self.decision in ("same", "different", "without") and self.right is None:
            raise ValueError(f"{self.source}, line {self.line}: {self.decision!r} is said of two names")
        if self.decision in ("ignore", "actor", "organization", "add", *NAMED[1:]) and self.right is not None:
            raise ValueError(f"{self.source}, line {self.line}: {self.decision!r} is said of one name")
