"""How much longer, or more memory, twice as much takes: so that a slow or busy machine does not matter."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable

ROUNDS = 3
ENOUGH = 0.15
"""Seconds of processor time after which no more rounds are needed: work of a millisecond is measured often."""
MOST = 40


def growth(make: Callable[[int], Callable[[], object]], n: int, *, most: float) -> float:
    """The time for `2 * n` as a multiple of that for `n`, the best of some rounds; about 2 is linear, 4 quadratic.

    `make` prepares the work for a size, outside the clock. One round for `2 * n` is enough that took no more than
    `most` times as long: the best of several would not have taken longer.
    """
    once = _best(make, n)
    return _best(make, 2 * n, enough=most * once) / once


def _best(make: Callable[[int], Callable[[], object]], n: int, *, enough: float = 0.0) -> float:
    spent: list[float] = []
    while len(spent) < ROUNDS or (sum(spent) < ENOUGH and len(spent) < MOST):
        if spent and min(spent) < enough:
            break
        work = make(n)
        gc.disable()  # As timeit does: a collection goes over all that a long test run holds.
        try:
            start = time.process_time()
            work()
            spent.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(spent)


def more_memory(make: Callable[[int], Callable[[], object]], n: int) -> float:
    """Bytes that the work for `2 * n` takes at its highest beyond that for `n`, for each of the `n` more.

    What it gives is held when it has ended, and counts.
    """
    return (_highest(make, 2 * n) - _highest(make, n)) / n


def _highest(make: Callable[[int], Callable[[], object]], n: int) -> int:
    work = make(n)
    gc.collect()  # When the next collection comes, and what it finds, is not a matter of the tests before.
    tracemalloc.start()
    try:
        held = work()
        highest = tracemalloc.get_traced_memory()[1]
        del held
        return highest
    finally:
        tracemalloc.stop()
