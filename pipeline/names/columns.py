"""Millions of names in flat columns: forms kept once, mentions as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.signedinteger]

ACTOR, ORGANIZATION = 0, 1
KINDS = ("actor", "organization")
GENDERS = ("", "f", "m")
TITLES = 1 << 6  # above the bits of all callings
UNKNOWN, IN_BRACKETS, NOT_IN_BRACKETS = 0, 1, 2
_CHUNK = 200_000


class Chunk(NamedTuple):
    """Some whole articles: their mentions in order of place, and the slots that these fall into.

    A slot is one form with one gender and one title in one article, and `holds` the callings of all its mentions.
    `rows` are mention numbers in order of (article, place), `slot` the slot of each, counted from 0 in the chunk. Slots
    are sorted by article; `first_row` is the row of a slot's first mention. `first` gives the first slot of each
    article and, last, their number; `row_first` the first row likewise.
    """

    rows: Ints
    slot: Ints
    form: Ints
    gender: Ints
    title: Ints
    holds: Ints
    n_mentions: Ints
    first_row: Ints
    first: Ints
    row_first: Ints


class NameColumns:
    """Mentions as columns. Add them in any order; articles need not come in one piece."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.form_kind = array("b")
        self._form_numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._article_numbers: dict[str, int] = {}
        self._article = array("i")
        self._form = array("i")
        self._start = array("i")
        self._end = array("i")
        self._gender = array("b")
        self._bracketed = array("b")
        self._title = array("b")
        self._holds = array("b")

    def __len__(self) -> int:
        return len(self._form)

    def add(
        self,
        article_id: str,
        kind: int,
        text: str,
        start: int,
        end: int,
        gender: int = 0,
        bracketed: int = UNKNOWN,
        title: int = 0,
        holds: int = 0,
    ) -> None:
        """Add one mention; its number is the count of those before it.

        `gender` is an index into GENDERS; `bracketed` says whether the name stands alone in brackets. `title` is the
        calling (bit) whose title stands before it, `holds` the callings (bits) of its roles: see callings.py.
        """
        self._article.append(self._article_numbers.setdefault(article_id, len(self._article_numbers)))
        self._form.append(self._form_number(kind, text))
        self._start.append(start)
        self._end.append(end)
        self._gender.append(gender)
        self._bracketed.append(bracketed)
        self._title.append(title)
        self._holds.append(holds | title)

    def extend(self, article_ids: Sequence[str], texts: Sequence[str], mentions: Mapping[str, Numbers]) -> None:
        """Add many at once, the articles of which none was added before.

        `mentions` are columns named as what `add` asks for; but `article` counts `article_ids`, and `text` counts
        `texts`.
        """
        self._article_numbers |= {one: len(self._article_numbers) + n for n, one in enumerate(article_ids)}
        first = len(self._article_numbers) - len(article_ids)
        both = mentions["text"].astype(np.int64) * len(KINDS) + mentions["kind"]
        unique, at, which = np.unique(both, return_index=True, return_inverse=True)
        form = np.empty(len(unique), dtype=np.int32)
        for one in np.argsort(at).tolist():
            text, kind = divmod(int(unique[one]), len(KINDS))
            form[one] = self._form_number(kind, texts[text])
        more = {**mentions, "article": mentions["article"] + first, "form": form[which]}
        more["holds"] = mentions["holds"] | mentions["title"]
        for name in ("article", "form", "start", "end", "gender", "bracketed", "title", "holds"):
            column = getattr(self, f"_{name}")
            column.frombytes(more[name].astype(column.typecode).tobytes())

    def _form_number(self, kind: int, text: str) -> int:
        numbers = self._form_numbers[kind]
        form = numbers.get(text)
        if form is None:
            form = numbers[text] = len(self.forms)
            self.forms.append(text)
            self.form_kind.append(kind)
        return form

    def article_ids(self) -> tuple[str, ...]:
        """Article ids by article number."""
        return tuple(self._article_numbers)

    @property
    def article(self) -> Ints:
        """Article number of each mention."""
        return np.frombuffer(self._article, dtype=np.int32)

    @property
    def form(self) -> Ints:
        """Form number of each mention."""
        return np.frombuffer(self._form, dtype=np.int32)

    @property
    def start(self) -> Ints:
        """First code point of each mention."""
        return np.frombuffer(self._start, dtype=np.int32)

    @property
    def end(self) -> Ints:
        """Code point after each mention."""
        return np.frombuffer(self._end, dtype=np.int32)

    @property
    def gender(self) -> npt.NDArray[np.int8]:
        """Index into GENDERS of each mention."""
        return np.frombuffer(self._gender, dtype=np.int8)

    @property
    def bracketed(self) -> npt.NDArray[np.int8]:
        """UNKNOWN, IN_BRACKETS or NOT_IN_BRACKETS for each mention."""
        return np.frombuffer(self._bracketed, dtype=np.int8)

    @property
    def title(self) -> npt.NDArray[np.int8]:
        """The calling whose title stands before each mention, 0 where none does."""
        return np.frombuffer(self._title, dtype=np.int8)

    @property
    def holds(self) -> npt.NDArray[np.int8]:
        """The callings that the title and roles of each mention tell."""
        return np.frombuffer(self._holds, dtype=np.int8)

    def chunks(self) -> Iterator[Chunk]:
        """All mentions, some articles at a time, so that what is derived from them stays small."""
        n = len(self)
        if not n:
            return
        article, start = self.article, self.start
        step = np.diff(article)
        grouped = not np.any(step < 0) and not np.any((step == 0) & (np.diff(start) < 0))
        del step
        order = None if grouped else np.lexsort((self.form, start, article)).astype(np.int32)
        ordered = article if order is None else article[order]
        bounds = np.flatnonzero(np.diff(ordered, prepend=-1)).astype(np.int64)
        low = 0
        while low < n:
            high = low + _CHUNK
            cut = int(np.searchsorted(bounds, high))
            high = n if cut >= len(bounds) else int(bounds[cut])
            rows = np.arange(low, high, dtype=np.int32) if order is None else order[low:high]
            yield self._chunk(rows, ordered[low:high])
            low = high

    def _chunk(self, rows: Ints, article: Ints) -> Chunk:
        number = np.cumsum(np.diff(article, prepend=article[0]) != 0, dtype=np.int64)
        n_forms = max(1, len(self.forms))
        combined = (number * n_forms + self.form[rows]) * len(GENDERS) + self.gender[rows]
        combined = combined * TITLES + self.title[rows]
        unique, first_row, slot, count = np.unique(combined, return_index=True, return_inverse=True, return_counts=True)
        title = (unique % TITLES).astype(np.int32)
        unique //= TITLES
        gender = (unique % len(GENDERS)).astype(np.int32)
        unique //= len(GENDERS)
        of_article = unique // n_forms
        n_articles = int(number[-1]) + 1
        holds = np.zeros(len(unique), dtype=np.int32)
        told = np.flatnonzero(self.holds[rows])
        np.bitwise_or.at(holds, slot[told], self.holds[rows][told].astype(np.int32))
        return Chunk(
            rows,
            slot.astype(np.int32),
            (unique % n_forms).astype(np.int32),
            gender,
            title,
            holds,
            count.astype(np.int32),
            first_row.astype(np.int32),
            np.searchsorted(of_article, np.arange(n_articles + 1)).astype(np.int32),
            np.searchsorted(number, np.arange(n_articles + 1)).astype(np.int32),
        )
