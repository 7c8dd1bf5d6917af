"""Titles of bodies that end in small letters: « le Collectif Eau claire », « la liste Kervoal en commun »."""

from __future__ import annotations

from functools import cache

from pipeline.components.press_names.complement import NATION, looks_adjectival
from pipeline.components.press_names.draft import NAMES, ORG, Draft, Name
from pipeline.components.press_names.phrases import Words, adjectives, by_first_word, is_given_name, small_words, split
from pipeline.french import words


@NAMES.rule("small_tail")
def take_in_small_tails(draft: Draft) -> None:
    """« le Collectif Eau claire », « le groupe Kervoal en commun »: what is written small belongs to the title.

    An adjective does behind the common noun that heads the title of a movement; of what lists and movements call
    themselves, closed phrases do.
    """
    for name in draft:
        if name.label != ORG or name.end >= len(draft) or draft.doc[name.end].is_sent_start:
            continue
        end = phrase_end(draft, name) if name.rule == "apposed" or is_movement(draft, name) else None
        if end is None and (noun := common_noun(draft, name)) is not None and has_own_adjective(draft, noun):
            end = complement_end(draft, name.end + 1)
        if end is not None:
            draft.bodies.discard(draft.form(name))
            longer = Name(name.start, end, ORG, "small_tail")
            draft.put(longer)
            draft.bodies.add(draft.form(longer))


def is_movement(draft: Draft, name: Name) -> bool:
    """Whether a name begins with the noun of those who join, with a capital: « Collectif Eau »."""
    return draft.words[name.start][0].isupper() and draft.lower[name.start] in small_words("quoted body")


def phrase_end(draft: Draft, name: Name) -> int | None:
    """Where the phrase ends that closes a title right behind a name: « en commun », « pour tous »."""
    for phrase in phrases().get(draft.straight[name.end], ()):
        if tuple(draft.straight[name.end : name.end + len(phrase)]) == phrase:
            return name.end + len(phrase)
    return None


def common_noun(draft: Draft, name: Name) -> int | None:
    """Place of the one noun behind that of those who join: of « Collectif Eau », and of « l'association Eau »."""
    if is_movement(draft, name):
        return name.end - 1 if name.end - name.start == 2 else None
    alone = name.end - name.start == 1 and name.start > 0
    return name.start if alone and draft.lower[name.start - 1] in small_words("quoted body") else None


def has_own_adjective(draft: Draft, place: int) -> bool:
    """Whether an adjective follows the common noun of a title: « Eau claire », not « Roque »."""
    noun, after = draft.words[place], draft.words[place + 1]
    if not after.isalpha() or not after[0].islower():
        return False
    adjective = draft.lower[place + 1]
    common = noun.istitle() and draft.knows(noun.lower()) and not is_given_name(noun)
    return (
        common
        and (looks_adjectival(adjective) or adjective in words("adjectives", "word", kind="adjective"))
        and adjectives().get(adjective) != NATION
    )


def complement_end(draft: Draft, place: int) -> int:
    """Where the complement ends that says where a movement is: « Eau claire de la Doure »; else the place itself."""
    if place >= len(draft) or draft.straight[place] not in {"de", "d'", "du", "des"}:
        return place
    first = place + 1
    while first < len(draft) and draft.straight[first] in {"la", "l'", "le", "les"}:
        first += 1
    end = first
    while end < len(draft) and draft.words[end][0].isupper() and not draft.doc[end].is_sent_start:
        end += 1
    return end if end > first else place


@cache
def phrases() -> dict[str, list[Words]]:
    """What closes the titles of lists and movements, by first word."""
    return by_first_word(split(phrase) for phrase in small_words("closes a title"))
