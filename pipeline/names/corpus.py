"""Names over a whole corpus: who stands behind each mention."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from pipeline.names.callings import PAPACY
from pipeline.names.columns import ACTOR, GENDERS, ORGANIZATION, Chunk, Ints, NameColumns
from pipeline.names.links import LINKS, Pairs
from pipeline.names.merge_actors import merge_actors
from pipeline.names.merge_organizations import merge_organizations
from pipeline.names.nodes import Decision, Nodes, pair
from pipeline.names.organization import OrganizationName, parse_organization
from pipeline.names.person import PersonName, parse_person, with_title
from pipeline.names.place import Place, beside_each_other, place_open_units, side_by_side
from pipeline.names.resolution import NameDecision, Resolution, Wishes
from pipeline.names.said import Said
from pipeline.names.within_article import Linked, link_actors, link_organizations

RULES = tuple(LINKS.rules)
CIVILITIES = {"f": "Mme", "m": "M."}
UNRESOLVED = "unresolved"
RULE_NUMBER = {rule: number for number, rule in enumerate(RULES)}


def resolve_columns(columns: NameColumns, wishes: Wishes | None = None, *, explain: bool = False) -> Resolution:
    """Merge names over all articles, in whatever order they come; `explain` gives the decisions, and takes memory."""
    return _Corpus(columns, wishes or Wishes(), explain=explain).resolve()


@lru_cache(maxsize=1 << 16)
def key_of(kind: int, text: str) -> str:
    """The key that two spellings of one name share."""
    return parse_person(text).key if kind == ACTOR else parse_organization(text).key


@LINKS.rule("namesakes")
def _left_open_by_place(linked: Linked, placed: Container[int]) -> Iterator[tuple[int, int]]:
    """The open units of an article that place did not settle, each with the clusters that it fits."""
    for unit, heads in linked.open.items():
        if unit not in placed:
            yield from ((unit, head) for head in heads)


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
        self._never = [frozenset(pairs) for pairs in apart]
        self.nodes = Nodes(explain=explain)
        # By form: the name taken apart, and the node that it has where no civility changes it.
        self.persons: list[PersonName | None] = [None] * len(columns.forms)
        self.bodies: list[OrganizationName | None] = [None] * len(columns.forms)
        self.form_node = array("i", [-1]) * len(columns.forms)
        self.slot_node = array("i")
        self.slot_rule = array("b")
        self._where: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])

    def resolve(self) -> Resolution:
        slot_of = np.zeros(len(self.columns), dtype=np.int32)
        for chunk in self.columns.chunks():
            slots = chunk.slot + np.int32(len(self.slot_node))
            self._link_chunk(chunk, slots)
            slot_of[chunk.rows] = slots
        nodes = self.nodes
        nodes.start_union()
        for left, right in sorted(nodes.apart):
            nodes.union.keep_apart(left, right)
        self._hear_wishes()
        decisions: list[Decision] = []
        for decision in chain(merge_actors(nodes), merge_organizations(nodes)):
            if self.explain:
                decisions.append(decision)
        self._link_wishes()
        root = nodes.roots()
        node = np.frombuffer(self.slot_node, dtype=np.int32)
        _, compact = np.unique(root[node], return_inverse=True)
        rule = self._final_rules(node)
        return Resolution(
            entity=compact[slot_of].astype(np.int32, copy=False),
            rule=rule[slot_of],
            n_entities=int(compact.max()) + 1 if len(compact) else 0,
            keys=tuple(map(self._key, range(len(self.columns.forms)))),
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
        rule = np.frombuffer(self.slot_rule, dtype=np.int8).copy()
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
        all_of_them = [*decisions]
        for (left, right, rule), _ in nodes.different.items():
            if nodes.union.find(left) != nodes.union.find(right):
                all_of_them.append(Decision(left, right, "different", rule, 0.0))
        for (left, right, rule), _ in nodes.unsure.items():
            all_of_them.append(Decision(left, right, "unsure", rule, 0.5))
        wanted = {node for decision in all_of_them for node in decision[:2]}
        written: dict[int, tuple[int, str]] = {}
        counts = np.bincount(self.columns.form, minlength=len(self.columns.forms))
        for form, text in enumerate(self.columns.forms):
            for node in nodes.find_key(self.columns.form_kind[form], self._key(form)):
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

    def _link_chunk(self, chunk: Chunk, slots: Ints) -> None:
        forms, genders, counts = chunk.form.tolist(), chunk.gender.tolist(), chunk.n_mentions.tolist()
        titles, holds, came = chunk.title.tolist(), chunk.holds.tolist(), chunk.first_row.tolist()
        first, kind_of = chunk.first.tolist(), self.columns.form_kind
        columns, rows = self.columns, chunk.rows
        # Plain lists: an article's few mentions are read faster from them than cut out of arrays.
        of_rows = (columns.start[rows], columns.end[rows], columns.bracketed[rows])
        self._where = (chunk.slot.tolist(), *(column.tolist() for column in of_rows))
        base = len(self.slot_node)
        self.slot_node.extend([0] * len(forms))
        self.slot_rule.extend([0] * len(forms))
        for a in range(len(first) - 1):
            low, high = first[a], first[a + 1]
            actors = [s for s in range(low, high) if kind_of[forms[s]] == ACTOR]
            others = [s for s in range(low, high) if kind_of[forms[s]] != ACTOR]
            if actors:
                names = [with_title(self._person(forms[s]), titles[s]) for s in actors]
                sexes = [GENDERS[genders[s]] for s in actors]
                held = [holds[s] for s in actors] if any(name.title for name in names) else []
                often = [counts[s] for s in actors]
                linked = link_actors(names, sexes, often, self._never[ACTOR], self._beside(chunk, a, actors), held)
                placed = self._place(chunk, a, actors, linked) if linked.open else {}
                self._store_actors(base, actors, [forms[s] for s in actors], names, sexes, often, linked, placed, slots)
                self.nodes.note_callings((self.slot_node[base + s], holds[s]) for s in actors if holds[s])
            if others:
                bodies = [self._body(forms[s]) for s in others]
                defined: frozenset[tuple[int, int]] = frozenset()
                if any(body.acronym for body in bodies) and any(len(body.words) > 1 for body in bodies):
                    defined = side_by_side(self._places(chunk, a, others)[0], bodies)
                linked = link_organizations(
                    bodies, [counts[s] for s in others], [came[s] for s in others], defined, self._never[ORGANIZATION]
                )
                placed = self._place(chunk, a, others, linked) if linked.open else {}
                self._store_bodies(base, others, [forms[s] for s in others], bodies, linked, placed, slots)

    def _beside(self, chunk: Chunk, a: int, units: Sequence[int]) -> Callable[[], Pairs]:
        return lambda: beside_each_other(self._places(chunk, a, units)[0])

    def _note(self, linked: Linked, node_of: Callable[[int], int], placed: dict[int, list[tuple[int, int]]]) -> None:
        """Keep what one article could not decide, or decided against."""
        nodes = self.nodes
        for left, right, rule in linked.different:
            two = node_of(left), node_of(right)
            if two[0] != two[1]:
                nodes.different[(*two, rule)] = nodes.different.get((*two, rule), 0) + 1
        for unit, head in _left_open_by_place(linked, placed):
            key = (node_of(unit), node_of(head), "namesakes")
            nodes.unsure[key] = nodes.unsure.get(key, 0) + 1

    def _places(self, chunk: Chunk, a: int, units: Sequence[int]) -> tuple[list[Place], list[int]]:
        """The article's mentions of some slots in order of place, and their index in the chunk."""
        slots, starts, ends, bracketed = self._where
        unit_of = {slot: unit for unit, slot in enumerate(units)}
        where = [row for row in range(chunk.row_first[a], chunk.row_first[a + 1]) if slots[row] in unit_of]
        return [Place(starts[row], ends[row], unit_of[slots[row]], bracketed[row]) for row in where], where

    def _place(self, chunk: Chunk, a: int, units: Sequence[int], linked: Linked) -> dict[int, list[tuple[int, int]]]:
        """By open unit: (row in the chunk, unit of the cluster) of each mention that place decides."""
        places, where = self._places(chunk, a, units)
        placed: dict[int, list[tuple[int, int]]] = {}
        for index, head in place_open_units(linked, places).items():
            placed.setdefault(places[index][2], []).append((where[index], head))
        return placed

    def _store_actors(
        self,
        base: int,
        units: Sequence[int],
        forms: Sequence[int],
        names: Sequence[PersonName],
        sexes: Sequence[str],
        counts: Sequence[int],
        linked: Linked,
        placed: dict[int, list[tuple[int, int]]],
        slots: Ints,
    ) -> None:
        nodes = self.nodes
        # The gender that any form of a cluster tells holds for all of it.
        sex = list(sexes)
        for i, head in enumerate(linked.cluster):
            sex[head] = sex[head] or sex[i]
        own = {}
        for i, head in enumerate(linked.cluster):
            if head == i:
                node = self._person_node(forms[i], names[i], sex[i])
                nodes.heads[node] += len(placed.get(i, ())) < counts[i]  # who is placed leaves nothing open
                whole = names[i].is_full or names[i].title == PAPACY
                own[i] = node if whole else nodes.own(node)
        for i, head in enumerate(linked.cluster):
            slot = base + units[i]
            self.slot_node[slot] = own[head]
            self.slot_rule[slot] = RULE_NUMBER[UNRESOLVED if i in linked.open else linked.rule[i]]
            if head != i:
                alias = self._person_node(forms[i], names[i], sexes[i])
                primary = nodes.private.get(own[head], own[head])
                if alias != primary:
                    full = names[i].is_full
                    (nodes.same if full else nodes.alias).append(pair(alias, primary))
                    if not full and (sexes[i] or names[i].gender or names[i].title):
                        # What "Mme Vasselin" denotes says something of "Vasselin" too.
                        nodes.alias.append(pair(nodes.person(names[i]._replace(gender="", title=0), ""), primary))
        self._store_placed(placed, own, slots)
        for left, right, rule in linked.different:
            if rule == "beside":
                nodes.apart.append((nodes.person(names[left], sex[left]), nodes.person(names[right], sex[right])))
        if self.explain and (linked.different or linked.open):
            self._note(linked, lambda i: nodes.person(names[i], sex[i]), placed)

    def _store_bodies(
        self,
        base: int,
        units: Sequence[int],
        forms: Sequence[int],
        names: Sequence[OrganizationName],
        linked: Linked,
        placed: dict[int, list[tuple[int, int]]],
        slots: Ints,
    ) -> None:
        nodes = self.nodes
        own = {}
        for i, head in enumerate(linked.cluster):
            if head == i:
                node = self._body_node(forms[i], names[i])
                nodes.heads[node] += 1
                own[i] = nodes.own(node) if names[i].is_generic else node
        for i, mine in own.items():
            if names[i].is_generic and names[i].is_capital and not names[i].is_acronym and len(own) > 1:
                nodes.near[mine] = tuple(own[j] for j in own if j != i and not names[j].is_generic)
        for i, head in enumerate(linked.cluster):
            slot = base + units[i]
            self.slot_node[slot] = own[head]
            self.slot_rule[slot] = RULE_NUMBER[UNRESOLVED if i in linked.open else linked.rule[i]]
            if head != i and not names[i].is_generic:
                alias, primary = self._body_node(forms[i], names[i]), nodes.private.get(own[head], own[head])
                if alias != primary:
                    nodes.alias.append(pair(alias, primary))
        self._store_placed(placed, own, slots)
        if self.explain and (linked.different or linked.open):
            self._note(linked, lambda i: nodes.body(names[i]), placed)

    def _store_placed(self, placed: dict[int, list[tuple[int, int]]], own: dict[int, int], slots: Ints) -> None:
        for mentions in placed.values():
            new: dict[int, int] = {}
            for row, head in mentions:
                if head not in new:
                    new[head] = len(self.slot_node)
                    self.slot_node.append(own[head])
                    self.slot_rule.append(RULE_NUMBER["nearest"])
                slots[row] = new[head]

    def _person_node(self, form: int, name: PersonName, gender: str) -> int:
        if name.title or (gender and not name.gender):
            return self.nodes.person(name, gender)
        node = self.form_node[form]
        if node < 0:
            node = self.form_node[form] = self.nodes.person(name, "")
        return node

    def _body_node(self, form: int, name: OrganizationName) -> int:
        node = self.form_node[form]
        if node < 0:
            node = self.form_node[form] = self.nodes.body(name)
        return node

    def _key(self, form: int) -> str:
        return (self._person if self.columns.form_kind[form] == ACTOR else self._body)(form).key

    def _person(self, form: int) -> PersonName:
        name = self.persons[form]
        if name is None:
            name = self.persons[form] = parse_person(self.columns.forms[form])
        return name

    def _body(self, form: int) -> OrganizationName:
        name = self.bodies[form]
        if name is None:
            name = self.bodies[form] = parse_organization(self.columns.forms[form])
        return name
