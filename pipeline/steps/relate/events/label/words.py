"""Small words by what they do at the edges of a label; the words themselves stand in models/."""

from __future__ import annotations

from functools import cache

from pipeline.french import words
from pipeline.steps.relate.events.grammar import features, form_of
from pipeline.steps.relate.parse import Doc, Token

SIGNS = frozenset({"%", "‰", "&"})
LONGEST = 4
"""Words in the longest phrase of the list."""


def is_word(token: Token, use: str) -> bool:
    """Whether a token alone is a word of that use."""
    return form_of(token) in words_of(use)


@cache
def words_of(use: str) -> frozenset[str]:
    """Words and phrases of a use."""
    return words("label_words", use=use)


def ends_with(token: Token, use: str) -> bool:
    """Whether a word or phrase of that use ends with a token: "rapport" of "par rapport"."""
    first = max(token.i + 1 - LONGEST, 0)
    return any(_spoken(token.doc.text_of(start, token.i + 1)) in words_of(use) for start in range(first, token.i + 1))


def phrase_at(doc: Doc, start: int, end: int, use: str) -> int:
    """How many tokens the longest phrase of that use takes that begins at `start`; 0 when none does."""
    begun = _phrases(use).get(form_of(doc[start]))
    if begun is None:
        return 0
    for size in range(min(LONGEST, end - start), 1, -1):
        if _spoken(doc.text_of(start, start + size)) in begun:
            return size
    return int(form_of(doc[start]) in begun)


def begins(token: Token, use: str) -> bool:
    """Whether some word or phrase of that use begins like a token: most tokens need no closer look."""
    return form_of(token) in _phrases(use)


@cache
def _phrases(use: str) -> dict[str, frozenset[str]]:
    """Words and phrases of a use by their first token."""
    found: dict[str, set[str]] = {}
    for phrase in words("label_words", use=use):
        first = phrase.split()[0]
        for opening in {first, first.split("'")[0] + "'" if "'" in first else first}:
            found.setdefault(opening, set()).add(phrase)
    return {first: frozenset(phrases) for first, phrases in found.items()}


def opens_with(text: str, use: str) -> bool:
    """Whether a text begins with a word or phrase of that use."""
    return _spoken(text).startswith(_openings(use))


@cache
def _openings(use: str) -> tuple[str, ...]:
    return tuple(word if word.endswith("'") else f"{word} " for word in sorted(words("label_words", use=use)))


def _spoken(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def is_tensed(token: Token) -> bool:
    """A verb form with a tense and person of its own."""
    return "Fin" in features(token, "VerbForm")


def is_mark(token: Token) -> bool:
    """Punctuation, but no sign that is read as a word: "9 %"."""
    return token.is_punct and token.text not in SIGNS


def less_last_marks(doc: Doc, order: list[int]) -> list[int]:
    """Some words less the marks that close them, but for a quotation's or bracket's."""
    end = len(order)
    while end and is_mark(doc[order[end - 1]]) and not doc[order[end - 1]].is_quote and doc[order[end - 1]].text != ")":
        end -= 1
    return order[:end]


def first_word(token: Token) -> Token:
    """The first word below a token, past the commas that the parser hangs there."""
    edge = token.left_edge
    while edge.is_punct and edge.i < token.i:
        edge = edge.nbor(1)
    return edge
