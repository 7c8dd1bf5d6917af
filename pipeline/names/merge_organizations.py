"""Over the corpus: which organizations' names denote one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.names.acronym import initials, stands_for
from pipeline.names.nodes import Decision, Nodes
from pipeline.names.organization import similar_organizations

ALIAS_SHARE = 0.8
MIN_ACRONYM = 3

def merge_organizations(nodes: Nodes) -> Iterator[Decision]:
    bodies = nodes.bodies
    yield from _misspelt(nodes)
    readings: dict[int, dict[int, int]] = defaultdict(dict)
    for alias, primary, n in nodes.pairs(nodes.alias):
        if alias in bodies:
            readings[alias][primary] = readings[alias].get(primary, 0) + n
    for alias, counts in readings.items():
        rooted: dict[int, int] = defaultdict(int)
        for p, n in counts.items():
            rooted[nodes.union.find(p)] += n
        root, n = max(rooted.items(), key=lambda item: (item[1]))
        if n >= ALIAS_SHARE * sum(rooted.values()):
            nodes.links[alias] = (root, "alias_table")
    by_initials = defaultdict(set)
    for node, body in bodies.items():
        if len(body.words) > 1 and not body.is_generic:
            by_initials[initials(body.words)].add(nodes.union.find(node))
            by_initials["".join(w[0] for w in body.words)].add(nodes.union.find(node))
    for node, body in bodies.items():
        if body.is_acronym and node not in nodes.links and len(body.acronym) >= MIN_ACRONYM:
            cands = {nodes.union.find(c) for c in by_initials.get(body.acronym, ())} - {nodes.union.find(node)}
            if len(cands) == 1:
                nodes.links[node] = (next(iter(cands)), "acronym")


def _misspelt(nodes: Nodes) -> Iterator[Decision]:
    blocks = defaultdict(list)
    for node, body in nodes.bodies.items():
        if body.is_acronym or body.is_generic: continue
        c = body.content
        if len(c) > 1:
            for i in range(len(c)):
                blocks[c[:i] + ("*",) + c[i + 1:]].append(node)
        elif len(c[0]) >= 6:
            blocks[("^", c[0][:4])].append(node)
            blocks[("$", c[0][-4:])].append(node)
        blocks["".join(c)].append(node)
    for b in blocks.values():
        if 1 < len(b) < 60:
            for i, x in enumerate(b):
                for y in b[:i]:
                    if nodes.union.find(x) != nodes.union.find(y) and similar_organizations(nodes.bodies[x].content, nodes.bodies[y].content):
                        nodes.union.unite(x, y)
                        yield Decision(x, y, "same", "typo", .9)
