"""Stretches of words inside a role that are read as one: brackets, pairs, quotation marks, countries."""

from __future__ import annotations

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.role_nouns import role_words

LONGEST_BRACKET = 5  # words: « (extrême droite) »
LONGEST_QUOTE = 12  # words: « du « Collectif pour une eau publique » »
PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
"""Marks that open, and what closes each."""


def past_country(text: NamedText, end: int) -> int:
    """« directeur France de Roque »: past a country or continent that stands bare before what the role is of."""
    bare = end in text.locations and end not in text.starts and text.locations[end][1] == end + 1
    return end + 1 if bare and text.is_word(end + 1, *role_words("of"), "chez") else end


def read_bracket(text: NamedText, place: int) -> int:
    """« (ARS) » or « (Agence régionale de santé) » after a body, and the location after it; « (Nord) », « (PS) »."""
    for end in range(place + 2, min(place + 10, len(text))):
        if text.person_at(end - 1) is not None or end in text.starts:
            return place
        if text.words[end] == ")":
            if text.organization_at(place + 1) is None or text.organization_at(place - 1) is None:
                aside = end - place <= LONGEST_BRACKET and text.words[place + 1][0].isalpha()
                return end + 1 if aside else place
            location = text.locations.get(end + 1)
            return location[1] if location else end + 1
    return place


def read_pair(text: NamedText, place: int) -> int:
    """« entre l'armée et la société »: two nouns of a word each behind « entre »; the same word when there are none."""
    end = place + 1
    for last in (False, True):
        end += text.is_any_of(end, role_words("article"))
        if (
            end >= len(text)
            or end in text.starts
            or not text.words[end][0].isalpha()
            or text.person_at(end) is not None
        ):
            return place
        location = text.locations.get(end)
        end = location[1] if location is not None else text.mention_end(end) if text.organization_at(end) else end + 1
        if not last and not text.is_word(end, "et"):
            return place
        end += not last
    return end


def paired_end(text: NamedText, start: int, end: int) -> int:
    """Where a role ends that holds both marks of each pair: behind the one that closes, else before the one that opens.

    « auteur de « La mer » » is a role of its own, « auteur de « La mer, texte long » » ends before what it is of.
    """
    opened: list[int] = []
    for place in range(start, end):
        word = text.words[place]
        if word in PAIRS:
            opened.append(place)
        elif word in PAIRS.values():
            if not opened or PAIRS[text.words[opened[-1]]] != word:
                return place
            opened.pop()
    if not opened:
        return end
    closing = PAIRS[text.words[opened[0]]]
    last = min(opened[0] + LONGEST_QUOTE, text.sentence_end(start))
    behind = next((at + 1 for at in range(end, last) if text.words[at] == closing), 0)
    if behind and len(opened) == 1:
        return behind
    before = opened[0]
    while before > start + 1 and text.is_any_of(before - 1, role_words("link", "article")):
        before -= 1
    return before


def past_quote(text: NamedText, place: int) -> int:
    """Past a closing quotation mark."""
    return place + 1 if text.is_word(place, "»", "”") else place


def is_small(text: NamedText, place: int) -> bool:
    """Whether a word in small letters stands here."""
    return place < len(text) and place not in text.starts and text.words[place][0].islower()


def is_plain_capital(text: NamedText, place: int) -> bool:
    """Whether a capitalised word that is no known name stands here, in the same sentence."""
    if place >= len(text) or place in text.starts or not text.words[place][0].isupper():
        return False
    return text.person_at(place) is None and text.organization_at(place) is None
