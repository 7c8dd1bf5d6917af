"""Memory: what was freed goes back to the system, and nobody looks for circles where there are none."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import _lru_cache_wrapper, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

A_CORPUS = 1_000
"""Answers that a function keeps: so many are about the words of articles, fewer are a word list of ours."""
LARGE = 20_000
"""Articles from which on it is worth the time to let go of what is kept about them."""


def give_back() -> None:
    """Let the system have what was freed, between large pieces of work, as far as the allocators can say so.

    Texts lie between what stays, so that a process of 100,000 articles would keep the room of all of them: glibc gives
    back the pages in between only when asked. Arrow has its memory from there too (pipeline/__init__.py), if nobody
    has chosen otherwise.
    """
    if (arrow := sys.modules.get("pyarrow")) is not None:  # not every command needs it
        arrow.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def forget(n_articles: int, *, records: bool = False) -> None:
    """Let go of all answers that are kept about so many articles, if they are many, and give back what is free then.

    Python gives back a megabyte when nothing at all is left in it: an answer here and there, kept while records lay
    around it, holds the room of all these records. So does one of the empty tuples that it keeps for the next who asks:
    `records` says that the records of a corpus have just been let go of, and that those shall go too.
    """
    if n_articles < LARGE:
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline."):
            for one in list(vars(module).values()):
                if isinstance(one, _lru_cache_wrapper) and one.cache_info().currsize > A_CORPUS:
                    one.cache_clear()
    if records:
        # A search for circles, of which there are none, lets go of them as well.
        gc.collect()
    give_back()


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """A function during which the search for circles of references rests: it makes millions of records and no circle.

    Each of its full rounds visits every record there is: of 10,000 articles that was two fifths of the time of merging
    them. Records are freed all the same, as soon as nothing holds them.
    """

    @wraps(work)
    def at_rest(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return at_rest
