"""What each article makes of its names: a slot for each form in it, and the node that the slot stands for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Container, Iterator, Sequence

import numpy as np

from pipeline.names.callings import PAPACY
from pipeline.names.columns import ACTOR, GENDERS, ORGANIZATION, Chunk, Ints, NameColumns
from pipeline.names.links import LINKS, RULE_NUMBER, UNRESOLVED, Pairs
from pipeline.names.nodes import Nodes, pair
from pipeline.names.organization import OrganizationName, parse_organization
from pipeline.names.person import PersonName, parse_person, with_title
from pipeline.names.place import Place, beside_each_other, place_open_units, side_by_side
from pipeline.names.within_article import Linked, link_actors, link_organizations


@LINKS.rule("namesakes")
def _left_open_by_place(linked: Linked, placed: Container[int]) -> Iterator[tuple[int, int]]:
    """The open units of an article that place did not settle, each with the clusters that it fits."""
    for unit, heads in linked.open.items():
        if unit not in placed:
            yield from ((unit, head) for head in heads)


class Slots:
    """Slots of all articles linked so far, by number: the node of each, and the rule that put it there.

    `never` gives, by kind, the pairs of keys that the user keeps apart. With `explain` the nodes learn what an article
    could not decide, or decided against.
    """

    def __init__(
        self, columns: NameColumns, nodes: Nodes, never: Sequence[Collection[tuple[str, str]]], *, explain: bool
    ) -> None:
        self.columns = columns
        self.nodes = nodes
        self.explain = explain
        self.node = array("i")
        self.rule = array("b")
        self._never = [frozenset(pairs) for pairs in never]
        # By form: the name taken apart, and the node that it has where no civility changes it.
        self._persons: list[PersonName | None] = [None] * len(columns.forms)
        self._bodies: list[OrganizationName | None] = [None] * len(columns.forms)
        self._form_node = array("i", [-1]) * len(columns.forms)
        self._where: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])

    def link(self, chunk: Chunk) -> Ints:
        """Link the names of some articles, each within its own; the slot of each of their mentions."""
        slots = chunk.slot + np.int32(len(self.node))
        self._link_chunk(chunk, slots)
        return slots

    def key(self, form: int) -> str:
        """The key of a form."""
        return (self._person if self.columns.form_kind[form] == ACTOR else self._body)(form).key

    def _link_chunk(self, chunk: Chunk, slots: Ints) -> None:
        forms, genders, counts = chunk.form.tolist(), chunk.gender.tolist(), chunk.n_mentions.tolist()
        titles, holds, came = chunk.title.tolist(), chunk.holds.tolist(), chunk.first_row.tolist()
        first, kind_of = chunk.first.tolist(), self.columns.form_kind
        columns, rows = self.columns, chunk.rows
        # Plain lists: an article's few mentions are read faster from them than cut out of arrays.
        of_rows = (columns.start[rows], columns.end[rows], columns.bracketed[rows])
        self._where = (chunk.slot.tolist(), *(column.tolist() for column in of_rows))
        base = len(self.node)
        self.node.extend([0] * len(forms))
        self.rule.extend([0] * len(forms))
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
                self.nodes.note_callings((self.node[base + s], holds[s]) for s in actors if holds[s])
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
                nodes.different.add((*two, rule))
        for unit, head in _left_open_by_place(linked, placed):
            nodes.unsure.add((node_of(unit), node_of(head), "namesakes"))

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
            self.node[slot] = own[head]
            self.rule[slot] = RULE_NUMBER[UNRESOLVED if i in linked.open else linked.rule[i]]
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
                own[i] = nodes.own(node) if names[i].of_article else node
        for i, mine in own.items():
            if names[i].is_generic and names[i].is_capital and not names[i].is_acronym and len(own) > 1:
                nodes.near[mine] = tuple(own[j] for j in own if j != i and not names[j].of_article)
        for i, head in enumerate(linked.cluster):
            slot = base + units[i]
            self.node[slot] = own[head]
            self.rule[slot] = RULE_NUMBER[UNRESOLVED if i in linked.open else linked.rule[i]]
            if head != i and not names[i].of_article:
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
                    new[head] = len(self.node)
                    self.node.append(own[head])
                    self.rule.append(RULE_NUMBER["nearest"])
                slots[row] = new[head]

    def _person_node(self, form: int, name: PersonName, gender: str) -> int:
        if name.title or (gender and not name.gender):
            return self.nodes.person(name, gender)
        node = self._form_node[form]
        if node < 0:
            node = self._form_node[form] = self.nodes.person(name, "")
        return node

    def _body_node(self, form: int, name: OrganizationName) -> int:
        node = self._form_node[form]
        if node < 0:
            node = self._form_node[form] = self.nodes.body(name)
        return node

    def _person(self, form: int) -> PersonName:
        name = self._persons[form]
        if name is None:
            name = self._persons[form] = parse_person(self.columns.forms[form])
        return name

    def _body(self, form: int) -> OrganizationName:
        name = self._bodies[form]
        if name is None:
            name = self._bodies[form] = parse_organization(self.columns.forms[form])
        return name
