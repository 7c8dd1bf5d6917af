"""Timex -> EventMention: which happening a date belongs to, and what the article says of it."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

from pipeline.records import Affiliation, Article, EventMention, EventType, Mention, Timex
from pipeline.steps.relate.events.anchoring import anchor_after, anchor_date
from pipeline.steps.relate.events.confidence import estimate_confidence
from pipeline.steps.relate.events.grammar import (
    children,
    is_participle,
    is_passive,
    lemma_of,
    noun_entry,
    participle_of,
    sentence_of,
    subjects,
)
from pipeline.steps.relate.events.labels import write_label
from pipeline.steps.relate.events.modality import read_modality
from pipeline.steps.relate.events.participants import Cast
from pipeline.steps.relate.events.screening import (
    holds_now,
    is_background,
    is_clock_only,
    is_datable,
    is_now,
    is_pasted,
    is_stamp,
    is_too_vague,
)
from pipeline.steps.relate.events.triggers import Anchor
from pipeline.steps.relate.events.words import EventNoun, verb_types, words_for

MAX_SENTENCE = 400
"""Tokens; a longer sentence is a pasted list, read only beside its dates."""


def relate_events(
    doc: Doc,
    article: Article,
    mentions: tuple[Mention, ...],
    timexes: tuple[Timex, ...],
    affiliations: tuple[Affiliation, ...] = (),
    *,
    off: Collection[str] = (),
) -> tuple[EventMention, ...]:
    """The dated happenings that an article tells, in order of place.

    Each date gives at most one telling, and one word tells one happening a date. A date whose
    happening cannot be told gives none.
    """
    spans = _date_spans(doc, timexes)
    dates = frozenset(token.i for span in spans.values() for token in span)
    usable = _screen(article, timexes, spans)
    cast = Cast(doc, mentions, affiliations)
    found: list[EventMention] = []
    told: set[tuple[int, object, object]] = set()
    # Of two expressions for one day ("ce même jour, le 4 décembre"), the explicit one is the telling's date.
    for timex in sorted(usable, key=lambda one: (one.basis != "explicit", one.start_char)):
        span = spans[timex.date_id]
        glued = span.start_char < timex.start_char
        anchor = anchor_after(span) if glued else anchor_date(span, dates)
        if anchor is not None and cast.names(anchor.trigger):
            continue  # A word of a name ("Hyper Cacher") tells nothing.
        if (
            anchor is None
            or is_too_vague(timex, _type(anchor), acts=_names_act(anchor))
            or (is_now(timex) and not holds_now(span, anchor))
        ):
            continue
        key = (anchor.trigger.i, timex.date_start, timex.date_end)
        if key in told:
            continue
        told.add(key)
        found.append(_telling(article, timex, span, anchor, cast, dates))
    return tuple(sorted(found, key=lambda one: (one.trigger_start_char, one.date_id)))


def _date_spans(doc: Doc, timexes: tuple[Timex, ...]) -> dict[str, Span]:
    spans = {}
    for timex in timexes:
        span = doc.char_span(timex.start_char, timex.end_char, alignment_mode="expand")
        if span is not None and len(span):
            spans[timex.date_id] = span
    return spans


def _screen(article: Article, timexes: tuple[Timex, ...], spans: dict[str, Span]) -> list[Timex]:
    """The dates that may carry a happening."""
    own_days = {article.published, article.updated} - {None}
    full_days: dict[int, int] = {}
    on_line: dict[int, int] = {}
    line_of: dict[str, int] = {}
    for timex in timexes:
        if timex.date_id not in spans:
            continue
        line_of[timex.date_id] = article.text.rfind("\n", 0, timex.start_char) + 1
        on_line[line_of[timex.date_id]] = on_line.get(line_of[timex.date_id], 0) + 1
        if is_datable(timex) and not is_clock_only(timex):
            first = spans[timex.date_id].sent.start
            full_days[first] = full_days.get(first, 0) + 1
    usable = []
    for timex in timexes:
        span = spans.get(timex.date_id)
        if span is None or not is_datable(timex) or is_background(span):
            continue
        if is_clock_only(timex) and full_days.get(span.sent.start):
            continue
        start = line_of[timex.date_id]
        end = article.text.find("\n", start)
        line = article.text[start : end if end >= 0 else len(article.text)]
        if is_pasted(line, n_dates=on_line[start]):
            continue
        if is_stamp(span, published=timex.date_start in own_days):
            continue
        usable.append(timex)
    return usable


def _telling(
    article: Article, timex: Timex, span: Span, anchor: Anchor, cast: Cast, dates: frozenset[int]
) -> EventMention:
    sentence = sentence_of(span)
    start, end = _trimmed(article.text, sentence.start_char, sentence.end_char)
    modality = read_modality(anchor, day=timex.date_start, published=article.published)
    speaker = cast.speech.speaker_of(anchor.trigger)
    entry = noun_entry(anchor.trigger)
    parts = cast.participants(anchor)
    if speaker is not None and any(part.role == "speaker" for part in parts):
        speaker = None  # What is told is the speaking itself.
    first, last = anchor.trigger.idx, anchor.last.idx + len(anchor.last)
    return EventMention(
        article_id=article.article_id,
        date_id=timex.date_id,
        sentence=article.text[start:end],
        start_char=start,
        end_char=end,
        trigger=article.text[first:last],
        trigger_start_char=first,
        trigger_end_char=last,
        trigger_lemma=_lemma(anchor, entry),
        type=_type(anchor),
        modality=modality,
        label=write_label(anchor, modality, dates, cast.doer(parts)),
        rule=anchor.rule,
        confidence=estimate_confidence(anchor, timex, modality),
        participants=parts,
        reported_by=speaker.mention_id if speaker is not None else None,
    )


def _names_act(anchor: Anchor) -> bool:
    trigger = anchor.trigger
    entry = noun_entry(trigger)
    light = entry is not None and entry.noun_class == "act" and anchor.rule.startswith("light")
    return light or (is_participle(trigger) and trigger.dep_ == "acl")


def _lemma(anchor: Anchor, entry: EventNoun | None) -> str:
    if anchor.rule == "idiom" and anchor.last.i != anchor.trigger.i:
        rest = anchor.trigger.doc[anchor.trigger.i + 1 : anchor.last.i + 1]
        return f"{lemma_of(anchor.trigger)} {rest.text.lower()}"
    return entry.lemma if entry is not None else lemma_of(anchor.trigger)


def _type(anchor: Anchor) -> EventType:
    verbal = anchor.trigger.pos_ == "VERB" or participle_of(anchor.trigger) is not None
    entry = None if verbal else noun_entry(anchor.trigger)
    if entry is not None:
        return entry.type
    if anchor.rule == "idiom" and (known := verb_types().get(_lemma(anchor, None))):
        return known
    if lemma_of(anchor.trigger) in words_for("quote_verb") and _quotes(anchor.trigger):
        return "announcement"
    for thing in (*children(anchor.trigger, "obj"), *(subjects(anchor.trigger) if is_passive(anchor.trigger) else ())):
        known = verb_types().get(f"{lemma_of(anchor.trigger)} {lemma_of(thing)}")
        if known is not None:
            return known  # "déposer une plainte", "déposer le bilan"
    return verb_types().get(lemma_of(anchor.trigger), "other")


def _quotes(verb: Token) -> bool:
    """A quotation closes just before the verb or opens just after it."""
    near = verb.doc[max(0, verb.i - 5) : min(len(verb.doc), verb.i + 12)]
    return any(t.text in {"»", "”", '"', "«", "“"} for t in near)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
