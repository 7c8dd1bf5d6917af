"""Explicit dates in forms that no pattern foresees: a slip in the month, another order of words."""

from __future__ import annotations

from pipeline.temporal.interval import day_period
from pipeline.temporal.readings.absolute import read_day
from pipeline.temporal.readings.captured import Groups, month_of, nearest_month
from pipeline.temporal.scene import Scene, Value, in_period


def read_slip(groups: Groups, scene: Scene) -> Value | None:
    """« lundi 19 mais », « 3 avirl 2020 »; None unless the weekday, where there is one, bears it out."""
    month = nearest_month(groups["word"])
    value = None if month is None else read_day({**groups, "m": month}, scene)
    return None if value is None or value.weekday_conflict or value.period is None else value


def read_unforeseen(groups: Groups, scene: Scene) -> Value | None:
    """« mai 3, 2021 », « 3-mai-21 »: dateparser's reading, where it keeps the day and month that the words show."""
    import dateparser  # slow to import, and rarely needed

    day, month = int(groups["dd"]), month_of(groups)
    found = dateparser.parse(
        f"{day} {groups.get('ms') or groups['m']} {groups.get('yn') or groups['y']}",
        languages=["fr"],
        settings={"DATE_ORDER": "DMY", "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    if found is None or (found.day, found.month) != (day, month):
        return None
    return in_period(day_period(found.year, found.month, found.day))
