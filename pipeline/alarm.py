"""A bound on the time of a block, in one process."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class TimeUp(BaseException):
    """A block takes too long. No `Exception`: nothing on the way may take it for a fault of one rule."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TimeUp in the block after so many seconds; only where the system can, and in the main thread.

    There is one alarm in a process: that of who calls us, over all of its own work, is set again for what is left.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    begun = time.monotonic()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(0.001, left - (time.monotonic() - begun)))
