"""Tellings of one event that contradict each other: on its day, or on whether it took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.steps.resolve.events.links import ONCE, ONLY_ONCE, other_day
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.tellings import Telling

MOST = 40
"""Tellings compared around one person or body."""


def other_days(tellings: tuple[Telling, ...]) -> Iterator[tuple[int, int, Pair]]:
    """Pairs that tell one happening on two days."""
    by_entity: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        if telling.type in ONCE or telling.type == ONLY_ONCE:
            for entity in telling.entities:
                by_entity[entity].append(place)
    seen: set[tuple[int, int]] = set()
    for places in by_entity.values():
        lemmas = [tellings[place].trigger_lemma for place in places[:MOST]]
        for number, right in enumerate(places[:MOST]):
            for left, lemma in zip(places[:number], lemmas, strict=False):
                # One happening is told by one word: others need not be measured.
                if lemma != lemmas[number] or (left, right) in seen:
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
