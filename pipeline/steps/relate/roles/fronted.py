"""Roles that open a sentence before its first name: « Élue maire en 2014, Aude Vasselin … »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.by_verb import past_bracket
from pipeline.steps.relate.roles.closing import is_attribute, past_complements
from pipeline.steps.relate.roles.listed import listed_roles
from pipeline.steps.relate.roles.read_role import Role, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.spans import is_of_span, past_day
from pipeline.steps.relate.roles.up_to_name import before_civility

DONE = ("é", "ée", "i", "ie", "u", "ue")
"""Endings of nouns that are participles too."""
LONGEST = 30
"""Words from the head of a sentence to the comma before its first name."""


@ROLES.rule("fronted")
def fronted(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Maire de Lyon depuis 2014, Aude Vasselin … », « Juge puis maire, Aude Vasselin … »: roles, and since when."""
    start = before_civility(text, text.bounds[person.mention_id][0])
    first, comma = text.sentence_start(start), start - 1
    if not first < comma < first + LONGEST or not text.is_word(comma, ",") or text.persons_from(first, comma):
        return
    roles = list(listed_roles(text, first, opens=True))
    if not roles or roles[-1].end > comma or roles[0].noun.number == "p":
        return
    since = all(is_of_span(text, place) for place in range(roles[-1].end, comma))
    if since or past_complements(text, roles[-1].end, comma) == comma or says_more(text, roles[-1], comma):
        yield from (Found(person, role, organization_of(text, role)) for role in roles)


def says_more(text: NamedText, role: Role, comma: int) -> bool:
    """« Physicienne de formation, entrée au club à 27 ans, »: whether each part from a role's end goes on about it.

    A part that begins with a subject is a clause of its own: « Ancien juge, la ville le sait, … ».
    """
    bare = role.end == role.head_start + len(role.head) and role.head[0].endswith(DONE)
    if text.is_any_of(role.head_start, role_words("accused")) or (
        bare and text.is_any_of(role.end, role_words("link"))
    ):
        return False  # « Accusé de vol, <PER> », « Convertie dans les années 1990, <PER> »: participles
    begins = [role.end, *(place + 1 for place in range(role.end, comma) if text.words[place] == ",")]
    return all(begin == comma or text.words[begin] == "," or goes_on_about(text, begin) for begin in begins)


def goes_on_about(text: NamedText, place: int) -> bool:
    """Whether a word opens more of what somebody is: a relative, a participle, a complement, an age."""
    kinds = ("goes on", "link", "source", "span", "between")
    known = any(text.is_any_of(place, role_words(kind)) for kind in kinds)
    return known or text.words[place][0].isdigit() or is_attribute(text, place)


@ROLES.rule("succeeds")
def succeeds(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin succède à Jean Roque comme préfète », « … remplace Jean Roque à la tête de l'agence »."""
    place = past_bracket(text, text.bounds[person.mention_id][1])
    while text.is_any_of(place, role_words("auxiliary")):
        place += 1
    if not text.is_any_of(place, role_words("succeeds")):
        return
    place = past_day(text, place + 1, plain=True)  # « a succédé le 3 mai à »
    place += text.is_any_of(place, role_words("of"))
    place += 1 if place < len(text) and text.person_at(place) is None else 0  # a civility
    if place >= len(text) or text.person_at(place) is None:
        return
    after = text.mention_end(place)
    if text.is_any_of(after, role_words("like")):
        after += 1
    elif text.is_any_of(after + 1, role_words("post")):
        after += 3  # « au poste de »
    role = read_role(text, after) if after < len(text) and not text.crosses(place, after) else None
    if role is not None and role.noun.number == "s":
        yield Found(person, role, organization_of(text, role))
