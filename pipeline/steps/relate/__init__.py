"""Mention, Timex -> Event, Affiliation: who, what, when."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.records import ArticleFacts
from pipeline.steps.recognise import Recognised
from pipeline.steps.relate.affiliations import relate_affiliations
from pipeline.steps.relate.events import relate_events


def relate_article(recognised: Recognised, *, off: Collection[str] = ()) -> ArticleFacts:
    """What an article says of its names and dates, without the rules named in `off`; nothing of the parse is kept."""
    doc, article, mentions = recognised.doc, recognised.article, recognised.mentions
    affiliations = relate_affiliations(doc, article, mentions, off=off)
    return ArticleFacts(
        article=article,
        mentions=mentions,
        timexes=recognised.timexes,
        affiliations=affiliations,
        event_mentions=relate_events(doc, article, mentions, recognised.timexes, affiliations, off=off),
    )
