"""One kind per name over the corpus: a firm that one article takes for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.names.columns import ACTOR, KINDS, ORGANIZATION
from pipeline.names.corpus import key_of
from pipeline.names.key import fold_text, name_key, split_words
from pipeline.names.links import LINKS
from pipeline.names.name_words import given_names, particles
from pipeline.records.correction import Correction
from pipeline.steps.resolve.affairs import Affairs
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.contradictions import town_of

# Share of the confidence that one kind must hold, in how many articles, before it decides for the others.
# Families and their firms share a name (Michelin), so the vote asks for more than a bare majority.
MIN_SHARE = 0.7
MIN_ARTICLES = 2
AGAINST = 2  # articles that prove a body for one that gives a role: a role strays to a firm beside its bearer


@LINKS.rule("corpus_kind")
def settle_kinds(names: Mentions, roles: Iterable[Role] = ()) -> None:
    """Turn the mentions of the rarer kind where the corpus is plain about a name.

    A surname stays a person in an article that names the person in full. A name that articles call a body (« la
    société Ardoisel ») is one wherever the recogniser alone takes it for a person, in the articles of its affair: in
    another affair the same word is somebody or something else.
    """
    told = _Told(names, roles)
    for row in _namesakes_of_firms(names, told):
        names.settle(row, ORGANIZATION)
    settled = _settled(names) | _told_bodies(names, told)
    if not settled:
        return
    rows = _of_affairs(names, settled)
    full = _surnames_of_full_names(names, {names.article[row] for row in rows})
    turned = set()
    for row in rows:
        kind = settled[names.name[row]]
        if kind == ACTOR or (names.article[row], name_key(names.name_of(row))) not in full:
            names.settle(row, kind)
            turned.add(row)
    _settle_short_forms(names, [row for row in turned if names.kind[row] == ORGANIZATION])


def _of_affairs(names: Mentions, settled: Mapping[int, int]) -> list[int]:
    """The mentions of another kind than is settled of their name, but for those of another affair.

    Two articles tell another affair that have somebody in common, and nobody and no body with those that settle the
    name. One alone may be of any; several words are one name everywhere.
    """
    articles: dict[int, tuple[set[int], dict[int, list[int]]]] = {}
    for row, name in enumerate(names.name):
        if name in settled:
            told, open_ = articles.setdefault(name, (set(), {}))
            if names.kind[row] == settled[name]:
                told.add(names.article[row])
            else:
                open_.setdefault(names.article[row], []).append(row)
    found: list[int] = []
    for name, (told, open_) in articles.items():
        text = names.strings[name]
        affairs = Affairs(names, {key_of(kind, text) for kind in (ACTOR, ORGANIZATION)})
        apart = set(open_) if len(split_words(text)) == 1 else set[int]()
        while near := {one for one in apart if affairs.are_one(one, told, bodies=1)}:
            told |= near
            apart -= near
        apart = {one for one in apart if affairs.are_one(one, apart - {one})}
        found += [row for article, rows in open_.items() if article not in apart for row in rows]
    return sorted(found)


def _settle_short_forms(names: Mentions, bodies: Iterable[int]) -> None:
    """« Ardoisel », where « Minerais Ardoisel » was somebody to its article until the corpus said otherwise."""
    long = {
        (names.article[row], words[-1]): names.name[row]
        for row in sorted(bodies)
        if len(words := split_words(names.name_of(row))) > 1
    }
    full = _surnames_of_full_names(names, {article for article, _ in long})
    for row in range(len(names)) if long else ():
        key = names.article[row], name_key(names.name_of(row))
        if names.kind[row] == ACTOR and key in long and key not in full:
            names.settle(row, ORGANIZATION)
            names.name[row] = long[key]


def find_towns(names: Mentions, roles: Iterable[Role], decided: Iterable[Correction]) -> frozenset[int]:
    """Lone words that articles take for a person and that are a town: « Luzac : la mairie brûle ».

    A role has the town (« maire de Luzac »), nobody of the corpus bears it as a surname, no civility stands before it,
    and the user has said nothing of it.
    """
    towns = {town for row in roles if (town := town_of(row.role)) is not None and " " not in town}
    towns -= {name_key(one.left) for one in decided} if towns else set()
    if not towns:
        return frozenset()
    lone = {number for number, text in enumerate(names.strings) if " " not in text and name_key(text) in towns}
    people = [row for row in range(len(names)) if names.kind[row] == ACTOR] if lone else []
    full = {names.name[row] for row in people} - lone
    borne = {words[-1] for number in full if len(words := split_words(names.strings[number])) > 1}
    return frozenset(
        row
        for row in people
        if names.name[row] in lone and not names.gender[row] and name_key(names.name_of(row)) not in borne
    )


def _settled(names: Mentions) -> dict[int, int]:
    """The kind of each name, by its number, about which the corpus is plain."""
    by_key: dict[str, int] = {}
    key_of_name = [by_key.setdefault(name_key(text), len(by_key)) for text in names.strings]
    weight: dict[int, dict[int, float]] = defaultdict(dict)
    for name, kind, confidence in zip(names.name, names.kind, names.confidence, strict=True):
        kinds = weight[key_of_name[name]]
        kinds[kind] = kinds.get(kind, 0.0) + confidence
    best = {
        key: max(kinds, key=lambda kind: (kinds[kind], KINDS[kind])) for key, kinds in weight.items() if len(kinds) > 1
    }
    plain = {key: kind for key, kind in best.items() if weight[key][kind] >= MIN_SHARE * sum(weight[key].values())}
    articles: dict[int, set[int]] = defaultdict(set)
    for name, kind, article in zip(names.name, names.kind, names.article, strict=True):
        if plain.get(key_of_name[name]) == kind:
            articles[key_of_name[name]].add(article)
    return {
        name: plain[key] for name, key in enumerate(key_of_name) if key in plain and len(articles[key]) >= MIN_ARTICLES
    }


def _told_bodies(names: Mentions, told: _Told) -> dict[int, int]:
    """Names that articles prove to be bodies and that hardly anything tells to be people.

    No given name opens them, and nobody has them as surname.
    """
    bodies = {
        key
        for key, articles in told.bodies.items()
        if len(articles) >= max(AGAINST * len(told.roles[key]), 1 if key in told.sure else MIN_ARTICLES)
        and key not in told.people
    }
    bodies -= told.like_people
    if bodies:
        persons = {
            name for row, name in enumerate(names.name) if names.kind[row] == ACTOR and told.keys[name] not in bodies
        }
        full = (words for name in persons if len(words := split_words(names.strings[name])) > 1)
        bodies -= {words[-1] for words in full if words[0] not in particles() or words[2:]}  # « De Vitralis à Orval »
    return {name: ORGANIZATION for name, key in enumerate(told.keys) if key in bodies}


def _namesakes_of_firms(names: Mentions, told: _Told) -> list[int]:
    """The mentions that are a firm's with a whole person's name: « la verrerie Paul Orval » of many articles.

    The founder stays who he is where the article gives him a role, and everywhere if a civility or kin tells of him.
    """
    firms = {
        key
        for key in told.like_people - told.people
        if MIN_ARTICLES < len(told.bodies[key]) >= AGAINST * len(told.roles[key])
    }
    if not firms:
        return []
    return [
        row
        for row, name in enumerate(names.name)
        if names.kind[row] == ACTOR and (key := told.keys[name]) in firms and names.article[row] not in told.roles[key]
    ]


class _Told:
    """What words beside a name say that it is, by its key: a body in some articles, a person with a role in others.

    `people` are those whom a civility or kin tells of, `like_people` bodies that a given name opens, `sure` bodies that
    some words prove which no person has beside the name.
    """

    def __init__(self, names: Mentions, roles: Iterable[Role]) -> None:
        self.keys = [name_key(text) for text in names.strings]
        self.bodies: dict[str, set[int]] = defaultdict(set)
        self.roles: dict[str, set[int]] = defaultdict(set)
        self.people: set[str] = set()
        self.sure: set[str] = set()
        for row, name in enumerate(names.name):
            if names.kind[row] == ORGANIZATION:
                if names.proven[row]:
                    self.bodies[self.keys[name]].add(names.article[row])
                if names.proven[row] > 1:
                    self.sure.add(self.keys[name])
            elif names.proven[row] or names.gender[row] or names.kinship[row]:
                self.people.add(self.keys[name])
        for role in roles:
            if names.kind[role.actor] == ACTOR:
                self.roles[self.keys[names.name[role.actor]]].add(names.article[role.actor])
        self.like_people = {
            self.keys[name]
            for name, text in enumerate(names.strings)
            if self.keys[name] in self.bodies and fold_text(text.split(" ")[0]) in given_names()
        }


def _surnames_of_full_names(names: Mentions, articles: set[int]) -> set[tuple[int, str]]:
    """(article, last word) of every person named by two words or more."""
    return {
        (names.article[row], words[-1])
        for row in range(len(names))
        if names.article[row] in articles
        and names.kind[row] == ACTOR
        and len(words := split_words(names.name_of(row))) > 1
    }
