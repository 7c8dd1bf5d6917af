"""Tellings of one event that contradict each other: on its day, or on whether it took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.steps.resolve.events.links import ONCE, ONLY_ONCE, other_day
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.telling import Telling
from pipeline.steps.resolve.events.tellings import Form, Tellings

MOST = 40
"""Tellings compared around one person or body."""
KINDS = ONCE | {ONLY_ONCE}


def other_days(tellings: Tellings) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that tell one happening on two days."""
    by_entity: dict[str, list[int]] = defaultdict(list)
    once = {number for number, form in enumerate(tellings.values) if isinstance(form, Form) and form.type in KINDS}
    for place, form in enumerate(tellings.ints("form").tolist()):
        if form in once:
            for entity in sorted(tellings[place].entities):
                if len(by_entity[entity]) < MOST:
                    by_entity[entity].append(place)
    seen: set[tuple[int, int]] = set()
    lemma = tellings.ints("lemma").tolist()
    for places in by_entity.values():
        for number, right in enumerate(places):
            for left in places[:number]:
                # One happening is told by one word: others need not be measured.
                if lemma[left] != lemma[right] or (left, right) in seen:
                    continue
                if other_day(pair := Pair.of(tellings[left], tellings[right])):
                    seen.add((left, right))
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
