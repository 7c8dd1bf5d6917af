"""Over the corpus: which organizations' names denote one body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.french import rows
from pipeline.names.acronym import initials, stands_for
from pipeline.names.blocking import Blocks
from pipeline.names.links import LINKS
from pipeline.names.merge_actors import ALIAS_SHARE, is_slip
from pipeline.names.name_words import known_acronyms
from pipeline.names.nodes import Decision, Nodes
from pipeline.names.organization import (
    OrganizationName,
    is_numbered,
    parse_organization,
    similar_organizations,
    spells_out,
)

# Two letters stand for too many things to be read without a definition.
MIN_ACRONYM = 3
# "démocrates" and "démocratique" begin alike.
STEM = 5
# "Vasselin" may be short for "Vasselin Autoroutes" where the two stand together, and a firm of its own elsewhere: an
# article where it stands alone weighs a tenth of one that shows a reading. A full weight costs organizations .009.
ALONE = 0.1


def merge_organizations(nodes: Nodes) -> Iterator[Decision]:
    """Unite the nodes of organizations; what is decided comes out, what is unsure too."""
    yield from _known_pairs(nodes)
    yield from _misspelt(nodes)
    yield from _one_acronym(nodes)
    yield from _spelt_acronyms(nodes)
    yield from _alias_table(nodes)
    yield from _undefined_acronyms(nodes)


@LINKS.rule("corpus_body_typo")
def _misspelt(nodes: Nodes) -> Iterator[Decision]:
    """Long names that differ by a slip of the pen, one of them much rarer; acronyms never."""
    bodies, find = nodes.bodies, nodes.union.find
    blocks = Blocks()
    for node, body in bodies.items():
        words = body.content
        if body.is_acronym or body.of_article:
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
                    yield Decision(left, right, "same", "corpus_body_typo", 0.9)
                else:
                    yield Decision(left, right, "unsure", "corpus_body_typo", 0.5)


@LINKS.rule("one_acronym")
def _one_acronym(nodes: Nodes) -> Iterator[Decision]:
    """Long forms of one acronym, of which one says in fewer words what the other says in full."""
    several = []
    for alias, counts in nodes.readings():
        body = nodes.bodies.get(alias)
        if body and len(body.acronym) >= MIN_ACRONYM and not body.of_article and len(counts) > 1:
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
                    yield Decision(long, short, "same", "one_acronym", 0.85)
                    break


@LINKS.rule("corpus_acronym_spelt")
def _spelt_acronyms(nodes: Nodes) -> Iterator[Decision]:
    """An acronym with its place or number, and the one long form that gives both: "SDIS du Gers", "13e RDP".

    Of bodies of which each area has one; an acronym that everyone knows is of its own body.
    """
    longs: dict[str, list[int]] = {}
    for node, body in nodes.bodies.items():
        if len(body.content) > MIN_ACRONYM and not body.of_article:
            for end in {body.content[0], body.content[-1]}:
                longs.setdefault(end, []).append(node)
    for node, short in nodes.bodies.items():
        numbered = is_numbered(short)
        if short.of_article or not (numbered or len(short.head) >= MIN_ACRONYM) or short.head in known_bodies():
            continue  # « CGT du Lot » is no « compagnie générale de transport du Lot »
        near = longs.get(short.content[0 if numbered else -1], ())
        fits = [one for one in near if spells_out(short, nodes.bodies[one])]
        roots = sorted({nodes.union.find(one) for one in fits} - {nodes.union.find(node)})
        for root in roots:
            sure = len(roots) == 1 and nodes.union.unite(root, node)
            yield Decision(root, node, "same" if sure else "unsure", "corpus_acronym_spelt", 0.9 if sure else 0.5)


def _says_less(short: OrganizationName, long: OrganizationName, letters: str) -> bool:
    """Whether the long form holds, in order, every word of the short one, or its stem, and the acronym fits both.

    Both give its letters, or neither does (it is of another language): "Parti des ports (PP)" and "Parti des ports
    suisses", where PP no longer fits, stay two.
    """
    if short.of_article or len(short.content) >= len(long.content):
        return False
    if not stands_for(letters, long.words) and stands_for(letters, short.words):
        return False
    words = iter(long.content)
    return all(
        any(word == other or (len(word) > STEM and word[:STEM] == other[:STEM]) for other in words)
        for word in short.content
    )


@LINKS.rule("body_alias")
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
        sure = n / (total + alone) >= ALIAS_SHARE and nodes.link(alias, root, "body_alias")
        if nodes.heads[alias]:
            yield Decision(alias, root, "same" if sure else "unsure", "body_alias", n / total)


def _rule_in_article(short: OrganizationName, long: OrganizationName) -> str:
    if _is_acronym_of(short, long):
        return "acronym"
    return "body_typo" if similar_organizations(short.content, long.content) else "short_form"


def _is_acronym_of(short: OrganizationName, long: OrganizationName) -> bool:
    return short.is_acronym or bool(short.head) or stands_for(short.acronym, long.words)


@LINKS.rule("initials")
def _undefined_acronyms(nodes: Nodes) -> Iterator[Decision]:
    """An acronym that no article explains, and a long form with these initials: a question, never a link.

    Over a corpus initials prove nothing: EDF became an « école de Francfort ». What everybody knows needs no question.
    """
    wanted = {
        body.acronym
        for node, body in nodes.bodies.items()
        if body.is_acronym and not body.of_article and node not in nodes.links and len(body.acronym) >= MIN_ACRONYM
    } - {acronym.lower() for acronym in known_acronyms()}
    longs: dict[str, set[int]] = {}
    for node, body in nodes.bodies.items():
        if len(body.words) > 1 and not body.of_article:
            for letters in {initials(body.words), "".join(word[0] for word in body.words)} & wanted:
                longs.setdefault(letters, set()).add(node)
    for node, body in nodes.bodies.items():
        if body.is_acronym and not body.of_article and node not in nodes.links:
            for root in sorted({nodes.union.find(long) for long in longs.get(body.acronym, ())}):
                if nodes.union.find(node) != root:
                    yield Decision(node, root, "unsure", "initials", 0.5)


@cache
def known_bodies() -> dict[str, int]:
    """Number of the well-known body that a form denotes, by the form's key."""
    found: dict[str, int] = {}
    for number, row in enumerate(rows("known_pairs")):
        for form in (row["short"], row["long"], *filter(None, row["also"].split(" / "))):
            found.setdefault(parse_organization(form).key, number)
    return found


@LINKS.rule("known_pair")
def _known_pairs(nodes: Nodes) -> Iterator[Decision]:
    """Names that the table of well-known bodies gives to one body, unless an article reads the short one otherwise."""
    readings = dict(nodes.readings())
    groups: dict[int, list[int]] = {}
    for node, body in nodes.bodies.items():
        if (number := known_bodies().get(body.key)) is not None and not body.of_article:
            groups.setdefault(number, []).append(node)
    for number in sorted(groups):
        group = sorted(groups[number], key=lambda node: (-len(nodes.bodies[node].content), nodes.bodies[node].key))
        for node in group[1:]:
            told = {nodes.union.find(read) for read in readings.get(node, ())}
            if told - {nodes.union.find(one) for one in group}:
                yield Decision(node, group[0], "unsure", "known_pair", 0.5)
            elif nodes.union.unite(group[0], node):
                yield Decision(node, group[0], "same", "known_pair", 0.95)
