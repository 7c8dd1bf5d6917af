"""What the user has decided about names or events, kept for every later run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionDecision = Literal["same", "different", "ignore", "rename"]
CorrectionKind = Literal["actor", "organization", "event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of corrections.csv.

    `left` and `right` are names as the tables write them (any alias will do), or labels or ids of events.
    `decision` says what holds between them: `same`, `different`; `ignore` with both: do not ask again; `ignore`
    with `left` alone: leave that name out of the tables; `rename`: what `left` (and `right`) denote is called `name`.
    """

    kind: CorrectionKind
    left: str
    decision: CorrectionDecision
    line: int
    right: str | None = None
    name: str | None = None
    source: str = "corrections.csv"

    def __post_init__(self) -> None:
        if not self.left:
            raise ValueError(f"{self.source}, line {self.line}: a correction names at least one name")
        if (self.decision == "rename") != (self.name is not None):
            raise ValueError(f"{self.source}, line {self.line}: a new name is given with 'rename', and only then")
        if self.decision in ("same", "different") and self.right is None:
            raise ValueError(f"{self.source}, line {self.line}: {self.decision!r} is said of two names")
