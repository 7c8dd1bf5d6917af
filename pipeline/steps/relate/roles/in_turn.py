"""Roles in the order of the names: « <PER> et <PER>, respectivement juge et maire », « Le juge et la maire, … »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.after_name import next_joined
from pipeline.steps.relate.roles.before_name import joined_before
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.read_role import Role, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.up_to_name import before_civility, role_up_to


@ROLES.rule("in_turn")
def in_turn(text: NamedText, person: Mention) -> Iterator[Found]:
    """The first named bears the first role, the second the second; a bare post is of the body of the last."""
    names = joined_names(text, person)
    if len(names) < 2:
        return
    roles = roles_behind(text, text.bounds[names[-1].mention_id][1])
    if len(roles) != len(names):
        roles = roles_before(text, text.bounds[names[0].mention_id][0])
    if len(roles) == len(names):
        role = roles[names.index(person)]
        shares = role.end == role.head_start + len(role.head) and role.head[0] in role_words("stands for a body")
        yield Found(person, role, organization_of(text, roles[-1] if shares else role))


def joined_names(text: NamedText, person: Mention) -> list[Mention]:
    """The names that « et » and commas join to one, with it, in order."""
    names = [person]
    while (before := joined_before(text, text.bounds[names[0].mention_id][0])) is not None:
        names.insert(0, before)
    while (after := next_joined(text, text.bounds[names[-1].mention_id][1])) is not None:
        names.append(after)
    return names


def roles_behind(text: NamedText, end: int) -> list[Role]:
    """« , respectivement juge à Lyon, préfète et maire »: the roles of a list behind that word."""
    place = end + text.is_word(end, ",", "(")
    if not text.is_any_of(place, role_words("in turn")):
        return []
    place, roles = place + 1, []
    while place < len(text):
        place += text.is_any_of(place, role_words("article"))
        role = read_role(text, place) if place < len(text) else None
        if role is None:
            return []
        roles.append(role)
        place = role.end
        if not text.is_word(place, "et", ",") or roles_end(text, place):
            break
        place += 1
    return roles


def roles_end(text: NamedText, place: int) -> bool:
    """Whether no other role stands behind a comma."""
    after = place + 1 + text.is_any_of(place + 1, role_words("article"))
    return text.is_word(place, ",") and (after >= len(text) or read_role(text, after) is None)


def roles_before(text: NamedText, start: int) -> list[Role]:
    """« Le juge et la maire de Lyon, <PER> et <PER> »: roles with their articles, up to the comma before a name."""
    target = before_civility(text, start)
    if not text.is_word(target - 1, ","):
        return []
    end, roles = target - 1, list[Role]()
    while (role := role_up_to(text, end)) is not None and role.noun.number == "s":
        roles.insert(0, role)
        determiner = role.start - 1
        if not text.is_any_of(determiner, role_words("article")) or not text.is_word(determiner - 1, "et", ","):
            return roles if text.is_any_of(determiner, role_words("article")) else []
        end = determiner - 1
    return []
