"""Within one article: the rules that tie an organization's name to one that the article gives more fully."""

from __future__ import annotations

from pipeline.names.acronym import initials, stands_for
from pipeline.names.links import Bodies, body_link
from pipeline.names.organization import (
    OrganizationName,
    is_cut_short,
    leaves_out,
    shortens,
    similar_organizations,
    spells_out,
)
from pipeline.names.person_links import MAX_PAIRWISE, SURE_LENGTH

# Fewer letters in another order are chance.
SHUFFLED = 3


@body_link("acronym_defined")
def acronym_defined(bodies: Bodies, unit: int) -> list[int]:
    """The article sets acronym and long form side by side."""
    if not bodies.defined:
        return []
    return [head for head in bodies.heads if (head, unit) in bodies.defined or (unit, head) in bodies.defined]


@body_link("acronym")
def acronym(bodies: Bodies, unit: int) -> list[int]:
    """The initials of a long form of the same article."""
    name, names = bodies.names[unit], bodies.names
    if not name.acronym:
        return []
    return [head for head in bodies.heads if len(names[head].words) > 1 and stands_for(name.acronym, names[head].words)]


@body_link("acronym_turned")
def acronym_turned(bodies: Bodies, unit: int) -> list[int]:
    """The initials in another order, as English sets them: ESA, Agence spatiale européenne."""
    name, names = bodies.names[unit], bodies.names
    if not name.is_acronym or len(name.acronym) < SHUFFLED:
        return []
    letters = sorted(name.acronym)
    return [
        head for head in bodies.heads if len(names[head].content) > 1 and sorted(initials(names[head].words)) == letters
    ]


@body_link("generic")
def generic(bodies: Bodies, unit: int) -> list[int]:
    """A name that says its kind only: "la Commission" for "Commission européenne"; place decides which."""
    name = bodies.names[unit]
    return [head for head in bodies.heads if _is_kind_of(name, bodies.names[head])] if name.is_generic else []


@body_link("acronym_spelt")
def acronym_spelt(bodies: Bodies, unit: int) -> list[int]:
    """An acronym at the head of a longer name: "ARS Orance" for "Agence régionale de santé Orance"."""
    name = bodies.names[unit]
    if not name.head or name.is_acronym or name.is_generic:
        return []
    return [head for head in bodies.akin(unit) if spells_out(name, bodies.names[head])]


@body_link("short_form")
def short_form(bodies: Bodies, unit: int) -> list[int]:
    """The first or last words of a longer name that came before."""
    name, names, came = bodies.names[unit], bodies.names, bodies.came
    if name.is_acronym or name.is_generic:
        return []
    return [
        head
        for head in bodies.akin(unit)
        if (shortens(name, names[head]) and (came[head] < came[unit] or is_cut_short(name, names[head])))
        or leaves_out(name, names[head])
    ]


@body_link("body_typo")
def body_typo(bodies: Bodies, unit: int) -> list[int]:
    """A slip of the pen in a long name."""
    name, names, counts = bodies.names[unit], bodies.names, bodies.counts
    if name.is_acronym or name.is_generic or len(bodies.heads) > MAX_PAIRWISE:
        return []
    return [
        head
        for head in bodies.heads
        if not names[head].is_generic
        and similar_organizations(name.content, names[head].content)
        and _is_slip(name.key, names[head].key, counts[unit], counts[head])
    ]


def _is_slip(left: str, right: str, n_left: int, n_right: int) -> bool:
    """Whether two names as near as this are one: "Bayard" and "Fayard" are two, one letter in a long name is a slip."""
    if " " in left or left.replace(" ", "") == right.replace(" ", ""):
        return True
    return left[0] == right[0] and (len(left) >= SURE_LENGTH or min(n_left, n_right) == 1)


def _is_kind_of(kind: OrganizationName, long: OrganizationName) -> bool:
    """Whether a generic name can stand for a longer one.

    A capital in the short name and none in the long one says that another body is meant.
    """
    if kind.is_capital and not long.is_capital:
        return False
    if shortens(kind, long):
        return True
    n = len(long.words)
    return kind.is_acronym and any(stands_for(kind.acronym, long.words[:cut]) for cut in range(2, n))
