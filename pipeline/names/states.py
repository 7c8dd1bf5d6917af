"""States that a text names, and bodies that states have under one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.french import any_of, rows, words
from pipeline.names.key import PARSED
from pipeline.names.merge_organizations import known_bodies
from pipeline.names.organization import parse_organization

_ARTICLE = re.compile(r"(?:l'|le |la |les )(?=\w)")


class Told(NamedTuple):
    """A state that a text names: `by_name`, or by its people or capital."""

    state: str
    by_name: bool


class StateBody(NamedTuple):
    """What a body is but for its state, and the state that its name tells, if any."""

    key: str
    state: str | None


def states_in(text: str) -> Iterator[Told]:
    """The states that a text names, each time: none in « France Info », nor in « Israël Roque »."""
    straight = text.replace("’", "'")
    for match in _pattern().finditer(straight):
        told = _forms()[match[0]]
        behind = straight[match.end() : match.end() + 2]
        if not (told.by_name and behind[:1] == " " and behind[1:].isupper()):
            yield told


def opening_state(head: str) -> str | None:
    """The state whose name opens a head, before a colon: « Burundi : la loi sur le statut de Rome »."""
    before, colon, _ = head.replace("’", "'").partition(":")
    named = _forms().get(before.strip())
    return named.state if colon and named and named.by_name else None


@lru_cache(maxsize=PARSED)
def state_body(name: str) -> StateBody | None:
    """Which such body a name means, if any: « Sénat français » and « Sénat » are one but for their state."""
    said = {told.state for told in states_in(name)}
    whole = parse_organization(name)
    content = parse_organization(_pattern().sub("", name.replace("’", "'"))).content if said else whole.content
    key = " ".join(content)
    number = known_bodies().get(key)
    known = number is not None and number in _known()
    headed = any(content[: len(head)] == head and content != head for head in _heads())
    if len(said) > 1 or not (known or headed or content in _names()):
        return None
    if known and number is not None and whole.is_acronym:
        said = {told.state for told in states_in(rows("known_pairs")[number]["long"])}  # « PCF » is French
    return StateBody(f"#{number}" if known else key, min(said, default=None))


@cache
def _forms() -> dict[str, Told]:
    """How texts name states: by name, by people of either gender and number, by capital."""
    found: dict[str, Told] = {}
    for row in rows("countries"):
        people = [word for word in row["adjectives"].split(", ") if word != "-"]
        for word in (*people, *(word + "s" for word in people)):
            found |= dict.fromkeys((word, word.capitalize()), Told(row["state"], by_name=False))
        if row["capital"] != "-":
            found.setdefault(row["capital"], Told(row["state"], by_name=False))
    names = {_ARTICLE.sub("", row["with_article"], count=1): row["state"] for row in rows("countries")}
    return found | {name[:1].upper() + name[1:]: Told(state, by_name=True) for name, state in names.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(_forms())})(?![\w-])")


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(parse_organization(form).content for form in words("state_bodies", use="name"))


@cache
def _heads() -> frozenset[tuple[str, ...]]:
    return frozenset(parse_organization(form).content for form in words("state_bodies", use="head"))


@cache
def _known() -> frozenset[int]:
    """Numbers of the well-known bodies that are such: « PS » is a « Parti socialiste »."""
    keys = map(" ".join, _names())
    return frozenset(known_bodies()[key] for key in keys if key in known_bodies())
