"""Time expressions held against gold: found, with the right words, with the right days."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.evaluate.found import FoundDate, FoundFile
from pipeline.evaluate.gold import GoldFile, GoldTimex, overlap
from pipeline.evaluate.tally import Tally


def judge_dates(gold: GoldFile, file: FoundFile, tally: Tally) -> None:
    """Count the dates of a file; each takes the first of the gold that it overlaps and that none has taken."""
    wanted = [one for one in gold.timexes if one.kind == "date" and not one.optional]
    left = list(wanted)
    for found in _counted(gold, file.dates, kind="date"):
        zone = gold.zone(found.span)
        hit = next((one for one in left if overlap(one.span, found.span)), None)
        if hit is None:
            if _spared(gold, found):
                continue
            for row in ("dates found", "dates right", "dates strict"):
                tally.add(row, "fp")
            tally.leak("date", zone)
            where = " (no article)" if zone == "not_article" else ""
            tally.miss("dates right", f"invented: {found.text!r} {_days(found)}{where}", found.span)
            continue
        left.remove(hit)
        good = (hit.start, hit.end) == (found.start, found.end)
        tally.add("dates found", "tp")
        _answer(tally, "dates right", good=good)
        _answer(tally, "dates strict", good=hit.span == found.span)
        _in_its_categories(tally, hit, good=good)
        if not good:
            tally.miss("dates right", f"wrong: {found.text!r} {_days(found)}, gold {_days(hit)}", hit.span)
    for one in left:
        for row in ("dates found", "dates right", "dates strict"):
            tally.add(row, "fn")
        _in_its_categories(tally, one, good=False)
        tally.miss("dates right", f"missed: {one.text!r} {_days(one)}", one.span)


def judge_values(gold: GoldFile, file: FoundFile, tally: Tally) -> None:
    """Count dates, durations and sets as TempEval-3 does its values: a match overlaps, of the right kind and days.

    The gold has no length of a duration and no rhythm of a set: of those the kind is all that is compared.
    """
    row = "time values (TempEval-3)"
    left = [one for one in gold.timexes if not one.optional]
    for found in _counted(gold, file.dates):
        near = [one for one in left if overlap(one.span, found.span)]
        hit = next((one for one in near if one.span == found.span), near[0] if near else None)
        if hit is None:
            if not _spared(gold, found):
                tally.add(row, "fp")
            continue
        left.remove(hit)
        days = (hit.start, hit.end) == (found.start, found.end) or found.kind != "date"
        _answer(tally, row, good=days and hit.kind == found.kind)
    tally.add(row, "fn", len(left))


def _counted(gold: GoldFile, dates: Iterable[FoundDate], *, kind: str | None = None) -> Iterable[FoundDate]:
    return (one for one in dates if kind in (None, one.kind) and gold.zone(one.span) != "ignored")


def _spared(gold: GoldFile, found: FoundDate) -> bool:
    return any(one.optional and overlap(one.span, found.span) for one in gold.timexes)


def _answer(tally: Tally, row: str, *, good: bool) -> None:
    """A wrong answer is one invented and one missed."""
    for part in ("tp",) if good else ("fp", "fn"):
        tally.add(row, part)


def _in_its_categories(tally: Tally, one: GoldTimex, *, good: bool) -> None:
    for category in (one.resolution, one.granularity):
        tally.category("dates right", category, good)


def _days(one: GoldTimex | FoundDate) -> str:
    if one.start is None:
        return "open"
    return str(one.start) if one.start == one.end else f"{one.start}..{one.end}"
