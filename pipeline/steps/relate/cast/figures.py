"""The persons and bodies of one article: their names, gender and roles, as far as the article tells them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline import french
from pipeline.components.press_names.phrases import split
from pipeline.names.callings import callings_of_role, contradict, title_before
from pipeline.names.key import fold_text, split_words
from pipeline.names.name_words import ends_as_women, given_names
from pipeline.records import EntityKind, Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.bodies import is_short_for
from pipeline.steps.relate.roles.book import Found
from pipeline.steps.relate.roles.role_nouns import Words, head_key, role_kinds, role_words
from pipeline.steps.relate.roles.up_to_name import nations

LAWYER = "avocat"
"""Key of the role of whoever bears the civility of lawyers."""


@dataclass(slots=True)
class Figure:
    """One person or body of one article.

    `places` are the words at which its names begin, in order. `gender` is f, m, or u where nothing tells; that of a
    body is its noun's. `roles` has for each role's noun (masculine singular) the other words that went with it.
    """

    kind: EntityKind
    mentions: list[Mention]
    places: list[int]
    gender: str = "u"
    roles: dict[str, set[str]] = field(default_factory=dict)

    def before(self, place: int) -> Mention | None:
        """The name that stands last before a word."""
        n = bisect_left(self.places, place)
        return self.mentions[n - 1] if n else None

    def agrees(self, gender: str) -> bool:
        """Whether a word of this gender may stand for it; a body's gender must be known."""
        if self.kind == "organization":
            return gender == self.gender
        return "u" in (gender, self.gender) or gender == self.gender


def find_people(text: NamedText, found: Iterable[Found]) -> list[Figure]:
    """The persons of an article in order of first naming, with what their roles and names tell."""
    groups: dict[str, list[Mention]] = {}
    for mention in text.persons:
        groups.setdefault(surname(mention.name), []).append(mention)
    join_given_names(groups)
    people = []
    roles = list(found)
    callings = callings_by_mention(text, roles)
    for group in groups.values():
        for mentions in (part for one in same_given_name(group) for part in split_titled(text, one, callings)):
            mentions.sort(key=lambda one: one.start_char)
            people.append(Figure("actor", mentions, [text.bounds[one.mention_id][0] for one in mentions]))
    of = {one.mention_id: person for person in people for one in person.mentions}
    for person in people:
        person.gender = gender_of_names(person)
        if any(text.is_any_of(place - 1, cast_words("lawyer")) for place in person.places):
            person.roles[LAWYER] = set()  # « Me Orval … l'avocat »
    for one in roles:
        person = of[one.person.mention_id]
        if one.rule == "party_bracket":
            continue
        note_role(person, one.role.head, text.lower[one.role.start : one.role.end])
        if person.gender == "u" and one.role.noun.number == "s" and one.role.noun.kind != "fixed gender":
            person.gender = one.role.noun.gender
    for person in people:
        told = {nation_gender(text, place - 1) for place in person.places if place} - {"u"}
        if person.gender == "u" and len(told) == 1:
            person.gender = told.pop()
    return sorted(people, key=lambda person: person.places[0])


def nation_gender(text: NamedText, place: int) -> str:
    """The gender that « l'Italienne », « le Français » show, of one person behind an article; u where none does."""
    word, before = text.lower[place], text.lower[place - 1]
    if word not in nations() or not text.words[place][0].isupper():
        return "u"
    if before not in cast_words("definite") and not determiner_gender(before):
        return "u"
    feminine = {word + "e", word + word[-1] + "e"} & nations()
    masculine = word.endswith("e") and {word[:-1], word[:-2]} & nations()
    return determiner_gender(before) or ("m" if feminine else "f" if masculine else "u")


def note_role(person: Figure, head: Words, said: Iterable[str]) -> None:
    """Remember a role of a person, and the other name of its office: the « garde des Sceaux » is a « ministre »."""
    key = head_key(head)
    words = {word for word in said if word[0].isalnum()}
    person.roles.setdefault(key, set()).update(words)
    for named, other, also in synonyms().get(key, ()):
        if named <= words and not words & role_words("former"):
            person.roles.setdefault(other, set()).update(also)


@cache
def synonyms() -> dict[str, list[tuple[frozenset[str], str, frozenset[str]]]]:
    """By the key of a role: the words that it must have, and the key and words of the other name of its office."""
    found: dict[str, list[tuple[frozenset[str], str, frozenset[str]]]] = {}
    for row in french.rows("role_synonyms"):
        one, other = (office(row["one"]), office(row["other"]))
        found.setdefault(one[0], []).append((one[1], *other))
        found.setdefault(other[0], []).append((other[1], *one))
    return found


def office(name: str) -> tuple[str, frozenset[str]]:
    """The key of a role by its name, and its words."""
    words = split(name)
    whole = head_key(words)
    return whole if role_kinds(whole) else head_key(words[:1]), frozenset(word for word in words if word.isalpha())


