"""Feasts and the Republican calendar, as days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from pipeline.french import rows
from pipeline.temporal.interval import nth_weekday
from pipeline.temporal.meaning import steps

# first day of year I to XIV, in September, as the astronomers of the time set it
_FIRST_DAYS = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)


@cache
def feast_rules() -> dict[str, str]:
    """Each plain form of a feast -> its rule."""
    return {form: row["rule"] for row in rows("time_feasts") for form in row["forms"].split("|")}


def feast_day(form: str, year: int) -> date | None:
    """The day of a feast (plain form) in a year; None when it is no known feast."""
    rule = feast_rules().get(form)
    if rule is None or not 1600 <= year <= 4000:
        return None
    if match := re.fullmatch(r"easter([+-]\d+)", rule):
        sunday: date = easter(year)
        return sunday + timedelta(int(match[1]))
    if rule == "mothers":
        last = nth_weekday(year, 5, 6, -1)
        return nth_weekday(year, 6, 6, 1) if last == easter(year) + timedelta(49) else last
    if match := re.fullmatch(r"(\d\d)-sun(\d)", rule):
        return nth_weekday(year, int(match[1]), 6, int(match[2]))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def republican_day(day: int, month: str, year: int) -> date | None:
    """'18 brumaire an VIII' as a day; None outside years I to XIV."""
    if not (1 <= year <= len(_FIRST_DAYS) and 1 <= day <= 30 and month in steps("republican_month")):
        return None
    first = date(1791 + year, 9, _FIRST_DAYS[year - 1])
    return first + timedelta((steps("republican_month")[month] - 1) * 30 + day - 1)
