"""What a description says of an office, and which offices are the highest of a state."""

from __future__ import annotations

from functools import cache

from pipeline.steps.relate.cast.figures import Figure, cast_words
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.roles.before_name import nations
from pipeline.steps.relate.roles.role_nouns import head_key, role_modifiers, small_words


def content(scene: Scene, spot: Spot) -> set[str]:
    """The words of a description that say which: without its noun's function words."""
    role = spot.role
    assert role is not None
    words = scene.text.lower[role.start : role.end]
    found = {word for word in words if word[0].isalnum()} - small_words("of") - small_words("article")
    found -= set(role.head)
    if any(word.startswith("ex-") for word in role.head):
        found |= {"ex"}
    return found


@cache
def former() -> frozenset[str]:
    """« ancien », « ex » and the like."""
    return small_words("former")


def highest() -> frozenset[str]:
    """The heads of the highest offices of a state."""
    return cast_words("head of state") | cast_words("head of government")


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
    plain = plain_of_state() | small_words("of") | small_words("article")
    held = [(key.split(), words) for key, words in person.roles.items() if key in highest()]
    return any(all(word in plain or head_key((word,)) in key for word in words) for key, words in held)
