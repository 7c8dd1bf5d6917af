"""Decades and centuries: « les années 60 », « XVIIe et XVIIIe siècles », « la seconde moitié du XIXe siècle »."""

from __future__ import annotations

from pipeline.temporal.interval import years_period
from pipeline.temporal.meaning import read_roman, steps
from pipeline.temporal.readings.captured import Groups, century_of, decade_of, ordinal_of, part_of
from pipeline.temporal.scene import Scene, Value, in_period


def read_decade(groups: Groups, scene: Scene) -> Value | None:
    """« les années 60 »; « début des années 2000 » is its first four years, « fin » its last three."""
    first = decade_of(groups["dec"])
    if first is None:
        return None
    if scene.anchor and first > scene.anchor.year + 30:
        first -= 100
    a, b = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(part_of(groups), (0, 9))
    return in_period(years_period(first + a, first + b, "range" if part_of(groups) else "decade"))


def read_decades_range(groups: Groups, scene: Scene) -> Value | None:
    """« des années 20 aux années 80 », « les années 60-70 »: to the last year of the second decade."""
    first = read_decade({key: groups[key] for key in ("dec", "part") if key in groups}, scene)
    last = read_decade({"dec": groups["dec2"], "part": groups.get("part2", "")}, scene)
    if first is None or last is None or first.period is None or last.period is None:
        return None
    if last.period.end <= first.period.start:
        return first
    return in_period(years_period(first.period.start.year, last.period.end.year, "range"))


def read_century(groups: Groups, scene: Scene) -> Value | None:
    """« XIIe siècle » is 1101 to 1200; its beginning, middle and end are thirds of it."""
    n = century_of(groups)
    if n is None or not 1 <= n <= 30:
        return None
    first = (n - 1) * 100 + 1
    share = groups.get("share") or groups.get("share2")
    if share is not None:
        return _share_of_century(first, steps("share")[share], ordinal_of(groups))
    a, b = {"start": (0, 32), "middle": (33, 65), "end": (66, 99)}.get(part_of(groups), (0, 99))
    return in_period(years_period(first + a, first + b, "range" if part_of(groups) else "century"))


def _share_of_century(first: int, shares: int, which: int | None) -> Value | None:
    """« la seconde moitié du XIXe siècle »: its second fifty years."""
    which = shares if which == -1 else which
    if which is None or not 1 <= which <= shares:
        return None
    return in_period(years_period(first + (which - 1) * 100 // shares, first + which * 100 // shares - 1, "range"))


def read_centuries(groups: Groups, scene: Scene) -> Value | None:
    """« XVIIe et XVIIIe siècles », from the first to the last year."""
    first, last = read_roman(groups["rom"]), read_roman(groups["rom2"])
    if first is None or last is None or not first < last <= 30:
        return None
    return in_period(years_period((first - 1) * 100 + 1, last * 100, "range"))


def read_century_bc(groups: Groups, scene: Scene) -> Value | None:
    """A century before our era, which a calendar day cannot hold: only its EDTF is given."""
    n = century_of(groups)
    if n is None or not 1 <= n <= 99:
        return None
    return Value(None, "explicit", known=f"-{n * 100 - 1:04}/-{(n - 1) * 100:04}", precision="century")
