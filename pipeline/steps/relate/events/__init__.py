"""Timex -> EventMention: which happening a date belongs to, and what the article says of it.

the place of a date     place, screen, since, figures
its word                triggers, predicate, governors, happening, words, grammar
what kind, did it       event_types, company, modality, noun_modality, negation, restriction, tenses
who takes part          participants, verb_parts, object_parts, noun_parts, subjects, complements, frames, qualified
whom words stand for    who, nominals, bearer
how it is told          label, confidence
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pipeline.records import Article, EventMention, Mention, Timex
from pipeline.steps.relate.cast import Scene
from pipeline.steps.relate.events.confidence import estimate_confidence
from pipeline.steps.relate.events.event_types import lemma_of_happening, type_of
from pipeline.steps.relate.events.figures import is_level
from pipeline.steps.relate.events.grammar import (
    auxiliaries,
    features,
    is_bare_participle,
    is_finite,
    noun_entry,
    segment_of,
    sentence_of,
)
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.label import Label, frame_of, namer_of, write_label
from pipeline.steps.relate.events.modality import read_modality
from pipeline.steps.relate.events.noun_modality import is_said_ahead
from pipeline.steps.relate.events.participants import Cast
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import READINGS
from pipeline.steps.relate.events.screen import (
    holds_now,
    is_any_day,
    is_next_in_list,
    is_now,
    is_rhetorical,
    is_taken_up,
    is_too_vague,
    usable_dates,
)
from pipeline.steps.relate.events.since import follows_since, tells_since
from pipeline.steps.relate.events.tenses import is_past
from pipeline.steps.relate.events.triggers import BOOK, find_happening, told_beside
from pipeline.steps.relate.events.words import words_for
from pipeline.steps.relate.parse import Doc, Span
from pipeline.temporal.year import PRINTED_AHEAD

MEMORY = 330
"""Days; an anniversary is kept a year later at the earliest, some of them a few weeks before the day."""

BOOK.check()
READINGS.check()


def relate_events(
    doc: Doc,
    article: Article,
    mentions: tuple[Mention, ...],
    timexes: tuple[Timex, ...],
    *,
    scene: Scene | None = None,
    off: Collection[str] = (),
) -> tuple[EventMention, ...]:
    """The dated happenings that an article tells, in order of place.

    Each date gives one telling, or one for each of the coordinated clauses that it opens; one word tells one
    happening a date. A date whose happening cannot be told gives none. `scene` is the cast of the article, whose
    names labels put after pronouns.
    """
    spans = _date_spans(doc, timexes)
    dates = frozenset(token.i for span in spans.values() for token in span)
    days = frozenset(token.i for timex in timexes if timex.kind == "date" for token in spans.get(timex.date_id, ()))
    usable = usable_dates(article, timexes, spans)
    cast = Cast(doc, mentions, scene, dates)
    name, named = namer_of(scene, article.title), frozenset(cast.named_tokens)
    dated = tuple((spans[timex.date_id], timex) for timex in timexes if timex.date_id in spans)
    found: list[EventMention] = []
    read: list[tuple[Happening, Timex, Span]] = []
    told: set[tuple[int, object, object]] = set()
    of_list = _days_in_a_row(article.text, timexes)
    listed = of_list.keys() | set(of_list.values())
    # Of two expressions for one day ("ce même jour, le 4 décembre"), the explicit one is the telling's date.
    for timex in sorted(usable, key=lambda one: (one.basis != "explicit", one.start_char)):
        span = spans[timex.date_id]
        lead = spans.get(of_list.get(timex.date_id, timex.date_id), span)
        place = Place(
            lead,
            segment_of(sentence_of(lead), lead),
            dates,
            days=days,
            off=frozenset(off),
            ahead=_is_ahead(timex, article),
            remembered=_is_long_past(timex, article),
        )
        happening = find_happening(place, names=cast.names)
        if (
            happening is None
            or is_too_vague(timex, type_of(happening), acts=_names_act(happening))
            or (is_now(timex) and not holds_now(span, happening))
            or is_rhetorical(span, happening)
            or is_taken_up(happening)
            or is_level(span, happening)
            or is_any_day(timex, span, happening)
            or (follows_since(span) and not tells_since(happening, timex, span))
        ):
            continue
        for one in (happening, *told_beside(happening, place)):
            # Of days in a row without a year each is told; else one word tells one happening without a day.
            day = timex.date_start or (timex.edtf if timex.date_id in listed else None)
            key = (one.trigger.i, day, timex.date_end)
            if key not in told:
                told.add(key)
                frame = frame_of(one, timex, dated, name, named, title=article.title, ahead=place.ahead)
                telling = _telling(article, timex, span, one, cast, write_label(frame))
                if telling.modality == "realised" and _comes_after(timex, article) and is_said_ahead(span):
                    continue  # "a loué le port à compter de mai", in March: that day tells of something else
                found.append(telling)
                read.append((one, timex, span))
    if article.published is None:
        found = _told_from_later(found, read)
    apposed = _apposed(article.text, timexes)
    by_id = {timex.date_id: timex for timex in timexes}
    finest = [one for one in found if not _told_finer(one, found, apposed) and not _told_within(one, found, by_id)]
    return tuple(sorted(finest, key=lambda one: (one.trigger_start_char, one.date_id)))


def _told_from_later(found: list[EventMention], read: list[tuple[Happening, Timex, Span]]) -> list[EventMention]:
    """With the modalities of an article that says nowhere when it was written: after the latest year that it tells.

    "Il parlera en 1981" is no plan where the article tells of 2017.
    """
    told = [
        timex.date_start
        for one, (happening, timex, _) in zip(found, read, strict=True)
        if one.modality == "realised" and happening.carrier is not None and is_past(happening.carrier)
    ]
    latest = max((day for day in told if day is not None), default=None)
    if latest is None:
        return found
    since = date(latest.year, 1, 1)
    later: list[EventMention] = []
    for one, (happening, timex, span) in zip(found, read, strict=True):
        last, modality = timex.date_end, one.modality
        if modality == "planned" and last is not None and last < since:
            modality = read_modality(happening, day=timex.date_start, last=last, published=since, span=span)
        later.append(replace(one, modality=modality))
    return later


def _days_in_a_row(text: str, timexes: tuple[Timex, ...]) -> dict[str, str]:
    """Of "les 4, 5 et 6 mars": each date with the last of its list, whose happening it shares."""
    last: dict[str, str] = {}
    for timex, after in reversed(tuple(pairwise(timexes))):
        if is_next_in_list(text, timex, after):
            last[timex.date_id] = last.get(after.date_id, after.date_id)
    return last


def _apposed(text: str, timexes: tuple[Timex, ...]) -> dict[str, str]:
    """Of "un an après, début mars" the coarser date with the finer: one that is open, or that the other lies in."""
    finer: dict[str, str] = {}
    small = words_for("date_determiner", "at", "in_period") | {","}
    for pair in pairwise(timexes):
        between = text[pair[0].end_char : pair[1].start_char].lower().split()
        if (
            not between
            or not between[0].startswith(",")
            or not {*" ".join(between).replace(",", " , ").split()} <= small
        ):
            continue
        for coarse, fine in (pair, pair[::-1]):
            if _is_finer(fine, coarse):
                finer[coarse.date_id] = fine.date_id
    return finer


def _is_finer(fine: Timex, coarse: Timex) -> bool:
    if fine.date_start is None or fine.date_end is None:
        return False
    if coarse.date_start is None or coarse.date_end is None:
        return True
    same = (coarse.date_start, coarse.date_end) == (fine.date_start, fine.date_end)
    return not same and coarse.date_start <= fine.date_start and fine.date_end <= coarse.date_end


def _told_finer(one: EventMention, found: list[EventMention], apposed: dict[str, str]) -> bool:
    finer = apposed.get(one.date_id)
    return any(two.date_id == finer and two.trigger_start_char == one.trigger_start_char for two in found)


def _told_within(one: EventMention, found: list[EventMention], dates: dict[str, Timex]) -> bool:
    """As in "ce mois-ci, deux marins avaient péri le 14": another date of the same word lies within this one."""
    mine = dates[one.date_id]
    same = (dates[two.date_id] for two in found if two.trigger_start_char == one.trigger_start_char and two is not one)
    return any(_is_finer(fine, mine) for fine in same) and mine.date_start is not None


def _is_ahead(timex: Timex, article: Article) -> bool:
    return timex.date_start is not None and article.published is not None and timex.date_start > article.published


def _comes_after(timex: Timex, article: Article) -> bool:
    """Whether a date lies after all that the article can tell as over, which may bear the day before."""
    last = max(filter(None, (article.published, article.updated)), default=None)
    return last is not None and timex.date_start is not None and (timex.date_start - last).days > PRINTED_AHEAD


def _is_long_past(timex: Timex, article: Article) -> bool:
    """Years before the article, so that a ceremony "of" that day recalls it."""
    return (
        timex.date_start is not None
        and article.published is not None
        and (article.published - timex.date_start).days > MEMORY
    )


def _date_spans(doc: Doc, timexes: tuple[Timex, ...]) -> dict[str, Span]:
    spans = {}
    for timex in timexes:
        span = doc.char_span(timex.start_char, timex.end_char)
        if span is not None and len(span):
            spans[timex.date_id] = span
    return spans


def _telling(
    article: Article,
    timex: Timex,
    span: Span,
    happening: Happening,
    cast: Cast,
    label: Label,
) -> EventMention:
    sentence = sentence_of(span)
    start, end = _trimmed(article.text, sentence.start_char, sentence.end_char)
    modality = read_modality(
        happening, day=timex.date_start, last=timex.date_end, published=article.published, span=span
    )
    speaker = cast.speech.speaker_of(happening.trigger)
    parts = cast.participants(happening)
    if speaker is not None and any(part.role == "speaker" for part in parts):
        speaker = None  # What is told is the speaking itself.
    first, last = happening.trigger.idx, happening.last.idx + len(happening.last)
    return EventMention(
        article_id=article.article_id,
        date_id=timex.date_id,
        sentence=article.text[start:end],
        start_char=start,
        end_char=end,
        trigger=article.text[first:last],
        trigger_start_char=first,
        trigger_end_char=last,
        trigger_lemma=lemma_of_happening(happening),
        type=type_of(happening),
        modality=modality,
        label=label.text,
        label_kind=label.kind,
        rule=happening.rule,
        confidence=estimate_confidence(happening, timex, modality, label.doubts),
        participants=parts,
        reported_by=speaker.mention_id if speaker is not None else None,
    )


def _names_act(happening: Happening) -> bool:
    """Whether what is told is an act, which may fall in a decade: not what was so, or was done again and again."""
    trigger, carrier = happening.trigger, happening.carrier
    entry = noun_entry(trigger)
    if entry is not None:
        return entry.noun_class == "act"
    if is_bare_participle(trigger):
        return True
    chain = (trigger,) if carrier is None else (carrier, *auxiliaries(carrier))
    return is_finite(chain[0]) and not any("Imp" in features(token, "Tense") for token in chain)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
