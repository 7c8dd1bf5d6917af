"""Mention -> Affiliation: the roles that an article gives to its persons, each by a rule of rules/roles.tsv.

where a role stands     before_name, after_name, fronted, by_verb, in_turn, listed, party, said_to_be, closing
where it is not theirs  subject_behind
what its words say      read_role, role_nouns, stretches, spans, at_place, of_one
which body it is of     bodies
the rules               book
"""

from __future__ import annotations

from collections.abc import Collection

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles import (
    after_name,
    before_name,
    by_verb,
    fronted,
    in_turn,
    party,
    said_to_be,
)
from pipeline.steps.relate.roles.book import ROLES, Found

__all__ = [
    "Found",
    "after_name",
    "before_name",
    "by_verb",
    "find_roles",
    "fronted",
    "in_turn",
    "party",
    "said_to_be",
]

ROLES.check()


def find_roles(text: NamedText, *, off: Collection[str] = ()) -> list[Found]:
    """The roles that stand beside a name or that a verb gives to it, in the order of the rules."""
    found: dict[tuple[str, int], Found] = {}
    whose: dict[int, str] = {}  # a role that one of several bears in their turn is nobody else's
    for rule, find in ROLES.active(off):
        for person in text.persons:
            for one in find(text, person):
                bearer = one.person.mention_id
                if rule.id == "in_turn":
                    whose[one.role.start] = bearer
                if whose.get(one.role.start, bearer) == bearer:
                    found.setdefault((bearer, one.role.start), Found(one.person, one.role, one.organization, rule.id))
    return list(found.values())
