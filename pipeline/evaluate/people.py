"""Roles and participants held against gold: they point at persons and bodies, so the names are tied first."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.evaluate.events import Met
from pipeline.evaluate.fold import fold
from pipeline.evaluate.found import FoundFile, FoundRole
from pipeline.evaluate.gold import GoldEntity, GoldFile
from pipeline.evaluate.names import Ties
from pipeline.evaluate.tally import Tally
from pipeline.french import words

SAME_ROLE = 0.5
"""The share of the words of the shorter role that two wordings of one role have in common: as the field's scorer."""


def judge_roles(gold: GoldFile, file: FoundFile, tally: Tally, ties: Ties) -> None:
    """Count the roles of a file: those of the gold that are found, and of those found the right ones."""
    for person in gold.persons:
        if person.optional:
            continue
        said = [one for one in file.roles if ties.key(one.actor_id) == person.key]
        for role in person.roles:
            if role.optional:
                continue
            hits = [one for one in said if same_role(one.role, role.text)]
            tally.share("roles", bool(hits))
            if not hits:
                tally.miss("roles", f"missed: {person.name}, {role.text}", _place(person))
            if role.org:
                tally.share("organizations of roles", bool(hits) and ties.has(hits[0].organization_id, role.org))
                if hits and not ties.has(hits[0].organization_id, role.org):
                    says = f"{hits[0].organization_id}, gold {role.org}: {person.name}, {role.text}"
                    tally.miss("organizations of roles", says, _place(person))
        _judge_rows(person, said, tally)


def _judge_rows(person: GoldEntity, said: Iterable[FoundRole], tally: Tally) -> None:
    for one in said:
        good = any(same_role(one.role, role.text) for role in person.roles)
        tally.share("role rows that are right", good)
        if not good:
            tally.miss("role rows that are right", f"invented: {person.name}, {one.role}", _place(person))


def same_role(role: str, other: str) -> bool:
    """Whether two wordings are of one role; articles, « ancien » and the like apart."""
    small = words("scorer_words")
    left, right = ({*fold(one).split()} for one in (role, other))
    left, right = (left - small or left), (right - small or right)
    return bool(left & right) and len(left & right) >= SAME_ROLE * min(len(left), len(right))


def judge_participants(gold: GoldFile, met: Iterable[Met], tally: Tally, ties: Ties) -> None:
    """Count who takes part in the events on the right day."""
    row = "event participants"
    for one in met:
        spared = {*gold.optional_keys, *one.gold.participants_optional}
        wanted = set(one.gold.participants) - spared
        parts = {key: part for entity, part in one.row.participants.items() if (key := ties.key(entity)) is not None}
        given = parts.keys() - spared
        tally.add(row, "tp", len(wanted & given))
        tally.add(row, "fn", len(wanted - given))
        tally.add(row, "fp", len(given - wanted))
        for key in sorted(wanted ^ given):
            verb = "missed" if key in wanted else "invented"
            tally.miss(row, f"{verb}: {key} ({one.gold.what or one.gold.trigger})", one.gold.timex)
        fitting = dict(one.gold.participant_roles)
        for key in sorted(wanted & given & fitting.keys()):
            tally.share("event participant parts", parts[key] in fitting[key])


def _place(person: GoldEntity) -> tuple[int, int] | None:
    return person.mentions[0] if person.mentions else None
