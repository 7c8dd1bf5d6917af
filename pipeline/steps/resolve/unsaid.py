"""Roles that the user says somebody does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.names.key import fold_text
from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.steps.relate.roles.of_one import of_one
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.wishes import Node, node_of, set_line_aside


def denies_role(one: Correction) -> bool:
    """Whether a line says that somebody does not have a role."""
    return one.decision == "without" and one.kind == "actor"


def without_roles(
    names: Mentions, roles: Sequence[Role], linking: Linking, lines: Iterable[Correction]
) -> tuple[list[Role], tuple[Rejection, ...]]:
    """The roles that stay, and the lines that deny one which nobody of that name has; `names` knows those that go.

    A line is about whoever the tables call so, else has that form of a name, and about all writings of the role.
    """
    called: dict[Node, set[str]] = defaultdict(set)
    also: dict[Node, set[str]] = defaultdict(set)
    for entity in linking.entities:
        called[node_of("actor", entity.name)].add(entity.entity_id)
        for alias in entity.aliases:
            also[node_of("actor", alias.text)].add(entity.entity_id)
    said: dict[tuple[str | None, str], list[Role]] = defaultdict(list)
    for row in roles:
        for written in {fold_text(row.role), fold_text(of_one(row.role))}:
            said[linking.entity_id(row.actor), written].append(row)
    unmatched = []
    for one in lines:
        name, role = node_of("actor", one.left), fold_text(one.right or "")
        meant = [row for who in called[name] or also[name] for row in said[who, role]]
        meant = [row for row in meant if one.article_id in (None, names.article_of(row.actor))]
        names.denied |= {(row.actor, row.role) for row in meant}
        if not meant:
            problem = f"« {one.left} » has no role « {one.right} » in these articles. Write both as the tables do."
            unmatched.append(set_line_aside(one, "correction_unmatched", problem))
    return [row for row in roles if (row.actor, row.role) not in names.denied], tuple(unmatched)
