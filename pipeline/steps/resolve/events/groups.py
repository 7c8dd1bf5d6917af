"""Tellings -> groups of one happening each; time grows with their number, not with its square."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from pipeline.names.union import ConstrainedUnion
from pipeline.records import Merge
from pipeline.records.correction import Correction
from pipeline.steps.resolve.events.compare import LinkVerdict, cannot_be_one, compare_tellings
from pipeline.steps.resolve.events.conflicts import other_days
from pipeline.steps.resolve.events.ids import event_ids
from pipeline.steps.resolve.events.links import DENIED, OTHER_DAY, vaguer_date
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.strongest import Strongest
from pipeline.steps.resolve.events.tellings import Telling

# Beyond this many tellings of one period only those that share a word's kin or a name are compared,
# each with so many before it.
SMALL_BLOCK = 40
REACH = 25
MAX_INNER_DAYS, MAX_VAGUE_DAYS = 31, 366
DOUBTS_A_TELLING, DOUBTS_AN_EVENT = 5, 3
"""Doubts that are kept: nobody answers more, and 10,000 articles of one kind raised 190,000 of them."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict on two tellings, by their place in the sorted list."""

    left: int
    right: int
    verdict: LinkVerdict
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in order of their first telling, and the decisions that made them."""

    groups: tuple[tuple[Telling, ...], ...]
    tellings: tuple[Telling, ...]
    group_of: dict[int, int]
    decided: tuple[Decided, ...]

    def merges(self, ids: list[str]) -> tuple[Merge, ...]:
        """Decisions as rows: labels of tellings that became one, ids of events that may be one, each pair once.

        Of the doubts about an event the strongest are shown.
        """
        best: dict[tuple[str, str, str], tuple[float, str, Decided]] = {}
        for one in self.decided:
            joined = self.group_of[one.left] == self.group_of[one.right]
            decision: str = one.verdict.decision
            torn = joined and one.verdict.rule in (DENIED, OTHER_DAY)
            if torn:
                decision = "unsure"  # One event, two readings: for the user to see.
            elif decision == "unsure" and joined:
                continue
            if decision == "same" and not joined:
                decision = "unsure"
            left, right = (self._name(place, ids, joined=joined, torn=torn) for place in (one.left, one.right))
            key = (left, right, decision) if left <= right else (right, left, decision)
            rank = (one.verdict.score, one.verdict.rule)
            known = best.get(key)
            if known is None or rank > known[:2]:
                best[key] = (*rank, one)
        doubts = Strongest[str](DOUBTS_AN_EVENT)
        for (left, right, decision), (score, _, one) in best.items():
            if decision == one.verdict.decision == "unsure":
                doubts.add(left, right, score)
        shown = doubts.pairs()
        return tuple(
            self._row(key, one)
            for key, (_, _, one) in sorted(best.items(), key=lambda item: item[0])
            if not key[2] == one.verdict.decision == "unsure" or key[:2] in shown
        )

    def _row(self, key: tuple[str, str, str], one: Decided) -> Merge:
        left, right, decision = key
        told = one.verdict.evidence or Pair.of(self.tellings[one.left], self.tellings[one.right]).evidence
        return Merge(
            kind="event",
            left=left,
            right=right,
            decision="same" if decision == "same" else "unsure",
            by="user" if one.by_user else "rule",
            rule=one.verdict.rule,
            score=one.verdict.score,
            evidence=told,
        )

    def named(self) -> tuple[set[str], ...]:
        """By what each group may be called: its id, and the labels of its tellings."""
        return tuple(
            {event_id, *(telling.label for telling in group)}
            for group, event_id in zip(self.groups, event_ids(self.groups), strict=True)
        )

    def _name(self, place: int, ids: list[str], *, joined: bool, torn: bool) -> str:
        if not joined:
            return ids[self.group_of[place]]
        told = self.tellings[place]
        if torn:
            return f"{told.label} ({told.edtf or told.said}, {told.article_id})"
        return told.label


def group_tellings(tellings: tuple[Telling, ...], wishes: tuple[Correction, ...]) -> Grouping:
    """Group tellings of one happening; a pair that is forbidden keeps all that would chain through it apart."""
    sentences = Counter((one.article_id, one.start_char) for one in tellings)

    def what_forbids(place: int) -> int | None:
        """The telling, where others may forbid that it is one with them; most tell alone in their sentence."""
        one = tellings[place]
        return place if one.sorts or sentences[one.article_id, one.start_char] > 1 else None

    union: ConstrainedUnion[int] = ConstrainedUnion(
        len(tellings), what_forbids, lambda a, b: not cannot_be_one(tellings[a], tellings[b])
    )
    decided = list(_user_pairs(tellings, wishes))
    for one in decided:
        if one.verdict.rule == "user_different":
            union.keep_apart(one.left, one.right)
        else:
            union.unite(one.left, one.right, force=True)
    found = [*_same_period(tellings)]
    for one in sorted(found, key=lambda one: (-one.verdict.score, one.left, one.right)):
        if one.verdict.decision == "same":
            union.unite(one.left, one.right)
    vague = list(_vaguer(tellings, union))
    for one in vague:
        if one.verdict.decision == "same":
            union.unite(one.left, one.right)
    torn = [
        Decided(left, right, LinkVerdict("same", OTHER_DAY, round(pair.score, 3)))
        for left, right, pair in other_days(tellings)
    ]
    for one in torn:
        union.unite(one.left, one.right)
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(tellings)):
        members[union.find(place)].append(place)
    ordered = sorted(members.values())
    return Grouping(
        groups=tuple(tuple(tellings[place] for place in group) for group in ordered),
        tellings=tellings,
        group_of={place: number for number, group in enumerate(ordered) for place in group},
        decided=(*(one for one in decided if one.verdict.rule == "user_same"), *found, *vague, *torn),
    )


def _same_period(tellings: tuple[Telling, ...]) -> Iterator[Decided]:
    """Verdicts on pairs with exactly the same days; without days, within one article and one expression.

    A day on which everybody tells of much the same has more doubts than tellings: each keeps its strongest.
    """
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        blocks[telling.period or (telling.origin, telling.expression)].append(place)
    doubts = Strongest[int](DOUBTS_A_TELLING)
    # Of millions of verdicts most are the same rule and score.
    there: dict[LinkVerdict, LinkVerdict] = {}
    for block in blocks.values():
        for left, right in _pairs(tellings, block):
            verdict = compare_tellings(tellings[left], tellings[right])
            if verdict is None:
                continue
            if verdict.decision == "same":
                yield Decided(left, right, there.setdefault(verdict, verdict))
            else:
                doubts.add(left, right, verdict.score, verdict.rule)
    for (left, right), (score, rule) in sorted(doubts.pairs().items()):
        verdict = LinkVerdict("unsure", rule, score)
        yield Decided(left, right, there.setdefault(verdict, verdict))


def _pairs(tellings: tuple[Telling, ...], block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= SMALL_BLOCK:
        yield from ((a, b) for i, b in enumerate(block) for a in block[:i])
        return
    buckets: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for place in block:
        for key in sorted(tellings[place].kin | tellings[place].entities):
            for before in buckets[key][-REACH:]:
                if (before, place) not in seen:
                    seen.add((before, place))
                    yield before, place
            buckets[key].append(place)


def _vaguer(tellings: tuple[Telling, ...], union: ConstrainedUnion[int]) -> Iterator[Decided]:
    """A month or year joins the one event within it that it can be; of several it joins none."""
    by_kin: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        if telling.period is not None and (telling.period[1] - telling.period[0]).days <= MAX_INNER_DAYS:
            for word in telling.kin:
                by_kin[word, telling.period[0].year, telling.period[0].month].append(place)
    for place, telling in enumerate(tellings):
        if telling.period is None or not 1 <= (telling.period[1] - telling.period[0]).days <= MAX_VAGUE_DAYS:
            continue
        inside: dict[int, Decided] = {}
        several = False
        for other in _within(telling, by_kin):
            day = tellings[other].period
            inner = day is not None and telling.period[0] <= day[0] and day[1] <= telling.period[1]
            if not inner or day == telling.period or cannot_be_one(tellings[other], telling):
                continue
            pair = Pair.of(tellings[other], telling)
            if vaguer_date(pair):
                # "Ont été arrêtés cette semaine" tells of more than the one who was arrested on Monday.
                several = several or pair.numbers_differ
                vaguer = LinkVerdict("same", "vaguer_date", round(pair.score, 3))
                inside.setdefault(union.find(other), Decided(min(place, other), max(place, other), vaguer))
        if len(inside) == 1 and not several:
            yield from inside.values()
        else:
            for one in inside.values():
                doubt = LinkVerdict(
                    "unsure", "vaguer_date", one.verdict.score, f"one of {max(2, len(inside))} within it"
                )
                yield Decided(one.left, one.right, doubt)


def _within(telling: Telling, by_kin: dict[tuple[str, int, int], list[int]]) -> Iterable[int]:
    assert telling.period is not None
    start, end = telling.period
    months = []
    day = start.replace(day=1)
    while day <= end:
        months.append((day.year, day.month))
        day = (day + timedelta(days=32)).replace(day=1)
    found = {place for word in telling.kin for year, month in months for place in by_kin.get((word, year, month), ())}
    return sorted(found)[: 4 * REACH]


def _user_pairs(tellings: tuple[Telling, ...], wishes: tuple[Correction, ...]) -> Iterator[Decided]:
    """What the user says of two events, named by id or by the label of a telling."""
    if not wishes:
        return
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        by_name[telling.label].append(place)
        by_name[telling.place].append(place)
    lone = group_tellings(tellings, ())
    ids = event_ids(lone.groups)
    for place, group in lone.group_of.items():
        by_name[ids[group]].append(place)
    for one in wishes:
        if one.right is None or one.decision not in ("same", "different", "rename"):
            continue
        left, right = by_name.get(one.left, []), by_name.get(one.right, [])
        rule = "user_different" if one.decision == "different" else "user_same"
        said = LinkVerdict("same", rule, 1.0, f"{one.source}, line {one.line}")
        for a in left:
            for b in right if rule == "user_different" else right[:1]:
                if a != b:
                    yield Decided(min(a, b), max(a, b), said, by_user=True)
