"""How much longer twice as much takes: a ratio of processor times, so that a slow or busy machine does not matter."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 3


def growth(make: Callable[[int], Callable[[], object]], n: int) -> float:
    """The time for `2 * n` as a multiple of that for `n`, the best of three each; about 2 is linear, 4 quadratic.

    `make` prepares the work for a size, outside the clock.
    """
    return _best(make, 2 * n) / _best(make, n)


def _best(make: Callable[[int], Callable[[], object]], n: int) -> float:
    spent = []
    for _ in range(ROUNDS):
        work = make(n)
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)
