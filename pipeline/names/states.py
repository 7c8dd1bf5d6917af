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
_LED = re.compile(r"(?:\b(?:la|les?|aux?|du|des?|en) |\b[ld]')$", re.IGNORECASE)
"""What stands before the name of a state in a sentence."""


class Told(NamedTuple):
    """A state that a text names: `by_name`, or by its people or capital; `article`: the name has one in a sentence."""

    state: str
    by_name: bool
    article: bool = False


class StateBody(NamedTuple):
    """What a body is but for its state, and the state that its name tells, if any."""

    key: str
    state: str | None


def states_in(text: str) -> Iterator[Told]:
    """The states that a text names, each time: none in « France Info », nor in « Israël Roque »."""
    return (told for told, _ in _places(text))


def _places(text: str) -> Iterator[tuple[Told, str]]:
    """The states that a text names, and what stands before each."""
    straight = text.replace("’", "'")
    for match in _pattern().finditer(straight):
        told = _forms()[match[0]]
        behind = straight[match.end() : match.end() + 2]
        if not (told.by_name and behind[:1] == " " and behind[1:].isupper()):
            yield told, straight[: match.start()]


def state_of_head(head: str) -> str | None:
    """The state that a head is about: it opens it before a colon (« Burundi : la loi »), or is the one state named.

    In a sentence a state has its article or a preposition: « une grenade », « Dominique » is somebody.
    """
    before, colon, _ = head.replace("’", "'").partition(":")
    opening = _forms().get(before.strip())
    if colon and opening and opening.by_name:
        return opening.state
    told = list(_places(head))
    states = {one.state for one, _ in told}
    sure = any(one.by_name and (not one.article or _LED.search(front)) for one, front in told)
    return min(states) if sure and len(states) == 1 else None


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
    for row in rows("countries"):
        name, articles = _ARTICLE.subn("", row["with_article"], count=1)
        found[name[:1].upper() + name[1:]] = Told(row["state"], by_name=True, article=articles > 0)
    return found


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
