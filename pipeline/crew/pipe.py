"""Messages between a process of a crew and whoever started it, through pipes."""

from __future__ import annotations

import pickle
from typing import IO, Any

READY = "ready"
"""What a process says once it can read."""
_SIZE = 8


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message, its length first."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_SIZE, "little") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    Raises:
        EOFError: whoever writes is gone.
    """
    head = stream.read(_SIZE)
    if len(head) < _SIZE:
        raise EOFError
    size = int.from_bytes(head, "little")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # of our own process, through a pipe of our own
