"""Readings that many rules ask for, each made once a word: a parse does not change while it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from spacy.tokens import Token

from pipeline.steps.relate.named_text import NamedText

P = ParamSpec("P")
T = TypeVar("T")
KEPT = "once_a_token"
"""Where a document keeps what was read off its tokens; it goes when the document goes."""


def once_a_token(read: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Keep what a function reads off each token of a document; what else it is given is given by place."""
    name = f"{KEPT} {read.__module__}.{read.__qualname__}"

    @wraps(read)
    def asked(token: Token, /, *more: P.args, **named: P.kwargs) -> T:
        data = token.doc.user_data
        kept: dict[object, T] | None = data.get(name)
        if kept is None:
            kept = data[name] = {}
        key = (token.i, *more) if more else token.i
        if key not in kept:
            kept[key] = read(token, *more, **named)
        return kept[key]

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
