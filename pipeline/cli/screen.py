"""What comes from a file, made visible before a terminal sees it: a title must not move the cursor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from pipeline.language import spoken
from pipeline.log_file import visible


def say(text: str, *, err: bool = False) -> None:
    """Print a line that may hold what a file said, in the user's language where it is known."""
    typer.echo(visible(spoken(text)), err=err)


@contextmanager
def said_if_it_can_be() -> Iterator[None]:
    """What can no longer be printed, on a full disk or to somebody who has gone, changes nothing of what was done."""
    try:
        yield
    except OSError:
        # What waits to be printed would fail once more at the end, and be the exit code.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
