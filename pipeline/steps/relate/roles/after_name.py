"""Roles that stand after a name: « Aude Vasselin, députée et maire de Lyon, », « Aude Vasselin (PDG de Roque) »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.at_place import modifier_size, past_determiner
from pipeline.steps.relate.roles.before_name import joined_before
from pipeline.steps.relate.roles.bodies import nearest_organization
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.closing import (
    LONGEST_ASIDE,
    ends_apposition,
    heads_clause,
    is_closed,
    leads_to_person,
)
from pipeline.steps.relate.roles.listed import listed_roles, past_aside
from pipeline.steps.relate.roles.read_role import NEEDS_COMPLEMENT, Role, civilities, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.up_to_name import before_civility, role_up_to

MARKS = frozenset({",", "(", "[", "-", "–", "—"})


@ROLES.rule("apposition_after")
def apposition_after(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin, 42 ans, députée MoDem, ancienne juge et maire de Lyon, »."""
    for place in places_after(text, person):
        begin = past_told_as(text, place)
        if begin == place and text.is_any_of(place, role_words("become")):
            begin = past_as(text, place)
        if past_determiner(text, begin) == begin:
            roles = list(listed_roles(text, begin))
            for role, after in zip(roles, (*roles[1:], None), strict=False):
                body = organization_of(text, role) or shared_body(text, role, after)
                yield Found(person, role, body or signed_for(text, role))


def shared_body(text: NamedText, role: Role, after: Role | None) -> Mention | None:
    """« fondatrice et présidente de Roque »: of the first of two posts, the body of the second."""
    bare = role.end == role.head_start + len(role.head)
    if after is None or not bare or role.head[0] not in role_words("stands for a body"):
        return None
    return organization_of(text, after) if text.is_word(role.end, "et") and after.start == role.end + 1 else None


def signed_for(text: NamedText, role: Role) -> Mention | None:
    """« Par Aude Vasselin, sociologue, Fondation Roque »: the body that ends a line or bracket behind the role."""
    comma = role.end
    body = text.organization_at(comma + 1) if text.is_word(comma, ",") and not text.crosses(comma, comma + 1) else None
    if body is None or comma + 1 >= len(text):
        return None
    end = text.mention_end(comma + 1)
    return body if end >= len(text) or end in text.paragraphs or text.words[end] in ")]" else None


@ROLES.rule("definite_after")
def definite_after(text: NamedText, person: Mention) -> Iterator[Found]:
    """« dit Aude Vasselin, la maire de Lyon. »; not « selon Aude Vasselin, le maire refuse »."""
    for place in places_after(text, person):
        if text.is_any_of(place, role_words("determiner")):
            yield from definite_at(text, person, place)


def definite_at(text: NamedText, person: Mention, place: int) -> Iterator[Found]:
    """The roles behind the determiner at a word."""
    times = modifier_size(text, place, "skip") > 1  # « trois fois championne »
    begin = place if times else place + 1
    begin += text.is_any_of(begin, role_words("indefinite")) and text.is_any_of(begin + 1, role_words("of them"))
    while text.is_any_of(begin, role_words("of them")) or (
        begin > place + 1 and text.is_any_of(begin, role_words("number"))
    ):
        begin += 1  # « l'une des deux organisatrices »
    role = read_role(text, begin)
    if role is None or leads_to_person(text, role) or (role.noun.number == "p" and begin == place + 1):
        return
    if is_of_the_next(text, person, role):
        return
    sure = ends_apposition(text, role) or heads_clause(text, person, role) or is_closed(text, role.end)
    if not sure and not is_told_of(text, person, place):
        return
    if role.noun.number == "p":
        yield Found(person, role, organization_of(text, role))
    owned = None
    if text.is_any_of(place, role_words("possessive")):  # « … de Roque, et Jean Orval, son directeur »
        owned = nearest_organization(text, place, text.sentence_start(place))
    for one in listed_roles(text, begin):
        yield Found(person, one, organization_of(text, one) or owned)
        owned = None


def is_of_the_next(text: NamedText, person: Mention, role: Role) -> bool:
    """« Le maire, Jean Orval, le préfet, Luc Roque, »: in a row of posts with their names, whose role is told first."""
    begin = before_civility(text, text.bounds[person.mention_id][0])
    if not text.is_word(begin - 1, ",") or not text.is_word(role.end, ",") or role_up_to(text, begin - 1) is None:
        return False
    after = role.end + 1
    while after < len(text) and text.lower[after] in civilities():
        after += 1
    return after < len(text) and text.person_at(after) is not None


def is_told_of(text: NamedText, person: Mention, place: int) -> bool:
    """« dit Aude Vasselin, une bénévole venue du Gard », « dont Aude Vasselin, une bénévole »: no new clause begins."""
    before = before_civility(text, text.bounds[person.mention_id][0]) - 1
    led = text.is_any_of(before, role_words("speech", "whose"))
    return led and text.is_any_of(place, role_words("indefinite"))


