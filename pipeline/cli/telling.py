"""What a run says while it works: a bar on a terminal, lines, a log file."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.language import spoken
from pipeline.cli.screen import visible
from pipeline.errors import BadOutput

if TYPE_CHECKING:
    from pipeline.compose import Progress

LOGGER = logging.getLogger("filrouge")


class _Spoken(logging.Formatter):
    """Lines for the terminal, in the user's language where it is known."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(f"filrouge: {spoken(record.getMessage())}")


class _Visible(logging.Formatter):
    """Lines in which nothing from a file can steer a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


class _LogFile(logging.FileHandler):
    """A log that a full disk ends, said once, and not the run: its tables are worth more."""

    failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- the name is of `logging`
        error = sys.exc_info()[1]
        if not self.failed:
            why = error.strerror if isinstance(error, OSError) else error
            told = f"{self.baseFilename}: cannot be written ({why}); the run goes on without it."
            print(f"filrouge: {visible(spoken(told))}", file=sys.stderr)
        self.failed = True

    def close(self) -> None:
        with suppress(OSError):
            super().close()


@contextmanager
def lines(*, quiet: bool, verbose: bool, log: Path | None) -> Iterator[None]:
    """Within the block, what the run says goes to stderr as far as it is wanted, and all of it to the log file.

    Raises:
        BadOutput: the log file cannot be written.
    """
    screen = logging.StreamHandler()
    screen.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    screen.setFormatter(_Spoken())
    handlers: list[logging.Handler] = [screen]
    if log is not None:
        try:
            handlers.append(_LogFile(log, encoding="utf-8"))
        except OSError as error:
            raise BadOutput(f"{log}: cannot be written ({error.strerror}). Choose another file with --log.") from error
        handlers[-1].setFormatter(_Visible("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    before = LOGGER.level
    LOGGER.setLevel(logging.INFO)
    for handler in handlers:
        LOGGER.addHandler(handler)
    try:
        yield
    finally:
        LOGGER.setLevel(before)
        for handler in handlers:
            LOGGER.removeHandler(handler)
            handler.close()


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
