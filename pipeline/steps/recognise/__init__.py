"""Article -> Mention, Timex, parsed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.press_timex import found_expressions
from pipeline.page.beside import pages_of
from pipeline.records import Article, Mention, Timex
from pipeline.steps.recognise.governing_verb import tense_in
from pipeline.steps.recognise.names import confidence_weights, recognise_names
from pipeline.temporal import find_expressions, place_expressions, told_days

# A rule on names without a weight stops the start.
confidence_weights()

# The more articles at a time, the more words repeat, and a word is embedded once a batch (`each_word_once`). What is
# read together (`batch_articles`, 50) is one: with 32 at a time, which left 18, this step takes 3 % more.
BATCH_SIZE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """One article with its names and dates, and the parse that `relate` reads.

    The parse covers the sentences that hold a date; it is dropped with its batch.
    """

    article: Article
    doc: Doc
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]


def recognise_articles(
    articles: Iterable[Article],
    nlp: Language,
    *,
    pages: Mapping[str, tuple[Article, ...]] | None = None,
) -> Iterator[Recognised]:
    """Names and dates of each article, in order.

    `pages` gives, by article id, the other articles of its page, whose days may settle its years; without it, those
    of its file that are recognised together with it.
    """
    batch = tuple(articles)
    beside = pages_of(batch) if pages is None else pages
    pairs = ((article.text, article) for article in batch)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        yield Recognised(
            article=article,
            doc=doc,
            mentions=recognise_names(doc, article),
            timexes=recognise_dates(doc, article, beside.get(article.article_id, ())),
        )


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