@ROLES.rule("bare_after")
def bare_after(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin maire de Lyon », « Aude Vasselin alors candidate aux élections »."""
    place = text.bounds[person.mention_id][1]
    if place >= len(text) or place in text.starts or text.token(place).pos_ in ("VERB", "AUX"):
        return
    role = read_role(text, place)
    if role is None or role.noun.number == "p" or leads_to_person(text, role) or is_followed(text, person):
        return
    if role.head[0] in role_words("verb too", "participle"):
        return
    if role.end - role.head_start > len(role.head) or ends_apposition(text, role):
        yield Found(person, role, organization_of(text, role) or body_naming(text, person))
        if text.is_word(role.end, "et"):  # « Aude Vasselin maire de Lyon et juge »
            others = (one for one in listed_roles(text, place) if one.start > role.start)
            yield from (Found(person, one, organization_of(text, one)) for one in others)


def is_followed(text: NamedText, person: Mention) -> bool:
    """« Aude Vasselin remplace Jean Roque à la tête de l'agence »: whether somebody else comes in a person's place."""
    verb = before_civility(text, text.bounds[person.mention_id][0]) - 1
    verb -= text.is_word(verb, "à")
    return text.is_any_of(verb, role_words("succeeds"))


def body_naming(text: NamedText, person: Mention) -> Mention | None:
    """« Roque a nommé hier Aude Vasselin directrice »: who names somebody, right before the verb."""
    place = before_civility(text, text.bounds[person.mention_id][0]) - 1
    named = False
    while text.is_any_of(place, role_words("become", "auxiliary", "between")):
        named |= text.is_any_of(place, role_words("become"))
        place -= 1
    return text.organization_at(place) if named and place >= 0 else None


@ROLES.rule("plural_after")
def plural_after(text: NamedText, person: Mention) -> Iterator[Found]:
    """« Aude Vasselin et Jean Roque, deux juges de Lyon, »: a role in the plural of all who are named before it."""
    start, end = text.bounds[person.mention_id]
    shared = joined_before(text, start) is not None
    while (after := next_joined(text, end)) is not None:
        end, shared = text.bounds[after.mention_id][1], True
    if not shared or end >= len(text) - 1 or end in text.starts or text.words[end] not in MARKS:
        return
    begin = end + 1
    begin += text.is_any_of(begin, role_words("article", "all"))  # « les deux juges »; « des juges » are others
    begin += text.is_any_of(begin, role_words("number"))
    role = read_role(text, begin)
    if role is None or (role.noun.number == "s" and role.noun.kind != NEEDS_COMPLEMENT):
        return
    if not leads_to_person(text, role) and ends_apposition(text, role):
        yield Found(person, role, organization_of(text, role))


def next_joined(text: NamedText, end: int) -> Mention | None:
    """The person right behind « et » or a comma."""
    if end in text.starts or not text.is_word(end, "et", ","):
        return None
    after = end + 1
    after += after < len(text) and text.lower[after] in civilities()
    return text.person_at(after) if after < len(text) else None


@ROLES.rule("line_below")
def line_below(text: NamedText, person: Mention) -> Iterator[Found]:
    """A name alone on its line and its role alone on the next: the caption of an interview."""
    start, end = text.bounds[person.mention_id]
    if start not in text.paragraphs or end not in text.paragraphs:
        return
    last = text.sentence_end(end)
    if last < len(text) and last not in text.paragraphs:
        return
    role = read_role(text, past_age(text, end))
    if role is not None and role.noun.number == "s" and past_age(text, role.end + 1) >= last - 1:
        yield Found(person, role, organization_of(text, role))


def past_age(text: NamedText, place: int) -> int:
    """« 43 ans, caissière »: the word after an age and its comma, else the same word."""
    aged = place + 1 < len(text) and text.words[place][0].isdigit() and text.is_any_of(place + 1, role_words("years"))
    return place + 2 + text.is_word(place + 2, ",") if aged else place


def places_after(text: NamedText, person: Mention) -> Iterator[int]:
    """Where a role may begin behind a name and a mark; also behind a bracket and a mark: « Aude Vasselin (*), »."""
    end = text.bounds[person.mention_id][1]
    end += text.is_any_of(end, role_words("closing quote")) and text.is_word(end + 1, ",")
    if place := past_mark(text, end):
        yield place
        after = past_aside(text, place, sure=True)
        # « Aude Vasselin, 18 ans, la maire de Lyon, », « Aude Vasselin, une Lyonnaise de 18 ans, lycéenne, »
        begin = place if text.is_any_of(place, role_words("indefinite")) else after
        if after and text.is_any_of(begin, role_words("determiner")):
            yield after
    if place and text.words[end] == "(":
        for at in range(place, min(place + LONGEST_ASIDE, len(text) - 1)):
            if at in text.starts or text.person_at(at) is not None:
                return
            if text.words[at] == ")":
                if text.is_word(at + 1, ",") and (behind := past_mark(text, at + 1)):
                    yield behind
                return


def past_mark(text: NamedText, place: int) -> int:
    """The word after the mark at a word, which parts a name from what is said of it; 0 where no mark stands."""
    if place >= len(text) - 1 or place in text.starts or text.words[place] not in MARKS:
        return 0
    return 0 if text.crosses(place, place + 1) else place + 1


def past_as(text: NamedText, place: int) -> int:
    """« Aude Vasselin, désignée par le parquet comme juge »: the word after « comme », else the same word."""
    for at in range(place + 1, min(place + LONGEST_ASIDE, len(text))):
        if text.is_any_of(at, role_words("like")):
            return at + 1
        if text.words[at] in MARKS or at in text.starts:
            break
    return place


def past_told_as(text: NamedText, place: int) -> int:
    """« Aude Vasselin, présentée comme la tête du réseau »: the word after « comme » and its article."""
    if not text.is_any_of(place, role_words("told as")) or (after := past_as(text, place)) == place:
        return place
    return after + text.is_any_of(after, role_words("article", "indefinite"))
