"""Sets share articles: each is read once a session. What is merged over a set is made anew for every set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from pipeline.compose import extract
from pipeline.crew import alone
from pipeline.crew.work import Done, Watch, Work
from pipeline.records import Article, Facts
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

Extract = Callable[[Path], Facts]
"""All that the articles of a folder say."""


class ReadOnce:
    """Gives what folders say; an article that stands in several is read in the first."""

    def __init__(self, settings: Settings, nlp: Language) -> None:
        self._settings = settings
        self._nlp = nlp
        self._known: dict[tuple[object, ...], bytes] = {}
        self._read = alone.do_work

    def __call__(self, folder: Path) -> Facts:
        """All that the articles of a folder say."""
        with mock.patch.object(alone, "do_work", self._do_work):
            return extract(folder, self._settings, self._nlp)

    def _do_work(self, work: Work, settings: Settings, nlp: Language, watch: Watch) -> Done:
        def key(one: Article) -> tuple[object, ...]:
            return one, work.pages.get(one.article_id), work.given

        some = work.of(one for one in work.articles if key(one) not in self._known)
        if some.articles:
            done = self._read(some, settings, nlp, watch)
            assert not done.rejections
            self._known.update(zip(map(key, some.articles), done.packed, strict=True))
        return Done(tuple(self._known[key(one)] for one in work.articles), ())
