"""Whom to tell how many articles are done.

Flow parameters must be JSON, so that a callback cannot be one. It stands here and not in `flow.py`, whose globals are
pickled with a served flow: a context variable cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LISTENER: ContextVar[Callable[[int, int], None] | None] = ContextVar("_LISTENER", default=None)


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
