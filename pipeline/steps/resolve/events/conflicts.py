"""Tellings of one event that contradict each other: on its day, or on whether it took place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from pipeline.steps.resolve.events.links import DOUBTED, ONCE, ONLY_ONCE, TOLD, near_day, other_day
from pipeline.steps.resolve.events.near import near_pairs
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.tellings import NO_DAY, Form, Tellings

MOST = 40
"""Tellings compared around one person or body."""
KINDS = ONCE | {ONLY_ONCE}
_HALF = 32


def other_days(tellings: Tellings) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that tell one happening on two days, by the later telling and then the earlier."""
    once = [number for number, form in enumerate(tellings.values) if isinstance(form, Form) and form.type in KINDS]
    place, who = tellings.company()
    told = np.isin(tellings.ints("form")[place], once)
    both = np.unique(who[told] << _HALF | place[told])
    who, place = both >> _HALF, both & (1 << _HALF) - 1
    lemma, first, last = (tellings.ints(name)[place] for name in ("lemma", "first_day", "last_day"))
    nth = np.arange(len(who)) - np.searchsorted(who, who)
    some = np.flatnonzero((nth < MOST) & (first == last) & (first != NO_DAY))
    # A happening is told by one word, on two days: others need not be measured.
    word = who[some] << _HALF | lemma[some]
    some = some[np.argsort(word, kind="stable")]
    pairs = set()
    for alike in np.split(some, np.flatnonzero(np.diff(np.sort(word))) + 1):
        for one, other in combinations(alike.tolist(), 2):
            if first[one] != first[other]:
                pairs.add((int(place[other]), int(place[one])))
    for right, left in sorted(pairs):
        if other_day(pair := Pair(tellings[left], tellings[right])):
            yield left, right, pair


def near_days(tellings: Tellings) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that may tell one happening on neighbouring days, or on one day of two years: one is a slip."""
    first, last, form = (tellings.ints(name) for name in ("first_day", "last_day", "form"))
    forms = [one if isinstance(one, Form) and one.modality == TOLD else None for one in tellings.values]
    doubted, open_ones = (
        np.array([one is not None and one.type in kinds for one in forms], dtype=bool)[form]
        for kinds in (DOUBTED, {"other"})
    )
    some = np.flatnonzero((first == last) & (first != NO_DAY) & (doubted | open_ones)).astype(np.int32)
    for left, right in near_pairs(tellings, some, doubted):
        if near_day(pair := Pair(tellings[left], tellings[right])):
            yield left, right, pair


def contradict(group: Iterable[Telling]) -> bool:
    """Whether what has happened is given days that do not meet, or is denied.

    A plan of another day is no contradiction: it was put off, or meant as "by the end of March". Nor is a plan that
    came to nothing, unless it is told after that.
    """
    members = list(group)
    told = [one for one in members if one.modality != "negated"]
    if any(_denies(one, other) for one in members if one.modality == "negated" for other in told):
        return True
    periods = [one.period for one in told if one.period is not None and one.modality == "realised"]
    return bool(periods) and max(start for start, _ in periods) > min(end for _, end in periods)


def _denies(denial: Telling, other: Telling) -> bool:
    if other.modality == "realised":
        return True
    before, after = denial.article.published, other.article.published
    return before is not None and after is not None and before < after
