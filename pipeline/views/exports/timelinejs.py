"""TimelineJS: the chronology as the JSON that the Knight Lab's timeline reads."""

from __future__ import annotations

import html
import json
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.views.chronology import ChronologyRow, chronology
from pipeline.views.tables import RunTables


def write_timelinejs(tables: RunTables, path: Path) -> str:
    """Write the placed events; say how many have no place on a line of time."""
    events = [_slide(event) for event in chronology(tables) if event.day is not None]
    path.write_text(json.dumps({"events": events}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    left = tables.count("events") - len(events)
    return f"Without a date, and a place on a line of time: {left} of {tables.count('events')} events." if left else ""


def _slide(event: ChronologyRow) -> dict[str, Any]:
    assert event.day is not None
    # TimelineJS shows these texts as HTML: what an article says must not become markup.
    parts = [f"<p>« {html.escape(event.sentence)} »</p>"] if event.sentence else []
    parts += [f"<p>{html.escape(event.sources)}</p>"] if event.sources else []
    return {
        "unique_id": event.event_id,
        "start_date": _day(event.day),
        **({"end_date": _day(event.last_day)} if event.last_day else {}),
        "display_date": html.escape(event.when),
        "group": event.type,
        "text": {"headline": html.escape(event.headline), "text": "".join(parts)},
    }


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
