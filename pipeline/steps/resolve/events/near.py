"""Tellings near each other: of the same people on neighbouring days, or of kin words on one day of two years.

Found in columns: a dictionary of lists took 330 bytes for each of some three keys a telling.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.steps.resolve.events.blocks import REACH
from pipeline.steps.resolve.events.pair import ONE_AFFAIR
from pipeline.steps.resolve.events.tellings import Ints, Tellings

Keys = npt.NDArray[np.int64]
STEP = 1 << 15
"""Tellings whose neighbours are looked for together."""
_HALF = 32
DAYS = 32
"""More than a month has."""


class Keyed:
    """Places under keys, both in order: of each key the first few are looked at."""

    def __init__(self, keys: Keys, places: Ints) -> None:
        """`places` ascend."""
        order = np.argsort(keys, kind="stable")
        self._keys, self._places = keys[order], places[order]

    def before(self, keys: Keys, places: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Pairs of earlier places under the keys, and the places that are asked for."""
        first = np.searchsorted(self._keys, keys)
        end = np.minimum(np.searchsorted(self._keys, keys, side="right"), first + REACH)
        for step in range(REACH):
            open_ones = np.flatnonzero(first + step < end)
            earlier = self._places[first[open_ones] + step]
            # Places ascend under a key: what is not earlier now is never.
            found = earlier < places[open_ones]
            open_ones, earlier = open_ones[found], earlier[found]
            if not len(open_ones):
                return
            first, end, places = first[open_ones], end[open_ones], places[open_ones]
            yield earlier, places


class Groups:
    """Who belongs to each of many groups, by their numbers."""

    def __init__(self, groups: Keys, who: Keys) -> None:
        self._keys = np.unique(groups << _HALF | who)

    def in_common(self, some: Ints, others: Ints) -> Ints:
        """How many are in both of two groups, for many pairs of them."""
        pairs, which = np.unique(some.astype(np.int64) << _HALF | others, return_inverse=True)
        left, right = pairs >> _HALF, pairs & (1 << _HALF) - 1
        first = np.searchsorted(self._keys, right << _HALF)
        sizes = np.searchsorted(self._keys, right + 1 << _HALF) - first
        pair = np.repeat(np.arange(len(pairs)), sizes)
        within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        wanted = left[pair] << _HALF | self._keys[first[pair] + within] & (1 << _HALF) - 1
        at = np.minimum(np.searchsorted(self._keys, wanted), max(0, len(self._keys) - 1))
        found = np.bincount(pair[self._keys[at] == wanted], minlength=len(pairs)) if len(pair) else np.zeros(len(pairs))
        return found.astype(np.int32)[which]


def near_pairs(tellings: Tellings, places: Ints, doubted: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Pairs of some tellings, the earlier first, in order; `doubted` are those of a kind whose days may be slips.

    Left out are those of one text, those that share no word, and those a year apart of which none is doubted, or that
    have neither anybody in common nor an affair.
    """
    days, kin = tellings.ints("first_day"), tellings.ints("kin")
    people, who = _people(tellings, places[doubted[places]])
    told, words = _words(tellings, places)
    on_day = Keyed(who << _HALF | days[people], people)
    in_years = Keyed(words << _HALF | _of_the_year(days[told]), told)
    origin, sets = _origins(tellings), tellings.values
    company, affairs = Groups(*tellings.company()), Groups(*tellings.affairs())
    article = tellings.ints("article")
    for start in range(0, len(places), STEP):
        low, high = places[start], places[min(start + STEP, len(places)) - 1]
        some = slice(np.searchsorted(people, low), np.searchsorted(people, high, side="right"))
        keys = who[some] << _HALF | days[people[some]]
        beside = [pair for by in (-1, 1) for pair in on_day.before(keys + by, people[some])]
        mine = slice(np.searchsorted(told, low), np.searchsorted(told, high, side="right"))
        keys = words[mine] << _HALF | _of_the_year(days[told[mine]])
        apart = []
        for one, other in in_years.before(keys, told[mine]):
            fit = (days[one] != days[other]) & (doubted[one] | doubted[other]) & (origin[one] != origin[other])
            one, other = one[fit], other[fit]
            fit = company.in_common(one, other) > 0
            fit[~fit] = affairs.in_common(article[one[~fit]], article[other[~fit]]) >= ONE_AFFAIR
            apart.append((one[fit], other[fit]))
        for left, right in _in_order(beside + apart, origin):
            if not sets[kin[left]].isdisjoint(sets[kin[right]]):
                yield left, right


def _in_order(pairs: list[tuple[Ints, Ints]], origin: Ints) -> Iterator[tuple[int, int]]:
    """Each pair once, by the later and then the earlier, but for those of one text."""
    if not pairs:
        return
    left, right = (np.concatenate(side).astype(np.int64) for side in zip(*pairs, strict=True))
    apart = origin[left] != origin[right]
    found = np.unique(right[apart] << _HALF | left[apart])
    yield from zip((found & (1 << _HALF) - 1).tolist(), (found >> _HALF).tolist(), strict=True)


def _people(tellings: Tellings, places: Ints) -> tuple[Ints, Keys]:
    """Some tellings, once for each of those who take part, and who that is."""
    of, who = tellings.company()
    rank = np.full(len(tellings), -1, dtype=np.int64)
    rank[places] = places
    of = rank[of]
    both = np.unique(of[of >= 0] << _HALF | who[of >= 0])
    return (both >> _HALF).astype(np.int32), both & (1 << _HALF) - 1


def _words(tellings: Tellings, places: Ints) -> tuple[Ints, Keys]:
    """Some tellings, once for each word that may tell the same, and which that is."""
    kin = tellings.ints("kin")[places]
    numbers: dict[str, int] = {}
    flat: list[int] = []
    kinds, which = np.unique(kin, return_inverse=True)
    for kind in kinds.tolist():
        flat.extend(numbers.setdefault(word, len(numbers)) for word in tellings.values[kind])
    sizes = np.array([len(tellings.values[kind]) for kind in kinds.tolist()], dtype=np.int64)
    ends = np.cumsum(sizes)
    size = sizes[which]
    within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    return np.repeat(places, size), np.array(flat, dtype=np.int64)[np.repeat((ends - sizes)[which], size) + within]


def _of_the_year(days: Ints) -> Keys:
    """Month and day of days since year 1, as one number."""
    known, which = np.unique(days, return_inverse=True)
    dates = map(date.fromordinal, known.tolist())
    return np.array([one.month * DAYS + one.day for one in dates], dtype=np.int64)[which]


def _origins(tellings: Tellings) -> Ints:
    """A number for the text that each telling is of; near-duplicates are one."""
    numbers: dict[str, int] = {}
    texts = (one.near_duplicate_of or one.article_id for one in tellings.articles)
    of_article = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int32)
    found: Ints = of_article[tellings.ints("article")]
    return found
