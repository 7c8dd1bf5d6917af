"""What beside a name tells its bearer from namesakes: gender, a title, roles with which titles go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.names.callings import callings_of_role
from pipeline.names.columns import ACTOR, GENDERS
from pipeline.steps.relate.roles.role_nouns import role_noun
from pipeline.steps.resolve.columns import Mentions, Role


class Told(NamedTuple):
    """What an article tells of a name in one place; `title` and `holds` are bits of names/callings.py."""

    gender: str = ""
    title: int = 0
    holds: int = 0


NOTHING = Told()


def read_titles(names: Mentions, roles: Iterable[Role]) -> Mapping[int, Told]:
    """By place, what titles and roles tell of the persons; those of whom nothing is told are left out."""
    holds: dict[int, int] = {}
    women = set()
    for row in roles:
        if row.rule == "party_bracket":
            continue
        holds[row.actor] = holds.get(row.actor, 0) | callings_of_role(row.role)
        if is_womans(row.role):
            women.add(row.actor)
    found = {}
    for place in names.kept():
        if names.kind[place] != ACTOR:
            continue
        gender = GENDERS[names.gender[place]] or ("f" if place in women else GENDERS[names.kinship[place]])
        told = Told(gender, names.title[place], holds.get(place, 0))
        if told != NOTHING:
            found[place] = told
    return found


def is_womans(role: str) -> bool:
    """Whether a role has a form that only women bear; many a paper still writes the masculine one of both."""
    noun = role_noun((role.split()[0].lower(),)) if role else None
    return noun is not None and (noun.gender, noun.number) == ("f", "s") and noun.kind != "fixed gender"
