"""Tellings -> groups of one happening each; time grows with their number, not with its square."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.names.union import ConstrainedUnion
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events.blocks import Within, pairs_of_block, same_days
from pipeline.steps.resolve.events.compare import LinkVerdict, cannot_be_one, compare_tellings
from pipeline.steps.resolve.events.conflicts import near_days, other_days
from pipeline.steps.resolve.events.decisions import Decisions
from pipeline.steps.resolve.events.grouping import Grouping
from pipeline.steps.resolve.events.ids import event_ids
from pipeline.steps.resolve.events.known import KnownBlocks, Verdicts
from pipeline.steps.resolve.events.links import (
    NEAR_DAY,
    OTHER_DAY,
    VAGUER_AFFAIR,
    VAGUER_DATE,
    vaguer_date,
)
from pipeline.steps.resolve.events.lone import LoneOnes
from pipeline.steps.resolve.events.lone_links import vaguer_affair
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.strongest import Strongest
from pipeline.steps.resolve.events.tellings import Tellings

DOUBTS_A_TELLING = 5
"""Doubts that are kept: nobody answers more, and 10,000 articles of one kind raised 190,000 of them."""
USER_SAME, USER_DIFFERENT = "user_same", "user_different"


def group_tellings(tellings: Tellings, wishes: tuple[Correction, ...], known: KnownBlocks | None = None) -> Grouping:
    """Group tellings of one happening; a pair that is forbidden keeps all that would chain through it apart.

    `known` are verdicts of earlier runs.
    """
    sorts = [bool(value) for value in tellings.values]
    may_forbid = tellings.crowded | np.array(sorts, dtype=bool)[tellings.ints("sorts")]

    def what_forbids(place: int) -> int | None:
        """The telling, where others may forbid that it is one with them; most tell alone in their sentence."""
        return place if may_forbid[place] else None

    union: ConstrainedUnion[int] = ConstrainedUnion(
        len(tellings), what_forbids, lambda a, b: not cannot_be_one(tellings[a], tellings[b])
    )
    decided = Decisions()
    for left, right, verdict in _user_pairs(tellings, wishes, known):
        if verdict.rule == USER_DIFFERENT:
            union.keep_apart(left, right)
        else:
            union.unite(left, right, force=True)
            decided.add(left, right, verdict)
    found = _same_period(tellings, known)
    for left, right in found.strongest_first():
        union.unite(left, right)
    decided.extend(found)
    del found
    vague = _vaguer(tellings, union)
    for left, right, verdict in vague:
        if verdict.decision == "same":
            union.unite(left, right)
    decided.extend(vague)
    for left, right, pair in other_days(tellings):
        union.unite(left, right)
        decided.add(left, right, LinkVerdict("same", OTHER_DAY, round(pair.score, 3)))
    for left, right, pair in near_days(tellings):
        decided.add(left, right, LinkVerdict("unsure", NEAR_DAY, round(pair.score, 3)))
    return Grouping.of(tellings, union, decided)


def _same_period(tellings: Tellings, known: KnownBlocks | None) -> Decisions:
    """Verdicts on pairs with exactly the same days; without days, within one article and one expression.

    The tellings of one period are looked at together, and of them stays what was decided.
    """
    found, doubts = Decisions(), Decisions()
    for block in same_days(tellings):
        decided = known.get(tellings, block) if known is not None else None
        if decided is None:
            decided = _decided(tellings, block)
            if known is not None:
                known.add(tellings, block, decided)
        places = np.array(block, dtype=np.int32)
        found.extend(decided.same, among=places)
        doubts.extend(decided.doubts, among=places)
    found.extend(doubts, by_place=True)
    return found


def _decided(tellings: Tellings, block: Sequence[int]) -> Verdicts:
    """Verdicts on the tellings of one period, counted from nought.

    A day on which everybody tells of much the same has more doubts than tellings: each keeps its strongest.
    """
    told = {number: tellings[place] for number, place in enumerate(block)}
    found, open_ones = Verdicts(), Strongest[int](DOUBTS_A_TELLING)
    lone = LoneOnes(told)
    for left, right in pairs_of_block(range(len(block)), told):
        verdict = compare_tellings(told[left], told[right])
        if verdict is not None and verdict.decision == "same":
            found.same.add(left, right, verdict)
            continue
        if verdict is not None:
            open_ones.add(left, right, verdict.score, verdict.rule)
        lone.see(left, right)
    for left, right, verdict in lone.verdicts([*zip(found.same.left, found.same.right, strict=True)]):
        if verdict.decision == "same":
            found.same.add(left, right, verdict)
        else:
            open_ones.add(left, right, verdict.score, verdict.rule)
    for (left, right), (score, rule) in open_ones.pairs().items():
        found.doubts.add(left, right, LinkVerdict("unsure", rule, score))
    return found


def _vaguer(tellings: Tellings, union: ConstrainedUnion[int]) -> Decisions:
    """A month or year joins the one event within it that it can be; of several it joins none."""
    found = Decisions()
    within = Within(tellings)
    for place in within.vague:
        others = [other for other in within.of(place) if not cannot_be_one(tellings[other], tellings[place])]
        pairs = [(other, Pair(tellings[other], tellings[place])) for other in others]
        for rule, holds in ((VAGUER_DATE, vaguer_date), (VAGUER_AFFAIR, vaguer_affair)):
            fit = [(other, pair) for other, pair in pairs if holds(pair)]
            if fit:
                _add_vaguer(found, place, fit, union, rule)
                break
    return found


def _add_vaguer(
    found: Decisions, place: int, fit: Iterable[tuple[int, Pair]], union: ConstrainedUnion[int], rule: str
) -> None:
    inside: dict[int, tuple[int, float]] = {}
    several = False
    for other, pair in fit:
        # "Ont été arrêtés cette semaine" tells of more than the one who was arrested on Monday.
        several = several or pair.numbers_differ
        inside.setdefault(union.find(other), (other, round(pair.score, 3)))
    sure = len(inside) == 1 and not several
    for other, score in inside.values():
        said = "" if sure else f"one of {max(2, len(inside))} within it"
        verdict = LinkVerdict("same" if sure else "unsure", rule, score, said)
        found.add(min(place, other), max(place, other), verdict)


def _user_pairs(
    tellings: Tellings, wishes: Sequence[Correction], known: KnownBlocks | None
) -> Iterator[tuple[int, int, LinkVerdict]]:
    """What the user says of two events, named by id or by the label of a telling."""
    lines = [one for one in wishes if one.right is not None and one.decision in ("same", "different", "rename")]
    by_name: dict[str, list[int]] = {name: [] for one in lines for name in (one.left, one.right) if name}
    if not lines:
        return
    for place, telling in enumerate(tellings):
        for name in (telling.label, telling.place):
            if name in by_name:
                by_name[name].append(place)
    lone = group_tellings(tellings, (), known)
    ids = event_ids(lone)
    for place, group in enumerate(lone.group_of.tolist()):
        if ids[group] in by_name:
            by_name[ids[group]].append(place)
    for one in lines:
        left, right = by_name.get(one.left, []), by_name.get(one.right or "", [])
        left, right = _of_the_day(tellings, left, right), _of_the_day(tellings, right, left)
        rule = USER_DIFFERENT if one.decision == "different" else USER_SAME
        said = LinkVerdict("same", rule, 1.0, f"{one.source}, line {one.line}")
        for a in left:
            for b in right if rule == USER_DIFFERENT else right[:1]:
                if a != b:
                    yield min(a, b), max(a, b), said


def _of_the_day(tellings: Tellings, some: list[int], others: list[int]) -> list[int]:
    """Of tellings by one word, which gives it several days, the one whose day is nearest to the others'.

    « pas en septembre mais le 7 octobre » tells of two, and the user means that of which the question was.
    """
    if len({tellings[place].place for place in some}) != 1 or not others:
        return some

    def days_between(place: int) -> int:
        first, last = tellings.ints("first_day"), tellings.ints("last_day")
        return min(abs(int(first[place] - first[other])) + abs(int(last[place] - last[other])) for other in others)

    return [min(some, key=days_between)]
