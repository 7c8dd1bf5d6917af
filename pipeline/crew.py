"""Who does the batches: this process alone, or a foreman (`foreman.py`) with hands elsewhere."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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


class TimeUp(BaseException):
    """A batch takes too long. No `Exception`: nothing on the way may take it for a fault of one rule."""


class Alone:
    """This process does it, with a model that is loaded for the first batch. What outlasts our patience is halved."""

    def __init__(self, settings: Settings, load: Callable[[], Language], watch: Watch) -> None:
        self._settings = settings
        self._load = load
        self._watch = watch
        self._n_read = 0
        self._nlp: Language | None = None

    def do(self, work: Work) -> Done:
        """Read the articles of a batch."""
        if self._nlp is None:
            # All that is there now, thousands of articles, need not be visited when the model is let go of.
            gc.freeze()
            self._nlp = self._load()
        limit = work.patience(self._settings)
        try:
            with _alarm(limit):
                done = do_work(work, self._settings, self._nlp, lambda n_read: self._watch(self._n_read + n_read))
            self._n_read += len(work.articles)
            return done
        except TimeUp:
            if len(work.articles) == 1:
                self._n_read += 1
                return poisoned(work.articles[0], took_too_long(limit))
            parts = [self.do(half) for half in work.halves()]
            packed = tuple(one for part in parts for one in part.packed)
            return Done(packed, tuple(row for part in parts for row in part.rejections))

    def close(self) -> None:
        """Let go of the model, which holds itself in circles; what follows does not look for them."""
        if self._nlp is not None:
            self._nlp = None
            gc.collect()
            gc.unfreeze()


def do_work(work: Work, settings: Settings, nlp: Language, watch: Watch) -> Done:
    """What each process does with a batch; `watch` is told how many of its articles are read."""
    from pipeline.batch import extract_batch
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


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise TimeUp in the block after so many seconds; only where the system can, and in the main thread."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
