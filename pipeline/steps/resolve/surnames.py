"""Surnames that their article does not explain, and the person of its affair who bears them; given names of kin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.names.callings import callings_of_role, contradict
from pipeline.names.columns import ACTOR, GENDERS, ORGANIZATION
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS
from pipeline.names.merge_actors import ALIAS_SHARE
from pipeline.names.name_words import given_names
from pipeline.names.person import PersonName, compatible_given, parse_person
from pipeline.records.correction import Correction
from pipeline.steps.resolve.affairs import BODIES, Affairs
from pipeline.steps.resolve.callings import is_womans
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.homonyms import role_words
from pipeline.steps.resolve.wishes import base_name, has_one_name

BY_AFFAIR = "affair"
"""The source of a correction that the affair of an article makes."""
RULE = "surname_of_affair"


class _Said(NamedTuple):
    """What is said of a name in some places: genders, titles and callings (names/callings.py), words of roles."""

    genders: frozenset[str]
    title: int
    callings: int
    roles: frozenset[str]


@LINKS.rule(RULE)
def find_surnames(names: Mentions, roles: Sequence[Role], decided: Iterable[Correction]) -> tuple[Correction, ...]:
    """Whom a surname alone denotes in an article that does not say so, told as corrections of that article.

    One person who bears it, and whose name is nowhere a body's, is of the article's affair: another article on that
    person shares people or bodies with this one (affairs.py), and neither civility, title nor role says otherwise. Of
    the only bearer of a corpus it else stays a question; of several, what most articles mean by it (`alias_table`).
    What the user has said of the name goes before.
    """
    parsed = _names_of_persons(names)
    lone = {one.family for one in parsed.values() if not one.given and len(one.family) > 1}
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, one in parsed.items():
        for word in {one.family, one.last, *one.parts} & lone if one.given else ():
            bearers[word].add(number)
    bodies = {names.name[row] for row in names.kept() if names.kind[row] == ORGANIZATION}
    families = {
        family: persons
        for family, numbers in bearers.items()
        if not numbers & bodies and (persons := _persons(numbers, parsed))
    }
    spoken, apart = _spoken(decided)
    places = _places(names, parsed, families)
    told = _roles_of(roles)
    found = [*_of_kin(names, parsed, told, spoken, apart)]
    for family, persons in sorted(families.items()):
        if family in spoken:
            continue
        keys = {parsed[number].key for numbers in persons for number in numbers}
        full = [[row for number in numbers for row in places[number]] for numbers in persons]
        by_article: dict[int, list[int]] = defaultdict(list)
        for row in places[family]:
            by_article[names.article[row]].append(row)
        of_family = _of_family(names, told, full, by_article, keys)
        found += [one for one in of_family if key_of(ACTOR, one.right or "") not in apart]
    return tuple(found)


def _persons(numbers: Iterable[int], parsed: Mapping[int, PersonName]) -> list[list[int]]:
    """The full names that hold a surname, by who bears them; [] where a name may be of two of them.

    One person where all names can be one's. Else a given name and a family make a person: « C. Bernard » beside
    « Claire Bernard » and « Carole Bernard » leaves open how many there are.
    """
    ordered = sorted(numbers, key=lambda number: parsed[number])
    if _can_be_one(parsed[number] for number in ordered):
        return [ordered]
    if not all(parsed[number].is_full for number in ordered):
        return []
    persons: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in ordered:
        persons[parsed[number].given[0], parsed[number].family].append(number)
    return [*persons.values()]


class _Bearer(NamedTuple):
    """Who bears a surname: the name that most places give, the articles that have it, what is said there."""

    name: str
    articles: frozenset[int]
    said: _Said


def _of_family(
    names: Mentions,
    told: Mapping[int, list[str]],
    full: Iterable[Sequence[int]],
    alone: Mapping[int, Sequence[int]],
    keys: Iterable[str],
) -> Iterator[Correction]:
    """The articles of an affair in which a surname stands alone, by who bears it in full; `full` has their places."""
    bearers = [_bearer(names, told, rows) for rows in full]
    explained = frozenset[int]().union(*(bearer.articles for bearer in bearers))
    affairs = Affairs(names, keys)
    for article, rows in sorted(alone.items()):
        said = _said(names, told, rows)
        is_given = key_of(ACTOR, names.name_of(rows[0])) in given_names() and not (said.genders or said.title)
        kin = any(names.kinship[row] for row in rows)
        if article in explained or is_given or kin:
            continue
        near = [
            bearer
            for bearer in bearers
            if _agree(said, bearer.said)
            and affairs.are_one(article, bearer.articles, bodies=1 if said.roles & bearer.said.roles else BODIES)
        ]
        meant = near if len(near) == 1 else _called_so(near, alone)
        if len(meant) == 1:
            yield _is(names, rows[0], meant[0].name)


def _called_so(bearers: Iterable[_Bearer], alone: Mapping[int, Sequence[int]]) -> list[_Bearer]:
    """Who of one affair is called by the surname alone, in most of the articles that call one of them so."""
    often = {bearer: len(bearer.articles & alone.keys()) for bearer in bearers}
    return [bearer for bearer, n in often.items() if n and n >= ALIAS_SHARE * sum(often.values())]


def _bearer(names: Mentions, told: Mapping[int, list[str]], rows: Sequence[int]) -> _Bearer:
    often = Counter(name for name in map(names.name_of, rows) if parse_person(name).is_full)
    name = min(often, key=lambda name: (-often[name], name))
    return _Bearer(name, frozenset(names.article[row] for row in rows), _said(names, told, rows))


def _is(names: Mentions, row: int, name: str) -> Correction:
    return Correction(
        kind="actor",
        left=names.name_of(row),
        right=name,
        decision="same",
        article_id=names.articles[names.article[row]].article_id,
        line=0,
        source=BY_AFFAIR,
    )


def _of_kin(
    names: Mentions,
    parsed: Mapping[int, PersonName],
    told: Mapping[int, list[str]],
    spoken: set[str],
    apart: set[str],
) -> Iterator[Correction]:
    """« Danielle Orval, la veuve d'Yves »: a given name beside one of the family that has one bearer of it.

    An article on that bearer tells of the same affair, as for surnames; this one gives the name no title or role, and
    names nobody in full who bears it; it is nobody's surname.
    """
    surnames = {one.family for one in parsed.values() if one.is_full}
    by_article = _by_article(names)
    bearers = _bearers(names, parsed, by_article, apart)
    affairs: dict[str, Affairs] = {}
    for article, rows in sorted(by_article.items()):
        full = [one for one in (parsed[names.name[row]] for row in rows) if one.is_full]
        families, given_in_full = {one.family for one in full}, {one.given[0] for one in full}
        for row in rows:
            given = key_of(ACTOR, names.name_of(row))
            plain = not (parsed[names.name[row]].given or names.gender[row] or names.title[row] or told.get(row))
            if not plain or given in given_in_full | spoken | surnames or given not in given_names():
                continue
            meant = {name: at for family in families for name, at in bearers.get((given, family), {}).items()}
            keys = {key_of(ACTOR, name) for name in meant}
            if len(keys) != 1:
                continue
            near = affairs.setdefault(min(keys), Affairs(names, keys))
            if near.are_one(article, set[int]().union(*meant.values())):
                yield _is(names, row, min(meant))


def _bearers(
    names: Mentions, parsed: Mapping[int, PersonName], by_article: Mapping[int, Iterable[int]], apart: set[str]
) -> Mapping[tuple[str, str], Mapping[str, set[int]]]:
    """The full names of one given name and family that nobody tells apart, and the articles that have each."""
    found: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for article, rows in by_article.items():
        for row in rows:
            one = parsed[names.name[row]]
            if one.is_full and one.key not in apart:
                found[one.given[0], one.family][names.name_of(row)].add(article)
    return found


def _by_article(names: Mentions) -> Mapping[int, list[int]]:
    """Where persons are named, by article."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in names.kept():
        if names.kind[row] == ACTOR:
            found[names.article[row]].append(row)
    return found


