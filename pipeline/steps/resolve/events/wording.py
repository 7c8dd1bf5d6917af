"""The words of a telling: full words of its sentence as numbers, names of places, what stands about its trigger."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from sys import intern

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import EventMention

AROUND = 25
"""Characters before and after a word that are the same only where a sentence repeats itself."""
STEM, OPENING = 6, 5
PLACE = re.compile(r"\b([a-zà-ÿ]+['’ ])\s*((?:[A-ZÀ-Ý][\wÀ-ÿ’'-]+)(?:[ -][A-ZÀ-Ý][\wÀ-ÿ’'-]+)*)")
SHORTEST = 4


def around_trigger(row: EventMention) -> str:
    """The words about the word that tells it."""
    at = row.trigger_start_char - row.start_char
    return row.sentence[max(0, at - AROUND) : at + AROUND]


def packed_words(found: Iterable[str]) -> bytes:
    """Words as four bytes each: a set of twenty texts takes two thousand."""
    return array("i", stem_numbers(found)).tobytes()


def stem_numbers(found: Iterable[str]) -> list[int]:
    """The number of each word in this process."""
    return list(map(_NUMBERS.__getitem__, found))


def stems_of(numbers: Iterable[int]) -> tuple[str, ...]:
    """The words that have these numbers."""
    return tuple(map(_NUMBERS.words.__getitem__, numbers))


@lru_cache(maxsize=1 << 12)
def full_words(packed: bytes) -> frozenset[int]:
    """What was packed, as a set of numbers; each telling is compared with others of its day, one after the other."""
    return frozenset(memoryview(packed).cast("i"))


def openings(numbers: Iterable[int]) -> frozenset[str]:
    """How words open, whatever their endings: "quitter", "quittait"."""
    return frozenset([stem[:OPENING] for stem in stems_of(numbers)])


@lru_cache(maxsize=1 << 12)
def word_numbers(text: str) -> frozenset[int]:
    """The full words of a text, as numbers."""
    return frozenset(stem_numbers(content_words(text)))


def forget_words() -> None:
    """Let go of what was kept of the words of a corpus, between whose records it lay; no telling is compared after."""
    for kept in (full_words, word_numbers, words_of, places_of, content_words, _stems):
        kept.cache_clear()
    _NUMBERS.clear()


class _Numbers(dict[str, int]):
    """The number of each word, in the order in which this process has met them: asking for it gives it one."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number

    def clear(self) -> None:
        """No word has a number."""
        super().clear()
        self.words.clear()


_NUMBERS = _Numbers()


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(split_words(name))


@lru_cache(maxsize=1 << 6)
def places_of(sentence: str) -> frozenset[str]:
    """Folded names that follow a preposition of place: "à Lannes", "près de Port-Bréval"."""
    found: set[str] = set()
    for before, name in PLACE.findall(sentence):
        if _is_place_word(before):
            found.update(word for word in split_words(name) if len(word) >= SHORTEST)
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def _is_place_word(before: str) -> bool:
    return fold_text(before).strip(" '") in _place_words()


@cache
def _place_words() -> frozenset[str]:
    known = words("event_words", use="place") | words("event_words", use="of")
    return frozenset(fold_text(word).replace("'", "") for word in known)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(fold_text(row["word"]) for row in rows("event_words") if row["use"] == "empty")


@lru_cache(maxsize=1 << 6)
def content_words(text: str) -> frozenset[str]:
    """Rough stems of the full words of a text; the sentence of one telling is mostly that of others, too."""
    return frozenset(stem for word in text.split() for stem in _stems(word))


@lru_cache(maxsize=1 << 17)
def _stems(word: str) -> tuple[str, ...]:
    """Rough stems of what stands between two blanks; the same words stand in thousands of sentences."""
    return tuple(
        intern(part[:STEM])
        for part in split_words(word)
        if len(part) >= SHORTEST and not part.isdigit() and part not in _empty_words()
    )
