"""Roles that stand before a name: « le député Aude Vasselin », « la directrice du projet, Aude Vasselin, »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline import french
from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.once import once_a_word
from pipeline.steps.relate.roles.bodies import body_beside
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.closing import is_within_another, past_complements
from pipeline.steps.relate.roles.read_role import LONGEST, Role, civilities, organization_of, read_role
from pipeline.steps.relate.roles.role_nouns import is_adjective, role_noun, role_words
from pipeline.steps.relate.roles.subject_behind import is_subject_behind

OPENING = frozenset({"«", "“", "[", '"'})
PAIRS = {"(": ")", "–": "–", "—": "—"}
"""Marks that part a name from the role before it, and those that close them."""
LAW = "law and order"
"""Kind of the roles that whoever bears the civility of lawyers may have."""
OFFICES = frozenset({"politics", "business", "law and order"})
"""Kinds of roles that a noun before them hardly ever leads to: « le prix littéraire », not « le grinçant ministre »."""
LONGEST_MORE = 14
"""Words from a role to the comma before its name, where something that is no part of the role stands between."""
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


@once_a_word
def role_up_to(text: NamedText, target: int) -> Role | None:
    """The longest role that ends right before a word, unless it is of a person named before it."""
    first = text.sentence_start(target - 1)
    for place in range(max(first, target - LONGEST), target):
        role = read_role(text, place)
        if role is None or target not in role.ends or not introduced(text, place) or is_verb(text, role):
            continue
        if text.person_at(place - 1) is not None or (
            text.is_word(place - 1, ",") and text.person_at(place - 2) is not None
        ):
            return None  # « Aude Vasselin, maire de Lyon, Jean Roque … »: the role is of the one before
        if text.is_word(target, ",") and is_within_another(text, place, first):
            return None
        if text.is_word(target, ",") and is_relative_of(text, place):
            return None  # « la femme du directeur, Aude Vasselin »
        return role.cut(target)
    return None


def is_verb(text: NamedText, role: Role) -> bool:
    """« « Trop tard », juge Aude Vasselin »: a form of a verb too, with nothing that leads to a role before it."""
    lone = role.start == role.head_start and role.end == role.head_start + 1
    marked = role.start not in text.starts and not text.words[role.start - 1][0].isalnum()
    return lone and marked and role.head[0] in role_words("verb too")


def pleads(role: Role | None) -> bool:
    """Whether a role is one of those that go with the civility of lawyers."""
    return role is not None and (role.noun.kind == LAW or role.head[0] in role_words("lawyer role"))


def role_before_aside(text: NamedText, comma: int, end: int) -> Role | None:
    """« notamment la tête de liste dans l'est, <PER>, »: a role with more behind it, up to the comma, and no verb."""
    closed = end >= len(text) or end in text.starts or text.words[end] in {",", ".", ")", "»", ";", "("}
    if not closed and not text.is_word(end, "qui"):
        return None
    first = text.sentence_start(comma)
    for place in range(comma - 1, max(first, comma - LONGEST_MORE) - 1, -1):
        if says_more(text, place):
            return None
        if not text.is_any_of(place - 1, role_words("determiner")) or text.is_any_of(place - 1, role_words("points")):
            continue
        role = read_role(text, place)
        if role is None or role.noun.number == "p" or role.end >= comma:
            continue
        if text.is_any_of(place - 2, role_words("of", "source")):
            continue
        parsed = all(text.token(at).pos_ for at in range(role.end, comma))
        return role if parsed or past_complements(text, role.end, comma) == comma else None
    return None


def says_more(text: NamedText, place: int) -> bool:
    """Whether a word before the comma is more than a part of who somebody is: a verb, a pronoun, a mark, a name."""
    token = text.token(place)
    finite = token.pos_ in ("VERB", "AUX") and "Part" not in token.morph.get("VerbForm", [])
    other = token.pos_ in ("PRON", "SCONJ") or text.words[place] in {",", ";", ":", "«"}
    return finite or other or text.person_at(place) is not None


def is_relative_of(text: NamedText, place: int) -> bool:
    """Whether the role at a word is that of somebody's kin: « la femme du directeur »."""
    before = place - 1
    before -= text.is_any_of(before, role_words("article")) and text.is_any_of(before - 1, role_words("of"))
    if not text.is_any_of(before, role_words("of")):
        return False
    noun = role_noun((text.lower[before - 1],))
    return noun is not None and noun.kind == "relation"


