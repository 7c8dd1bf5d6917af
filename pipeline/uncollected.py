"""Work that makes millions of small records and no circles among them, without looks for circles in between."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """A function during which the search for circles of references rests.

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
