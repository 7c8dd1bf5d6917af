"""What comes from a file, made visible before a terminal sees it: a title must not move the cursor."""

from __future__ import annotations

import typer

from pipeline.cli.language import spoken
from pipeline.log_file import visible


def say(text: str, *, err: bool = False) -> None:
    """Print a line that may hold what a file said, in the user's language where it is known."""
    typer.echo(visible(spoken(text)), err=err)
