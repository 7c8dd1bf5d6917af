"""What a description says of an office, and which offices are the highest of a state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.names.key import fold_text
from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.role_nouns import head_key, role_modifiers, role_words
from pipeline.steps.relate.roles.up_to_name import nations

NATION_LETTERS = 4
"""Letters in which the forms of an adjective of nation agree: « coréen », « coréenne »."""


def content(scene: Scene, spot: Spot) -> set[str]:
    """The words of a description that say which: without its noun's function words."""
    role = spot.role
    assert role is not None
    words = scene.text.lower[role.start : role.end]
    found = {word for word in words if word[0].isalnum()} - role_words("of") - role_words("article")
    found -= set(role.head)
    if any(word.startswith("ex-") for word in role.head):
        found |= {"ex"}
    return found


@cache
def former() -> frozenset[str]:
    """« ancien », « ex » and the like."""
    return role_words("former")


def highest() -> frozenset[str]:
    """The heads of the highest offices of a state."""
    return cast_words("head of state", "head of government")


def own_nations(scene: Scene, spot: Spot) -> set[str]:
    """The nations that a description says of its noun: « la tireuse grecque », not « le chef de la flotte grecque »."""
    role, text = spot.role, scene.text
    assert role is not None
    of = next((at for at in range(role.start, spot.end) if text.is_any_of(at, role_words("of"))), spot.end)
    return nations_said(text.lower[role.start : of])


def nations_said(words: Iterable[str]) -> set[str]:
    """The nations among some words, by the letters that all their forms share."""
    return {fold_text(word)[:NATION_LETTERS] for word in words if word in nations()}


def of_nation(scene: Scene, person: Figure) -> set[str]:
    """The nations that an article tells of a person, in a role or right before the name: « l'Italienne <PER> »."""
    before = [scene.text.lower[place - 1] for place in person.places if place]
    return nations_said([*before, *(word for words in person.roles.values() for word in words)])


def of_another_nation(scene: Scene, spot: Spot, person: Figure) -> bool:
    """« la tireuse hongroise »: of whom another nation is told, or none at all and a new paragraph begins."""
    said, own = own_nations(scene, spot), of_nation(scene, person)
    opens = scene.text.sentence_start(spot.start) in scene.text.paragraphs
    return not said <= own and (bool(own) or opens)


def is_state(scene: Scene, spot: Spot) -> bool:
    """Whether a description may be of who heads a state or government: « le président », not « … de la région »."""
    assert spot.role is not None
    bare = len(spot.role.head) > 1 or content(scene, spot) <= plain_of_state()
    return head_key(spot.role.head) in highest() and bare


@cache
def plain_of_state() -> frozenset[str]:
    """Words with which a president is still that of a state: « ancien », « français », « de la République »."""
    return cast_words("of the state") | nations() | {word for words in role_modifiers("before") for word in words}


def of_a_state(person: Figure) -> bool:
    """Whether a person heads a state or government: « le président français », not the president of a club."""
    plain = plain_of_state() | role_words("of", "article")
    held = [(key.split(), words) for key, words in person.roles.items() if key in highest()]
    return any(all(word in plain or head_key((word,)) in key for word in words) for key, words in held)
