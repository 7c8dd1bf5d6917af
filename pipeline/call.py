"""How the steps of the road are called, and how long each takes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, Protocol, TypeVar

LOGGER = logging.getLogger("filrouge")
Given = ParamSpec("Given")
Got = TypeVar("Got")


class Caller(Protocol):
    """How a step is called: plainly, or as a task of something that watches over it.

    `step` is what people see; the function and what it is given are plain Python.
    """

    def __call__(self, step: str, function: Callable[Given, Got], /, *args: Given.args, **kwargs: Given.kwargs) -> Got:
        """Give what the function gives."""


def call_plainly(_step: str, function: Callable[Given, Got], /, *args: Given.args, **kwargs: Given.kwargs) -> Got:
    """Call a step as what it is: a function."""
    return function(*args, **kwargs)


@contextmanager
def timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    """Add the time that the block takes to `seconds[step]`, and say what begins."""
    LOGGER.info("%s …", step)
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start
