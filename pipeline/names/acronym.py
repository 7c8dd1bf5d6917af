"""Acronyms: what looks like one, and whether it can stand for a long form."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.names.name_words import stop_words

_DOTTED = re.compile(r"(?:[^\W\d_]\s?\.\s?-?\s?){1,9}[^\W\d_]\.?$")
_PLAIN = re.compile(r"[^\W_][\w&’'./-]{0,11}$")


def is_acronym(text: str) -> bool:
    """Whether a form is written as an acronym: "CNIL", "C.N.I.L.", "U. I. S. E", "AfD", "G7".

    A word with one capital ("Cnil", "Otan") can be an acronym only where a long form tells so:
    see `may_be_acronym`.
    """
    text = text.strip()
    if _DOTTED.match(text):
        return True
    if not _PLAIN.match(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if len(letters) < len(text) and capitals == len(letters) > 0 and text[-1].isdigit():
        return True  # "G7"
    return 2 <= len(text) <= 10 and capitals >= 2 and capitals * 2 >= len(letters)


def may_be_acronym(text: str) -> bool:
    """Whether a form is one word of 2 to 10 letters with a capital at its head, or an acronym outright."""
    text = text.strip()
    return is_acronym(text) or (2 <= len(text) <= 10 and text.isalnum() and (text[0].isupper() or text.islower()))


def initials(words: tuple[str, ...]) -> str:
    """The first letters of all words but stop words."""
    stops = stop_words()
    return "".join(word[0] for word in words if word not in stops)


@lru_cache(maxsize=1 << 15)
def stands_for(letters: str, words: tuple[str, ...], *, defined: bool = False) -> bool:
    """Whether an acronym's folded letters can stand for the folded words of a long form.

    Initials of all words, stop words optional, always do. With `defined` (the text puts one in
    brackets after the other) it is enough that the letters occur in order, each word in turn, the
    first at the head of the first word: "Dinum", "Insee", "Benelux".
    """
    if len(words) < 2 or len(letters) < 2 or not words[0]:
        return False
    if letters[0] != words[0][0] and words[0] not in stop_words():
        return False
    if _match(letters, words, 1):
        return True
    if len(letters) >= 4 and (_match(letters, words, 3) or _begins(letters, words)):
        return True
    return defined and (_match(letters, words, 9) or _scattered(letters, words))


def _match(letters: str, words: tuple[str, ...], most: int) -> bool:
    """Whether the words give the letters, each word but stop words at least one and at most `most` from its head."""
    stops = stop_words()
    reached = {0}
    for word in words:
        step = set(reached) if word in stops else set()
        for at in reached:
            n = 0
            while n < min(most, len(word)) and at + n < len(letters) and word[n] == letters[at + n]:
                n += 1
                step.add(at + n)
        reached = step
        if not reached:
            return False
    return len(letters) in reached


def _begins(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the first words alone give the letters: Anses, of a name that goes on after « sécurité sanitaire »."""
    return any(_match(letters, words[:n], 3) for n in range(3, len(words)))


def _scattered(letters: str, words: tuple[str, ...]) -> bool:
    """Schwartz and Hearst: the letters occur in order, the first at the head of the first content word."""
    stops = stop_words()
    content = [word for word in words if word not in stops]
    if not content or content[0][0] != letters[0]:
        return False
    joined = "".join(content)
    at = 0
    for letter in letters:
        at = joined.find(letter, at) + 1
        if not at:
            return False
    # As many heads of words as letters would ask too much; half of them keeps chance matches out.
    heads = "".join(word[0] for word in content)
    hits = sum(1 for letter in set(letters) if letter in heads)
    return hits * 2 >= min(len(set(letters)), len(set(heads)))