def find_bodies(text: NamedText) -> list[Figure]:
    """The bodies of an article, a short form with its long one, in order of first naming."""
    bodies: list[Figure] = []
    mentions = {m.mention_id: m for m in text.mention.values() if m.kind == "organization"}
    by_end: dict[str, int] = {}
    by_letter: dict[str, list[int]] = {}
    for mention in sorted(mentions.values(), key=lambda one: -len(one.text)):
        name = fold_text(mention.text)
        near = [by_end[name]] if name in by_end else []
        near += by_letter.get(name[:1], []) if " " not in name else []
        first = next((n for n in sorted(near) if is_short_for(mention.text, bodies[n].mentions[0].text)), None)
        if first is not None:
            bodies[first].mentions.append(mention)
            continue
        for start in range(len(name)):
            by_end.setdefault(name[start:], len(bodies))
        words = split_words(mention.text)
        for letter in {word[:1] for word in words if len(words) > 1}:
            by_letter.setdefault(letter, []).append(len(bodies))
        bodies.append(Figure("organization", [mention], []))
    for body in bodies:
        body.mentions.sort(key=lambda one: one.start_char)
        body.places += [text.bounds[one.mention_id][0] for one in body.mentions]
        told = {
            gender for place in body.places if (gender := determiner_gender(text.lower[place - 1] if place else ""))
        }
        body.gender = next(iter(told)) if len(told) == 1 else "u"
    return sorted(bodies, key=lambda body: body.places[0])


def determiner_gender(word: str) -> str:
    """The gender that a determiner shows, or nothing."""
    return determiner_genders().get(word, "")


@cache
def determiner_genders() -> dict[str, str]:
    """The gender that each determiner shows that shows one; to read, not to change."""
    found = dict.fromkeys(cast_words("definite f", "demonstrative f", "indefinite f"), "f")
    masculine = cast_words("definite m", "demonstrative m", "indefinite m")
    return found | dict.fromkeys(masculine, "m")


@cache
def cast_words(*kinds: str) -> frozenset[str]:
    """Words of a kind, or of several, of cast_words.tsv."""
    return french.words("cast_words", kind=kinds)


@cache
def before_verb() -> frozenset[str]:
    """What stands right before the verb of who speaks: « a », « s' », « l' »."""
    return role_words("auxiliary verb") | cast_words("reflexive", "said object")


def surname(name: str) -> str:
    """The folded last word of a name, without a particle glued to it."""
    last = fold_text(name.split()[-1])
    return last.split("'")[-1] or last


def join_given_names(groups: dict[str, list[Mention]]) -> None:
    """A given name alone is of the one person who bears it with a surname."""
    for key in list(groups):
        if any(len(one.name.split()) > 1 for one in groups[key]):
            continue
        bearers = [
            other
            for other, mentions in groups.items()
            if other != key and any(fold_text(one.name.split()[0]) == key for one in mentions if " " in one.name)
        ]
        if len(bearers) == 1:
            groups[bearers[0]] += groups.pop(key)


def same_given_name(group: list[Mention]) -> list[list[Mention]]:
    """Namesakes apart; a bare surname is of nobody where two bear it."""
    by_given: dict[str, list[Mention]] = {}
    bare: list[Mention] = []
    for one in group:
        words = one.name.split()
        if len(words) > 1:
            by_given.setdefault(fold_text(words[0]), []).append(one)
        else:
            bare.append(one)
    if len(by_given) < 2:
        return [group]
    return [*by_given.values(), *([one] for one in bare)]


def callings_by_mention(text: NamedText, found: Iterable[Found]) -> dict[str, int]:
    """The callings with which the roles of each name go: bits of names/callings.py."""
    callings: dict[str, int] = {}
    for one in found:
        if one.rule != "party_bracket":
            role = " ".join(text.words[one.role.start : one.role.end])
            callings[one.person.mention_id] = callings.get(one.person.mention_id, 0) | callings_of_role(role)
    return callings


def split_titled(text: NamedText, mentions: list[Mention], callings: Mapping[str, int]) -> list[list[Mention]]:
    """Apart from one person's names those surnames that a civility or title gives to somebody else."""
    full = [one for one in mentions if " " in one.name]
    if not full or len(full) == len(mentions):
        return [mentions]
    held = 0
    genders = {one.gender or given_gender(one.name.split()[0], unlisted=True) for one in full} - {"u"}
    for one in mentions:
        title = title_of(text, one)
        if " " in one.name:
            held |= callings.get(one.mention_id, 0) | title
        elif not title:  # the role of « le pape Luc » is the title in question
            held |= callings.get(one.mention_id, 0)
    others: dict[tuple[str, int], list[Mention]] = {}
    for one in mentions:
        title = title_of(text, one)
        if " " not in one.name and (
            contradict(title, held) or (one.gender and len(genders) == 1 and one.gender not in genders)
        ):
            others.setdefault((one.gender or "", title), []).append(one)
    apart = {one.mention_id for group in others.values() for one in group}
    return [[one for one in mentions if one.mention_id not in apart], *others.values()]


def title_of(text: NamedText, mention: Mention) -> int:
    """The calling whose title stands before a name."""
    place = text.bounds[mention.mention_id][0]
    return title_before(text.words[place - 1]) if place else 0


def gender_of_names(person: Figure) -> str:
    """What civilities, then given names, tell; u where they do not agree."""
    told: set[str] = {one.gender for one in person.mentions if one.gender}
    if not told:
        told = {
            gender
            for one in person.mentions
            if " " in one.name and (gender := given_gender(one.name.split()[0], unlisted=True)) in ("f", "m")
        }
    if not told and len(names := {fold_text(one.name) for one in person.mentions}) == 1:
        told = {given_gender(next(iter(names)))}  # « Elsa, 19 ans »: nothing but a given name
    return next(iter(told)) if len(told) == 1 else "u"


def given_gender(word: str, *, unlisted: bool = False) -> str:
    """Gender of a given name; of a compound one, that of its first part; with `unlisted`, by its ending too."""
    folded = fold_text(word)
    first = folded.split("-")[0]
    told = given_names().get(folded) or given_names().get(first)
    return told or ("f" if unlisted and ends_as_women(first) else "u")
