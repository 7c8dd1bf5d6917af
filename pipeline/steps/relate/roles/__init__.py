"""Mention -> Affiliation: the roles that an article gives to its persons, each by a rule of rules/roles.tsv."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles import after_name, before_name, by_verb, fronted, party, said_to_be, shared_out
from pipeline.steps.relate.roles.book import ROLES, Found

__all__ = [
    "Found",
    "after_name",
    "before_name",
    "by_verb",
    "find_roles",
    "fronted",
    "party",
    "said_to_be",
    "shared_out",
]

ROLES.check()


def find_roles(text: NamedText, *, off: Collection[str] = ()) -> list[Found]:
    """The roles that stand beside a name or that a verb gives to it, in the order of the rules."""
    found: dict[tuple[str, int], Found] = {}
    for rule, find in ROLES.active(off):
        for person in text.persons:
            for one in find(text, person):
                key = (one.person.mention_id, one.role.start)
                found.setdefault(key, Found(one.person, one.role, one.organization, rule.id))
    return list(found.values())
