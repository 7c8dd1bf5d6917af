"""What the user says a name is, a person or a body: before names are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from pipeline.names.columns import KINDS, ORGANIZATION
from pipeline.names.key import fold_text, slug
from pipeline.names.name_words import lower_particles
from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions
from pipeline.steps.resolve.linking import Linking
from pipeline.steps.resolve.wishes import unmatched_line


def turn_kinds(names: Mentions, linked: Linking, corrections: Iterable[Correction]) -> tuple[Rejection, ...]:
    """Give mentions the kind that the user says; the lines about names that do not occur.

    A name takes all that the tables have under it along: `linked` are the tables without these lines.
    """
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_alias: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in linked.entities:
        by_name[entity.kind, slug(entity.name)].add(entity.entity_id)
        for alias in entity.aliases:
            by_alias[entity.kind, slug(alias.text)].add(entity.entity_id)
    members: dict[str, list[int]] = defaultdict(list)
    for row in range(len(names)):
        members[linked.entity_id(row) or ""].append(row)
    kinds: dict[int, int] = {}
    unmatched = []
    for one in corrections:
        if one.decision not in KINDS:
            continue
        found = False
        for kind in KINDS:
            name = kind, slug(one.left)
            for entity_id in by_name[name] or by_alias[name]:
                meant = [row for row in members[entity_id] if one.article_id in (None, names.article_of(row))]
                found = found or bool(meant)
                turned = KINDS.index(one.decision)
                kinds |= {row: turned for row in meant if names.kind[row] != turned}
        if not found:
            unmatched.append(unmatched_line(one, [one.left]))
    bodies = {fold_text(names.text_of(row)) for row, number in kinds.items() if number == ORGANIZATION}
    for row, number in sorted(kinds.items()):
        names.turn(row, number, _bare(names.text_of(row), bodies) if number == ORGANIZATION else None)
    return tuple(unmatched)


def _bare(text: str, bodies: Collection[str]) -> str | None:
    """What stays of a person's name in a body's, if not all of it.

    The particle of a person's name is no part of a body's: « Jean de Batimar » has one, « le chantier de Batimar » has
    none. A capital one (« De Batimar, … ») goes where the name stands without it as well.
    """
    first, _, rest = text.partition(" ")
    if not rest[:1].isupper() or fold_text(first) not in lower_particles():
        return None
    return rest if first.islower() or fold_text(rest) in bodies else None
