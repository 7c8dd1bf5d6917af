"""Checks that a pattern cannot make: capital letters, accents, what is being counted.

A guard is told the match, the plain text and the text as written, and says whether the match
may stand. Patterns name their guards in models/fr_press/patterns/timex.tsv; the words that
guards look for beside a match are in models/fr_press/lexicons/time_context.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.temporal.guards import capitals, counts, spans, times

Guard = Callable[[re.Match[str], str, str], bool]

GUARDS: dict[str, Guard] = {
    "among_days": counts.among_days,
    "and_days": spans.and_days,
    "and_decades": spans.and_decades,
    "and_months": spans.and_months,
    "and_weekdays": spans.and_weekdays,
    "and_years": spans.and_years,
    "acronym_year": counts.acronym_year,
    "aside": counts.aside,
    "capital": capitals.has_capital,
    "clock": times.clock,
    "consecutive": spans.consecutive,
    "counted": counts.counted,
    "endpoints": spans.endpoints,
    "feast_alone": capitals.feast_alone,
    "feast_free": capitals.feast_free,
    "misspelt_month": times.misspelt_month,
    "month_case": capitals.month_case,
    "known_day": counts.known_day,
    "month_heads": spans.month_heads,
    "month_not_range": spans.month_not_range,
    "named_day": counts.named_day,
    "named_year": counts.named_year,
    "next_year": counts.next_year,
    "old_times": counts.old_times,
    "part_unit": times.part_unit,
    "prep": counts.prep,
    "rising": spans.rising,
    "season_free": times.season_free,
    "season_word": times.season_word,
    "set_day": counts.set_day,
    "short_year": counts.short_year,
    "there": times.there,
    "today": times.today,
    "told_day": counts.told_day,
    "unit_plural": counts.unit_plural,
    "unit_word": counts.unit_word,
    "upper": capitals.upper,
    "weekday_case": capitals.weekday_case,
    "weekday_habit": times.weekday_habit,
    "weekend_only": times.weekend_only,
}
