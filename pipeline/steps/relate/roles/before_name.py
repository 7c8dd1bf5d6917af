"""Roles that stand before a name: « le député Aude Vasselin », « la directrice du projet, Aude Vasselin, »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.bodies import body_beside
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.read_role import Role, civilities, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import is_adjective, role_words
from pipeline.steps.relate.roles.subject_behind import is_subject_behind
from pipeline.steps.relate.roles.up_to_name import (
    before_civility,
    before_nation,
    before_title,
    follows_nation,
    innermost,
    role_before_aside,
    role_up_to,
)

PAIRS = {"(": ")", "–": "–", "—": "—"}
"""Marks that part a name from the role before it, and those that close them."""
LAW = "law and order"
"""Kind of the roles that whoever bears the civility of lawyers may have."""
LONGEST_LIST = 40
"""Names that one list is followed through; a list is asked anew for each of its names."""


@ROLES.rule("title_before")
def title_before(text: NamedText, person: Mention) -> Iterator[Found]:
    """« le député MoDem Aude Vasselin », « le tueur en série français Jean Roque »."""
    titled = before_civility(text, text.bounds[person.mention_id][0])
    target = before_nation(text, titled)
    if target < titled and text.words[target - 1] == ",":
        target = titled
    if target == 0 or text.words[target - 1] in {",", "et"} or target in text.starts:
        return
    whole = role_up_to(text, target)
    role = innermost(text, whole)
    if text.is_any_of(text.bounds[person.mention_id][0] - 1, role_words("lawyer title")) and not pleads(role):
        role = whole if pleads(whole) else None  # « le conseil de l'étudiant Me Vasselin »
    if role is not None and role.noun.number == "s":
        body = organization_of(text, role) or body_beside(text, role) or body_behind(text, person)
        yield Found(person, role, body)
        yield from joined_role(text, person, role)


def body_behind(text: NamedText, person: Mention) -> Mention | None:
    """« l'économiste Aude Vasselin, de Roque, »: between commas behind the name whose people it is one of."""
    of = text.bounds[person.mention_id][1] + 1
    if not text.is_word(of - 1, ",") or not text.is_any_of(of, role_words("of")):
        return None
    place = of + 1 + text.is_any_of(of + 1, role_words("article"))
    body = text.organization_at(place) if place < len(text) else None
    return body if body is not None and text.is_word(text.mention_end(place), ",", ".", ")", "»") else None


def joined_role(text: NamedText, person: Mention, role: Role) -> Iterator[Found]:
    """« la romancière et scénariste Aude Vasselin »: the role that « et » joins to one; a bare post shares its body."""
    other = role_up_to(text, role.start - 1) if text.is_word(role.start - 1, "et") else None
    if other is None or other.noun.number == "p":
        return
    bare = other.end == other.head_start + len(other.head) and other.head[0] in role_words("stands for a body")
    yield Found(person, other, organization_of(text, other) or (organization_of(text, role) if bare else None))


@ROLES.rule("apposition_before")
def apposition_before(text: NamedText, person: Mention) -> Iterator[Found]:
    """« La directrice du projet, Aude Vasselin, », « son avocate, Me Vasselin »."""
    start, end = text.bounds[person.mention_id]
    titled = before_civility(text, start)
    target = before_title(text, before_nation(text, titled))
    if target == 0 or text.crosses(target - 1, target) or not parted(text, target - 1, end):
        return
    if target < titled and not text.is_word(end, ",", ")"):
        return  # « Pour le maire, l'Allemand Jean Orval exagère »
    role = role_up_to(text, target - 1)
    if role is None or (role.noun.number == "p" and not one_of_them(text, role.start)):
        role = role_before_aside(text, target - 1, end)  # « l'avocate choisie par les riverains, <PER>, »
    if role is None:
        return
    if follows_nation(text, role.start) and not text.is_word(end, ",", ".", ")"):
        return  # « devant l'Italien champion du monde, Jean Orval court »
    if is_listed(text, role.start, end) or is_subject_behind(text, role.start, end):
        return
    indefinite = any(text.is_any_of(at, role_words("indefinite")) for at in (role.start - 1, role.start - 2))
    if indefinite and target < before_nation(text, titled):
        return  # « un allié du club, le président Jean Orval, »
    # « qui cite un dirigeant, Aude Vasselin voulait … »: a new clause, unless a mark closes the apposition.
    indefinite = text.is_any_of(role.start - 1, role_words("indefinite"))
    if indefinite and end < len(text) and end not in text.starts and text.words[end][0].isalnum():
        return
    yield Found(person, role, organization_of(text, role) or body_beside(text, role))
    if role.noun.number == "s":
        yield from joined_role(text, person, role)


