"""Link rules: what ties two names to one person or body; one row each in models/fr_press/rules/links.tsv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.names.callings import contradict
from pipeline.names.organization import OrganizationName
from pipeline.names.person import PersonName
from pipeline.rules import RuleBook

LINKS: RuleBook[Callable[..., Any]] = RuleBook("links")
"""All link rules, those of one article in the order in which they are tried."""
RULES = tuple(LINKS.rules)
RULE_NUMBER = {rule: number for number, rule in enumerate(RULES)}
UNRESOLVED = "unresolved"
"""The rule of a name that only its article could tell, and did not."""

MANY = 80
"""Names of one article up to which each is compared with each."""
Pairs = frozenset[tuple[int, int]]
NO_PAIRS: Pairs = frozenset()


@dataclass(slots=True)
class Persons:
    """The persons' names of one article while they are linked.

    `heads` are the units that stand for a cluster so far, and the three tables find them by a part of their names.
    `beside` finds pairs of units whose names stand together in one breath, both ways round; asked for when needed.
    `holds` gives the callings of each unit's cluster so far, empty where no title is read.
    """

    names: Sequence[PersonName]
    counts: Sequence[int]
    sex: list[str]
    beside: Callable[[], Pairs] = lambda: NO_PAIRS
    holds: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    by_last: dict[str, list[int]] = field(default_factory=dict)
    by_first: dict[str, list[int]] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    _beside: Pairs | None = None
    _near: dict[int, set[int]] | None = None
    _place: dict[int, int] = field(default_factory=dict)

    def fits(self, head: int, unit: int) -> bool:
        """Whether no civility, given name or title says that two units are two people."""
        return self.agree(head, unit) and not self.contradict(head, unit)

    def agree(self, head: int, unit: int) -> bool:
        """Whether no civility or given name says that two units are a woman and a man."""
        return not self.sex[head] or not self.sex[unit] or self.sex[head] == self.sex[unit]

    def contradict(self, head: int, unit: int) -> bool:
        """Whether a title before a lone surname is none that the other's roles go with."""
        return bool(self.holds) and (
            contradict(self.names[unit].title, self.holds[head]) or contradict(self.names[head].title, self.holds[unit])
        )

    def likeliest(self, unit: int, heads: list[int]) -> list[int]:
        """Of several clusters that fit, those whose calling a title before the unit names."""
        title = self.names[unit].title
        if len(heads) < 2 or not title or not self.holds:
            return heads
        return [head for head in heads if title & self.holds[head]] or heads

    def are_beside(self, left: int, right: int) -> bool:
        """Whether two units are named in one breath somewhere."""
        if self._beside is None:
            self._beside = self.beside()
        return (left, right) in self._beside

    def may_be_beside(self, unit: int) -> list[int]:
        """The clusters that may stand beside a unit, in order: all of few, of many those that do."""
        if len(self.heads) <= MANY:
            return self.heads
        if self._near is None:
            self._near = defaultdict(set)
            for left, right in self.beside():
                self._near[right].add(left)
        return sorted((head for head in self._near.get(unit, ()) if head in self._place), key=self._place.__getitem__)

    def near(self, unit: int) -> list[int]:
        """The clusters whose family name ends as the unit's."""
        name = self.names[unit]
        return list(dict.fromkeys((*self.by_last.get(name.last, ()), *self.by_last.get(name.family, ()))))

    def add(self, unit: int) -> None:
        """Let a unit stand for a cluster of its own."""
        name = self.names[unit]
        self._place[unit] = len(self.heads)
        self.heads.append(unit)
        self.by_key.setdefault(name.key, []).append(unit)
        for part in {name.last, name.family}:
            self.by_last.setdefault(part, []).append(unit)
        if name.given:
            self.by_first.setdefault(name.given[0], []).append(unit)


@dataclass(slots=True)
class Bodies:
    """The organizations' names of one article while they are linked.

    `came` gives the row of a unit's first mention; `defined` are pairs that the text sets side by side,
    « Long Form (LF) ».
    """

    names: Sequence[OrganizationName]
    counts: Sequence[int]
    came: Sequence[int]
    defined: Pairs = NO_PAIRS
    heads: list[int] = field(default_factory=list)
    _place: dict[int, int] = field(default_factory=dict)
    _parts: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    _ends: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def akin(self, unit: int) -> list[int]:
        """The clusters whose names may hold a unit's, in order: all of few, of many those that share what it ends with.

        That is all its words, or those after its first, at one end of theirs; or its first and its last word.
        """
        name = self.names[unit]
        if len(self.heads) <= MANY or not name.content:
            return self.heads
        for head in self.heads[len(self._place) :]:
            self._index(head)
        found = {*self._ends.get((name.content[0], name.content[-1]), ())}
        found.update(*(self._parts.get(part, ()) for part in (name.bound, name.content, name.content[1:])))
        return sorted(found, key=self._place.__getitem__)

    def _index(self, head: int) -> None:
        self._place[head] = len(self._place)
        name = self.names[head]
        for words in {name.bound, name.content}:
            for n in range(1, len(words) + 1):
                self._parts[words[:n]].append(head)
                self._parts[words[-n:]].append(head)
        if name.content:
            self._ends[name.content[0], name.content[-1]].append(head)


PersonLink = Callable[[Persons, int], list[int]]
BodyLink = Callable[[Bodies, int], list[int]]
PERSON_LINKS: dict[str, PersonLink] = {}
BODY_LINKS: dict[str, BodyLink] = {}


def person_link(rule_id: str) -> Callable[[PersonLink], PersonLink]:
    """Register a rule that gives the clusters that a person's name may belong to."""

    def register(function: PersonLink) -> PersonLink:
        PERSON_LINKS[rule_id] = function
        LINKS.rule(rule_id)(function)
        return function

    return register


def body_link(rule_id: str) -> Callable[[BodyLink], BodyLink]:
    """Register a rule that gives the clusters that an organization's name may belong to."""

    def register(function: BodyLink) -> BodyLink:
        BODY_LINKS[rule_id] = function
        LINKS.rule(rule_id)(function)
        return function

    return register


@cache
def in_order(of_persons: bool) -> tuple[tuple[str, Callable[..., list[int]]], ...]:
    """The rules of one article, in the order of their rows."""
    table: dict[str, Any] = PERSON_LINKS if of_persons else BODY_LINKS
    return tuple((rule, table[rule]) for rule in LINKS.rules if rule in table)


def first_that_finds(of_persons: bool, names: Persons | Bodies, unit: int) -> tuple[str, list[int]]:
    """The first rule that finds clusters for a unit, and these clusters."""
    for rule, find in in_order(of_persons):
        if found := find(names, unit):
            return rule, found
    return "same_name", []
