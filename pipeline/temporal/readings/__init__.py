"""One function for each `reading` of the pattern table: captured words and scene in, value out.

`read_weekday` reads « weekday », and so on; it is found by its name. None says that there is no date after all
(31 February).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.temporal.readings import absolute, centuries, ranges, relative, unforeseen, units
from pipeline.temporal.readings.captured import Groups
from pipeline.temporal.scene import NOT_A_DATE, Scene, Value

Read = Callable[[Groups, Scene], Value | None]
PREFIX = "read_"


READINGS: dict[str, Read] = {
    "duration": lambda groups, scene: NOT_A_DATE,
    "named_event": absolute.read_year,
    "numeric": absolute.read_day,
    "numeric_day": absolute.read_day,
    "numeric_month": absolute.read_month,
    "set": lambda groups, scene: Value(kind="set"),
    "vague": lambda groups, scene: NOT_A_DATE,
    "year_next": absolute.read_year,
    **{
        name.removeprefix(PREFIX): read
        for module in (absolute, centuries, ranges, relative, unforeseen, units)
        for name, read in vars(module).items()
        if name.startswith(PREFIX) and read.__module__ == module.__name__
    },
}
