"""The texts of articles, read from the store where their file is kept, and never held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from pipeline.records import Article
from pipeline.store.corpus import Corpus, Store
from pipeline.store.folders import with_labels


class Texts(Sequence[str]):
    """The text of each of some articles, by its place; those of one file follow each other, which is opened once.

    The articles are those of `Corpus.drafts`: what the store has of their files is what they were made of, and is not
    compared. Held is what it has not, and what two files of one name may both have.
    """

    def __init__(self, articles: Iterable[Article], corpus: Corpus, store: Store) -> None:
        self._drafts = store.drafts
        kept: dict[str, tuple[str, str] | None] = {}
        for _, seen, label in with_labels(corpus.folders):
            for name in (seen.name, *seen.members):
                source = f"{label}/{name}" if label else name
                known = source not in kept and seen.key in store.drafts.shelf
                kept[source] = (seen.key, label) if known else None
        self._files: list[tuple[str, str] | None] = []
        self._places: list[tuple[str, int]] = []
        self._held: dict[int, str] = {}
        self._open: tuple[str, dict[tuple[str, int], str]] = ("", {})
        for number, article in enumerate(articles):
            self._files.append(kept.get(article.source))
            self._places.append((article.source, article.part))
            if self._files[number] is None:
                self._held[number] = article.text

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if number in self._held:
            return self._held[number]
        text = self._stored(number)
        if text is None:
            raise LookupError(f"{self._places[number][0]}: its text has left the store in mid-run")
        return text

    def _stored(self, number: int) -> str | None:
        file = self._files[number]
        if file is None:
            return None
        key, label = file
        if self._open[0] != key:
            content = self._drafts.content(key)
            drafts = content.under(label).drafts if content is not None else ()
            self._open = key, {(draft.source, draft.part): draft.text for draft in drafts}
        return self._open[1].get(self._places[number])
