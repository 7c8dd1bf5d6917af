"""Doc -> Timex: time expressions found and understood."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.components.press_timex import found_expressions
from pipeline.records import Article, Timex
from pipeline.steps.recognise.governing_verb import tense_in
from pipeline.temporal import place_expressions


def recognise_dates(doc: Doc, article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article, in order of place.

    Sentences that were parsed give the tense of a date's verb; elsewhere verb shapes do.
    """
    return place_expressions(
        article.text,
        found_expressions(doc),
        article_id=article.article_id,
        published=article.published,
        updated=article.updated,
        tense_at=lambda start, end: tense_in(doc, start, end),
    )
