"""Where names stand: definitions side by side, and which of two namesakes a mention lies nearest to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.names.acronym import stands_for
from pipeline.names.columns import IN_BRACKETS, NOT_IN_BRACKETS
from pipeline.names.links import LINKS
from pipeline.names.name_words import given_names
from pipeline.names.organization import OrganizationName
from pipeline.names.within_article import Linked

# "Long Form (LF)": the second name begins two code points after the first one ends; ", pour ", " – " need up to nine.
BRACKET_GAP = 2
WORD_GAP = 9
# ", " and " et ", " ou ": what stands between the members of a list.
LIST_GAPS = (2, 4)
# Two namesakes named within so many code points of each other leave a later surname open.
COUPLE = 60
# A generic name ("la Commission") denotes the body just named within so many code points, about a sentence.
RECENT = 200

# Given names that fit two people, and slips: place says nothing about them.
NOT_BY_PLACE = frozenset({"initial", "full_name", "half_surname", "swapped", "typo", "surname_typo", "body_typo"})
LONE = frozenset({"surname", "surname_part", "last_words", "given_name"})
# Two full names as near as a slip that stand within so many code points are two people's: who writes a name twice in
# one breath spells it the same. Chosen on own sentences; the two dedup sets have no such pair.
BREATH = 80


class Place(NamedTuple):
    """One mention's place in its article."""

    start: int
    end: int
    unit: int
    bracketed: int


def side_by_side(places: Sequence[Place], names: Sequence[OrganizationName]) -> frozenset[tuple[int, int]]:
    """Pairs of units that one place defines: « Long Form (LF) », « LF (Long Form) », « LF, pour Long Form ».

    `places` are those of organizations, in order of place. An acronym in brackets right after a long form is its
    acronym even when no letter agrees (« Parti de la justice (AKP) »). Where brackets are not known, a list (« X, Y
    et Z ») must be told from a definition by what stands next.
    """
    gaps = [right.start - left.end for left, right in pairwise(places)]
    found = set()
    for at, (left, right) in enumerate(pairwise(places)):
        gap = gaps[at]
        if left.unit == right.unit or not 1 < gap <= WORD_GAP:
            continue
        in_bracket = gap == BRACKET_GAP and right.bracketed != NOT_IN_BRACKETS
        for short, long in ((left.unit, right.unit), (right.unit, left.unit)):
            letters, words = names[short].acronym, names[long].words
            if not letters or (names[long].acronym and names[long].is_acronym):
                continue
            if len(words) > 1 and stands_for(letters, words, defined=in_bracket):
                found.add((left.unit, right.unit))
        if in_bracket and names[right.unit].is_acronym and not names[left.unit].is_acronym:
            listed = right.bracketed != IN_BRACKETS and any(
                0 <= n < len(gaps) and gaps[n] in LIST_GAPS for n in (at - 1, at + 1)
            )
            if not listed and _may_translate(names[right.unit], names[left.unit]):
                found.add((left.unit, right.unit))
    return frozenset(found)


def _may_translate(short: OrganizationName, long: OrganizationName) -> bool:
    if long.words[0] in given_names():
        return False  # "Aude Vasselin (AKR)", where a tool took the person for a body
    if len(long.content) > 1:
        return True
    return len(long.content[0]) >= 6 and short.acronym[0] == long.content[0][0]


@LINKS.rule("nearest")
def place_open_units(linked: Linked, places: Sequence[Place]) -> dict[int, int]:
    """The cluster (by its standing unit) of each mention of the open units, by index into `places`.

    The nearest mention before decides, else the nearest after. A mention that comes when two candidates have just
    been named together stays out, as does an abbreviated given name that fits two people.
    """
    chosen: dict[int, int] = {}
    named: dict[int, list[int]] = {}
    for start, _, unit, _ in places:
        if unit not in linked.open:
            named.setdefault(linked.cluster[unit], []).append(start)
    for index, (start, _, unit, _) in enumerate(places):
        candidates = linked.open.get(unit)
        if candidates is None or linked.rule[unit] in NOT_BY_PLACE:
            continue
        # "la Commission" before any commission has been named is another one.
        generic = linked.rule[unit] == "generic"
        before = sorted(
            (start - seen[at - 1], head)
            for head in candidates
            if (seen := named.get(head, [])) and (at := bisect_left(seen, start))
        )
        after = sorted(
            (seen[0] - start, head)
            for head in candidates
            if not before and not generic and (seen := named.get(head, []))
        )
        ranked = before or after
        if not ranked:
            continue
        if linked.rule[unit] in LONE and len(ranked) > 1 and ranked[1][0] - ranked[0][0] < COUPLE:
            continue
        head = ranked[0][1]
        if ranked[0][0] > RECENT and linked.rule[unit] in ("generic", "short_form"):
            # Long after the last naming, the body that the article is about is meant.
            head = max((bisect_left(named[head], start), -distance, head) for distance, head in ranked)[2]
        chosen[index] = head
        seen = named[head]
        seen.insert(bisect_left(seen, start), start)
    return chosen


def beside_each_other(places: Sequence[Place]) -> frozenset[tuple[int, int]]:
    """Pairs of units, both ways round, whose names stand within a breath of each other somewhere."""
    found = set()
    for at, left in enumerate(places):
        for right in places[at + 1 :]:
            if right.start - left.end > BREATH:
                break
            if left.unit != right.unit:
                found |= {(left.unit, right.unit), (right.unit, left.unit)}
    return frozenset(found)
