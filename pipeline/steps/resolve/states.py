"""Bodies that every state has: « l'Assemblée nationale » of an article on the Burundi is not that of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.names.columns import ORGANIZATION
from pipeline.names.corpus import key_of
from pipeline.names.links import LINKS
from pipeline.names.merge_organizations import known_bodies
from pipeline.names.states import StateBody, state_body, state_of_head, states_in
from pipeline.records.correction import Correction
from pipeline.steps.resolve.columns import Mentions

BY_STATE = "state"
"""The source of a correction that the state makes which an article is about."""
RULE = "of_state"


class _Article(NamedTuple):
    """The states that an article names, and the one that its head is about."""

    states: frozenset[str]
    about: str | None


@LINKS.rule(RULE)
def find_states(names: Mentions, texts: Sequence[str], decided: Iterable[Correction]) -> tuple[Correction, ...]:
    """Whose body a name without a state denotes, told as corrections of its article.

    It is that of the state which opens the article's head before a colon, or stands alone in it. Home, which most of
    these articles name, has the bare name, and so have articles that name it or that are about no state: « Burundi : …
    l'Assemblée nationale » beside French news. What the user has said of a name goes before.
    """
    bodies = {row: body for row in names.kept() if (body := _body(names, row))}
    by_body: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, body in bodies.items():
        by_body[body.key][names.article[row]].append(row)
    several = {key: places for key, places in sorted(by_body.items()) if len(places) > 1}
    told = {number: _read(names, texts, number) for number in sorted(set().union(*several.values()))}
    counts = Counter(state for one in told.values() for state in one.states)
    first = counts.most_common(2)
    if len({times for _, times in first}) < max(1, len(first)):
        return ()  # Of no state, or of two as often: nothing says whose news this is.
    home = first[0][0]
    spoken, where = _spoken(decided)
    found = [
        one
        for key, places in several.items()
        for one in _named(names, bodies, places, told, home, {state for said, state in spoken if said == key})
        if (one.article_id, key_of(ORGANIZATION, one.left)) not in where
    ]
    return tuple(dict.fromkeys(found))


def _body(names: Mentions, row: int) -> StateBody | None:
    return state_body(names.name_of(row)) if names.kind[row] == ORGANIZATION else None


def _read(names: Mentions, texts: Sequence[str], number: int) -> _Article:
    text = texts[number]
    head = names.articles[number].title or text.partition("\n")[0]
    return _Article(frozenset(one.state for one in (*states_in(head), *states_in(text))), state_of_head(head))


def _named(
    names: Mentions,
    bodies: Mapping[int, StateBody],
    places: Mapping[int, Sequence[int]],
    told: Mapping[int, _Article],
    home: str,
    as_home: Container[str],
) -> Iterator[Correction]:
    """The name under which mentions of one body count, where that is another than their own; `places` by article.

    An article that names the body of another state has it by its own names. « Sénat du Togo » is the bare « Sénat »
    only where most articles that name states beside the bare one name the Togo: else others' senates bear its name.
    """
    of: dict[int, str] = {}
    for number, rows in places.items():
        article = told[number]
        abroad = article.about if home not in article.states and article.about not in as_home else None
        if {bodies[row].state for row in rows} <= {None, home}:
            of |= {row: bodies[row].state or abroad or home for row in rows}
    full = _called(names, ((state, row) for rows in places.values() for row in rows if (state := bodies[row].state)))
    bare = _called(names, ((state, row) for row, state in of.items() if not bodies[row].state))
    several = len({*of.values(), *full}) > 1
    at_home = {names.article[row] for row, state in of.items() if state == home and not bodies[row].state}
    named = [home in told[number].states for number in at_home if told[number].states]
    mostly = sum(named) * 2 > len(named)
    for row, state in of.items():
        name = names.name_of(row)
        article_id = names.articles[names.article[row]].article_id
        if state != home and (state in full or several):
            yield _said(name, article_id, name=full.get(state, f"{bare[state]} ({state})"), decision="rename")
        elif bodies[row].state and home in bare and mostly and key_of(ORGANIZATION, name) not in known_bodies():
            yield _said(name, article_id, right=bare[home], decision="same")


def _called(names: Mentions, rows: Iterable[tuple[str, int]]) -> dict[str, str]:
    """How most write the body of each state; the longer of two names that are written as often."""
    often: dict[str, Counter[str]] = defaultdict(Counter)
    for state, row in rows:
        often[state][names.name_of(row)] += 1
    return {state: min(some, key=lambda name: (-some[name], -len(name), name)) for state, some in often.items()}


def _said(left: str, article_id: str, **said: Any) -> Correction:
    return Correction(kind="organization", left=left, article_id=article_id, line=0, source=BY_STATE, **said)


def _spoken(decided: Iterable[Correction]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """(body, state) that is the bare one's by the user's word; (article, name) of what is said of one article."""
    as_home, where = set(), set()
    for one in decided:
        if one.kind != "organization":
            continue
        if one.article_id:
            where.add((one.article_id, key_of(ORGANIZATION, one.left)))
        elif one.decision == "same" and one.right:
            left, right = state_body(one.left), state_body(one.right)
            if left and right and left.key == right.key and None in (left.state, right.state):
                as_home |= {(left.key, state) for state in (left.state, right.state) if state}
    return as_home, where
