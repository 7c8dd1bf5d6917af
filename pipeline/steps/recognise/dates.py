"""Doc -> Timex: time expressions found and understood."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.components.press_timex import found_expressions
from pipeline.records import Article, Timex
from pipeline.steps.recognise.governing_verb import tense_in
from pipeline.temporal import find_expressions, place_expressions, told_days


def recognise_dates(doc: Doc, article: Article, page: tuple[Article, ...] = ()) -> tuple[Timex, ...]:
    """The time expressions of an article, in order of place.

    Sentences that were parsed give the tense of a date's verb; elsewhere verb shapes do. `page` holds the
    other articles of the same file, whose days may settle the years of one that has no day itself.
    """
    undated = article.published is None and article.updated is None
    elsewhere = (told_days(find_expressions(other.text)) for other in page if undated)
    return place_expressions(
        article.text,
        found_expressions(doc),
        article_id=article.article_id,
        published=article.published,
        updated=article.updated,
        page=tuple(period for days in elsewhere for period in days),
        tense_at=lambda start, end: tense_in(doc, start, end),
    )
