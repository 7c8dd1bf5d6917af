"""A time expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimexKind = Literal["date", "duration", "set"]
Precision = Literal[
    "time", "day", "week", "month", "season", "quarter", "semester", "year", "decade", "century", "range"
]
Basis = Literal["explicit", "relative", "year_inferred", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One time expression, never more precise than its words.

    `date_start` and `date_end` bound the days it denotes, both included: "mars 2024" is
    2024-03-01..2024-03-31. Both are None when the article gives no way to place it, and for
    durations and sets. `edtf` is the ISO 8601-2 value ("2024-03", "XXXX-01-30"), None for
    durations and sets. `anchor` is the day that a relative expression was counted from. `alternative` is the
    first day of the other reading, where that was nearly as likely (another year, mostly).
    """

    date_id: str
    article_id: str
    kind: TimexKind
    text: str
    start_char: int
    end_char: int
    rule: str
    date_start: date | None = None
    date_end: date | None = None
    edtf: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    anchor: date | None = None
    weekday_conflict: bool = False
    alternative: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start_char < self.end_char:
            raise ValueError(f"{self.text!r}: {self.start_char}..{self.end_char} is no span")
        if (self.date_start is None) != (self.date_end is None):
            raise ValueError(f"{self.text!r}: give both bounds or neither")
        if self.date_start is not None and self.date_end is not None and self.date_end < self.date_start:
            raise ValueError(f"{self.text!r}: ends on {self.date_end}, before it starts on {self.date_start}")
        if self.kind == "date" and (self.basis is None or self.precision is None):
            raise ValueError(f"{self.text!r}: a date says its basis and its precision")
