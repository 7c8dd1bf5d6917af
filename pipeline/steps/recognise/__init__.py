"""Article -> Mention, Timex, parsed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.page.beside import pages_of
from pipeline.records import Article, Mention, Timex
from pipeline.steps.recognise.dates import recognise_dates
from pipeline.steps.recognise.name_confidence import confidence_weights
from pipeline.steps.recognise.names import recognise_names

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
