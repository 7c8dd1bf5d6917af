"""iCalendar: the chronology for a calendar, each event a whole day or a run of days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from pipeline.views.chronology import ChronologyRow, chronology
from pipeline.views.tables import RunTables
from pipeline.views.wording import code_texts

MAX_DAYS = 31
"""A longer period ("2019") would lie over a calendar for months: it is left out."""


def write_ics(tables: RunTables, path: Path) -> str:
    """Write the events that are placed within a month; say how many were left out, and why."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//filrouge//chronologie//FR")
    calendar.add("version", "2.0")
    undated = vague = 0
    for event in chronology(tables):
        if event.day is None:
            undated += 1
        elif ((event.last_day or event.day) - event.day).days >= MAX_DAYS:
            vague += 1
        else:
            calendar.add_component(_entry(event, event.day))
    path.write_bytes(calendar.to_ical())
    if not undated + vague:
        return ""
    why = f"{undated} without a date, {vague} longer than {MAX_DAYS} days (« 2019 » would lie over the whole year)"
    return f"Without a place in a calendar: {undated + vague} of {tables.count('events')} events: {why}."


def _entry(event: ChronologyRow, day: date):  # type: ignore[no-untyped-def]  # icalendar is imported late
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{event.event_id}@filrouge")
    # The day of the event and not that of the run: same tables, same bytes.
    entry.add("dtstamp", datetime.combine(max(day, date(1970, 1, 1)), time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", (event.last_day or day) + timedelta(days=1))
    entry.add("summary", event.headline)
    entry.add("description", "\n\n".join(part for part in (event.sentence, event.sources) if part))
    entry.add("categories", [event.type])
    texts = code_texts("modality")
    status = {texts["realised"]: "CONFIRMED", texts["negated"]: "CANCELLED"}
    entry.add("status", status.get(event.modality, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
    return entry
