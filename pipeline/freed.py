"""Memory that was freed goes back to the system: between large pieces of work, of which the next needs its own."""

from __future__ import annotations

import ctypes
from contextlib import suppress

import pyarrow as pa


def give_back() -> None:
    """Let the system have what was freed, as far as the allocators can say so.

    Texts lie between what stays, so that a process of 100,000 articles would keep the room of all of them: glibc gives
    back the pages in between only when asked. Arrow asks its own allocator.
    """
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
