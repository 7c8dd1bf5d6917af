"""Ships, probes, storms, animals: what has a name of its own, as persons do, and is none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.components.press_names.draft import BY_RECOGNISER, NAMES, ORG, PER, Draft
from pipeline.components.press_names.phrases import (
    adjectives,
    is_given_name,
    no_organization_heads,
    person_nouns,
    small_words,
    titles,
)
from pipeline.names.key import fold_text

REPEATED = BY_RECOGNISER | {"named_again", "surname"}
"""Rules that put a name with no more reason than another place where it stands."""
LONGEST_GROUP = 2  # adjectives between a noun and the name: « le télescope spatial européen Vasselin »


@NAMES.rule("named_thing")
def drop_named_things(draft: Draft) -> None:
    """« l'ouragan Aude », « la sonde Vasselin »: the thing's name throughout, unless the text tells who bears it."""
    called = {}
    for noun in draft.places(named_nouns()):
        if (first := called_at(draft, noun)) is not None:
            name = draft.at(first)
            end = first + 1 if name is None else name.end
            called[first] = folded(draft, first if name is None else name.start, end)
    if not called:
        return
    for words in list(called.values()):
        for name in draft:
            own = folded(draft, name.start, name.end)
            part = own == words or (len(own) < len(words) and own == words[-len(own) :])
            ours = part and name.label in (ORG, PER) and name.rule in REPEATED
            ours = ours and draft.form(name) not in draft.bodies
            if ours and (name.start in called or not has_bearer(draft, words, called)):
                draft.remove(name)


@cache
def named_nouns() -> frozenset[str]:
    """Nouns of things that have names, in the singular and plural."""
    nouns = {noun for noun, kind in no_organization_heads().items() if kind == "named"}
    return frozenset(noun + ending for noun in nouns for ending in ("", "s", "x"))


def folded(draft: Draft, start: int, end: int) -> list[str]:
    """The words of a name as one writer or another has them: « Gaia », « Gaïa »."""
    return [fold_text(word) for word in draft.words[start:end]]


def called_at(draft: Draft, noun: int) -> int | None:
    """Where the name of a thing begins behind its noun; None where that is somebody else's."""
    before = noun - 1
    while before >= 0 and draft.lower[before] in adjectives():
        before -= 1
    if before < 0 or not draft.words[noun][0].islower():
        return None
    if draft.lower[before] not in small_words("determiner", "article") | {"au", "aux"}:
        return None
    first = noun + 1
    while first < len(draft) and first - noun <= LONGEST_GROUP and draft.words[first] in adjectives():
        first += 1
    first += draft.words[first : first + 1] in (["«"], ["“"], ['"'])
    if first + 1 < len(draft) and draft.lower[first] in titles() and draft.words[first + 1][0].isupper():
        first += 1  # « le porte-avions Amiral Roque »
    if first >= len(draft) or not draft.words[first][0].isupper() or draft.doc[first].is_sent_start:
        return None
    return None if is_holder(draft, before, first) else first


def is_holder(draft: Draft, determiner: int, first: int) -> bool:
    """« le propriétaire du chien Marc Roque »: whether a full name is that of who has the thing."""
    name = draft.at(first)
    full = name is not None and name.end - name.start > 1 and is_given_name(draft.words[first])
    of = determiner if draft.lower[determiner] in small_words("of") else determiner - 1
    return full and of > 0 and draft.lower[of] in small_words("of") and draft.lower[of - 1] in person_nouns()


def has_bearer(draft: Draft, words: list[str], called: Iterable[int]) -> bool:
    """Whether the text tells somebody of this name: in full, behind a title, before a comma and what a person is."""
    for name in draft:
        own = folded(draft, name.start, name.end)
        if name.label != PER or name.start in called or not (own[-1] == words[-1] or own[0] == words[0]):
            continue
        titled = name.start and draft.lower[name.start - 1] in person_nouns()
        comma, *noun = draft.lower[name.end : name.end + 2] or [""]
        apposed = comma == "," and not person_nouns().isdisjoint(noun)
        if len(own) > len(words) or titled or apposed or name.rule not in REPEATED:
            return True
    return False
