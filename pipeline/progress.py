"""Whom to tell how many articles are done, and what became of all.

Flow parameters must be JSON, so that a callback cannot be one. It stands here and not in `flow.py`, whose globals are
pickled with a served flow: a context variable cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_LISTENER: ContextVar[Callable[[int, int], None] | None] = ContextVar("_LISTENER", default=None)

_MADE: ContextVar[list[dict[str, Any]] | None] = ContextVar("_MADE", default=None)


def tell(done: int, total: int) -> None:
    """Tell whoever listens that so many articles of so many are done."""
    if listener := _LISTENER.get():
        listener(done, total)


@contextmanager
def telling(listener: Callable[[int, int], None] | None) -> Iterator[None]:
    """Within the block, tell this listener."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell_made(manifest: dict[str, Any]) -> None:
    """Give the manifest of tables that stand to whoever keeps it."""
    if (made := _MADE.get()) is not None:
        made.append(manifest)


@contextmanager
def keeping() -> Iterator[list[dict[str, Any]]]:
    """Within the block, keep the manifest of what is made, whatever becomes of the flow that made it."""
    made: list[dict[str, Any]] = []
    token = _MADE.set(made)
    try:
        yield made
    finally:
        _MADE.reset(token)
