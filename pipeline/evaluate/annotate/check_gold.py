"""What a careful second reader would find wrong in annotations, though they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pipeline.evaluate.fold import fold
from pipeline.evaluate.gold import GoldFile, Span, overlap
from pipeline.records.event import EventType, Modality, ParticipantRole
from pipeline.records.timex import TimexKind

Fault = tuple[Span | None, str]
"""Where in the text, and what."""
TYPES, MODALITIES, KINDS = get_args(EventType), get_args(Modality), get_args(TimexKind)
PARTS = get_args(ParticipantRole)


def check_gold(gold: GoldFile, raw: str) -> Iterator[Fault]:
    """Faults of annotations that can be read, in the order of the file."""
    if not gold.articles:
        yield None, "no article; say where it begins and ends"
    for article in gold.articles:
        if article.title and fold(article.title) not in fold(raw[slice(*article.span)]):
            yield article.span, f"the title {article.title!r} does not stand in its article"
    yield from _names(gold, raw)
    yield from _dates(gold, raw)
    yield from _events(gold, raw)


def _names(gold: GoldFile, raw: str) -> Iterator[Fault]:
    taken: dict[Span, str] = {}
    for one in (*gold.persons, *gold.organizations):
        if not one.mentions:
            yield None, f"{one.key} has no mention; mark its name, or take it out"
        if not one.name:
            yield None, f"{one.key} has no name; give the fullest one of the text"
        for span in one.mentions:
            yield from _whole(span, raw, one.key)
            yield from _inside(span, gold, raw)
            if taken.setdefault(span, one.key) != one.key:
                yield span, f"{raw[slice(*span)]!r} is {taken[span]} and {one.key}; it can be one of them only"


def _dates(gold: GoldFile, raw: str) -> Iterator[Fault]:
    for number, timex in enumerate(gold.timexes):
        yield from _whole(timex.span, raw, "a date")
        yield from _inside(timex.span, gold, raw)
        if timex.kind not in KINDS:
            yield timex.span, f"kind {timex.kind!r} is none of {', '.join(KINDS)}"
        if any(overlap(timex.span, other.span) for other in gold.timexes[:number]):
            yield timex.span, f"date {timex.text!r} overlaps another; keep the whole expression"


def _events(gold: GoldFile, raw: str) -> Iterator[Fault]:
    dates = {one.span: one for one in gold.timexes}
    typed = any(event.type for event in gold.events)
    for event in gold.events:
        named = f"event {event.key}"
        for span in event.spans:
            if span not in dates:
                yield span, f"{named}: {raw[slice(*span)]!r} is no date of the list; annotate it as one"
            elif dates[span].kind != "date":
                yield span, f"{named}: {dates[span].text!r} is a {dates[span].kind}, which dates nothing"
        main = dates.get(event.timex)
        if main and (main.start, main.end) != (event.start, event.end):
            yield event.timex, f"{named}: its days {event.start}..{event.end} are not those of {main.text!r}"
        for word, known in ((event.type, TYPES), (event.modality, MODALITIES)):
            if word is not None and word not in known:
                yield event.timex, f"{named}: {word!r} is none of {', '.join(known)}"
        if event.type is None and typed and not event.optional:
            yield event.timex, f"{named}: no type; give one of {', '.join(TYPES)}"
        if not event.what:
            yield event.timex, f"{named}: no label; write `what` as a line of a chronology"
        if strange := sorted(
            {key for key, _ in event.participant_roles} - {*event.participants, *event.participants_optional}
        ):
            yield event.timex, f"{named}: {strange[0]!r} has a part, but is none of its participants; add or take out"
        for _, parts in event.participant_roles:
            for part in sorted(set(parts) - set(PARTS)):
                yield event.timex, f"{named}: part {part!r} is none of {', '.join(PARTS)}"
        sentence = raw[slice(*event.sentence)]
        if event.trigger not in sentence:
            yield event.timex, f"{named}: its word {event.trigger!r} does not stand in the sentence of its date"


def _whole(span: Span, raw: str, what: str) -> Iterator[Fault]:
    """A mark stands around whole words, without blanks at its ends."""
    words = raw[slice(*span)]
    if words != words.strip():
        yield span, f"{words!r} ({what}) begins or ends with a blank; mark the words only"
    for at in span:
        if 0 < at < len(raw) and raw[at - 1].isalnum() and raw[at].isalnum():
            yield span, f"{words!r} ({what}) cuts a word; mark the whole of it"
            return


def _inside(span: Span, gold: GoldFile, raw: str) -> Iterator[Fault]:
    if gold.zone(span) != "article":
        yield span, f"{raw[slice(*span)]!r} stands in no article; annotate articles only"
