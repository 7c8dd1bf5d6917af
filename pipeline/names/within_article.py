"""Within one article: which forms of names denote one person, or one organization."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.names.acronym import initials, stands_for
from pipeline.names.name_words import given_names
from pipeline.names.organization import (
    OrganizationName,
    adds_branch,
    is_cut_short,
    leaves_out,
    shortens,
    similar_organizations,
    spells_out,
)
from pipeline.names.person import PersonName, compatible_given, same_family, same_sound

# Articles that are long lists (election results, rolls) would make pairwise comparison quadratic.
MAX_PAIRWISE = 80
# Shorter words are not looked at for slips of the pen.
SHORTEST = 4
# Two surnames one slip apart that are equally frequent may be two people's, unless they are as long as this.
SURE_LENGTH = 8
# Fewer letters in another order are chance.
SHUFFLED = 3


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
    names: Sequence[PersonName], genders: Sequence[str], counts: Sequence[int], apart: Apart = NOTHING
) -> Linked:
    """Cluster the persons' names of one article, fullest name first; the order of units is irrelevant.

    `apart` holds pairs of keys, both ways round, that the user keeps apart.
    """
    n = len(names)
    linked = Linked(list(range(n)), ["same_name"] * n)
    if n == 1:
        return linked
    sex = [names[i].gender or genders[i] for i in range(n)]
    order = sorted(
        range(n),
        key=lambda i: (names[i].rank, -counts[i], sex[i], names[i]),
    )
    heads: list[int] = []
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}

    for i in order:
        name = names[i]
        rule, found = "same_name", [h for h in by_key.get(name.key, ()) if _same_sex(sex[h], sex[i])]
        if not found and heads:
            rule, found = _actor_candidates(i, name, sex[i], names, counts, sex, heads, by_last, by_first)
        if apart and found:
            found = _allowed(i, found, names, linked, apart)
        if len(found) == 1:
            head = found[0]
            linked.cluster[i], linked.rule[i] = head, rule
            sex[head] = sex[head] or sex[i]
            if name.given:
                by_key.setdefault(name.key, []).append(head)
            continue
        if found:
            linked.open[i] = found
            linked.rule[i] = rule
            continue
        for h in by_last.get(name.last, ()):
            linked.different.append((h, i, "given_names" if _same_sex(sex[h], sex[i]) else "gender"))
        heads.append(i)
        by_key.setdefault(name.key, []).append(i)
        for part in {name.last, name.family}:
            by_last.setdefault(part, []).append(i)
        if name.given:
            by_first.setdefault(name.given[0], []).append(i)
    return linked


def link_organizations(
    names: Sequence[OrganizationName],
    counts: Sequence[int],
    came: Sequence[int],
    defined: frozenset[tuple[int, int]] = frozenset(),
    apart: Apart = NOTHING,
) -> Linked:
    """Cluster the organizations' names of one article; `defined` pairs units set side by side as « Long Form (LF) »."""
    n = len(names)
    linked = Linked(list(range(n)), ["same_name"] * n)
    if n == 1:
        return linked
    order = sorted(range(n), key=lambda i: (-len(names[i].content), -len(names[i].words), -counts[i], names[i]))
    heads: list[int] = []
    by_key: dict[str, int] = {}
    for i in order:
        name = names[i]
        if (head := by_key.get(name.key)) is not None:
            linked.cluster[i] = linked.cluster[head]
            linked.rule[i] = "same_name"
            continue
        rule, found = _organization_candidates(i, names, counts, came, heads, defined) if heads else ("", [])
        if apart and found:
            found = _allowed(i, found, names, linked, apart)
        if len(found) == 1 and rule != "generic":
            linked.cluster[i], linked.rule[i] = found[0], rule
            by_key[name.key] = i
            continue
        if found:
            linked.open[i] = found
            linked.rule[i] = rule
            continue
        for h in heads:
            if adds_branch(name, names[h]):
                linked.different.append((h, i, "branch"))
        heads.append(i)
        by_key[name.key] = i
    return linked


def _allowed(
    i: int,
    found: list[int],
    names: Sequence[PersonName] | Sequence[OrganizationName],
    linked: Linked,
    apart: Apart,
) -> list[int]:
    """The clusters none of whose names the user keeps apart from this one."""
    return [
        head
        for head in found
        if not any(
            linked.cluster[other] == head and (names[other].key, names[i].key) in apart for other in range(len(names))
        )
    ]


def _same_sex(left: str, right: str) -> bool:
    return not left or not right or left == right


