"""Something set aside, with the reason: nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One thing set aside. `reason` is a stable code; `detail` says what to do about it."""

    source: str
    step: str
    reason: str
    detail: str
    part: int | None = None
