"""Where an article quotes: the stretches between quotation marks."""

from __future__ import annotations

from spacy.tokens import Doc

OPENING, CLOSING, BOTH = frozenset("«“"), frozenset("»”"), '"'
MAX_QUOTE = 400
"""Words; a longer quotation lost its closing mark."""


def quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """First and last token index of each quotation; one left open ends with its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    straight: int | None = None
    for token in doc:
        if token.text in OPENING:
            opened = token.i if opened is None else opened
        elif token.text in CLOSING and opened is not None:
            found.append((opened, token.i))
            opened = None
        elif token.text == BOTH:
            if straight is None:
                straight = token.i
            else:
                found.append((straight, token.i))
                straight = None
        if "\n" in token.text or (opened is not None and token.i - opened > MAX_QUOTE):
            if opened is not None and token.i > opened + 1:
                found.append((opened, token.i))
            opened = straight = None
    return tuple(found)
