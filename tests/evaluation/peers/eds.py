"""EDS-NLP's dates, made for French clinical notes: absolute, relative and durations."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from pipeline.evaluate.found import Found
from tests.evaluation.peers import Days, FoundWords, Texts, dates_only


@cache
def _nlp() -> Any:
    import edsnlp  # type: ignore[import-not-found]

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")
    return nlp


def find(texts: Texts) -> Found:
    """Dates of each text."""
    return dates_only(texts, _expressions)


def _expressions(text: str, published: date | None) -> Iterator[FoundWords]:
    doc = _nlp()(text)
    for kind, group in (("date", "dates"), ("duration", "durations")):
        for span in doc.spans.get(group, []):
            days = _days(span._.date, published) if kind == "date" else (None, None)
            yield FoundWords(span.text, kind, days, span.start_char)


def _days(value: Any, published: date | None) -> Days:
    """The days of a value: as much of a year, month or week as it names."""
    relative = type(value).__name__ == "RelativeDate"
    if published is None and (relative or value.year is None):
        return None, None
    note = datetime(published.year, published.month, published.day) if published else None
    try:
        moment = value.to_datetime(note_datetime=note, infer_from_context=True)
    except (ValueError, OverflowError):
        return None, None
    if moment is None:
        return None, None
    day = moment.date()
    if value.day is not None or (relative and not any((value.year, value.month, value.week))):
        return day, day
    if relative and value.week is not None:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if value.month is not None:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)
