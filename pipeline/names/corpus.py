"""Names over a whole corpus: who stands behind each mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from pipeline.names.columns import ACTOR, ORGANIZATION, Ints, NameColumns
from pipeline.names.links import LINKS, RULE_NUMBER, UNRESOLVED
from pipeline.names.merge_actors import merge_actors
from pipeline.names.merge_organizations import merge_organizations
from pipeline.names.nodes import Decision, Nodes
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person
from pipeline.names.resolution import NameDecision, Resolution, Wishes
from pipeline.names.said import Said
from pipeline.names.slots import Slots

CIVILITIES = {"f": "Mme", "m": "M."}


def resolve_columns(columns: NameColumns, wishes: Wishes | None = None, *, explain: bool = False) -> Resolution:
    """Merge names over all articles, in whatever order they come; `explain` gives the decisions, and takes memory."""
    return _Corpus(columns, wishes or Wishes(), explain=explain).resolve()


@lru_cache(maxsize=1 << 16)
def key_of(kind: int, text: str) -> str:
    """The key that two spellings of one name share."""
    return parse_person(text).key if kind == ACTOR else parse_organization(text).key


@LINKS.rule(UNRESOLVED)
def _rule_of_own_row(nodes: Nodes, mine: int, key: int) -> str:
    """What is said of a name that only its article could tell: the corpus linked it, or it stays by itself."""
    if linked := nodes.links.get(key):
        return linked[1]
    return "generic" if mine in nodes.read else UNRESOLVED


class _Corpus:
    def __init__(self, columns: NameColumns, wishes: Wishes, *, explain: bool) -> None:
        self.columns = columns
        self.explain = explain
        said = Said(columns)
        self.together = [(kind, *said.meant(kind, a, b)) for kind, a, b in wishes.together]
        apart: list[set[tuple[str, str]]] = [set(), set()]
        for kind, a, b in wishes.apart:
            for left, right in product(said.of(kind, a), said.of(kind, b)):
                apart[kind] |= {(left, right), (right, left)}
        self._never = apart
        self.nodes = Nodes(explain=explain)
        self.slots = Slots(columns, self.nodes, apart, explain=explain)

    def resolve(self) -> Resolution:
        slot_of = np.zeros(len(self.columns), dtype=np.int32)
        for chunk in self.columns.chunks():
            slot_of[chunk.rows] = self.slots.link(chunk)
        nodes = self.nodes
        nodes.start_union()
        for left, right in sorted(nodes.apart):
            nodes.union.keep_apart(left, right)
        self._hear_wishes()
        # Merging happens while they are gone through, whether anybody keeps them or not.
        decisions = [one for one in chain(merge_actors(nodes), merge_organizations(nodes)) if self.explain]
        self._link_wishes()
        root = nodes.roots()
        node = np.frombuffer(self.slots.node, dtype=np.int32)
        _, compact = np.unique(root[node], return_inverse=True)
        rule = self._final_rules(node)
        return Resolution(
            entity=compact[slot_of].astype(np.int32, copy=False),
            rule=rule[slot_of],
            n_entities=int(compact.max()) + 1 if len(compact) else 0,
            keys=tuple(map(self.slots.key, range(len(self.columns.forms)))),
            decisions=self._told(decisions) if self.explain else (),
        )

    def _hear_wishes(self) -> None:
        """First what the user keeps apart, then what the user puts together: no rule comes between."""
        nodes = self.nodes
        for kind, pairs in enumerate(self._never):
            for left, right in sorted(pairs):
                for a in nodes.find_said(kind, left):
                    for b in nodes.find_said(kind, right):
                        nodes.union.keep_apart(a, b)
        for kind, *both in self.together:
            found = [node for side in both for said in side for node in nodes.find_said(kind, said)]
            for other in found[1:]:
                nodes.union.unite(found[0], other, force=True)

    @LINKS.rule("user")
    def _link_wishes(self) -> None:
        """A short form that the user ties to a full one takes all its open mentions with it."""
        nodes = self.nodes
        for kind, *both in self.together:
            found = [node for side in both for said in side for node in nodes.find_said(kind, said)]
            for node in found:
                nodes.links[node] = (nodes.union.find(node), "user")

    def _final_rules(self, node: Ints) -> npt.NDArray[np.int8]:
        """The rule of each slot: what the corpus decided about open names replaces what the article could not."""
        rule = np.frombuffer(self.slots.rule, dtype=np.int8).copy()
        over = np.full(len(self.nodes.heads), -1, dtype=np.int8)
        for mine, key in self.nodes.private.items():
            over[mine] = RULE_NUMBER[_rule_of_own_row(self.nodes, mine, key)]
        for key, (_, told) in self.nodes.links.items():
            over[key] = RULE_NUMBER[told]
        same = (rule == RULE_NUMBER["same_name"]) | (rule == RULE_NUMBER[UNRESOLVED])
        better = over[node]
        replaced = same & (better >= 0)
        rule[replaced] = better[replaced]
        return rule

    def _told(self, decisions: Sequence[Decision]) -> tuple[NameDecision, ...]:
        """Decisions with names for nodes: of each node the form that most articles write."""
        nodes = self.nodes
        find = nodes.union.find
        all_of_them = [
            *decisions,
            *(Decision(a, b, "different", rule, 0.0) for a, b, rule in nodes.different if find(a) != find(b)),
            *(Decision(a, b, "unsure", rule, 0.5) for a, b, rule in nodes.unsure),
        ]
        wanted = {node for decision in all_of_them for node in decision[:2]}
        written: dict[int, tuple[int, str]] = {}
        counts = np.bincount(self.columns.form, minlength=len(self.columns.forms))
        for form, text in enumerate(self.columns.forms):
            for node in nodes.find_key(self.columns.form_kind[form], self.slots.key(form)):
                if node in wanted:
                    best = (-int(counts[form]), text)
                    written[node] = min(written.get(node, best), best)
        told = set()
        for left, right, decision, rule, score in all_of_them:
            if left in written and right in written and written[left] != written[right]:
                kind = ACTOR if left in nodes.persons else ORGANIZATION
                one, other = sorted(self._asked(node, written[node][1], decision) for node in (left, right))
                told.add(NameDecision(kind, one, other, decision, rule, round(score, 3)))
        return tuple(sorted(told))

    def _asked(self, node: int, text: str, decision: str) -> str:
        """A name as a question has it: « Mme Vasselin », where that is what is asked about."""
        gender = self.nodes.gender.get(node, "") if decision == "unsure" else ""
        alone = node in self.nodes.persons and not self.nodes.persons[node].given
        return f"{CIVILITIES[gender]} {text}" if gender and alone and not parse_person(text).gender else text
