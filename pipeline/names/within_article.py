"""Within one article: which forms of names denote one person, or one organization."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pipeline.names.body_links
import pipeline.names.person_links  # noqa: F401  the two register their rules
from pipeline.names.links import LINKS, NO_PAIRS, Bodies, Pairs, Persons, first_that_finds
from pipeline.names.organization import OrganizationName, adds_branch
from pipeline.names.person import PersonName, compatible_given, said_key, same_family


@dataclass(slots=True)
class Linked:
    """The clusters of one article, by number of unit.

    A unit is one form (and the gender before it) with all its mentions. `cluster` gives the unit
    that stands for its cluster (the fullest form), `rule` how it came there. `open` lists, for
    units that fit several clusters, the units that stand for these: place decides. `different` holds pairs
    of clusters that share a name and yet are two.
    """

    cluster: list[int]
    rule: list[str]
    open: dict[int, list[int]] = field(default_factory=dict)
    different: list[tuple[int, int, str]] = field(default_factory=list)


Apart = frozenset[tuple[str, str]]
NOTHING: Apart = frozenset()


def link_actors(
    names: Sequence[PersonName],
    genders: Sequence[str],
    counts: Sequence[int],
    apart: Apart = NOTHING,
    beside: Callable[[], Pairs] = lambda: NO_PAIRS,
    holds: Sequence[int] = (),
) -> Linked:
    """Cluster the persons' names of one article, fullest name first; the order of units is irrelevant.

    `apart` holds pairs of what is said (`said_key`), both ways round, that the user keeps apart; `beside` finds pairs
    of units named in one breath. `holds` gives the callings of units (callings.py), empty where no title is read.
    """
    n = len(names)
    linked = Linked(list(range(n)), ["same_name"] * n)
    if n == 1:
        return linked
    sex = [names[i].gender or genders[i] for i in range(n)]
    said = [said_key(names[i], sex[i]) for i in range(n)] if apart else []
    # A title comes after the plain name, whose roles tell whether it fits; of surnames alone those with a civility come
    # first: « Vasselin » beside « M. Vasselin » and « Mme Vasselin » may be either.
    alone = [not (names[i].given or sex[i]) for i in range(n)]
    order = sorted(range(n), key=lambda i: (names[i].rank, names[i].title, alone[i], -counts[i], sex[i], names[i]))
    persons = Persons(names, counts, sex, beside, list(holds))
    for i in order:
        rule, found = first_that_finds(True, persons, i) if persons.heads else ("same_name", [])
        if apart and found:
            found = _allowed(i, found, said, linked, apart)
        found = persons.likeliest(i, found)
        if len(found) == 1:
            head = found[0]
            linked.cluster[i], linked.rule[i] = head, rule
            sex[head] = sex[head] or sex[i]
            if holds:
                persons.holds[head] |= persons.holds[i]
            if names[i].given:
                persons.by_key.setdefault(names[i].key, []).append(head)
            continue
        if found:
            linked.open[i] = found
            linked.rule[i] = rule
            continue
        for head in persons.by_last.get(names[i].last, ()):
            for why, differ in OF_ONE_SURNAME:
                linked.different += [(head, i, why)] if differ(persons, head, i) else []
        linked.different += [(head, i, "beside") for head in persons.may_be_beside(i) if are_beside(persons, head, i)]
        persons.add(i)
    return linked


def link_organizations(
    names: Sequence[OrganizationName],
    counts: Sequence[int],
    came: Sequence[int],
    defined: Pairs = NO_PAIRS,
    apart: Apart = NOTHING,
) -> Linked:
    """Cluster the organizations' names of one article; `defined` pairs units set side by side as « Long Form (LF) »."""
    n = len(names)
    linked = Linked(list(range(n)), ["same_name"] * n)
    if n == 1:
        return linked
    order = sorted(range(n), key=lambda i: (-len(names[i].content), -len(names[i].words), -counts[i], names[i]))
    bodies = Bodies(names, counts, came, defined)
    by_key: dict[str, int] = {}
    for i in order:
        name = names[i]
        if (head := by_key.get(name.key)) is not None:
            linked.cluster[i] = linked.cluster[head]
            continue
        rule, found = first_that_finds(False, bodies, i) if bodies.heads else ("same_name", [])
        if apart and found:
            found = _allowed(i, found, [name.key for name in names], linked, apart)
        if len(found) == 1 and rule != "generic":
            linked.cluster[i], linked.rule[i] = found[0], rule
            by_key[name.key] = i
            continue
        if found:
            linked.open[i] = found
            linked.rule[i] = rule
            continue
        linked.different += [(head, i, "branch") for head in bodies.akin(i) if is_branch(bodies, head, i)]
        bodies.heads.append(i)
        by_key[name.key] = i
    return linked


@LINKS.rule("gender")
def differ_in_gender(persons: Persons, head: int, unit: int) -> bool:
    """One surname, a woman and a man."""
    return not persons.agree(head, unit)


@LINKS.rule("calling")
def differ_in_calling(persons: Persons, head: int, unit: int) -> bool:
    """One surname, and a title that none of the other's roles goes with: « Me Vasselin » and the mayor Vasselin."""
    return persons.agree(head, unit) and persons.contradict(head, unit)


@LINKS.rule("given_names")
def differ_in_given_names(persons: Persons, head: int, unit: int) -> bool:
    """One surname, given names that cannot be one's."""
    return persons.fits(head, unit)


OF_ONE_SURNAME: tuple[tuple[str, Callable[[Persons, int, int], bool]], ...] = (
    ("gender", differ_in_gender),
    ("calling", differ_in_calling),
    ("given_names", differ_in_given_names),
)
"""What tells two bearers of one surname apart."""


@LINKS.rule("beside")
def are_beside(persons: Persons, head: int, unit: int) -> bool:
    """Two names as near as a slip of the pen, in one breath, or one with a given name more: two people."""
    names = persons.names
    left, right = names[head], names[unit]
    return (
        bool(left.given and right.given)
        and (left.family != right.family or len(left.given) != len(right.given))
        and left.given[0][0] == right.given[0][0]
        and same_family(left.family, right.family)
        and compatible_given(left.given, right.given)
        and persons.are_beside(head, unit)
    )


@LINKS.rule("branch")
def is_branch(bodies: Bodies, head: int, unit: int) -> bool:
    """A body and its branch: "Vasselin", "Vasselin France"."""
    return adds_branch(bodies.names[unit], bodies.names[head])


def _allowed(i: int, found: list[int], said: Sequence[str], linked: Linked, apart: Apart) -> list[int]:
    """The clusters none of whose names the user keeps apart from this one."""
    return [
        head
        for head in found
        if not any(linked.cluster[other] == head and (said[other], said[i]) in apart for other in range(len(said)))
    ]
