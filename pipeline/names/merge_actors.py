"""Over the corpus: which persons' names denote one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.names.blocking import Blocks
from pipeline.names.callings import contradict
from pipeline.names.links import LINKS
from pipeline.names.name_words import given_names
from pipeline.names.nodes import Decision, Nodes, Told, can_be_one
from pipeline.names.person import PersonName, is_typo, plain_umlauts, same_sound

# Share of the articles that one reading of a short form must hold before it is taken elsewhere. From .6 to .95 the
# result on the two dedup sets moves by .003 at most.
ALIAS_SHARE = 0.8
# A slip is believed over the corpus in names of this length, where the right spelling stands in eight times as many
# articles or the wrong one in a single article; in shorter ones only where both are so.
MIN_TYPO = 8
RARER = 8


def merge_actors(nodes: Nodes) -> Iterator[Decision]:
    """Unite the nodes of persons; what is decided comes out, what is unsure too."""
    full = _full_names(nodes)
    for left, right, _ in sorted(
        nodes.pairs(nodes.same), key=lambda pair: (_order(nodes, pair[1]), _order(nodes, pair[0]))
    ):
        if left in nodes.persons and nodes.union.unite(right, left):
            yield Decision(right, left, "same", "full_name", 1.0)
    yield from _same_family(nodes, full)
    yield from _misspelt_family(nodes, full)
    yield from _swapped(nodes, full)
    yield from _alias_table(nodes)
    if nodes.explain:
        yield from _left_open(nodes, full)


def is_slip(nodes: Nodes, left: int, right: int, length: int) -> bool:
    """Whether one spelling is so much rarer than the other that it is a slip, not a namesake."""
    few, many = sorted((nodes.heads[left], nodes.heads[right]))
    return few <= max(1, many // RARER) if length >= MIN_TYPO else few <= 1 and many >= RARER


def _is_misspelt(nodes: Nodes, left: int, right: int, length: int) -> bool:
    """Of two spellings with an article each nothing says which is the slip: "Pierre Martinet", "Pierre Martinez"."""
    return max(nodes.heads[left], nodes.heads[right]) > 1 and is_slip(nodes, left, right, length)


def _full_names(nodes: Nodes) -> list[int]:
    return [node for node, name in nodes.persons.items() if name.is_full]


def _order(nodes: Nodes, node: int) -> tuple[int, int, str, str]:
    """Fuller names first, then those of more articles; node numbers depend on the order of input and do not count."""
    name = nodes.persons[node]
    return -len(name.given) - len(name.middle), -nodes.heads[node], name.key, nodes.gender.get(node, "")


@LINKS.rule("corpus_full_name")
def _same_family(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """One surname, given names that can be one: "Ana Costa", "Ana Lucia Costa"."""
    persons, find = nodes.persons, nodes.union.find
    blocks = Blocks()
    for node in full:
        blocks.add(f"{persons[node].given[0][0]} {persons[node].family}", node)
    for block in blocks.small(lambda node, n: persons[node].given[0][:n]):
        block.sort(key=lambda node: _order(nodes, node))
        for at, node in enumerate(block):
            family = persons[node].family
            roots = dict.fromkeys(find(other) for other in block[:at] if persons[other].family == family)
            roots.pop(find(node), None)
            fitting = [root for root in roots if nodes.union.may_unite(root, node)]
            if len(fitting) == 1:
                nodes.union.unite(fitting[0], node)
                yield Decision(fitting[0], node, "same", "corpus_full_name", 0.95)
            else:
                for root in fitting:
                    yield Decision(root, node, "unsure", "corpus_full_name", 0.5)


@LINKS.rule("corpus_typo")
def _misspelt_family(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """One given name, surnames one slip apart; short surnames are too near each other to be believed."""
    persons, union = nodes.persons, nodes.union
    blocks = Blocks()
    for node in full:
        name, tail = persons[node], plain_umlauts(_surname(persons[node]))
        if len(tail) >= 3:
            blocks.add(f"{name.given[0]} ^{tail[:3]}", node)
            blocks.add(f"{name.given[0]} ${tail[-3:]}", node)
    seen = set()
    for block in blocks.small(lambda node, n: _surname(persons[node])[: n + 2]):
        block.sort(key=lambda node: (-nodes.heads[node], persons[node].key, nodes.gender.get(node, "")))
        for at, right in enumerate(block):
            b = _surname(persons[right])
            for left in block[:at]:
                a = _surname(persons[left])
                slip = is_typo(a, b)
                if (
                    a == b
                    or not (slip or _is_half(persons[left], persons[right]))
                    or (left, right) in seen
                    or not union.may_unite(left, right)
                ):
                    continue
                seen.add((left, right))
                if union.find(left) == union.find(right):
                    continue
                if not slip:
                    yield Decision(left, right, "unsure", "double_surname", 0.5)
                elif (same_sound(a, b) or _is_misspelt(nodes, left, right, min(len(a), len(b)))) and union.unite(
                    left, right
                ):
                    yield Decision(left, right, "same", "corpus_typo", 0.85)
                else:
                    yield Decision(left, right, "unsure", "corpus_typo", 0.5)


def _surname(name: PersonName) -> str:
    """All that follows the given names: nobody can tell a middle name from the half of a double surname."""
    return "".join((*name.middle, name.family))


@LINKS.rule("double_surname")
def _is_half(left: PersonName, right: PersonName) -> bool:
    """Whether one surname is half of the other, a double one."""
    return any(b.parts and a.family in (b.parts[0], b.parts[-1]) for a, b in ((left, right), (right, left)))


@LINKS.rule("corpus_swapped")
def _swapped(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """Surname first: "Roy Jean" is "Jean Roy" where only one of the two words is a given name; else nobody can tell."""
    known, persons = given_names(), nodes.persons
    blocks = Blocks()
    for node in full:
        name = persons[node]
        if not name.middle and len(name.given) == 1:
            blocks.add(" ".join(sorted((name.given[0], name.family))), node)
    for block in blocks.small(lambda node, n: persons[node].key[:n]):
        block.sort(key=lambda node: _order(nodes, node))
        for at, right in enumerate(block):
            for left in block[:at]:
                first, last = persons[left].given[0], persons[left].family
                if (persons[right].family, persons[right].given[0]) != (first, last) or first == last:
                    continue
                # The two given names differ, but they are not what either means by a given name.
                if (first in known) != (last in known) and nodes.union.unite(left, right, force=True):
                    yield Decision(left, right, "same", "corpus_swapped", 0.9)
                else:
                    yield Decision(left, right, "unsure", "corpus_swapped", 0.5)


@LINKS.rule("alias_table")
def _alias_table(nodes: Nodes) -> Iterator[Decision]:
    """A short form takes, where its article leaves it open, the reading that most articles give it."""
    bearers = _bearers(nodes)
    for alias, readings in nodes.readings():
        if alias not in nodes.persons:
            continue
        counts: dict[int, int] = {}
        by_given_name: set[int] = set()
        for primary, n in readings.items():
            root = nodes.union.find(primary)
            counts[root] = counts.get(root, 0) + n
            if _is_given_name_of(nodes.persons[alias], nodes.persons[primary]):
                by_given_name.add(root)
        total = sum(counts.values())
        for root, n in counts.items():
            yield Decision(alias, root, "same", _rule_in_article(nodes, alias, root), n / total)
        root, n = max(counts.items(), key=lambda item: (item[1], nodes.persons[item[0]].key))
        if len(nodes.persons[alias].family) == 1:
            continue  # « Mme D. » is somebody else in every article
        if root in by_given_name:
            yield from _given_name_elsewhere(nodes, alias, root)
            continue
        share = min(n / total, _share_of_bearer(nodes, alias, root, bearers.get(nodes.persons[alias].family, ())))
        sure = share >= ALIAS_SHARE and nodes.link(alias, root, "alias_table")
        if nodes.heads[alias]:
            yield Decision(alias, root, "same" if sure else "unsure", "alias_table", share)
    yield from _alias_by_neutral(nodes)


def _bearers(nodes: Nodes) -> dict[str, list[int]]:
    """Who is named in full, by the family name."""
    found: dict[str, list[int]] = {}
    for node in _full_names(nodes):
        found.setdefault(nodes.persons[node].family, []).append(node)
    return found


def _share_of_bearer(nodes: Nodes, alias: int, root: int, family: Iterable[int]) -> float:
    """Of the articles that name in full one of those who may be meant by a short form, the share that names this one.

    Who is never called by the surname alone may be meant all the same: another affair's « Mme Vasselin ».
    """
    said = Told(nodes.persons[alias].given, (), nodes.gender.get(alias, ""))
    articles: Counter[bool] = Counter()
    for node in family:
        theirs = nodes.persons[node]
        if can_be_one(said, Told(theirs.given, (), nodes.gender.get(node, ""))):
            articles[nodes.union.find(node) == root] += nodes.heads[node]
    return articles[True] / articles.total() if articles.total() else 1.0


def _alias_by_neutral(nodes: Nodes) -> Iterator[Decision]:
    """The reading of "Vasselin" is that of "Mme Vasselin", never explained, when it is a woman's or not known.

    That of « Me Vasselin » too, where one who bears the name is known to plead.
    """
    callings = _callings(nodes)
    for (gender, title), numbers in nodes.numbers.items():
        if not gender and not title:
            continue
        for key, node in numbers.items():
            neutral = nodes.numbers["", 0].get(key)
            if neutral is None or node in nodes.links or nodes.persons[node].given or neutral not in nodes.links:
                continue
            root = nodes.links[neutral][0]
            if title and not title & callings.get(root, 0):
                continue
            if all(not gender or other.gender in ("", gender) for other in nodes.union.said(root)) and nodes.link(
                node, root, "alias_table"
            ):
                yield Decision(node, root, "same", "alias_table", ALIAS_SHARE)


def _callings(nodes: Nodes) -> dict[int, int]:
    """By who bears them, the callings that titles and roles tell."""
    found: dict[int, int] = {}
    for node, held in nodes.holds.items():
        root = nodes.union.find(node)
        found[root] = found.get(root, 0) | held
    return found


@LINKS.rule("given_name_elsewhere")
def _given_name_elsewhere(nodes: Nodes, alias: int, root: int) -> Iterator[Decision]:
    """A given name has as many bearers as articles: what one article means by it says nothing of another's."""
    if nodes.heads[alias]:
        yield Decision(alias, root, "unsure", "given_name_elsewhere", 0.5)


