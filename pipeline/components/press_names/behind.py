"""What stands around the head and complement of a body: whose organ it is, where it sits, who was drawn with it."""

from __future__ import annotations

from functools import cache

from pipeline.components.press_names.draft import LOC, ORG, PER, Draft, Name
from pipeline.components.press_names.phrases import (
    Words,
    by_first_word,
    first_words,
    is_given_name,
    known_forms,
    small_words,
    split,
)

SEATS = frozenset({"à", "au", "aux", "en"})


def person_behind(draft: Draft, token: int, end: int) -> Name | None:
    """« le Conseil national Aude Orval »: who was drawn together with the body."""
    name = draft.at(token)
    if name is None or name.label != ORG or name.end - end < 2 or not is_given_name(draft.words[end]):
        return None
    return Name(end, name.end, PER, "glued") if draft.words[end - 1][0].islower() else None


def body_behind(draft: Draft, start: int, end: int) -> Name | None:
    """« le Conseil des rives de Roque »: the known body that the recogniser drew together with one of its own."""
    token = start
    while token < end and draft.lower[token] in small_words("of", "article"):
        token += 1
    phrase = tuple(draft.straight[token:end])
    known = start < token < end and phrase in known_forms().get(phrase[0], ())
    return Name(token, end, ORG, "known") if known else None


@cache
def whole() -> dict[str, list[Words]]:
    """Bodies whose organs bear their name, by first word: « le Conseil des rives de l'ONU »."""
    return by_first_word(split(name) for name in small_words("has organs"))


def whole_end(draft: Draft, token: int) -> int | None:
    """Where the body ends that begins here and whose organs bear its name; None for any other word."""
    for phrase in whole().get(draft.straight[token], ()):
        if tuple(draft.straight[token : token + len(phrase)]) == phrase:
            return token + len(phrase)
    return None


def seat_end(draft: Draft, head: str, end: int) -> int:
    """« l'ambassade de Norvège à Gastine »: where a body of which each town has one sits."""
    if head not in small_words("sits in a town") or end + 1 >= len(draft) or draft.lower[end] not in SEATS:
        return end
    name = draft.at(end + 1)
    return name.end if name is not None and name.label == LOC and name.start == end + 1 else end


def honoured_end(draft: Draft, end: int) -> int:
    """« l'Institut des eaux vives Aude-Orval »: in whose honour a body is named, joined by a hyphen."""
    if end + 2 >= len(draft) or not draft.words[end - 1][0].islower() or draft.words[end + 1] != "-":
        return end
    first, last = draft.words[end], draft.words[end + 2]
    glued = not (draft.doc[end].whitespace_ or draft.doc[end + 1].whitespace_)
    named = first.istitle() and last[0].isupper() and not draft.doc[end].is_sent_start
    return end + 3 if glued and named else end


def is_drawn_unit(draft: Draft, name: Name, head: int) -> bool:
    """« brigade de fouille de la gendarmerie »: whether the recogniser drew a unit together with its own body."""
    lead = draft.words[name.start : head]
    return draft.lower[name.start] in first_words() and all(word[0].islower() for word in lead)


def is_strange(draft: Draft, word: str) -> bool:
    """Whether a word is a brand or an acronym: « l'institut Rodunnet » is Rodunnet, « l'institut Curie » not Curie."""
    return word.isupper() or not (draft.knows(word) or is_given_name(word))
