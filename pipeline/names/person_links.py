"""Within one article: the rules that tie a person's name to one that the article gives more fully."""

from __future__ import annotations

from pipeline.names.links import Persons, person_link
from pipeline.names.name_words import given_names
from pipeline.names.person import PersonName, compatible_given, same_family, same_sound

# Articles that are long lists (election results, rolls) would make pairwise comparison quadratic.
MAX_PAIRWISE = 80
# Shorter words are not looked at for slips of the pen.
SHORTEST = 4
# Two surnames one slip apart that are equally frequent may be two people's, unless they are as long as this.
SURE_LENGTH = 8


@person_link("same_name")
def same_name(persons: Persons, unit: int) -> list[int]:
    """The same letters, whatever their case, accents and hyphens."""
    return [head for head in persons.by_key.get(persons.names[unit].key, ()) if persons.fits(head, unit)]


@person_link("full_name")
def full_name(persons: Persons, unit: int) -> list[int]:
    """One surname, given names of which one begins the other's; in one breath they are father and son."""
    if persons.names[unit].abbreviated:
        return []
    return [head for head in _of_one_family(persons, unit) if not persons.are_beside(head, unit)]


@person_link("initial")
def initial(persons: Persons, unit: int) -> list[int]:
    """One surname, and initials that fit."""
    return _of_one_family(persons, unit) if persons.names[unit].abbreviated else []


def _of_one_family(persons: Persons, unit: int) -> list[int]:
    name, names = persons.names[unit], persons.names
    if not name.given:
        return []
    return [
        head
        for head in persons.near(unit)
        if names[head].given and compatible_given(names[head].given, name.given) and persons.fits(head, unit)
    ]


@person_link("swapped")
def swapped(persons: Persons, unit: int) -> list[int]:
    """Surname first, unless both words are given names."""
    name = persons.names[unit]
    if not name.given or (name.last in given_names() and name.given[0] in given_names()):
        return []
    return [head for head in persons.by_first.get(name.last, ()) if persons.names[head].last == name.given[0]]


@person_link("last_words")
def last_words(persons: Persons, unit: int) -> list[int]:
    """A surname of two words: "Funke Vasselin" after "Elmar Funke Vasselin"."""
    name, names = persons.names[unit], persons.names
    if not name.given:
        return []
    return [
        head
        for head in persons.near(unit)
        if names[head].given and _ends_with(names[head], name) and persons.fits(head, unit)
    ]


@person_link("half_surname")
def half_surname(persons: Persons, unit: int) -> list[int]:
    """One given name, and half of a double surname: "Aude Vasselin" of "Aude Vasselin-Roque"."""
    name, names = persons.names[unit], persons.names
    if not name.given:
        return []
    return [
        head
        for head in persons.by_first.get(name.given[0], ())
        if persons.fits(head, unit) and (_is_part(name, names[head]) or _is_part(names[head], name))
    ]


@person_link("typo")
def typo(persons: Persons, unit: int) -> list[int]:
    """A slip of the pen in a full name; two names in one breath are two people's, however near."""
    name, names, counts = persons.names[unit], persons.names, persons.counts
    if not name.given or len(persons.heads) > MAX_PAIRWISE:
        return []
    letter = name.given[0][0]
    return [
        head
        for head in persons.heads
        if names[head].given
        and names[head].given[0][0] == letter
        and same_family(names[head].family, name.family)
        and (
            counts[unit] < counts[head]
            or len(name.family) >= SURE_LENGTH
            or same_sound(names[head].family, name.family)
        )
        and not names[head].abbreviated
        and compatible_given(names[head].given, name.given)
        and persons.fits(head, unit)
        and not persons.are_beside(head, unit)
    ]


@person_link("surname")
def surname(persons: Persons, unit: int) -> list[int]:
    """The surname alone."""
    if persons.names[unit].given:
        return []
    return [head for head in persons.near(unit) if persons.fits(head, unit)]


@person_link("surname_part")
def surname_part(persons: Persons, unit: int) -> list[int]:
    """One word of a double surname."""
    name = persons.names[unit]
    if name.given or persons.near(unit):
        return []
    return [head for head in persons.heads if name.family in persons.names[head].parts and persons.fits(head, unit)]


@person_link("given_name")
def given_name(persons: Persons, unit: int) -> list[int]:
    """The given name alone."""
    name = persons.names[unit]
    if name.given or persons.near(unit):
        return []
    return [head for head in persons.by_first.get(name.family, ()) if persons.fits(head, unit)]


@person_link("surname_typo")
def surname_typo(persons: Persons, unit: int) -> list[int]:
    """A slip of the pen in a surname alone."""
    name, names = persons.names[unit], persons.names
    if name.given or persons.near(unit) or len(persons.heads) > MAX_PAIRWISE or len(name.family) < SHORTEST:
        return []
    rare = persons.counts[unit] == 1 or len(name.family) >= SURE_LENGTH
    return [
        head
        for head in persons.heads
        if (same_family(names[head].last, name.family) or same_family(names[head].family, name.family))
        and (rare or same_sound(names[head].last, name.family))
        and persons.fits(head, unit)
        and not persons.are_beside(head, unit)
    ]


def _is_part(short: PersonName, long: PersonName) -> bool:
    """Whether a surname is the first or last part of a double one."""
    return bool(long.parts) and short.family in (long.parts[0], long.parts[-1])


def _ends_with(long: PersonName, short: PersonName) -> bool:
    if not long.key.endswith(short.key) or long.abbreviated:
        return False
    before = long.key[: -len(short.key)]
    words = (*long.given, *long.middle)
    return any(before == "".join(words[:n]) for n in range(1, len(words) + 1))
