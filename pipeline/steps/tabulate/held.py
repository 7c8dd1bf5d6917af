"""A folder that one run holds at a time; the system gives it back when the process dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.call import LOGGER
from pipeline.errors import NotReplaced

LONGEST = 600
"""Seconds for another run to put its tables into their places, which takes a second: that one stands still."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Wait until nobody else holds a folder, and hold it.

    Raises:
        NotReplaced: another run does not let go of it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        end, said = time.monotonic() + LONGEST, False
        while _lock(handle) is False:
            if time.monotonic() > end:
                raise NotReplaced(
                    f"{folder}: another run has been putting its tables there for {LONGEST} s; the tables before "
                    "stand. End it, and run again."
                )
            if not said:
                LOGGER.warning("%s: another run is putting its tables there; this one waits for it …", folder)
            said = True
            time.sleep(0.1)
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether another run is writing into its folder right now; where nobody can tell, it may be."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _lock(handle) is not True
    finally:
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Whether a folder is ours now; None where none can be held (Windows, some mounted folders), which is anybody's."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
