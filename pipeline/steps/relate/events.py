"""Timex -> EventMention: which happening a date belongs to."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.records import Article, EventMention, Mention, Participant, Timex


def relate_events(
    doc: Doc, article: Article, mentions: tuple[Mention, ...], timexes: tuple[Timex, ...]
) -> tuple[EventMention, ...]:
    """The dated happenings that an article tells, in order of place."""
    found = []
    for timex in timexes:
        span = doc.char_span(timex.start_char, timex.end_char, alignment_mode="expand")
        if timex.kind != "date" or span is None:
            continue
        sentence = span.sent
        trigger = sentence.root
        found.append(
            EventMention(
                article_id=article.article_id,
                date_id=timex.date_id,
                sentence=sentence.text,
                start_char=sentence.start_char,
                end_char=sentence.end_char,
                trigger=trigger.text,
                trigger_start_char=trigger.idx,
                trigger_end_char=trigger.idx + len(trigger),
                trigger_lemma=trigger.lemma_,
                type="other",
                modality="realised",
                label=sentence.text[:120],
                rule="sentence_root",
                participants=tuple(
                    Participant(mention_id=m.mention_id, role="other")
                    for m in mentions
                    if sentence.start_char <= m.start_char < sentence.end_char
                ),
            )
        )
    return tuple(found)
