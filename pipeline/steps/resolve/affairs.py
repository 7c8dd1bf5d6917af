"""Which articles tell of one affair, by the people and bodies whom both name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.french import words
from pipeline.names.columns import ACTOR, ORGANIZATION
from pipeline.names.corpus import key_of
from pipeline.names.key import fold_text
from pipeline.names.organization import parse_organization
from pipeline.names.person import parse_person
from pipeline.names.resolution import NameDecision
from pipeline.steps.resolve.columns import Mentions

BODIES = 2
"""Bodies that two articles on one affair share where they share no person. Of surnames that articles of dwie-dev do not
explain and one person of the corpus bears, the 13 mentions with so much in common are that person's; of the 10 surnames
that have less, two are."""
ELSEWHERE = "given_name_elsewhere"


class Affairs:
    """What articles name beside one name, each looked up once."""

    def __init__(self, names: Mentions, but: Iterable[str]) -> None:
        """`but` are the keys of the name itself, which tie nothing."""
        self._names = names
        self._but = frozenset(but)
        self._told: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def are_one(self, article: int, others: Iterable[int], *, bodies: int = BODIES) -> bool:
        """Whether an article tells of one affair with any of the others: they share a person, or so many bodies."""
        people, near = self._of(article)
        if not people and len(near) < bodies:
            return False
        return any(people & also or len(near & more) >= bodies for also, more in (self._of(one) for one in others))

    def _of(self, article: int) -> tuple[frozenset[str], frozenset[str]]:
        found = self._told.get(article)
        if found is None:
            people = people_of(self._names, article) - self._but
            found = self._told[article] = people, bodies_of(self._names, article) - self._but
        return found


def within_affairs(names: Mentions, decisions: Sequence[NameDecision]) -> Iterator[NameDecision]:
    """The decisions without questions about a given name alone whose bearer only articles on other affairs name."""
    asked = {(one.left, one.right) for one in decisions if one.rule == ELSEWHERE}
    articles: dict[str, set[int]] = {key_of(ACTOR, name): set() for both in asked for name in both}
    for row in names.kept() if articles else ():
        if names.kind[row] == ACTOR and (key := key_of(ACTOR, names.name_of(row))) in articles:
            articles[key].add(names.article[row])
    for one in decisions:
        if one.rule == ELSEWHERE:
            keys = [key_of(ACTOR, name) for name in sorted((one.left, one.right), key=len)]
            alone, full = (articles[key] for key in keys)
            affairs = Affairs(names, keys)
            if not any(affairs.are_one(article, full) for article in alone - full):
                continue
        yield one


def people_of(
    names: Mentions, article: int, counts: Callable[[str], bool] = lambda name: parse_person(name).is_full
) -> frozenset[str]:
    """Keys of the people whom an article names, but for who wrote it and whom all papers name.

    `counts` tells which names say who somebody is: full ones, if nothing else is asked.
    """
    author = fold_text(names.articles[article].author or "")
    return frozenset(
        key_of(ACTOR, name)
        for name in _named(names, article, ACTOR)
        if counts(name) and fold_text(name) not in author and name not in words("office_holders")
    )


def bodies_of(names: Mentions, article: int) -> frozenset[str]:
    """Keys of the bodies that an article names, but for those that everybody knows or that each place has."""
    return frozenset(
        key_of(ORGANIZATION, name)
        for name in _named(names, article, ORGANIZATION)
        if name not in words("known_organizations", "name") and not parse_organization(name).of_article
    )


def _named(names: Mentions, article: int, kind: int) -> Iterable[str]:
    return {names.name_of(row) for row in names.rows_of(article) if names.kind[row] == kind}
