"""What is left of one day: two tellings of one affair, each the only one of its article that fits the other.

An affair has seldom two happenings of one kind on a day, and an article that tells one of them tells it as one. So what
words and people leave open is settled by what else the two articles tell of that day: nothing that fits as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.names.union import ConstrainedUnion
from pipeline.steps.resolve.events.compare import LinkVerdict, cannot_be_one
from pipeline.steps.resolve.events.links import LINKS, SAME
from pipeline.steps.resolve.events.pair import Pair
from pipeline.steps.resolve.events.scenes import rare_in
from pipeline.steps.resolve.events.telling import Telling

RARE = 10
"""Articles of one day that may share a name which tells of one affair: capitals and heads of state are in more."""
MARGIN = 0.15
"""By how much a pair has to fit better than another to be taken before it, by own choice."""
Link = tuple[int, int]
_RULES: tuple[tuple[str, bool, Callable[[Pair], bool]], ...] = tuple(
    (rule.id, rule.gives == "lone", holds) for rule, holds in LINKS.active() if rule.gives in ("lone", "left open")
)


class _Fit(NamedTuple):
    """Two tellings that may be one: by which rule, whether it joins them, and how well they fit."""

    rule: str
    joins: bool
    fits: float
    score: float


class LoneOnes:
    """The tellings of one day, and the pairs of them that nothing has joined so far."""

    def __init__(self, told: Mapping[int, Telling]) -> None:
        self._told = told
        self._rare = rare_in({one.origin: one.scene for one in told.values()}.values(), RARE)
        self._n_told = Counter(one.article_id for one in told.values())
        self._fits: dict[Link, _Fit] = {}

    def see(self, left: int, right: int) -> None:
        """Keep a pair if a rule holds of it."""
        one, other = self._told[left], self._told[right]
        if one.origin == other.origin or self._rare.isdisjoint(one.scene & other.scene):
            return
        alone = self._n_told[one.article_id] == self._n_told[other.article_id] == 1
        pair = Pair(one, other, rare=self._rare, alone=alone)
        for rule, joins, holds in _RULES:
            if holds(pair):
                self._fits[left, right] = _Fit(rule, joins, pair.kin + pair.words, round(max(pair.score, SAME), 3))
                return

    def verdicts(self, same: Iterable[Link]) -> Iterator[tuple[int, int, LinkVerdict]]:
        """What is decided about them, where the pairs that are the `same` are one."""
        union: ConstrainedUnion[int] = ConstrainedUnion(len(self._told), lambda place: place, self._may_be_one)
        for a, b in same:
            union.unite(a, b, force=True)
        rivals = self._by_article()
        for (a, b), fit in sorted(self._fits.items(), key=lambda one: (-one[1].fits, one[0])):
            beside = [*rivals[a, self._told[b].origin], *rivals[b, self._told[a].origin]]
            others = [link for link in beside if link != (a, b) and union.find(link[0]) != union.find(link[1])]
            best = max((self._fits[link].fits for link in others), default=-1.0)
            if best > fit.fits or not union.may_unite(a, b):
                continue
            joins = fit.joins and best < fit.fits - MARGIN
            if joins:
                union.unite(a, b)
            yield a, b, LinkVerdict("same" if joins else "unsure", fit.rule, fit.score)

    def _by_article(self) -> dict[tuple[int, str], list[Link]]:
        """For each telling and each article the pairs that it is in with one of its tellings."""
        found: dict[tuple[int, str], list[Link]] = defaultdict(list)
        for a, b in self._fits:
            found[a, self._told[b].origin].append((a, b))
            found[b, self._told[a].origin].append((a, b))
        return found

    def _may_be_one(self, left: int, right: int) -> bool:
        """Two articles tell them, and nothing sets them apart; who does what another word tells does another deed."""
        one, other = self._told[left], self._told[right]
        if one.origin == other.origin or cannot_be_one(one, other):
            return False
        pair = Pair(one, other)
        return not (pair.strangers if pair.kin else pair.elsewhere)
