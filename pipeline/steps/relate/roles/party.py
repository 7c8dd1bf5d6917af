"""« Aude Vasselin (CGT) »: what the bracket after a name names is the role as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.french import words
from pipeline.names.acronym import stands_for
from pipeline.names.key import fold_text, split_words
from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.bodies import kinds_of_bodies
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.read_role import Role
from pipeline.steps.relate.roles.role_nouns import RoleNoun, role_words

BELONGS = RoleNoun("party", "u", "s")


PARTY = "party_bracket"
PARTIES = frozenset({"party", "union"})
"""Kinds of bodies that employ nobody by being in a bracket behind a name."""


@ROLES.rule(PARTY)
def party_bracket(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin (CGT) », « Aude Vasselin (PS, Gard) », « le LR Jean Roque », « l'ex-PS Jean Roque »."""
    place = text.bounds[person.mention_id][1]
    title = title_party(text, text.bounds[person.mention_id][0])
    if title is not None:
        yield belonging(text, person, title)
    if not text.is_word(place, "("):
        return
    inside = place + 1
    while text.is_any_of(inside, role_words("of", "article", "party noun")):
        inside += 1  # « (du parti présidentiel Vasselin) »
    body = text.organization_at(inside) if inside not in text.starts else None
    if body is None:
        return
    if body.text in words("small_words", kind="news agency"):
        return  # « Le prévenu Jean Roque (AFP) »: who took the picture
    if stands_for(fold_text(body.text), tuple(split_words(person.text))):
        return  # « Vasselin Energie Conseil (VEC) »: a body with its own initials
    if text.is_word(text.mention_end(inside), ")", ",", "/", "-"):
        yield belonging(text, person, body)


def title_party(text: NamedText, start: int) -> Mention | None:
    """The party right before a name, with its article: « le LR », « l'ex-PS »; « au PS Jean Roque part » has none."""
    body = text.organization_at(start - 1) if start and start not in text.starts else None
    if body is None or kinds_of_bodies().get(fold_text(body.text)) != "party":
        return None
    return body if text.is_any_of(text.bounds[body.mention_id][0] - 1, role_words("article")) else None


def belonging(text: NamedText, person: Mention, body: Mention) -> Found:
    """That somebody is of a body, which is the role as written."""
    start, end = text.bounds[body.mention_id]
    return Found(person, Role(start, tuple(text.lower[start:end]), start, end, (end,), BELONGS), body)


def with_parties(found: list[Found], keys: Mapping[str, str]) -> list[Found]:
    """« La députée Aude Vasselin (PCF) »: the body in the bracket is that of her mandate, and no role beside it.

    Where no role without a body can take it, the bracket stays a row of its own. `keys` tells the persons apart.
    """
    parties = {
        keys[one.person.mention_id]: one
        for one in found
        if one.rule == PARTY and not one.role.head[0].startswith("ex-")  # « l'ex-PS Jean Roque »
    }
    taken: set[str] = set()
    given = []
    for one in found:
        party = parties.get(keys[one.person.mention_id])
        if party is not None and one.organization is None and (is_mandate(one) or is_employed(one, party)):
            taken.add(keys[one.person.mention_id])
            one = replace(one, organization=party.organization)
        given.append(one)
    return [one for one in given if one.rule != PARTY or keys[one.person.mention_id] not in taken]


def is_employed(found: Found, bracket: Found) -> bool:
    """« L'économiste Aude Vasselin (CNRS) »: a trade beside that name, and the body is no party and no union."""
    body = bracket.organization
    if body is None or found.person is not bracket.person or found.role.noun.kind in ("politics", BELONGS.kind):
        return False
    return kinds_of_bodies().get(fold_text(body.text)) not in PARTIES


def is_mandate(found: Found) -> bool:
    """Whether a role is one for which a party stands: « députée », « maire »; no minister, no president of a body."""
    return found.role.head[0].removeprefix("ex-") in role_words("mandate") and found.rule != PARTY
