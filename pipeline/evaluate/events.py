"""Events held against gold: the happening by its date, the word that names it, type, modality, label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.evaluate.fold import fold, stem
from pipeline.evaluate.found import Found, FoundDate, FoundEvent, FoundFile, FoundTelling
from pipeline.evaluate.gold import GoldEvent, GoldFile, overlap
from pipeline.evaluate.tally import Tally
from pipeline.french import words

LEAST_STEM = 5
"""Letters that tell one word from another, whatever its ending, in labels: as much as most French endings leave."""


@dataclass(frozen=True, slots=True)
class Met:
    """One happening of the gold on the right day, and the row that tells it."""

    gold: GoldEvent
    event_id: str
    row: FoundEvent


def judge_events(gold: GoldFile, file: FoundFile, found: Found, tally: Tally) -> list[Met]:
    """Count the events of a file; gives those on the right day.

    A telling belongs to the gold's happenings on the date that it overlaps; those whose word agrees choose first.
    More tellings on a date than the gold lists count as invented, save one, and save those that may be optional ones.
    """
    dates = {one.date_id: one for one in file.dates}
    near = {id(one): _on_its_date(one, gold, dates) for one in file.tellings}
    taken: set[int] = set()
    extra: Counter[str] = Counter()
    met: list[Met] = []
    for telling in sorted(file.tellings, key=lambda one: not any(_named(one, event) for _, event in near[id(one)])):
        when = dates.get(telling.date_id)
        if when is None or gold.zone(when.span) == "ignored":
            continue
        open_ = [(at, event) for at, event in near[id(telling)] if not event.optional and at not in taken]
        if not open_:
            extra[telling.date_id] += 1
            spare = sum(event.optional for _, event in near[id(telling)])
            if near[id(telling)] and extra[telling.date_id] <= max(1, spare):
                continue
            _invented(telling, when, gold, tally)
            continue
        at, event = min(open_, key=lambda one: not _named(telling, one[1]))
        taken.add(at)
        row = found.events.get(telling.event_id, FoundEvent())
        if _judge_telling(telling, when, event, row, tally):
            met.append(Met(event, telling.event_id, row))
    for at, event in enumerate(gold.events):
        if not event.optional and at not in taken:
            for name in ("events", "events told right"):
                tally.add(name, "fn")
            tally.category("events told right", event.type, False)
            tally.miss("events", f"missed: {_what(event)}", event.timex)
    return met


def _judge_telling(telling: FoundTelling, when: FoundDate, event: GoldEvent, row: FoundEvent, tally: Tally) -> bool:
    """Count one telling of a happening of the gold; whether its day is right."""
    same_day = (event.start, event.end) == (when.start, when.end)
    told = same_day and _named(telling, event)
    for name, good in (("events", same_day), ("events told right", told)):
        for part in ("tp",) if good else ("fp", "fn"):
            tally.add(name, part)
    tally.category("events told right", event.type, told)
    if not same_day:
        days = f"{when.start}..{when.end}, gold {event.start}..{event.end}"
        tally.miss("events", f"wrong day: {telling.trigger!r} {days} ({_what(event)})", when.span)
        return False
    tally.share("event triggers", told)
    if not told:
        says = f"other word: {telling.trigger!r}, gold {event.trigger!r} ({_what(event)})"
        tally.miss("events told right", says, when.span)
    modality = fold(telling.modality) in map(fold, (event.modality, *event.modality_also))
    tally.share("event modality", modality)
    if not modality:
        tally.miss("event modality", f"{telling.modality}, gold {event.modality} ({_what(event)})", when.span)
    if event.type:
        good = row.type in (event.type, *event.type_also)
        tally.share("event types", good)
        tally.category("event types", event.type, good)
        if not good:
            tally.miss("event types", f"{row.type}, gold {event.type} ({_what(event)})", when.span)
    if event.what:
        _judge_label(row.label, event.what, tally)
    return True


def _judge_label(label: str, what: str, tally: Tally) -> None:
    """Count the words that mean something, by their beginnings, that both labels have."""
    ours, wanted = _content(label), _content(what)
    tally.add("event label words", "tp", len(ours & wanted))
    tally.add("event label words", "fp", len(ours - wanted))
    tally.add("event label words", "fn", len(wanted - ours))


def _content(label: str) -> set[str]:
    small = words("scorer_words")
    return {word[:LEAST_STEM] for word in fold(label).split() if word not in small}


def _on_its_date(telling: FoundTelling, gold: GoldFile, dates: dict[str, FoundDate]) -> list[tuple[int, GoldEvent]]:
    when = dates.get(telling.date_id)
    if when is None:
        return []
    return [(at, one) for at, one in enumerate(gold.events) if any(overlap(span, when.span) for span in one.spans)]


def _named(telling: FoundTelling, event: GoldEvent) -> bool:
    """The telling's word is one that names the happening."""
    return stem(telling.trigger) in map(stem, (event.trigger, *event.trigger_also))


def _invented(telling: FoundTelling, when: FoundDate, gold: GoldFile, tally: Tally) -> None:
    for name in ("events", "events told right"):
        tally.add(name, "fp")
    zone = gold.zone(when.span)
    tally.leak("event", zone)
    where = " (no article)" if zone == "not_article" else ""
    tally.miss("events", f"invented: {telling.trigger!r} on {when.text!r}{where}", when.span)


def _what(event: GoldEvent) -> str:
    return event.what or event.trigger