def parted(text: NamedText, mark: int, end: int) -> bool:
    """Whether a comma parts a name from its role, or brackets and dashes do on both sides: « la maire (<PER>) »."""
    if text.is_word(mark, ","):
        return closes(text, end)
    return text.words[mark] in PAIRS and text.is_word(end, PAIRS[text.words[mark]])


def is_listed(text: NamedText, place: int, end: int) -> bool:
    """« Luc, le jeune retraité, <PER>, cheminot, »: a role that the person before it has, where each has one behind."""
    determined = text.is_any_of(place - 1, role_words("determiner")) and text.is_word(place - 2, ",")
    if not determined or text.person_at(place - 3) is None or not text.is_word(end, ","):
        return False
    return read_role(text, end + 1) is not None


@ROLES.rule("plural_before")
def plural_before(text: NamedText, person: Mention) -> Iterator[Found]:
    """« les ministres Aude Vasselin, Jean Roque et Luc Orval », « les présidents français A et italien B »."""
    target = start = text.bounds[person.mention_id][0]
    shared = after_this(text, start)
    while (previous := joined_before(text, target)) is not None:
        if text.is_word(target - 1, ",") and is_owner(text, previous):
            break  # « les deux avocats de Luc Orval, <PER> et <PER> »
        target, shared = text.bounds[previous.mention_id][0], True
    if not shared:
        return
    role = role_up_to(text, target - text.is_word(target - 1, ",", ":"))
    if role is None and text.is_word(target - 1, ",", ":"):
        return
    if (
        role is not None
        and text.is_word(target - 1, ":")
        and not text.is_any_of(role.start - 1, role_words("determiner"))
    ):
        return  # « Signataires : »: a heading
    if role is not None and role.noun.number == "p":
        titled = before_civility(text, start)
        if text.is_word(titled - 2, "et") and is_adjective(text.lower[titled - 1]):
            role = role.cut(role.head_start + len(role.head))  # « italien B »: no French president
        yield Found(person, role, organization_of(text, role))


def is_owner(text: NamedText, person: Mention) -> bool:
    """« les deux avocats de Luc Orval »: a name behind « de » and a role in the plural."""
    begin = before_civility(text, text.bounds[person.mention_id][0])
    if not text.is_any_of(begin - 1, role_words("of whom")):
        return False
    role = role_up_to(text, begin - 1)
    return role is not None and role.noun.number == "p"


def pleads(role: Role | None) -> bool:
    """Whether a role is one of those that go with the civility of lawyers."""
    return role is not None and (role.noun.kind == LAW or role.head[0] in role_words("lawyer role"))


def one_of_them(text: NamedText, place: int) -> bool:
    """Whether « un de ses », « l'une des » stands before a role in the plural."""
    return any(text.is_any_of(at, role_words("indefinite")) for at in (place - 2, place - 3)) and text.is_any_of(
        place - 1, role_words("of them")
    )


def joined_before(text: NamedText, place: int) -> Mention | None:
    """The person right before, in « A et B », « A, B et C », « A et italien B »."""
    before = before_civility(text, place) - 1
    if before > 3 and text.is_word(before, "et", ",") and text.words[before - 1] == ")":
        opened = next((at for at in range(before - 2, before - 6, -1) if text.words[at] == "("), 0)
        return text.person_at(opened - 1) if opened else None  # « A (4e), B (6e) et C »
    if before > 1 and is_adjective(text.lower[before]) and text.is_word(before - 1, "et"):
        before -= 1
    if text.is_any_of(before, role_words("joins names")) or (text.is_word(before, ",") and after_this(text, place)):
        return text.person_at(before - 1)
    return None


def after_this(text: NamedText, place: int) -> bool:
    """Whether a list of names goes on after the name at a word, to an « et » within `LONGEST_LIST` names."""
    for _ in range(LONGEST_LIST):
        end = text.mention_end(place)
        if text.is_word(end, "("):
            end = next((at + 1 for at in range(end, min(end + 5, len(text))) if text.words[at] == ")"), end)
        if text.is_any_of(end, role_words("joins names")):
            nearest = end + 1
            while nearest < len(text) and text.person_at(nearest) is None:  # « et italien <PER> », but « et Gabriel »
                if text.lower[nearest] not in civilities() and not is_adjective(text.lower[nearest]):
                    break
                nearest += 1
            return text.person_at(nearest) is not None
        if not text.is_word(end, ",") or text.person_at(end + 1) is None:
            return False
        place = end + 1
    return False


def closes(text: NamedText, place: int) -> bool:
    """Whether an apposition may close here: on a mark, a verb, a conjunction, the end of the sentence."""
    return (
        place >= len(text)
        or place in text.starts
        or text.lower[place] in role_words("closing")
        or not text.words[place][0].isupper()
    )
