"""Articles that have nobody in common: whom they call by one name may be two people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS
from pipeline.names.person import parse_person
from pipeline.records import Merge
from pipeline.records.correction import Correction
from pipeline.steps.relate.roles.role_nouns import role_noun
from pipeline.steps.resolve.affairs import people_of
from pipeline.steps.resolve.columns import Mentions, Role
from pipeline.steps.resolve.homonyms import spoken_of
from pipeline.steps.resolve.linking import Linking

BY_INITIAL = "initial"
"""The source of a correction that only the letter of a surname makes."""
RULE = "anonymous"
TWO_LIVES = "two_callings"
_ANONYMOUS = re.compile(r"[^\W\d_][\w’'-]+ [A-ZÀ-Þ]\.?")
APART = frozenset({"politics", "sport", "law and order"})
"""Kinds of roles of which one seldom has, elsewhere, a role of another kind."""
CALLINGS = APART | {"profession", "knowledge and arts", "business"}
"""Kinds of roles that say what somebody does."""


@LINKS.rule(RULE)
def find_anonymous(names: Mentions, decided: Iterable[Correction]) -> tuple[Correction, ...]:
    """A name of its own, and a question, for the « Karim B. » of articles that share nobody with those of another.

    Papers shorten the names of whom they may not name: that two have a given name and a letter in common ties nothing.
    Articles of one affair name someone else as well, a judge, a lawyer, a victim. Told as corrections; what the user
    has said of such a name goes before.
    """
    said_in: dict[str, dict[int, str]] = defaultdict(dict)
    short = {number for number, text in enumerate(names.strings) if _ANONYMOUS.fullmatch(text)}
    if not short:
        return ()
    for place in names.kept():
        if names.kind[place] == ACTOR and names.name[place] in short:
            name = names.name_of(place)
            said_in[key_of(ACTOR, name)].setdefault(names.article[place], name)
    whole, where = spoken_of(decided)
    found = []
    for key, told in sorted(said_in.items()):
        affairs = _affairs(names, told, key) if key not in whole else []
        for affair in affairs[1:]:
            shown = f"{told[affair[0]]} ({_printed(names, affair[0])})"
            found += [
                Correction(
                    kind="actor",
                    left=told[article],
                    right=shown,
                    decision="same",
                    article_id=names.articles[article].article_id,
                    line=0,
                    source=BY_INITIAL,
                )
                for article in affair
                if (names.articles[article].article_id, key) not in where
            ]
    return tuple(found)


@LINKS.rule(TWO_LIVES)
def find_two_callings(
    names: Mentions, roles: Iterable[Role], decided: Iterable[Correction], linking: Linking
) -> Iterator[Merge]:
    """A question about each full name that holds an office in some articles and another calling in others.

    « le député Jean Roy », « le vigneron Jean Roy »: they stay one where articles do not say otherwise. No article may
    give both callings, and none of either side may share another person with one of the other.
    """
    callings: dict[int, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in roles:
        kind = _calling(row.role)
        if kind is not None and linking.bearer[row.actor] >= 0 and _full(names.name_of(row.actor)):
            callings[linking.bearer[row.actor]][kind].setdefault(row.article, row.role)
    pairs = {
        linking.ids[bearer]: (by_kind[one], by_kind[other])
        for bearer, by_kind in callings.items()
        for one, other in combinations(sorted(by_kind), 2)
        if {one, other} & APART and not by_kind[one].keys() & by_kind[other].keys()
    }
    if not pairs:
        return
    whole, _ = spoken_of(decided)
    for entity in linking.entities:
        sides = pairs.get(entity.entity_id) if entity.kind == KINDS[ACTOR] else None
        if sides is None or " (" in entity.name:
            continue
        key = key_of(ACTOR, entity.name)
        if key in whole or not _share_nobody(names, *sides, key):
            continue
        left, right = sorted(f"{entity.name} ({min(side.values())})" for side in sides)
        yield Merge(
            kind="actor",
            left=left,
            right=right,
            decision="same",
            by="rule",
            rule=TWO_LIVES,
            score=0.5,
            evidence="articles that have nobody else in common",
        )


def _affairs(names: Mentions, told: Mapping[int, str], key: str) -> list[list[int]]:
    """The articles that have an anonymous name, those that tell of one affair together; the first published first."""
    groups: list[tuple[list[int], frozenset[str]]] = []
    for article in sorted(told, key=lambda one: (names.articles[one].published or date.max, one)):
        mine, near = [article], _people(names, article, key) | {_origin(names, article)}
        for group in [group for group in groups if group[1] & near]:
            groups.remove(group)
            mine, near = [*group[0], *mine], near | group[1]
        groups.append((mine, near))
    return sorted((articles for articles, _ in groups), key=lambda some: _age(names, some[0]))


def _age(names: Mentions, article: int) -> tuple[date, int]:
    return names.articles[article].published or date.max, article


def _origin(names: Mentions, article: int) -> str:
    """What stands for an article and its copies: no key of a name has such a mark."""
    head = names.articles[article]
    return f"#{head.near_duplicate_of or head.article_id}"


def _people(names: Mentions, article: int, but: str) -> frozenset[str]:
    """Keys of the other people whom an article names in full or by an initial."""
    return people_of(names, article, lambda name: _full(name) or bool(_ANONYMOUS.fullmatch(name))) - {but}


def _share_nobody(names: Mentions, some: Mapping[int, str], others: Mapping[int, str], but: str) -> bool:
    sides = [{person for article in side for person in _people(names, article, but)} for side in (some, others)]
    copies = [{_origin(names, article) for article in side} for side in (some, others)]
    return not (sides[0] & sides[1] or copies[0] & copies[1])


def _printed(names: Mentions, article: int) -> str:
    head = names.articles[article]
    return ", ".join(str(part) for part in (head.outlet, head.published) if part) or head.article_id


def _full(name: str) -> bool:
    one = parse_person(name)
    return one.is_full and len(one.family) > 1


def _calling(role: str) -> str | None:
    """The kind of what somebody does by a role; none of « ancien maire » and of what only says how people stand."""
    noun = role_noun((role.split()[0].lower(),)) if role else None
    return noun.kind if noun is not None and noun.kind in CALLINGS and noun.number == "s" else None
