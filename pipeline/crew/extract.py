"""Some articles -> their facts: what is done with a batch, wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.errors import CannotRead, FilrougeError
from pipeline.model import load_model
from pipeline.records import Article, ArticleFacts, Rejection
from pipeline.records.correction import Correction
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.recognise.given import add_given
from pipeline.steps.relate import relate_article

if TYPE_CHECKING:
    from spacy.language import Language


Found = tuple[tuple[ArticleFacts, ...], tuple[Rejection, ...]]
Pages = Mapping[str, tuple[Article, ...]]
OURS = Article(
    article_id="ours",
    source="ours",
    part=1,
    sha256="",
    text="Le 3 mars 2024, Zoé Lenoir, maire de Luzac, a inauguré la halle.",
)


def extract_batch(
    articles: Iterable[Article],
    settings: Settings,
    nlp: Language,
    given: tuple[Correction, ...] = (),
    pages: Pages | None = None,
    watch: Callable[[int], None] = lambda n_read: None,
) -> Found:
    """Names, dates, roles and events of some articles; no parsed document outlives this call.

    `given` are names that the user adds; they are found before roles and events are, and so take part in both.
    `pages` gives, by article id, the other articles of its page (`page.beside`). An article on which a rule breaks
    keeps its row and its text, and the reason is said: the others come out whole. `watch` is told after each how many
    are read; what breaks there is no fault of an article, and ends the batch.

    Raises:
        FilrougeError: a table of models/ or a model cannot be used, which is found when it is first asked.
        MemoryError: the machine has none left.
    """
    together = tuple(articles)
    facts: list[ArticleFacts] = []
    reading = _read(together, settings, nlp, given, pages)
    while True:
        try:
            one = next(reading, None)
        except (FilrougeError, MemoryError):
            # A table or a model that cannot be used, a machine without memory: no fault of one article, and all would
            # come out empty.
            raise
        except Exception as error:
            if len(together) > 1:
                alone = [extract_batch((article,), settings, nlp, given, pages) for article in together]
                return tuple(some for facts, _ in alone for some in facts), tuple(r for _, rows in alone for r in rows)
            return broken(together[0], "failed", f"{type(error).__name__}: {error}")
        if one is None:
            return tuple(facts), ()
        facts.append(one)
        watch(len(facts))


def _read(
    articles: tuple[Article, ...],
    settings: Settings,
    nlp: Language,
    given: tuple[Correction, ...],
    pages: Pages | None,
) -> Iterator[ArticleFacts]:
    for one in recognise_articles(articles, nlp, pages=pages):
        yield relate_article(add_given(one, given), off=settings.rules_off)


def broken(article: Article, reason: str, what: str) -> Found:
    """An article of which nothing but the text could be had, with the reason."""
    failed = set_aside(article.source, "relate", reason, what, part=article.part)
    return (ArticleFacts(article=article),), (failed,)


def load_tried(settings: Settings) -> Language:
    """Load the model and read the sentence with it.

    What breaks there would break on every article, and tables of nothing would take the place of those that stand.

    Raises:
        MissingModel: the model is not installed.
        CannotRead: no sentence can be read with it.
    """
    nlp = load_model(settings)
    try:
        for one in recognise_articles((OURS,), nlp):
            relate_article(one, off=settings.rules_off)
    except (FilrougeError, MemoryError):
        raise
    except Exception as error:
        raise CannotRead(f"{type(error).__name__}: {error}") from error
    return nlp
