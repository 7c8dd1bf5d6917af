"""Which tellings are worth a comparison: those of the same days, and those of days that lie within others."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.steps.resolve.events.telling import Telling, expression_of
from pipeline.steps.resolve.events.tellings import NO_DAY, Ints, Tellings

# Beyond this many tellings of one period only those that share a word's kin or a name are compared,
# each with so many before it.
SMALL_BLOCK = 40
REACH = 25
MAX_INNER_DAYS, MAX_VAGUE_DAYS = 31, 366
MONTHS = 12
_PLACES = 1 << 32


def same_days(tellings: Tellings) -> Iterator[list[int]]:
    """The tellings with exactly the same days, two at least; without days, of one article and one expression."""
    first, last = tellings.ints("first_day").astype(np.int64), tellings.ints("last_day").astype(np.int64)
    undated = np.flatnonzero(first == NO_DAY)
    first[undated], last[undated] = _expressions(tellings, undated.tolist())
    _, at, which = np.unique(first * _PLACES + last, return_index=True, return_inverse=True)
    order = np.argsort(which, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(which[order])) + 1, len(order))
    starts = np.append(0, ends[:-1])
    # In the order of their first tellings.
    for block in np.argsort(at, kind="stable").tolist():
        if ends[block] - starts[block] > 1:
            yield order[starts[block] : ends[block]].tolist()


def _expressions(tellings: Tellings, places: Sequence[int]) -> tuple[array[int], array[int]]:
    """Two numbers for what is known of a telling without days: below those of any day, and one for the words."""
    origins: dict[str, int] = {}
    written: dict[str, int] = {}
    number_of: dict[tuple[int, int], int] = {}
    articles, known = array("q"), array("q")
    of, edtf, said = (tellings.ints(name).tolist() for name in ("article", "edtf", "said"))
    for place in places:
        article, pair = tellings.articles[of[place]], (edtf[place], said[place])
        if pair not in number_of:
            words = expression_of(*(tellings.values[number] for number in pair))
            number_of[pair] = written.setdefault(words, len(written))
        articles.append(-1 - origins.setdefault(article.near_duplicate_of or article.article_id, len(origins)))
        known.append(number_of[pair])
    return articles, known


def pairs_of_block(block: Sequence[int], told: Mapping[int, Telling]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are compared, the earlier telling first."""
    if len(block) <= SMALL_BLOCK:
        yield from ((a, b) for i, b in enumerate(block) for a in block[:i])
        return
    buckets: dict[str, list[int]] = defaultdict(list)
    for place in block:
        seen: set[int] = set()
        for key in sorted(told[place].kin | told[place].entities):
            for before in buckets[key][-REACH:]:
                if before not in seen:
                    seen.add(before)
                    yield before, place
            buckets[key].append(place)


class Within:
    """For a telling of a month or year, those of kin words whose days lie within it."""

    def __init__(self, tellings: Tellings) -> None:
        self._values, self._kin = tellings.values, tellings.ints("kin")
        self._first, self._last = tellings.ints("first_day"), tellings.ints("last_day")
        width = self._last - self._first
        dated = self._first != NO_DAY
        self.vague = np.flatnonzero(dated & (width >= 1) & (width <= MAX_VAGUE_DAYS)).tolist()
        self._words: dict[str, int] = {}
        self._keys, self._places = self._by_month(np.flatnonzero(dated & (width <= MAX_INNER_DAYS)))

    def of(self, place: int) -> list[int]:
        """The places of those that begin in its months and lie within it; of very many the first."""
        first, last = self._first[place], self._last[place]
        start, end = (_month(date.fromordinal(int(day))) for day in (first, last))
        words = [word for word in self._values[self._kin[place]] if word in self._words]
        if not words:
            return []
        bounds = [*(self._key(word, start) for word in words), *(self._key(word, end) + 1 for word in words)]
        ends = np.searchsorted(self._keys, bounds).tolist()
        found = [self._places[slice(*two)] for two in zip(ends[: len(words)], ends[len(words) :], strict=True)]
        some = np.unique(np.concatenate(found))[: 4 * REACH]
        inside = (self._first[some] >= first) & (self._last[some] <= last)
        same = (self._first[some] == first) & (self._last[some] == last)
        return [int(one) for one in some[inside & ~same]]

    def _by_month(self, places: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.int64], Ints]:
        """A key for each word of each of some tellings, sorted, and whose it is."""
        months = {day: _month(date.fromordinal(day)) for day in np.unique(self._first[places]).tolist()}
        keys, whose = array("q"), array("i")
        for place in places.tolist():
            for word in self._values[self._kin[place]]:
                self._words.setdefault(word, len(self._words))
                keys.append(self._key(word, months[int(self._first[place])]))
                whose.append(place)
        found = np.frombuffer(keys, dtype=np.int64)
        order = np.argsort(found, kind="stable")
        return found[order], np.frombuffer(whose, dtype=np.int32)[order]

    def _key(self, word: str, month: int) -> int:
        return self._words[word] * _PLACES + month


def _month(day: date) -> int:
    return day.year * MONTHS + day.month
