"""Readings that many rules ask for, each made once a word: a parse does not change while it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from spacy.tokens import Token

from pipeline.steps.relate.named_text import NamedText

T = TypeVar("T")
KEPT = "once_a_token"
"""Where a document keeps what was read off its tokens; it goes when the document goes."""


def once_a_token(read: Callable[[Token], T]) -> Callable[[Token], T]:
    """Keep what a function reads off each token of a document."""
    name = f"{KEPT} {read.__module__}.{read.__qualname__}"

    @wraps(read)
    def asked(token: Token) -> T:
        data = token.doc.user_data
        kept: dict[int, T] | None = data.get(name)
        if kept is None:
            kept = data[name] = {}
        place = token.i
        if place not in kept:
            kept[place] = read(token)
        return kept[place]

    return asked


def once_a_word(read: Callable[[NamedText, int], T]) -> Callable[[NamedText, int], T]:
    """Keep what a function reads at each word of a text."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def asked(text: NamedText, place: int) -> T:
        kept: dict[int, T] = text.kept.setdefault(name, {})
        if place not in kept:
            kept[place] = read(text, place)
        return kept[place]

    return asked
