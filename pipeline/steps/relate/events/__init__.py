"""Timex -> EventMention: which happening a date belongs to, and what the article says of it.

the place of a date     place, screen, two_dates, untold, since, figures
its word                triggers, predicate, book, happening, words, grammar, nouns, sentences
what kind, did it       event_types, company, modality, governors, noun_modality, negation, tenses
who takes part          participants, verb_parts, object_parts, noun_parts, subjects, complements, frames
whom words stand for    who, nominals, bearer
how it is told          label, confidence
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from pipeline.records import Article, EventMention, Mention, Timex
from pipeline.steps.relate.cast import Scene
from pipeline.steps.relate.events.confidence import estimate_confidence
from pipeline.steps.relate.events.event_types import lemma_of_happening, type_of
from pipeline.steps.relate.events.happening import Happening
from pipeline.steps.relate.events.label import Label, Namer, frame_of, write_label
from pipeline.steps.relate.events.modality import read_modality
from pipeline.steps.relate.events.noun_modality import is_said_ahead
from pipeline.steps.relate.events.participants import Cast
from pipeline.steps.relate.events.place import Place
from pipeline.steps.relate.events.predicate import READINGS
from pipeline.steps.relate.events.screen import usable_dates
from pipeline.steps.relate.events.sentences import segment_of, sentence_of
from pipeline.steps.relate.events.tenses import is_past
from pipeline.steps.relate.events.triggers import BOOK, find_happening, told_beside
from pipeline.steps.relate.events.two_dates import days_in_a_row, finest
from pipeline.steps.relate.events.untold import is_untold
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
    name, named = Namer(scene, article.title), frozenset(cast.named_tokens)
    dated = tuple((spans[timex.date_id], timex) for timex in timexes if timex.date_id in spans)
    found: list[EventMention] = []
    read: list[tuple[Happening, Timex, Span]] = []
    told: set[tuple[int, object, object]] = set()
    of_list = days_in_a_row(article.text, timexes)
    listed = of_list.keys() | set(of_list.values())
    # Of two expressions for one day ("ce même jour, le 4 décembre"), the explicit one is the telling's date.
    for timex in sorted(usable, key=lambda one: (one.basis != "explicit", one.start_char)):
        span = spans[timex.date_id]
        away = _days_after(timex, article)
        lead = spans.get(of_list.get(timex.date_id, timex.date_id), span)
        place = Place(
            lead,
            segment_of(sentence_of(lead), lead),
            dates,
            days=days,
            off=frozenset(off),
            ahead=away > 0,
            remembered=away < -MEMORY,  # so that a ceremony "of" that day recalls it
        )
        happening = find_happening(place, names=cast.names)
        if happening is None or is_untold(happening, timex, span):
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
    return tuple(sorted(finest(found, article.text, timexes), key=lambda one: (one.trigger_start_char, one.date_id)))


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
            modality = read_modality(happening, timex, span, since)
        later.append(replace(one, modality=modality))
    return later


def _days_after(timex: Timex, article: Article) -> int:
    """Days from an article's publication to a date; 0 where one of the two is not known."""
    if timex.date_start is None or article.published is None:
        return 0
    return (timex.date_start - article.published).days


def _comes_after(timex: Timex, article: Article) -> bool:
    """Whether a date lies after all that the article can tell as over, which may bear the day before."""
    last = max(filter(None, (article.published, article.updated)), default=None)
    return last is not None and timex.date_start is not None and (timex.date_start - last).days > PRINTED_AHEAD


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
    told = article.text[sentence.start_char : sentence.end_char]
    start = sentence.start_char + len(told) - len(told.lstrip())
    modality = read_modality(happening, timex, span, article.published)
    speaker = cast.speech.speaker_of(happening.trigger)
    parts = cast.participants(happening)
    if speaker is not None and any(part.role == "speaker" for part in parts):
        speaker = None  # What is told is the speaking itself.
    first, last = happening.trigger.idx, happening.last.idx + len(happening.last)
    return EventMention(
        article_id=article.article_id,
        date_id=timex.date_id,
        sentence=told.strip(),
        start_char=start,
        end_char=start + len(told.strip()),
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
