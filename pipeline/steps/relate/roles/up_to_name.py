"""The role that ends right before a name, and what may stand between: a civility, a nation, a second role."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.once import once_a_word
from pipeline.steps.relate.roles.closing import is_within_another, past_complements
from pipeline.steps.relate.roles.read_role import LONGEST, Role, civilities, read_role
from pipeline.steps.relate.roles.role_nouns import is_adjective, role_noun, role_words

OPENING = frozenset({"«", "“", "[", '"'})
OFFICES = frozenset({"politics", "business", "law and order"})
"""Kinds of roles that a noun before them hardly ever leads to: « le prix littéraire », not « le grinçant ministre »."""
LONGEST_MORE = 14
"""Words from a role to the comma before its name, where something that is no part of the role stands between."""


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
