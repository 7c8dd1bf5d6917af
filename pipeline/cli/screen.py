"""What comes from a file, made visible before a terminal sees it: a title must not move the cursor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

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


def speaks_french() -> bool:
    """Whether the user's locale is French, by the variables that set it, in their order."""
    chosen = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in chosen if value), "").lower().startswith("fr")


def spoken(text: str) -> str:
    """A line as the user reads it; what has no French in `view_phrases.tsv` stays as it is."""
    if not speaks_french():
        return text
    from pipeline.views.phrases import in_french

    bare = text.strip(" ")
    return text.replace(bare, in_french(bare), 1) if bare else text


def spoken_code(vocabulary: str, code: str) -> str:
    """A code of `view_codes.tsv` as the user reads it; the code itself in English."""
    if not speaks_french():
        return code
    from pipeline.views.wording import in_words_or_code

    return in_words_or_code(vocabulary, code)
