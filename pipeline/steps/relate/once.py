"""Readings that many rules ask for, each made once a word: a parse does not change while it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.parse import Token

P = ParamSpec("P")
T = TypeVar("T")


def once_a_token(read: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Keep what a function reads off each token of a document; what else it is given is given by place."""

    @wraps(read)
    def asked(token: Token, /, *more: P.args, **named: P.kwargs) -> T:
        kept: dict[object, T] = token.kept
        key = (read, *more) if more else read
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