def _actor_candidates(
    i: int,
    name: PersonName,
    sex: str,
    names: Sequence[PersonName],
    counts: Sequence[int],
    sexes: Sequence[str],
    heads: list[int],
    by_last: dict[str, list[int]],
    by_first: dict[str, list[int]],
) -> tuple[str, list[int]]:
    """The clusters that a name may belong to, by the first rule that finds any."""
    near = dict.fromkeys((*by_last.get(name.last, ()), *by_last.get(name.family, ())))
    if name.given:
        found = [
            h
            for h in near
            if names[h].given and compatible_given(names[h].given, name.given) and _same_sex(sexes[h], sex)
        ]
        if found:
            full = not name.abbreviated
            return ("full_name" if full else "initial"), found
        found = [h for h in by_first.get(name.last, ()) if names[h].last == name.given[0]]
        if found and not (name.last in given_names() and name.given[0] in given_names()):
            return "swapped", found
        # "Funke Vasselin" after "Elmar Funke Vasselin": a surname of two words.
        found = [h for h in near if names[h].given and _ends_with(names[h], name) and _same_sex(sexes[h], sex)]
        if found:
            return "surname", found
        found = [
            h
            for h in by_first.get(name.given[0], ())
            if _same_sex(sexes[h], sex) and (_is_part(name, names[h]) or _is_part(names[h], name))
        ]
        if found:
            return "full_name", found
        if len(heads) <= MAX_PAIRWISE:
            letter = name.given[0][0]
            found = [
                h
                for h in heads
                if names[h].given
                and names[h].given[0][0] == letter
                and same_family(names[h].family, name.family)
                and (
                    counts[i] < counts[h] or len(name.family) >= SURE_LENGTH or same_sound(names[h].family, name.family)
                )
                and not names[h].abbreviated
                and compatible_given(names[h].given, name.given)
                and _same_sex(sexes[h], sex)
            ]
        return "typo", found
    found = [h for h in near if _same_sex(sexes[h], sex)]
    if found or near:
        return "surname", found
    found = [h for h in heads if name.family in names[h].parts and _same_sex(sexes[h], sex)]
    if found:
        return "surname", found
    found = [h for h in by_first.get(name.family, ()) if _same_sex(sexes[h], sex)]
    if found:
        return "given_name", found
    if len(heads) <= MAX_PAIRWISE and len(name.family) >= SHORTEST:
        found = [
            h
            for h in heads
            if (same_family(names[h].last, name.family) or same_family(names[h].family, name.family))
            and (counts[i] == 1 or len(name.family) >= SURE_LENGTH or same_sound(names[h].last, name.family))
            and _same_sex(sexes[h], sex)
        ]
    return "typo", found


def _is_part(short: PersonName, long: PersonName) -> bool:
    """Whether a surname is the first or last part of a double one: "Maréchal" of "Maréchal-Roy"."""
    return bool(long.parts) and short.family in (long.parts[0], long.parts[-1])


def _ends_with(long: PersonName, short: PersonName) -> bool:
    if not long.key.endswith(short.key) or long.abbreviated:
        return False
    before = long.key[: -len(short.key)]
    words = (*long.given, *long.middle)
    return any(before == "".join(words[:n]) for n in range(1, len(words) + 1))


def _is_slip(left: str, right: str, n_left: int, n_right: int) -> bool:
    """Whether two names as near as this are one: "Bayard" and "Fayard" are two, one letter in a long name is a slip."""
    if " " in left or left.replace(" ", "") == right.replace(" ", ""):
        return True
    return left[0] == right[0] and (len(left) >= SURE_LENGTH or min(n_left, n_right) == 1)


def _is_kind_of(generic: OrganizationName, long: OrganizationName) -> bool:
    """Whether a generic name can stand for a longer one: "la Commission" for "Commission européenne".

    A capital in the short name and none in the long one says that another body is meant.
    """
    if generic.is_capital and not long.is_capital:
        return False
    if shortens(generic, long):
        return True
    n = len(long.words)
    return generic.is_acronym and any(stands_for(generic.acronym, long.words[:cut]) for cut in range(2, n))


def _organization_candidates(
    i: int,
    names: Sequence[OrganizationName],
    counts: Sequence[int],
    came: Sequence[int],
    heads: list[int],
    defined: frozenset[tuple[int, int]],
) -> tuple[str, list[int]]:
    """The clusters that a name may belong to, by the first rule that finds any."""
    name = names[i]
    if defined and (found := [h for h in heads if (h, i) in defined or (i, h) in defined]):
        return "acronym_defined", found
    if name.acronym:
        found = [h for h in heads if len(names[h].words) > 1 and stands_for(name.acronym, names[h].words)]
        if found:
            return "acronym", found
    if name.is_acronym and len(name.acronym) >= SHUFFLED:
        # English sets the same words the other way round: ESA, Agence spatiale européenne.
        letters = sorted(name.acronym)
        found = [h for h in heads if len(names[h].content) > 1 and sorted(initials(names[h].words)) == letters]
        if found:
            return "acronym", found
    if name.is_generic:
        return "generic", [h for h in heads if _is_kind_of(name, names[h])]
    if name.is_acronym:
        return "", []
    if name.head:
        found = [h for h in heads if spells_out(name, names[h])]
        if found:
            return "acronym", found
    found = [
        h
        for h in heads
        if (shortens(name, names[h]) and (came[h] < came[i] or is_cut_short(name, names[h])))
        or leaves_out(name, names[h])
    ]
    if found:
        return "short_form", found
    if len(heads) > MAX_PAIRWISE:
        return "", []
    return "typo", [
        h
        for h in heads
        if not names[h].is_generic
        and similar_organizations(name.content, names[h].content)
        and _is_slip(name.key, names[h].key, counts[i], counts[h])
    ]
