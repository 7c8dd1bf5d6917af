"""This process does the batches itself."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.alarm import TimeUp, alarm
from pipeline.crew.work import Done, Watch, Work, do_work, poisoned, took_too_long
from pipeline.errors import NoMemory
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language


class Alone:
    """This process does it, with a model that is loaded for the first batch.

    What outlasts our patience, or wants more memory than there is, is halved.
    """

    def __init__(self, settings: Settings, load: Callable[[], Language], watch: Watch) -> None:
        self._settings = settings
        self._load = load
        self._watch = watch
        self._n_read = 0
        self._nlp: Language | None = None

    def do(self, work: Work) -> Done:
        """Read the articles of a batch.

        Raises:
            NoMemory: there is not even enough for one article.
        """
        if self._nlp is None:
            # All that is there now, thousands of articles, need not be visited when the model is let go of.
            gc.freeze()
            self._nlp = self._load()
        limit = work.patience(self._settings)
        try:
            with alarm(limit):
                done = do_work(work, self._settings, self._nlp, lambda n_read: self._watch(self._n_read + n_read))
            self._n_read += len(work.articles)
            return done
        except (TimeUp, MemoryError) as why:
            if len(work.articles) == 1:
                if isinstance(why, MemoryError):
                    raise NoMemory from why
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
