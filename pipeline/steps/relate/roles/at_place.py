"""Which words of a role stand at a place: its noun, a modifier, an adjective, a people."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.once import once_a_word
from pipeline.steps.relate.roles.role_nouns import (
    head_sizes,
    is_adjective,
    modifier_sizes,
    role_modifiers,
    role_noun,
    role_words,
)


def is_infinitive(text: NamedText, place: int) -> bool:
    """Whether a word right behind « de » looks like a verb: « chargée de convaincre »."""
    small = place < len(text) and text.words[place][0].islower() and place not in text.mention  # « du théâtre »
    return small and text.lower[place].endswith(tuple(role_words("infinitive ending")))


def past_double(text: NamedText, end: int) -> int:
    """Past the second half of « sénatrice-maire », « auteur-compositeur-interprète »."""
    while text.is_word(end, "-") and (size := head_size(text, end + 1)):
        end += 1 + size
    return end


@once_a_word
def head_size(text: NamedText, place: int) -> int:
    """How many words of a role's noun stand here: « femme pompier », « garde des Sceaux », « ex-ministre »."""
    if place >= len(text):
        return 0
    for size in head_sizes(text.lower[place]):
        if place + size <= len(text) and role_noun(tuple(text.lower[place : place + size])) is not None:
            return size
    if text.is_any_of(place, role_words("human")) and place + 1 < len(text):
        size = head_size(text, place + 1)
        return size + 1 if size and role_noun(tuple(text.lower[place : place + size + 1])) else 0
    return 0


def word_after(text: NamedText, place: int) -> str:
    """The word behind « de », « à » and the like, or the one that stands here."""
    place += text.is_any_of(place, role_words("link"))
    return text.lower[place] if place < len(text) else ""


@cache
def peoples() -> frozenset[str]:
    """« britanniques », « suisses »: whoever is of a nation or region, in the plural and in small letters."""
    nations = french.words("institution_adjectives", kind="nation or region")
    return frozenset(word if word.endswith(("s", "x")) else f"{word}s" for word in nations)


def modifier_size(text: NamedText, place: int, position: str) -> int:
    """How many words of a modifier stand here."""
    if place >= len(text) or (position == "after" and place in text.starts):
        return 0
    for size in modifier_sizes(position).get(text.lower[place], ()):
        if tuple(text.lower[place : place + size]) in role_modifiers(position):
            return size
    return 0


def begins_role(text: NamedText, place: int) -> bool:
    """« élue municipale », « candidat écologiste »: a participle that is the noun of a role; not « élue maire »."""
    return head_size(text, place) == 1 and modifier_size(text, place + 1, "after") > 0


def past_determiner(text: NamedText, place: int) -> int:
    """The word behind a determiner, unless the role itself begins so: « aux commandes »."""
    return place + (text.is_any_of(place, role_words("determiner")) and head_size(text, place) < 2)


def is_participle_of(text: NamedText, place: int) -> bool:
    """« analystes passionnés, <PER> et <PER> »: where nothing is parsed, a participle of several up to a comma."""
    plain = not text.token(place).pos_ and place not in text.starts and text.is_word(place + 1, ",")
    return plain and text.lower[place].endswith(tuple(role_words("past ending"))) and len(text.lower[place]) > 4


def looks_adjectival(text: NamedText, place: int) -> bool:
    """Whether the word may be an adjective: by its tag where the sentence was parsed, else by its form."""
    if place >= len(text) or place in text.starts or not text.words[place][:1].islower():
        return False
    tag = text.token(place).pos_
    if tag and tag not in ("ADJ", "NOUN", "PROPN"):
        return False
    return is_adjective(text.lower[place]) or (tag == "ADJ" and text.lower[place] not in role_words("closing"))