def _rule_in_article(nodes: Nodes, alias: int, root: int) -> str:
    short, long = nodes.persons[alias], nodes.persons[root]
    if short.given:
        return "initial"
    if short.family in (long.family, long.last):
        return "surname"
    return "given_name" if _is_given_name_of(short, long) else "typo"


def _is_given_name_of(short: PersonName, long: PersonName) -> bool:
    return not short.given and short.family in long.given and short.family not in (long.family, long.last)


@LINKS.rule("left_open")
def _left_open(nodes: Nodes, full: list[int]) -> Iterator[Decision]:
    """Surnames and initials that no article explains, where the corpus has one person who might bear them."""
    bearers: dict[str, set[int]] = {}
    callings = _callings(nodes)
    for node in full:
        bearers.setdefault(nodes.persons[node].family, set()).add(nodes.union.find(node))
    for node, name in nodes.persons.items():
        if node in nodes.links or not nodes.heads[node] or name.is_full or len(name.family) == 1:
            continue
        told = Told(name.given, (), nodes.gender.get(node, ""))
        fitting = [
            root
            for root in bearers.get(name.family, ())
            if all(can_be_one(told, other) for other in nodes.union.said(root))
            and not contradict(name.title, callings.get(root, 0))
        ]
        if len(fitting) == 1:
            yield Decision(node, fitting[0], "unsure", "left_open", 0.5)
