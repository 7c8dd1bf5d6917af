"""A batch of work as it is given out, what comes back of it, and what whoever does batches must be able to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.records import Article, Rejection
from pipeline.records.correction import Correction
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS_A_SECOND = 2_000
"""What a batch may take beside the patience with one article; a core of today reads twenty times as much."""


class Batch(Protocol):
    """Some things to read, together; `number` is its place among the batches."""

    @property
    def number(self) -> int:
        """Its place; that of its halves, too."""

    @property
    def items(self) -> Sequence[Any]:
        """The things."""

    @property
    def needs_model(self) -> bool:
        """Whether who reads it needs a model."""

    def key(self, item: Any) -> str:
        """What tells a thing from all others."""

    def halves(self) -> tuple[Batch, Batch]:
        """The batch in two."""

    def patience(self, settings: Settings) -> float:
        """Seconds after which something is wrong with it."""

    def poisoned(self, item: Any, why: str) -> Done:
        """What is left of a thing that ends its process, or outlasts our patience."""


@dataclass(frozen=True, slots=True)
class Work:
    """One batch: articles, by id the pages that those without a day stand on, and names that the user gives."""

    number: int
    articles: tuple[Article, ...]
    pages: dict[str, tuple[Article, ...]]
    given: tuple[Correction, ...] = ()

    @property
    def items(self) -> tuple[Article, ...]:
        """The articles."""
        return self.articles

    @property
    def needs_model(self) -> bool:
        """Yes."""
        return True

    def key(self, item: Article) -> str:
        """Its id."""
        return item.article_id

    def of(self, articles: Iterable[Article]) -> Work:
        """The same batch with some of its articles only."""
        some = tuple(articles)
        named = {article.article_id for article in some}
        return Work(self.number, some, {key: self.pages[key] for key in sorted(named & self.pages.keys())}, self.given)

    def halves(self) -> tuple[Work, Work]:
        """The batch in two."""
        middle = len(self.articles) // 2
        return self.of(self.articles[:middle]), self.of(self.articles[middle:])

    def patience(self, settings: Settings) -> float:
        """Seconds after which something is wrong with it."""
        return settings.seconds_per_article + sum(len(one.text) for one in self.articles) / CHARACTERS_A_SECOND

    def poisoned(self, item: Article, why: str) -> Done:
        """The text of an article, and the reason."""
        return poisoned(item, why)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a batch: what was read of each thing as the store holds it, and what failed."""

    packed: tuple[bytes, ...]
    rejections: tuple[Rejection, ...]


Watch = Callable[[int], None]
"""Is told how many articles of all batches are read by now."""


class Crew(Protocol):
    """Whoever does batches; results come one by one, in the order that is asked for."""

    def do(self, work: Any) -> Done:
        """The result of a batch; waits for it."""

    def close(self) -> None:
        """Let go of all processes and memory."""


def do_work(work: Work, settings: Settings, nlp: Language, watch: Watch) -> Done:
    """What each process does with a batch; `watch` is told how many of its articles are read."""
    from pipeline.crew.extract import extract_batch
    from pipeline.store.sayings import pack_facts

    facts, rejections = extract_batch(work.articles, settings, nlp, work.given, work.pages, watch)
    return Done(tuple(pack_facts(one) for one in facts), rejections)


def poisoned(article: Article, what: str) -> Done:
    """The article that ends its process or outlasts our patience: its text, and the reason."""
    from pipeline.records import ArticleFacts
    from pipeline.records.rejection import set_aside
    from pipeline.store.sayings import pack_facts

    row = set_aside(article.source, "relate", "poisoned", what, part=article.part)
    return Done((pack_facts(ArticleFacts(article=article)),), (row,))


def took_too_long(limit: float) -> str:
    """The reason, in words."""
    return f"Reading it alone took more than {limit:.0f} s (setting `seconds_per_article`)"
