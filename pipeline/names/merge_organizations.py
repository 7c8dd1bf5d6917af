"""Over the corpus: which organizations' names denote one body."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.names.acronym import initials, stands_for
from pipeline.names.blocks import Blocks
from pipeline.names.merge_actors import ALIAS_SHARE, is_slip
from pipeline.names.nodes import Decision, Nodes
from pipeline.names.organization import OrganizationName, similar_organizations

# Two letters stand for too many things to be read without a definition.
MIN_ACRONYM = 3
# "démocrates" and "démocratique" begin alike.
STEM = 5
# "Vasselin" may be short for "Vasselin Autoroutes" where the two stand together, and a firm of its own elsewhere: an
# article where it stands alone weighs a tenth of one that shows a reading. A full weight costs organizations .009.
ALONE = 0.1


def merge_organizations(nodes: Nodes) -> Iterator[Decision]:
    """Unite the nodes of organizations; what is decided comes out, what is unsure too."""
    yield from _misspelt(nodes)
    yield from _one_acronym(nodes)
    yield from _alias_table(nodes)
    yield from _undefined_acronyms(nodes)


def _misspelt(nodes: Nodes) -> Iterator[Decision]:
    """Long names that differ by a slip of the pen, one of them much rarer; acronyms never."""
    bodies, find = nodes.bodies, nodes.union.find
    blocks = Blocks()
    for node, body in bodies.items():
        words = body.content
        if body.is_acronym or body.is_generic:
            continue
        if len(words) > 1:
            for at in range(len(words)):
                blocks.add(" ".join((*words[:at], "*", *words[at + 1 :])), node)
        elif len(words[0]) >= 6:
            blocks.add("^" + words[0][:4], node)
            blocks.add("$" + words[0][-4:], node)
        blocks.add("".join(words), node)
    for block in blocks.small(lambda node, n: "".join(bodies[node].content)[: n + 2]):
        block.sort(key=lambda node: (-nodes.heads[node], bodies[node].key))
        for at, right in enumerate(block):
            for left in block[:at]:
                a, b = bodies[left].content, bodies[right].content
                if find(left) == find(right) or a[0][0] != b[0][0] or not similar_organizations(a, b):
                    continue
                spaced = "".join(a) == "".join(b)
                if (spaced or is_slip(nodes, left, right, len("".join(a)))) and nodes.union.unite(left, right):
                    yield Decision(left, right, "same", "typo", 0.9)
                else:
                    yield Decision(left, right, "unsure", "typo", 0.5)


def _one_acronym(nodes: Nodes) -> Iterator[Decision]:
    """Long forms of one acronym, of which one says in fewer words what the other says in full."""
    several = []
    for alias, counts in nodes.readings():
        body = nodes.bodies.get(alias)
        if body and len(body.acronym) >= MIN_ACRONYM and not body.is_generic and len(counts) > 1:
            several.append((body, counts))
    for acronym, counts in sorted(several, key=lambda item: item[0].key):
        longs = sorted(
            counts, key=lambda node: (-len(nodes.bodies[node].content), -counts[node], nodes.bodies[node].key)
        )
        for at, short in enumerate(longs):
            for long in longs[:at]:
                if nodes.union.find(short) == nodes.union.find(long):
                    break
                if _says_less(nodes.bodies[short], nodes.bodies[long], acronym.acronym) and nodes.union.unite(
                    long, short
                ):
                    yield Decision(long, short, "same", "acronym", 0.85)
                    break


def _says_less(short: OrganizationName, long: OrganizationName, letters: str) -> bool:
    """Whether the long form holds, in order, every word of the short one, or its stem, and the acronym fits both.

    Both give its letters, or neither does (it is of another language): "Parti des ports (PP)" and "Parti des ports
    suisses", where PP no longer fits, stay two.
    """
    if short.is_generic or len(short.content) >= len(long.content):
        return False
    if not stands_for(letters, long.words) and stands_for(letters, short.words):
        return False
    words = iter(long.content)
    return all(
        any(word == other or (len(word) > STEM and word[:STEM] == other[:STEM]) for other in words)
        for word in short.content
    )


def _alias_table(nodes: Nodes) -> Iterator[Decision]:
    """A short form takes, where its article leaves it open, the reading that most articles give it."""
    for alias, counts in nodes.readings():
        if alias not in nodes.bodies:
            continue
        rooted: dict[int, int] = {}
        for primary, n in counts.items():
            root = nodes.union.find(primary)
            rooted[root] = rooted.get(root, 0) + n
        total = sum(rooted.values())
        for root, n in rooted.items():
            rule = _rule_in_article(nodes.bodies[alias], nodes.bodies[root])
            yield Decision(alias, root, "same", rule, n / total)
        root, n = max(rooted.items(), key=lambda item: (item[1], nodes.bodies[item[0]].key))
        acronym = _is_acronym_of(nodes.bodies[alias], nodes.bodies[root])
        alone = 0.0 if acronym else nodes.heads[alias] * ALONE
        sure = n / (total + alone) >= ALIAS_SHARE and nodes.link(alias, root, "alias_table")
        if nodes.heads[alias]:
            yield Decision(alias, root, "same" if sure else "unsure", "alias_table", n / total)


def _rule_in_article(short: OrganizationName, long: OrganizationName) -> str:
    if _is_acronym_of(short, long):
        return "acronym"
    return "typo" if similar_organizations(short.content, long.content) else "short_form"


def _is_acronym_of(short: OrganizationName, long: OrganizationName) -> bool:
    return short.is_acronym or bool(short.head) or stands_for(short.acronym, long.words)


def _undefined_acronyms(nodes: Nodes) -> Iterator[Decision]:
    """An acronym that no article explains stands for the only long form of the corpus with these initials."""
    wanted = {
        body.acronym
        for node, body in nodes.bodies.items()
        if body.is_acronym and not body.is_generic and node not in nodes.links and len(body.acronym) >= MIN_ACRONYM
    }
    longs: dict[str, set[int]] = {}
    for node, body in nodes.bodies.items():
        if len(body.words) > 1 and not body.is_generic:
            for letters in {initials(body.words), "".join(word[0] for word in body.words)} & wanted:
                longs.setdefault(letters, set()).add(node)
    for node, body in nodes.bodies.items():
        if not body.is_acronym or body.is_generic or node in nodes.links or len(body.acronym) < MIN_ACRONYM:
            continue
        roots = {nodes.union.find(long) for long in longs.get(body.acronym, ())} - {nodes.union.find(node)}
        if len(roots) == 1 and nodes.link(node, min(roots), "acronym"):
            yield Decision(node, min(roots), "same", "acronym", 0.8)
        else:
            for root in sorted(roots):
                yield Decision(node, root, "unsure", "acronym", 0.5)
