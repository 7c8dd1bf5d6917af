"""Names over a whole corpus: who stands behind each mention."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.names.article import Linked, link_actors, link_organizations
from pipeline.names.columns import ACTOR, GENDERS, Chunk, Ints, NameColumns
from pipeline.names.merge_actors import merge_actors
from pipeline.names.merge_organizations import merge_organizations
from pipeline.names.nodes import Decision, Nodes, pair
from pipeline.names.organization import OrganizationName, parse_organization
from pipeline.names.person import PersonName, parse_person
from pipeline.names.place import Place, place_open_units, side_by_side

RULES = (
    "same_name",
    "full_name",
    "swapped",
    "initial",
    "surname",
    "given_name",
    "typo",
    "acronym_defined",
    "acronym",
    "short_form",
    "generic",
    "nearest",
    "alias_table",
    "unresolved",
    "user",
)
RULE_NUMBER = {rule: number for number, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entity of each mention, and what put it there.

    `entity` holds, by mention, a number that all mentions of one entity share, `rule` an index into RULES.
    `decisions` are the decisions that mattered, about two different forms each.
    """

    entity: Ints
    rule: npt.NDArray[np.int8]
    n_entities: int
    decisions: tuple[Decision, ...] = ()


def resolve_columns(columns: NameColumns) -> Resolution:
    """Merge names over all articles; the order in which mentions were added is irrelevant."""
    return _Corpus(columns).resolve()


class _Corpus:
    def __init__(self, columns: NameColumns) -> None:
        self.columns = columns
        self.nodes = Nodes()
        self.persons: dict[int, PersonName] = {}
        self.bodies: dict[int, OrganizationName] = {}
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
        decisions = [*merge_actors(nodes), *merge_organizations(nodes)]
        root = nodes.roots()
        node = np.frombuffer(self.slot_node, dtype=np.int32)
        _, compact = np.unique(root[node], return_inverse=True)
        compact = compact.astype(np.int32)
        rule = np.frombuffer(self.slot_rule, dtype=np.int8)
        return Resolution(
            entity=compact[slot_of],
            rule=rule[slot_of],
            n_entities=int(compact.max()) + 1 if len(compact) else 0,
            decisions=tuple(decisions),
        )

    def _link_chunk(self, chunk: Chunk, slots: Ints) -> None:
        forms, genders, counts = chunk.form.tolist(), chunk.gender.tolist(), chunk.count.tolist()
        first, kind_of = chunk.first.tolist(), self.columns.form_kind
        columns, rows = self.columns, chunk.rows
        # Plain lists: an article's few mentions are read faster from them than cut out of arrays.
        self._where = (
            chunk.slot.tolist(), columns.start[rows].tolist(), columns.end[rows].tolist(), columns.bracketed[rows].tolist()
        )
        base = len(self.slot_node)
        self.slot_node.extend([0] * len(forms))
        self.slot_rule.extend([0] * len(forms))
        for a in range(len(first) - 1):
            low, high = first[a], first[a + 1]
            actors = [s for s in range(low, high) if kind_of[forms[s]] == ACTOR]
            others = [s for s in range(low, high) if kind_of[forms[s]] != ACTOR]
            if actors:
                names = [self._person(forms[s]) for s in actors]
                sexes = [GENDERS[genders[s]] for s in actors]
                linked = link_actors(names, sexes, [counts[s] for s in actors])
                placed = self._place(chunk, a, actors, linked) if linked.open else {}
                self._store_actors(base, actors, names, sexes, linked, placed, slots)
            if others:
                bodies = [self._body(forms[s]) for s in others]
                defined: frozenset[tuple[int, int]] = frozenset()
                if any(body.acronym for body in bodies) and any(len(body.words) > 1 for body in bodies):
                    defined = side_by_side(self._places(chunk, a, others)[0], bodies)
                linked = link_organizations(bodies, [counts[s] for s in others], defined)
                placed = self._place(chunk, a, others, linked) if linked.open else {}
                self._store_bodies(base, others, bodies, linked, placed, slots)

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
        names: Sequence[PersonName],
        sexes: Sequence[str],
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
                node = nodes.person(names[i], sex[i])
                nodes.heads[node] += 1
                own[i] = node if names[i].given and not names[i].abbreviated else nodes.own(node)
        for i, head in enumerate(linked.cluster):
            slot = base + units[i]
            self.slot_node[slot] = own[head]
            self.slot_rule[slot] = RULE_NUMBER["unresolved" if i in linked.open else linked.rule[i]]
            if head != i:
                alias = nodes.person(names[i], sex[head] if not names[i].given else sexes[i])
                primary = nodes.private.get(own[head], own[head])
                if alias != primary:
                    full = names[i].given and not names[i].abbreviated
                    (nodes.same if full else nodes.alias).append(pair(alias, primary))
        self._store_placed(base, placed, own, slots)

    def _store_bodies(
        self,
        base: int,
        units: Sequence[int],
        names: Sequence[OrganizationName],
        linked: Linked,
        placed: dict[int, list[tuple[int, int]]],
        slots: Ints,
    ) -> None:
        nodes = self.nodes
        own = {}
        for i, head in enumerate(linked.cluster):
            if head == i:
                node = nodes.body(names[i])
                nodes.heads[node] += 1
                own[i] = nodes.own(node) if names[i].is_generic else node
        for i, head in enumerate(linked.cluster):
            slot = base + units[i]
            self.slot_node[slot] = own[head]
            self.slot_rule[slot] = RULE_NUMBER["unresolved" if i in linked.open else linked.rule[i]]
            if head != i and not names[i].is_generic:
                alias, primary = nodes.body(names[i]), nodes.private.get(own[head], own[head])
                if alias != primary:
                    nodes.alias.append(pair(alias, primary))
        self._store_placed(base, placed, own, slots)

    def _store_placed(
        self, base: int, placed: dict[int, list[tuple[int, int]]], own: dict[int, int], slots: Ints
    ) -> None:
        for mentions in placed.values():
            new: dict[int, int] = {}
            for row, head in mentions:
                if head not in new:
                    new[head] = len(self.slot_node)
                    self.slot_node.append(own[head])
                    self.slot_rule.append(RULE_NUMBER["nearest"])
                slots[row] = new[head]

    def _person(self, form: int) -> PersonName:
        name = self.persons.get(form)
        if name is None:
            name = self.persons[form] = parse_person(self.columns.forms[form])
        return name

    def _body(self, form: int) -> OrganizationName:
        name = self.bodies.get(form)
        if name is None:
            name = self.bodies[form] = parse_organization(self.columns.forms[form])
        return name
