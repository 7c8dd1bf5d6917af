"""Who does the batches: this process, or several beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pipeline.records import Article, Rejection
from pipeline.records.correction import Correction
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Work:
    """One batch: articles, by id the pages that those without a day stand on, and names that the user gives."""

    number: int
    articles: tuple[Article, ...]
    pages: dict[str, tuple[Article, ...]]
    given: tuple[Correction, ...] = ()

    def of(self, articles: Iterable[Article]) -> Work:
        """The same batch with some of its articles only."""
        some = tuple(articles)
        named = {article.article_id for article in some}
        return Work(self.number, some, {key: page for key, page in self.pages.items() if key in named}, self.given)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a batch: the facts of each article as the store holds them, and the articles that failed."""

    packed: tuple[bytes, ...]
    rejections: tuple[Rejection, ...]


class Crew(Protocol):
    """Whoever does batches; results come one by one, in the order that is asked for."""

    def do(self, work: Work) -> Done:
        """The result of a batch; waits for it."""

    def close(self) -> None:
        """Let go of all processes and memory."""


class Alone:
    """This process does it, with a model that is loaded for the first batch."""

    def __init__(self, settings: Settings, load: Callable[[], Language]) -> None:
        self._settings = settings
        self._load = load
        self._nlp: Language | None = None

    def do(self, work: Work) -> Done:
        """Read the articles of a batch."""
        if self._nlp is None:
            self._nlp = self._load()
        return do_work(work, self._settings, self._nlp)

    def close(self) -> None:
        """Let go of the model."""
        self._nlp = None


def do_work(work: Work, settings: Settings, nlp: Language) -> Done:
    """What each process does with a batch."""
    from pipeline.batch import extract_batch
    from pipeline.store.sayings import pack_facts

    facts, rejections = extract_batch(work.articles, settings, nlp, work.given, work.pages)
    return Done(tuple(pack_facts(one) for one in facts), rejections)