def introduced(text: NamedText, place: int) -> bool:
    """Whether a role may begin here: after a determiner, a mark or « de », not in the middle of a phrase."""
    return (
        place in text.starts
        or text.is_any_of(place - 1, role_words("determiner"))
        or text.is_any_of(place - 1, role_words("of"))
        or text.is_any_of(place - 1, role_words("joins"))
        or text.is_any_of(place - 1 - text.is_any_of(place - 1, role_words("like")), role_words("become"))
        or not text.words[place - 1][0].isalnum()
        or follows_appointment(text, place)
        or follows_adjective(text, place)
        or follows_nation(text, place)
    )


def follows_adjective(text: NamedText, place: int) -> bool:
    """« du grinçant président chilien »: an adjective between the determiner and the role, by its tag or its place."""
    before = text.lower[place - 1]
    tag = text.token(place - 1).pos_
    office = role_noun(tuple(text.lower[place : place + 1]))
    unlike = not tag and before.isalpha() and role_noun((before,)) is None
    unlike = unlike and not is_adjective(text.lower[place])  # « le centre commercial »
    told = tag == "ADJ" or (unlike and office is not None and office.kind in OFFICES)
    told = told and text.words[place - 1].islower() and before not in role_words("no noun")
    return told and text.is_any_of(place - 2, role_words("determiner"))


def follows_nation(text: NamedText, place: int) -> bool:
    """« la Suissesse championne du monde Aude Vasselin »: somebody of a nation, and at once the role."""
    nation = text.words[place - 1][0].isupper() and text.lower[place - 1] in nations()
    return nation and text.is_any_of(place - 2, role_words("determiner"))


def follows_appointment(text: NamedText, place: int) -> bool:
    """« Nommée hier préfète », « Élu en 2014 maire »: at most a few words of time after the participle."""
    before = place - 1
    for _ in range(3):
        if text.is_any_of(before, role_words("become")) and before in text.starts:
            return True
        if not (text.is_any_of(before, role_words("between")) or text.words[before].isdigit()):
            return False
        before -= 1
    return False


def innermost(text: NamedText, role: Role | None) -> Role | None:
    """« l'avocat du chanteur Jean Roque »: of two roles right before a name, the nearer one."""
    if role is None:
        return None
    for place in range(role.end - 1, role.head_start + len(role.head), -1):
        if not text.is_any_of(place - 1, role_words("article", "of")):
            continue
        inner = read_role(text, place)
        if inner is not None and role.end in inner.ends and inner.noun.number == "s":
            return inner.cut(role.end)
    return role


def one_of_them(text: NamedText, place: int) -> bool:
    """Whether « un de ses », « l'une des » stands before a role in the plural."""
    return any(text.is_any_of(at, role_words("indefinite")) for at in (place - 2, place - 3)) and text.is_any_of(
        place - 1, role_words("of them")
    )


def before_civility(text: NamedText, start: int) -> int:
    """Where a name begins with its civility and what opens before it: « Me Vasselin », « « Vasselin »."""
    while start and (text.words[start - 1] in OPENING or text.lower[start - 1] in civilities()):
        start -= 1
    return start


def before_nation(text: NamedText, target: int) -> int:
    """« le secrétaire général, l'Allemand Jean Orval, »: where the nationality that leads to a name begins."""
    led = target > 2 and text.words[target - 1][0].isupper() and text.lower[target - 1] in nations()
    return target - 2 if led and text.is_any_of(target - 2, role_words("article")) else target


def before_title(text: NamedText, target: int) -> int:
    """« le président du club, le juriste Jean Orval, »: where a second role that leads to a name begins.

    So does what its bearer is called: « la directrice de la clinique, le docteur Vasselin, ».
    """
    called = target - text.is_any_of(target - 1, honours())
    apart = text.is_any_of(called - 1, role_words("article")) and text.is_word(called - 2, ",")
    if apart and (called < target or text.lower[target] in civilities()):
        return called - 1
    role = role_up_to(text, target) if target and text.words[target - 1][0].isalpha() else None
    led = role is not None and role.noun.number == "s" and text.is_any_of(role.start - 1, role_words("article"))
    return role.start - 1 if role is not None and led and text.is_word(role.start - 2, ",") else target


@cache
def honours() -> frozenset[str]:
    """What the church calls people, in small letters: « le père », « sœur »."""
    return french.words("small_words", kind="church m") | french.words("small_words", kind="church f")


@cache
def nations() -> frozenset[str]:
    """Adjectives of nations and regions, in lower case."""
    return french.words("institution_adjectives", kind="nation or region")


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
