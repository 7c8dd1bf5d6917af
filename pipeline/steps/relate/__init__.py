"""Mention, Timex -> Event, Affiliation: who, what, when.

the text, read once     parse, voice, missed_verbs, entries, once, named_text
who is who in it        cast
roles                   roles, affiliations
what happened           events
who says so             speech
"""

from __future__ import annotations

from collections.abc import Collection

from pipeline.memory import uncollected
from pipeline.records import ArticleFacts
from pipeline.steps.recognise import Recognised
from pipeline.steps.relate.affiliations import roles_of_cast, write_affiliations
from pipeline.steps.relate.cast import read_cast, write_references
from pipeline.steps.relate.entries import join_entries
from pipeline.steps.relate.events import relate_events
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.parse import Doc
from pipeline.steps.relate.roles import find_roles


@uncollected
def relate_article(recognised: Recognised, *, off: Collection[str] = ()) -> ArticleFacts:
    """What an article says of its names and dates, without the rules named in `off`; nothing of the parse is kept."""
    article, mentions = recognised.article, recognised.mentions
    with Doc(recognised.doc) as doc:
        join_entries(doc)
        text = NamedText(doc, mentions)
        found = find_roles(text, off=off)
        scene = read_cast(text, found, day=article.published, off=off)
        affiliations = write_affiliations(
            text, article, mentions, [*found, *roles_of_cast(text, scene.ties.values())], scene
        )
        return ArticleFacts(
            article=article,
            mentions=mentions,
            timexes=recognised.timexes,
            affiliations=affiliations,
            references=write_references(scene, article),
            event_mentions=relate_events(doc, article, mentions, recognised.timexes, scene=scene, off=off),
        )
