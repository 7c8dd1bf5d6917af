"""Roles of whom somebody is told to be: « un menuisier du nom de Jean Roque », « le pilote se nomme Jean Roque »."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.before_name import joined_role
from pipeline.steps.relate.roles.bodies import body_beside
from pipeline.steps.relate.roles.book import ROLES, Found
from pipeline.steps.relate.roles.read_role import organization_of
from pipeline.steps.relate.roles.role_nouns import role_words
from pipeline.steps.relate.roles.up_to_name import before_civility, role_up_to

DETERMINER_NEAR = 3
"""Words before a role within which its determiner stands: « un très célèbre pêcheur »."""


@ROLES.rule("copula_before")
def copula_before(text: NamedText, person: Mention) -> Iterator[Found]:
    """« La présidente du jury sera l'actrice Aude Vasselin »: what heads the clause is said to be the person."""
    target = before_civility(text, text.bounds[person.mention_id][0])
    other = role_up_to(text, target) if target else None
    if other is not None and text.is_any_of(other.start - 1, role_words("article")):
        target = other.start - 1
    while target and text.is_any_of(target - 1, role_words("auxiliary") - role_words("auxiliary verb")):
        target -= 1
    verb = before_saying(text, target)
    role = role_up_to(text, verb) if verb else None
    if role is None or role.noun.number == "p":
        return
    joined = list(joined_role(text, person, role))  # « Le fondateur et président est Jean Roque »
    begin = joined[0].role.start if joined else role.start
    if not text.is_any_of(begin - 1, role_words("article")):
        return
    if begin - 1 in text.starts or is_apart(text, begin - 2):
        body = body_beside(text, joined[0].role if joined else role)  # « la <ORG>, dont le président est <PER> »
        for one in (*joined, Found(person, role, organization_of(text, role))):
            yield Found(person, one.role, one.organization or body)


def is_apart(text: NamedText, place: int) -> bool:
    """Whether a clause may begin behind a word: a mark, « et », « que »."""
    return not text.words[place][0].isalnum() or text.is_any_of(place, role_words("opens a clause"))


def before_saying(text: NamedText, target: int) -> int:
    """Where the words begin that say who somebody is: « sera », « se nomme », « n'est autre que »; 0 where none do."""
    if not target:
        return 0
    if text.is_any_of(target - 1, role_words("is named")):
        return target - 2 if text.is_any_of(target - 2, role_words("reflexive")) else 0
    if text.is_word(target - 1, "que") and text.is_word(target - 2, "autre"):
        verb = target - 3
        return verb - 1 if text.is_any_of(verb, role_words("copula")) and text.is_word(verb - 1, "n'") else 0
    if text.is_any_of(target - 1, role_words("copula")):
        pointed = text.is_word(target - 2, "c'", "ce") and text.is_word(target - 3, ",")
        return target - 3 if pointed else target - 1  # « Le directeur, c'est Jean Roque »
    return before_identified(text, target)


def before_identified(text: NamedText, target: int) -> int:
    """« a été identifié comme étant », « est identifié comme »: where the verb begins; 0 where it does not stand."""
    place = target - 1 - text.is_any_of(target - 1, role_words("being"))
    if not text.is_any_of(place, role_words("like")) or not text.is_any_of(place - 1, role_words("told as")):
        return 0
    verb = place - 1
    while text.is_any_of(verb - 1, role_words("auxiliary", "copula")):
        verb -= 1
    return verb if verb < place - 1 else 0


@ROLES.rule("called")
def called(text: NamedText, person: Mention) -> Iterator[Found]:
    """« un menuisier du nom de Jean Roque », « une juge nommée Aude Vasselin », « le pilote, un certain X »."""
    target = before_naming(text, before_civility(text, text.bounds[person.mention_id][0]))
    role = role_up_to(text, target - text.is_word(target - 1, ",")) if target else None
    near = range(text.sentence_start(target), role.start) if role is not None else range(0)
    determined = any(text.is_any_of(at, role_words("determiner")) for at in near[-DETERMINER_NEAR:])
    if role is not None and role.noun.number == "s" and determined:
        yield Found(person, role, organization_of(text, role))


def before_naming(text: NamedText, target: int) -> int:
    """Where « du nom de », « nommée », « , un certain » begin right before a name; 0 where none stands."""
    if text.is_any_of(target - 1, role_words("called")):
        return target - 1
    if text.is_any_of(target - 1, role_words("a certain")) and text.is_any_of(target - 2, role_words("indefinite")):
        return target - 2 if text.is_word(target - 3, ",") else 0
    if text.is_any_of(target - 1, role_words("of")) and text.is_any_of(target - 2, role_words("name")):
        begin = target - 3
        if text.is_any_of(begin, role_words("of")):
            return begin - text.is_any_of(begin - 1, role_words("answering"))
    return 0
