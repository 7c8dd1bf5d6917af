"""Rows of one name: « Dreal » in three articles on one affair, « Cour d'appel » without its town in five."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS, RULE_NUMBER, UNRESOLVED
from pipeline.names.name_words import given_names
from pipeline.names.union import ConstrainedUnion
from pipeline.records import Merge
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions, kind_of
from pipeline.steps.resolve.linking import Linking

RULE = "one_name"
Place = tuple[int, str]
"""Kind and key of a name."""
IN_COMMON = 2
"""Words with a capital (events/scenes.py) that articles on one affair share: with three, a court of one of the read
affairs is not asked about; with either 426 files of many papers raise no question."""


@LINKS.rule(RULE)
def find_one_name(
    names: Mentions, linking: Linking, decided: Iterable[Correction], scene: Callable[[int], frozenset[int]]
) -> Iterator[Merge]:
    """A question, for all its rows at once, about each short or generic name that has a row in several articles.

    All of these must tell of one affair. A given name alone says nothing, and where it is asked already who bears the
    name or whether it is a body's, or the user has said it, nothing is asked. `scene` gives what an article names.
    """
    spoken = [(one.kind, one.left, one.right) for one in linking.merges if one.decision == "unsure"]
    spoken += [(one.kind, one.left, one.right or "") for one in decided if one.kind in KINDS]
    asked = {_place(kind, name) for kind, *both in spoken for name in both if name}
    several = [
        rows
        for rows in _of_one_body(_left_alone(names, linking), names, linking)
        if len({linking.bearer[row] for row in rows}) > 1
    ]
    known = {_place(one.kind, one.name) for one in linking.entities if several}
    for rows in several:
        articles = {names.article[row] for row in rows}
        places = {_place(KINDS[names.kind[row]], names.name_of(row)) for row in rows}
        given = any(kind == ACTOR and key in given_names() for kind, key in places)
        both = any((1 - kind, key) in known for kind, key in places)
        settled = given or both or places & asked
        if not settled and _tell_of_one_affair(scene(article) for article in sorted(articles)):
            yield _question(names, rows)


def _tell_of_one_affair(scenes: Iterable[frozenset[int]]) -> bool:
    """Whether each of some articles names so much that one of the others that do names, too."""
    affair, *left = scenes
    while near := [one for one in left if len(one & affair) >= IN_COMMON]:
        left = [one for one in left if one not in near]
        affair = affair.union(*near)
    return not left


def _place(kind: str, name: str) -> Place:
    return KINDS.index(kind), key_of(KINDS.index(kind), name)


def _left_alone(names: Mentions, linking: Linking) -> dict[Place, list[int]]:
    """By kind and key, the mentions that nothing ties to a row of another article."""
    unresolved, found = RULE_NUMBER[UNRESOLVED], defaultdict(list)
    for row, rule in enumerate(linking.rule):
        if rule == unresolved and linking.bearer[row] >= 0:
            found[names.kind[row], key_of(names.kind[row], names.name_of(row))].append(row)
    return found


def _of_one_body(alone: Mapping[Place, list[int]], names: Mentions, linking: Linking) -> Iterator[list[int]]:
    """The mentions of one name together, and of names that an article gives to one: acronym and long form."""
    places = sorted(alone)
    number = {place: at for at, place in enumerate(places)}
    union = ConstrainedUnion[None](len(places), said_of=lambda _: None, agree=lambda *_: True)
    first: dict[int, int] = {}
    bearers = {linking.bearer[row] for rows in alone.values() for row in rows}
    for row, bearer in enumerate(linking.bearer):
        if (
            bearer in bearers
            and (at := number.get((names.kind[row], key_of(names.kind[row], names.name_of(row))))) is not None
        ):
            union.unite(first.setdefault(bearer, at), at)
    found: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        found[union.find(at)] += alone[place]
    yield from found.values()


def _question(names: Mentions, rows: Sequence[int]) -> Merge:
    written = [name for name, _ in sorted(Counter(map(names.name_of, rows)).items(), key=lambda one: (-one[1], one[0]))]
    kind = names.kind[rows[0]]
    other = next((one for one in written if key_of(kind, one) != key_of(kind, written[0])), written[0])
    left, right = sorted((written[0], other))
    return Merge(
        kind=kind_of(kind),
        left=left,
        right=right,
        decision="unsure",
        by="rule",
        rule=RULE,
        score=0.5,
        evidence="articles on one affair",
    )
