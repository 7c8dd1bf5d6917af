"""Mention -> Affiliation: the roles that an article gives to its persons, each by a rule of rules/roles.tsv.

before its name         before_name, up_to_name
elsewhere               after_name, fronted, by_verb, in_turn, listed, party, said_to_be, closing
where it is not theirs  subject_behind
what its words say      read_role, role_nouns, stretches, spans, at_place, of_one
which body it is of     bodies
the rules               book
"""

from __future__ import annotations

from collections.abc import Collection

from pipeline.names.key import fold_text
from pipeline.names.name_words import given_names
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
from pipeline.steps.relate.roles.role_nouns import head_key

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
                if is_anothers(one):
                    continue
                bearer = one.person.mention_id
                if rule.id == "in_turn":
                    whose[one.role.start] = bearer
                if whose.get(one.role.start, bearer) == bearer:
                    found.setdefault((bearer, one.role.start), Found(one.person, one.role, one.organization, rule.id))
    return list(found.values())


def is_anothers(found: Found) -> bool:
    """« Nièce de Jean Orval, infirmière, elle part »: a woman's role, of whose noun men have another form, of a man."""
    noun, name = found.role.noun, found.person.name
    if (noun.gender, noun.number) != ("f", "s") or found.person.gender == "f" or " " not in name:
        return False
    given = given_names().get(fold_text(name.split()[0]))
    return given == "m" and head_key(found.role.head) != " ".join(map(fold_text, found.role.head))
