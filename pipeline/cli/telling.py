"""What a run says while it works: a bar on a terminal, lines, a log file."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.call import LOGGER
from pipeline.language import spoken
from pipeline.log_file import logged_to, visible

if TYPE_CHECKING:
    from pipeline.compose import Progress


class _Spoken(logging.Formatter):
    """Lines for the terminal, in the user's language where it is known."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(f"filrouge: {spoken(record.getMessage())}")


@contextmanager
def lines(*, quiet: bool, verbose: bool, log: Path | None) -> Iterator[None]:
    """Within the block, what the run says goes to stderr as far as it is wanted, and all of it to the log file.

    Raises:
        BadOutput: the log file cannot be written.
    """
    screen = logging.StreamHandler()
    screen.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    screen.setFormatter(_Spoken())
    before, passes_on = LOGGER.level, LOGGER.propagate
    LOGGER.setLevel(logging.INFO)
    # Prefect lets the root of all loggers write to the terminal, too, and each line would stand there twice.
    LOGGER.propagate = False
    with logged_to(log, _complain):
        LOGGER.addHandler(screen)
        try:
            yield
        finally:
            LOGGER.setLevel(before)
            LOGGER.propagate = passes_on
            LOGGER.removeHandler(screen)
            screen.close()


def _complain(text: str) -> None:
    print(f"filrouge: {visible(spoken(text))}", file=sys.stderr)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """A bar that says how many articles are read, of how many, and how long the rest will take."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Nothing but lines goes to a log file.
    with Bar(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task, begun = bar.add_task("reading the folder", total=None), False

        def tell(done: int, total: int) -> None:
            nonlocal begun
            if not begun:
                # What was known took no time, and says nothing of how long the rest will take.
                begun = True
                bar.reset(task, description="articles", completed=done, total=total)
            bar.update(task, completed=done)

        yield tell
