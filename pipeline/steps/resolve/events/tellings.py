"""The tellings of a corpus in flat columns, in the order of its articles: some hundred bytes each, not an object."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.records import ArticleFacts, ArticleHead, Basis, EventType, LabelKind, Modality, Precision
from pipeline.records.event import place_of
from pipeline.steps.resolve.asked import Told
from pipeline.steps.resolve.columns import ABSENT, Mentions, kind_of
from pipeline.steps.resolve.events.kin import kin_of
from pipeline.steps.resolve.events.lead import is_beside, rank_of, without_article
from pipeline.steps.resolve.events.nouns import sorts_of
from pipeline.steps.resolve.events.scenes import Scenes
from pipeline.steps.resolve.events.telling import ACTING, NOBODY, UNDERGOING, Part, Telling
from pipeline.steps.resolve.events.wording import (
    around_trigger,
    content_words,
    packed_words,
    places_of,
    stem_numbers,
    stems_of,
    words_of,
)
from pipeline.steps.resolve.linking import Linking

Ints = npt.NDArray[np.int32]
HELD = 1 << 16
"""Tellings that stay objects after they were looked at: all of ten thousand articles, each looked at five times; of
more an eighth of so many."""
NO_DAY = 0
UTF_8 = "utf-8", "surrogatepass"
"""Half an emoji, from an escape that a program cut in two, comes back as it went."""


class Form(NamedTuple):
    """What a telling is of few kinds of, together; each is described with `Telling`."""

    type: EventType
    modality: Modality
    label_kind: LabelKind
    precision: Precision | None
    basis: Basis | None
    rank: int
    is_beside: bool


COLUMNS = (
    *("number", "article", "start", "trigger_start", "when", "first_day", "last_day"),
    *("trigger", "lemma", "said", "edtf", "kin", "sorts", "around", "places", "form"),
)
N_COLUMNS = len(COLUMNS)
_ARTICLE, _TRIGGER_START = COLUMNS.index("article"), COLUMNS.index("trigger_start")
FIRST_VALUE = COLUMNS.index("last_day") + 1
"""From this column on they count values."""


class Tellings(Sequence[Telling]):
    """The tellings of some articles, each known by its place, and made an object when it is looked at.

    Its COLUMNS stand one after the other in `_rows`. `number` is where it stood in the order of the articles, by which
    what varies in length is kept: labels, words, who takes part. `article` counts the articles; `first_day` and
    `last_day` are days since year 1, or NO_DAY; what follows `last_day` counts `values`, which has each value once.
    """

    def __init__(self, articles: Sequence[ArticleHead]) -> None:
        self.articles = articles
        self.values: list[Any] = []
        self._numbers: dict[Hashable, int] = {}
        self._rows = array("i")
        self._confidence = array("d")
        self._letters, self._label_ends = bytearray(), array("q", [0])
        self._words, self._word_ends = array("i"), array("q", [0])
        self._cast, self._cast_ends = array("i"), array("i", [0])
        self._scenes = Scenes()
        self._held: dict[int, Telling] = {}
        self._company: tuple[Mentions, Linking] | None = None
        self._affairs: dict[int, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._confidence)

    @overload
    def __getitem__(self, place: int) -> Telling: ...

    @overload
    def __getitem__(self, place: slice) -> list[Telling]: ...

    def __getitem__(self, place: int | slice) -> Telling | list[Telling]:
        """The telling at a place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        found = self._held.get(place)
        if found is None:
            if place >= len(self):
                raise IndexError(place)
            if len(self._held) >= (HELD if len(self) <= HELD else HELD // 8):
                self.let_go()
            found = self._held[place] = self._made(place)
        return found

    def __iter__(self) -> Iterator[Telling]:
        return map(self.__getitem__, range(len(self)))

    def read(self, number: int, one: ArticleFacts, rows: Mapping[str, int]) -> None:
        """Add those of an article, which has a number; `rows` gives the places of its mentions."""
        by_date = {timex.date_id: timex for timex in one.timexes} if one.event_mentions else {}
        twice = Counter((row.start_char, row.trigger) for row in one.event_mentions)
        numbered = self._number
        for row in one.event_mentions:
            timex = by_date[row.date_id]
            start, end = timex.date_start, timex.date_end
            days = (NO_DAY, NO_DAY) if start is None or end is None else (start.toordinal(), end.toordinal())
            kind = row.type, row.modality, row.label_kind, timex.precision, timex.basis
            around = around_trigger(row) if twice[row.start_char, row.trigger] > 1 else ""
            kin = kin_of(row, (timex.start_char, timex.end_char))
            told = row.trigger, row.trigger_lemma, timex.text, timex.edtf, kin, sorts_of(row), around
            self._rows.extend((len(self), number, row.start_char, row.trigger_start_char, timex.start_char, *days))
            self._rows.extend(
                map(numbered, (*told, places_of(row.sentence), Form(*kind, rank_of(row), is_beside(row))))
            )
            self._confidence.append(row.confidence)
            self._letters += row.label.encode(*UTF_8)
            self._label_ends.append(len(self._letters))
            self._words.frombytes(packed_words(content_words(row.sentence) | content_words(without_article(row.label))))
            self._word_ends.append(len(self._words))
            for part in row.participants:
                if (at := rows.get(part.mention_id)) is not None:
                    self._cast.extend((at, numbered((part.role, part.confidence))))
            self._cast_ends.append(len(self._cast))
        self._scenes.read(one.article.text if one.event_mentions else "")

    def told(self) -> Told:
        """The tellings as they can be kept, before anything is known of who takes part."""
        kinds = [_kind_of(value) for value in self.values]
        order = sorted(range(len(kinds)), key=kinds.__getitem__)
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        by_kind = [tuple(self.values[n] for n in order if kinds[n] == kind) for kind in range(N_KINDS)]
        rows = np.frombuffer(self._rows, dtype=np.int32).reshape(-1, N_COLUMNS).copy()
        rows[:, FIRST_VALUE:] = place[rows[:, FIRST_VALUE:]] if len(place) else 0
        cast = np.frombuffer(self._cast, dtype=np.int32).copy()
        cast[1::2] = place[cast[1::2]] if len(place) else 0
        stems, words = np.unique(np.array(self._words + self._scenes.stems, dtype=np.int32), return_inverse=True)
        ends = self._label_ends
        return Told(
            columns=tuple(tuple(column) for column in rows[:, 1:].T.tolist()),
            confidence=tuple(self._confidence),
            labels=tuple(self._letters[a:b].decode(*UTF_8) for a, b in pairwise(ends)),
            texts=by_kind[TEXT],
            sets=by_kind[SET],
            forms=tuple(map(tuple, by_kind[FORM])),
            parts=by_kind[PART],
            words=tuple(words[: len(self._words)].tolist()),
            word_ends=tuple(self._word_ends[1:]),
            scenes=tuple(words[len(self._words) :].tolist()),
            scene_ends=tuple(self._scenes.ends[1:]),
            stems=stems_of(stems.tolist()),
            cast=tuple(cast.tolist()),
            cast_ends=tuple(self._cast_ends[1:]),
        )

    def extend(self, more: Told, *, article: int, mention: int) -> None:
        """The tellings of articles that come next; the first has that number, and its first mention that place."""
        values = (*more.texts, *more.sets, *(Form(*form) for form in more.forms), *more.parts)
        number = np.array([self._number(value) for value in values], dtype=np.int32)
        rows = np.empty((len(more.labels), N_COLUMNS), dtype=np.int32)
        rows[:, 0] = np.arange(len(self), len(self) + len(rows))
        rows[:, 1:] = np.array(more.columns, dtype=np.int32).reshape(N_COLUMNS - 1, -1).T
        rows[:, COLUMNS.index("article")] += article
        rows[:, FIRST_VALUE:] = number[rows[:, FIRST_VALUE:]] if len(number) else 0
        self._rows.frombytes(rows.tobytes())
        self._confidence.extend(more.confidence)
        for label in more.labels:
            self._letters += label.encode(*UTF_8)
            self._label_ends.append(len(self._letters))
        stems = np.array(stem_numbers(more.stems), dtype=np.int32)
        self._word_ends.extend([len(self._words) + end for end in more.word_ends])
        self._words.frombytes(stems[np.array(more.words, dtype=np.intp)].tobytes())
        self._scenes.extend(stems[np.array(more.scenes, dtype=np.intp)].tobytes(), more.scene_ends)
        cast = np.array(more.cast, dtype=np.int32)
        cast[::2] += mention
        cast[1::2] = number[cast[1::2]] if len(number) else 0
        self._cast_ends.extend([len(self._cast) + end for end in more.cast_ends])
        self._cast.frombytes(cast.tobytes())

    def cast(self, names: Mentions, linking: Linking) -> None:
        """Say who takes part, and that names of persons and bodies are no places; sort by where tellings stand."""
        self._company = names, linking
        self._sort()
        articles, places = self.ints("article"), self.ints("places")
        told, words_of_names = ABSENT, NOBODY
        for place in np.flatnonzero(places != self._number(NOBODY)).tolist():
            if articles[place] != told:
                told = int(articles[place])
                words_of_names = _words_of_names(told, names, linking)
            places[place] = self._number(self.values[places[place]] - words_of_names)
        # No value comes any more.
        self._numbers.clear()

    def label(self, place: int) -> str:
        """A readable clause that tells it."""
        number = self._rows[place * N_COLUMNS]
        return self._letters[self._label_ends[number] : self._label_ends[number + 1]].decode(*UTF_8)

    def scene(self, article: int) -> frozenset[int]:
        """What an article names (scenes.py), nothing where it tells no event."""
        return self._scenes.of(article)

    def value(self, place: int, column: str) -> Any:
        """What a column that counts values says of one."""
        return self.values[self._rows[place * N_COLUMNS + COLUMNS.index(column)]]

    def told_at(self, place: int) -> str:
        """Where it is told, as corrections name it."""
        row = self._rows[place * N_COLUMNS : (place + 1) * N_COLUMNS]
        return place_of(self.articles[row[_ARTICLE]].article_id, row[_TRIGGER_START])

    def company(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The place of a telling for each who takes part in it, and a number for who that is; in no order."""
        if self._company is None:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        number = self.ints("number")
        place = np.empty(len(number), dtype=np.int64)
        place[number] = np.arange(len(number))
        ends = np.frombuffer(self._cast_ends, dtype=np.int32)
        sizes = (ends[1:] - ends[:-1]) // 2
        who = np.frombuffer(self._company[1].bearer, dtype=np.int32)[np.frombuffer(self._cast, dtype=np.int32)[::2]]
        known = who != ABSENT
        return np.repeat(place, sizes)[known], who[known].astype(np.int64)

    def affairs(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The number of an article for each who is named in it, as often as they are, and a number for who that is."""
        if self._company is None:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        names, linking = self._company
        who = np.frombuffer(linking.bearer, dtype=np.int32)
        known = who != ABSENT
        return np.frombuffer(names.article, dtype=np.int32)[known].astype(np.int64), who[known].astype(np.int64)

    def labels(self) -> pa.Array:
        """All of them in the order of the articles, as bytes."""
        ends = pa.py_buffer(self._label_ends)
        kept: pa.Array = pa.Array.from_buffers(pa.large_binary(), len(self), [None, ends, pa.py_buffer(self._letters)])
        return kept

    def ints(self, column: str) -> Ints:
        """A column, to reckon with."""
        found: Ints = np.frombuffer(self._rows, dtype=np.int32).reshape(-1, N_COLUMNS)[:, COLUMNS.index(column)]
        return found

    @cached_property
    def crowded(self) -> npt.NDArray[np.bool_]:
        """Whether others are told in the same sentence."""
        sentences = self.ints("article").astype(np.int64) << 32 | self.ints("start")
        _, which, times = np.unique(sentences, return_inverse=True, return_counts=True)
        several: npt.NDArray[np.bool_] = times[which] > 1
        return several

    def let_go(self) -> None:
        """No telling is looked at for now."""
        self._held.clear()
        self._affairs.clear()
        self._scenes.let_go()

    def _sort(self) -> None:
        articles = self.articles
        places = [(one.source, one.part, one.article_id) for one in articles]
        ranked = sorted(range(len(places)), key=places.__getitem__)
        rank = np.empty(len(ranked), dtype=np.int32)
        rank[ranked] = np.arange(len(ranked), dtype=np.int32)
        order = np.lexsort((self.ints("when"), self.ints("trigger_start"), rank[self.ints("article")]))
        rows = np.frombuffer(self._rows, dtype=np.int32).reshape(-1, N_COLUMNS)
        self._rows = array("i", rows[order].tobytes())
        self._confidence = array("d", np.frombuffer(self._confidence)[order].tobytes())
        self.let_go()

    def _number(self, value: Hashable) -> int:
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.values)
            self.values.append(value)
        return number

    def _made(self, place: int) -> Telling:
        row = self._rows[place * N_COLUMNS : (place + 1) * N_COLUMNS]
        number, of, start, trigger_start, when, first, last, *told = row
        article = self.articles[of]
        trigger, lemma, said, edtf, kin, sorts, around, places, form = map(self.values.__getitem__, told)
        parts = self._parts(number)
        acting = bool(parts) and not form.is_beside
        return Telling(
            number=number,
            article=article,
            start_char=start,
            trigger=trigger,
            trigger_start_char=trigger_start,
            trigger_lemma=lemma,
            type=form.type,
            modality=form.modality,
            label=self.label(place),
            label_kind=form.label_kind,
            confidence=self._confidence[place],
            when=when,
            said=said,
            period=None if first == NO_DAY else (date.fromordinal(first), date.fromordinal(last)),
            edtf=edtf,
            precision=form.precision,
            basis=form.basis,
            kin=kin,
            sorts=sorts,
            rank=form.rank,
            is_beside=form.is_beside,
            around=around,
            words=self._words[self._word_ends[number] : self._word_ends[number + 1]].tobytes(),
            places=places,
            parts=parts,
            entities=frozenset([part[1] for part in parts]) if parts else NOBODY,
            kinds=frozenset([part[0] for part in parts]) if parts else NOBODY,
            acting=_in_roles(parts, ACTING) if acting else NOBODY,
            undergoing=_in_roles(parts, UNDERGOING) if acting else NOBODY,
            affair=self._affair_of(of),
            scene=self._scenes.of(of),
        )

    def _parts(self, number: int) -> tuple[Part, ...]:
        if self._company is None:
            return ()
        names, linking = self._company
        cast = self._cast[self._cast_ends[number] : self._cast_ends[number + 1]]
        return tuple(
            (kind_of(names.kind[row]), linking.ids[linking.bearer[row]], *self.values[role])
            for row, role in zip(cast[::2], cast[1::2], strict=True)
            if linking.bearer[row] != ABSENT
        )

    def _affair_of(self, article: int) -> frozenset[str]:
        """All persons and bodies of an article: one set for all of its tellings."""
        found = self._affairs.get(article)
        if found is None:
            if self._company is None:
                return NOBODY
            names, linking = self._company
            named = (linking.bearer[row] for row in names.rows_of(article))
            found = self._affairs[article] = frozenset([linking.ids[bearer] for bearer in named if bearer != ABSENT])
        return found


TEXT, SET, FORM, PART = range(4)
N_KINDS = 4
"""Kinds of values: a text or none, a set of words, what it is of few kinds of, and a role with how sure it is."""


def _kind_of(value: Any) -> int:
    if value is None or isinstance(value, str):
        return TEXT
    return SET if isinstance(value, frozenset) else FORM if isinstance(value, Form) else PART


def _words_of_names(number: int, names: Mentions, linking: Linking) -> frozenset[str]:
    named = (names.text_of(row) for row in names.rows_of(number) if linking.bearer[row] != ABSENT)
    return frozenset([word for name in named for word in words_of(name)])


def _in_roles(parts: Sequence[Part], roles: frozenset[str]) -> frozenset[str]:
    return frozenset([entity_id for _, entity_id, role, _ in parts if role in roles])
