"""What comes from a file, made visible before a terminal sees it: a title must not move the cursor."""

from __future__ import annotations

import re

import typer

from pipeline.cli.language import spoken

# C0 and C1 but for tab and line end, delete, and what turns the direction of a line.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""The text with control characters as escapes; line ends and tabs stay.

    >>> visible("Le pont\x1b]0;cède")
    'Le pont\\x1b]0;cède'
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def say(text: str, *, err: bool = False) -> None:
    """Print a line that may hold what a file said, in the user's language where it is known."""
    typer.echo(visible(spoken(text)), err=err)
