"""What a run leaves word of to the next one: by what it read articles, how long one of them took, and on which day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.store.fingerprint import CODE
from pipeline.store.shelf import write_whole

LAST = "last.json"
ENOUGH = 20
"""Articles from which on the time of one is worth telling; of fewer most of the time is that of the start."""
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """Word of the last run; nothing where there was none. `seconds` are those of an article, by the clock."""

    read_by: Mapping[str, str] = field(default_factory=dict)
    seconds: float | None = None
    day: date | None = None

    @classmethod
    def read(cls, store: Path | None) -> Last:
        """What stands in a store."""
        if store is None:
            return cls()
        try:
            found: dict[str, Any] = json.loads((store / LAST).read_text(encoding="utf-8"))
            day = found.get("day")  # which those of another version do not have
            return cls(read_by=dict(found["read_by"]), seconds=found["seconds"], day=day and date.fromisoformat(day))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def write(self, store: Path) -> None:
        """Leave it to the next run."""
        write_whole(store / LAST, json.dumps(asdict(self), indent=1, default=str).encode())

    def after(self, read_by: Mapping[str, str], seconds: float, n_read: int, day: date) -> Last:
        """What a run of that day has to say that has read so many articles in so many seconds."""
        return Last(read_by=read_by, seconds=seconds / n_read if n_read >= ENOUGH else self.seconds, day=day)

    def told(self, read_by: Mapping[str, str], n_articles: int) -> str | None:
        """Why articles that are known will be read anew, and about how long that takes; None where they will not."""
        changed = [
            name if name == CODE else f"{name} {self.read_by.get(name) or '-'} → {now or '-'}"
            for name, now in read_by.items()
            if self.read_by.get(name) != now
        ]
        if not self.read_by or not changed or not n_articles:
            return None
        why = ", ".join(changed)
        if self.seconds is None:
            return f"{n_articles} articles are read anew: {why}."
        return f"{n_articles} articles are read anew: {why}; about {_in_words(self.seconds * n_articles)}."


def _in_words(seconds: float) -> str:
    if seconds < 2 * MINUTE:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / MINUTE)} min" if seconds < 2 * HOUR else f"{round(seconds / HOUR)} h"
