"""Over the corpus: which persons' names denote one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.names.lists import given_names
from pipeline.names.nodes import Decision, Nodes, Told
from pipeline.names.person import compatible_given, is_typo, same_sound

# Share of the articles that one reading of a short form must hold before it is taken elsewhere. From .6 to .95 the
# result on the two dedup sets moves by .003 at most.
ALIAS_SHARE = 0.8
# A block of names larger than this is compared only on longer common beginnings.
MAX_BLOCK = 60
# A slip in a surname is believed over the corpus only in words of this length.
MIN_TYPO = 7
# … or where the other spelling stands in so many articles.
RARE = 8


def merge_actors(nodes: Nodes) -> Iterator[Decision]:
    """Unite the nodes of persons; what is decided comes out, what is unsure too."""
    persons = nodes.persons
    full = sorted(
        (node for node, name in persons.items() if name.given and not name.has_only_initials),
        key=lambda node: (-len(persons[node].given) - len(persons[node].middle), -nodes.heads[node], persons[node].key, nodes.gender.get(node, "")),
    )
    for node in full:
        nodes.union.say(node, [Told(persons[node].given, persons[node].middle, nodes.gender.get(node, ""))])
    for left, right, n in nodes.pairs(nodes.same):
        if left in persons and _agree(nodes, left, right):
            nodes.union.unite(left, right)
            yield Decision(left, right, "same", "full_name", 1.0)
    yield from _same_family(nodes, full)
    yield from _misspelt_family(nodes, full)
    yield from _swapped(nodes, full)
    yield from _alias_table(nodes)


def _agree(nodes: Nodes, left: int, right: int) -> bool:
    """Whether all that is said of two sets can be true of one person."""
    return all(_can_be_one(a, b) for a in nodes.union.said(left) for b in nodes.union.said(right))


def _can_be_one(left: Told, right: Told) -> bool:
    if left.gender and right.gender and left.gender != right.gender:
        return False
    if not compatible_given(left.given, right.given):
        return False
    return not (left.middle and right.middle) or compatible_given(left.middle, right.middle)


def _same_family(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """One surname, given names that can be one: "Ana Costa", "Ana Lucia Costa"."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in full:
        name = nodes.persons[node]
        blocks[name.family, name.given[0][0]].append(node)
    for block in _small(blocks.values(), lambda node, n: nodes.persons[node].given[0][:n]):
        seen: list[int] = []
        for node in block:
            roots = dict.fromkeys(nodes.union.find(other) for other in seen)
            roots.pop(nodes.union.find(node), None)
            fitting = [root for root in roots if _agree(nodes, root, node)]
            if len(fitting) == 1 and nodes.union.unite(fitting[0], node):
                yield Decision(fitting[0], node, "same", "full_name", 0.95)
            elif fitting:
                for root in fitting:
                    yield Decision(root, node, "unsure", "full_name", 0.5)
            seen.append(node)


def _misspelt_family(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """One given name, surnames one slip apart; short surnames are too near each other to be believed."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in full:
        name = nodes.persons[node]
        if len(name.family) >= 5:
            blocks[name.given[0], "^" + name.family[:3]].append(node)
            blocks[name.given[0], "$" + name.family[-3:]].append(node)
    done = set()
    for block in _small(blocks.values(), lambda node, n: nodes.persons[node].family[:n + 2]):
        for at, right in enumerate(block):
            for left in block[:at]:
                a, b = nodes.persons[left].family, nodes.persons[right].family
                if a == b or (left, right) in done or not is_typo(a, b) or not _agree(nodes, left, right):
                    continue
                done.add((left, right))
                if nodes.union.find(left) == nodes.union.find(right):
                    continue
                sure = same_sound(a, b) or min(len(a), len(b)) >= MIN_TYPO or _is_rare(nodes, left, right)
                if sure and nodes.union.unite(left, right):
                    yield Decision(left, right, "same", "typo", 0.85)
                else:
                    yield Decision(left, right, "unsure", "typo", 0.5)


def _is_rare(nodes: Nodes, left: int, right: int) -> bool:
    """Whether one spelling stands in a single article and the other in many: a slip, not a namesake."""
    few, many = sorted((nodes.heads[left], nodes.heads[right]))
    return few <= 1 and many >= RARE


def _swapped(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """ "Roy Jean" is "Jean Roy" where only one of the two words is a given name; else nobody can tell."""
    known = given_names()
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in full:
        name = nodes.persons[node]
        if not name.middle and len(name.given) == 1:
            by_name[name.given[0], name.family].append(node)
    for (first, last), group in by_name.items():
        others = by_name.get((last, first))
        if not others or first >= last:
            continue
        left, right = group[0], others[0]
        if (first in known) != (last in known) and nodes.union.unite(left, right):
            yield Decision(left, right, "same", "swapped", 0.9)
        else:
            yield Decision(left, right, "unsure", "swapped", 0.5)


def _alias_table(nodes: Nodes) -> Iterator[Decision]:
    """A short form takes, where its article leaves it open, the reading that most articles give it."""
    readings: dict[int, dict[int, int]] = defaultdict(dict)
    for alias, primary, n in nodes.pairs(nodes.alias):
        if alias in nodes.persons:
            root = nodes.union.find(primary)
            readings[alias][root] = readings[alias].get(root, 0) + n
    for alias, counts in readings.items():
        root, n = max(counts.items(), key=lambda item: item[1])
        if n >= ALIAS_SHARE * sum(counts.values()) and n >= SUPPORT and n >= AL * nodes.heads[alias]:
            nodes.links[alias] = (root, "alias_table")
            yield Decision(alias, root, "same", "alias_table", 0.9)

SUPPORT = 1
AL = 0

def _small(blocks: Iterable[list[int]], prefix) -> Iterator[list[int]]:
    """Blocks, the large ones cut by longer common beginnings."""
    for block in blocks:
        if len(block) < 2:
            continue
        if len(block) <= MAX_BLOCK:
            yield block
            continue
        for n in (2, 4, 8):
            parts: dict[str, list[int]] = defaultdict(list)
            for node in block:
                parts[prefix(node, n)].append(node)
            block = []
            for part in parts.values():
                if len(part) <= MAX_BLOCK:
                    if len(part) > 1:
                        yield part
                else:
                    block.extend(part)
            if not block:
                break
