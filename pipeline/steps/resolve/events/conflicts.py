"""Tellings of one event that contradict each other: on its day, or on whether it took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

import numpy as np

from pipeline.steps.resolve.events.blocks import REACH
from pipeline.steps.resolve.events.links import DOUBTED, ONCE, ONLY_ONCE, TOLD, near_day, other_day
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.tellings import NO_DAY, Form, Tellings

MOST = 40
"""Tellings compared around one person or body."""
KINDS = ONCE | {ONLY_ONCE}


def other_days(tellings: Tellings) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that tell one happening on two days."""
    by_entity: dict[str, list[int]] = defaultdict(list)
    once = {number for number, form in enumerate(tellings.values) if isinstance(form, Form) and form.type in KINDS}
    for place, form in enumerate(tellings.ints("form").tolist()):
        if form in once:
            for entity in sorted(tellings.entities(place)):
                if len(by_entity[entity]) < MOST:
                    by_entity[entity].append(place)
    seen: set[tuple[int, int]] = set()
    lemma, first, last = (tellings.ints(name) for name in ("lemma", "first_day", "last_day"))
    for places in by_entity.values():
        # A happening is told by one word, on two days: others need not be measured.
        some = np.array(places, dtype=np.intp)
        some = some[(first[some] == last[some]) & (first[some] != NO_DAY)]
        told = list(zip(some.tolist(), lemma[some].tolist(), first[some].tolist(), strict=True))
        for number, (right, word, day) in enumerate(told):
            for left, other_word, other in told[:number]:
                if word != other_word or day == other or (left, right) in seen:
                    continue
                if other_day(pair := Pair.of(tellings[left], tellings[right])):
                    seen.add((left, right))
                    yield left, right, pair


def near_days(tellings: Tellings) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that may tell one happening on neighbouring days, or on one day of two years: one is a slip."""
    first, last, kin, form = (tellings.ints(name) for name in ("first_day", "last_day", "kin", "form"))
    forms = [one if isinstance(one, Form) and one.modality == TOLD else None for one in tellings.values]
    doubted, open_ones = (
        np.array([one is not None and one.type in kinds for one in forms])[form] for kinds in (DOUBTED, {"other"})
    )
    some = (first == last) & (first != NO_DAY) & (doubted | open_ones)
    words, days = tellings.values, first.tolist()
    origins = [one.near_duplicate_of or one.article_id for one in tellings.articles]
    origin = [origins[article] for article in tellings.ints("article").tolist()]
    near: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for place in np.flatnonzero(some).tolist():
        day, told = days[place], words[kin[place]]
        when = date.fromordinal(day)
        on_day = [(who, day) for who in tellings.entities(place)] if doubted[place] else []
        in_years = [(word, when.month, when.day) for word in told]
        beside = {one for who, _ in on_day for on in (day - 1, day + 1) for one in near.get((who, on), ())}
        # What shares no word needs not be measured, nor two of a kind of which nothing is doubted, nor one article.
        beside = {one for one in beside if not told.isdisjoint(words[kin[one]])}
        years_apart = (one for key in in_years for one in near.get(key, ()) if days[one] != day)
        beside.update(one for one in years_apart if doubted[place] or doubted[one])
        for other in sorted(beside):
            if origin[other] != origin[place] and near_day(pair := Pair.of(tellings[other], tellings[place])):
                yield other, place, pair
        for key in (*on_day, *in_years):
            if len(near[key]) < REACH:
                near[key].append(place)


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
