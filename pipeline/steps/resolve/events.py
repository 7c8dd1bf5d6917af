"""EventMention -> Event: which tellings are of one happening."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.records import Article, Event, EventMention, EventParticipant, Mention, Merge, Timex


def resolve_events(
    articles: tuple[Article, ...],
    event_mentions: tuple[EventMention, ...],
    timexes: tuple[Timex, ...],
    mentions: tuple[Mention, ...],
) -> tuple[tuple[EventMention, ...], tuple[Event, ...], tuple[Merge, ...]]:
    """Event mentions with their event, the events, and the decisions that made them."""
    dates = {timex.date_id: timex for timex in timexes}
    entity = {m.mention_id: m for m in mentions}
    published = {article.article_id: article.published for article in articles}
    events, linked, seen = [], [], Counter[str]()
    for telling in event_mentions:
        timex = dates[telling.date_id]
        base = f"{timex.date_start or 'sans-date'}-{telling.trigger_lemma}"
        seen[base] += 1
        event_id = base if seen[base] == 1 else f"{base}-{seen[base]}"
        linked.append(replace(telling, event_id=event_id))
        events.append(
            Event(
                event_id=event_id,
                label=telling.label,
                type=telling.type,
                trigger=telling.trigger,
                modality=telling.modality,
                n_mentions=1,
                n_articles=1,
                confidence=telling.confidence,
                date_start=timex.date_start,
                date_end=timex.date_end,
                edtf=timex.edtf,
                precision=timex.precision,
                first_published=published[telling.article_id],
                last_published=published[telling.article_id],
                participants=tuple(
                    EventParticipant(
                        kind=entity[p.mention_id].kind,
                        entity_id=str(entity[p.mention_id].entity_id),
                        role=p.role,
                        n_mentions=1,
                        confidence=p.confidence,
                    )
                    for p in {str(entity[p.mention_id].entity_id): p for p in telling.participants}.values()
                ),
            )
        )
    return tuple(linked), tuple(events), ()