def _names_of_persons(names: Mentions) -> dict[int, PersonName]:
    """Persons' names taken apart, by the number of the string."""
    numbers = {names.name[row] for row in names.kept() if names.kind[row] == ACTOR}
    return {number: parse_person(names.strings[number]) for number in numbers}


def _can_be_one(bearers: Iterable[PersonName]) -> bool:
    """Whether all names that hold a surname can be one person's: one surname, given names that go together."""
    several = list(bearers)
    return any(one.is_full for one in several) and all(
        one.family == other.family and compatible_given(one.given, other.given)
        for one, other in combinations(several, 2)
    )


def _places(
    names: Mentions, parsed: Mapping[int, PersonName], families: Mapping[str, Iterable[Iterable[int]]]
) -> dict[int | str, list[int]]:
    """Where surnames stand alone, by surname, and where their bearers are named in full, by the number of the name."""
    full = {number for persons in families.values() for numbers in persons for number in numbers}
    found: dict[int | str, list[int]] = defaultdict(list)
    for row in names.kept():
        if names.kind[row] == ACTOR:
            number = names.name[row]
            one = parsed[number]
            if number in full:
                found[number].append(row)
            elif not one.given and one.family in families:
                found[one.family].append(row)
    return found


def _roles_of(roles: Iterable[Role]) -> Mapping[int, list[str]]:
    told: dict[int, list[str]] = defaultdict(list)
    for row in roles:
        told[row.actor].append(row.role)
    return told


def _said(names: Mentions, told: Mapping[int, list[str]], rows: Iterable[int]) -> _Said:
    genders, title, callings, words = set[str](), 0, 0, set[str]()
    for row in rows:
        said = told.get(row, ())
        genders |= {GENDERS[names.gender[row]], parse_person(names.name_of(row)).gender}
        genders |= {"f" for role in said if is_womans(role)}
        title |= names.title[row]
        for role in said:
            callings |= callings_of_role(role)
            words.update(role_words(role))
    return _Said(frozenset(genders - {""}), title, callings, frozenset(words))


def _agree(one: _Said, bearer: _Said) -> bool:
    """Whether what is said beside a surname goes with its bearer; two roles without a word in common are a doubt."""
    if len(one.genders | bearer.genders) > 1 or contradict(one.title, bearer.callings | bearer.title):
        return False
    known = one.title & (bearer.callings | bearer.title)
    return bool(known or one.roles & bearer.roles or not (one.roles and bearer.roles))


def _spoken(decided: Iterable[Correction]) -> tuple[set[str], set[str]]:
    """Keys of surnames of which something has been said already, and of names that are told apart."""
    spoken, apart = set(), set()
    for one in decided:
        if one.kind != "actor":
            continue
        keys = {key_of(ACTOR, base_name(one.kind, name)) for name in (one.left, one.right) if name}
        spoken |= keys
        if one.article_id or one.decision == "different" or has_one_name(one):
            apart |= keys
    return spoken, apart
