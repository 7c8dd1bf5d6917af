"""A file to which a run appends what it says, with the time; nothing in it can steer a terminal."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.call import LOGGER
from pipeline.errors import BadOutput

COUNTED = ("articles", "actors", "organizations", "events")
MANY = 10
"""Articles that leave the tables at once, from which on, where they are half of all, somebody should look."""
MOST_SAID = 50
"""Lines of what a person should look at: more would be a mail that nobody reads."""
# C0 and C1 but for tab and line end, delete, and what turns the direction of a line.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""The text with control characters as escapes; line ends and tabs stay.

    >>> visible("Le pont\x1b]0;cède")
    'Le pont\\x1b]0;cède'
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class _Visible(logging.Formatter):
    """Lines in which nothing from a file can steer a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


class _LogFile(logging.FileHandler):
    """A log that a full disk ends, said once, and not the run: its tables are worth more."""

    failed = False

    def __init__(self, path: Path, complain: Callable[[str], None]) -> None:
        super().__init__(path, encoding="utf-8")
        self.setFormatter(_Visible("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S"))
        self._complain = complain

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- the name is of `logging`
        error = sys.exc_info()[1]
        if not self.failed:
            why = error.strerror if isinstance(error, OSError) else error
            self._complain(f"{self.baseFilename}: cannot be written ({why}); the run goes on without it.")
        self.failed = True

    def close(self) -> None:
        with suppress(OSError):
            super().close()


def to_stderr(text: str) -> None:
    """Say it where no command says it in the user's language."""
    print(visible(text), file=sys.stderr)


def waiting(manifest: Mapping[str, Any]) -> list[str]:
    """What a person should look at, in words: articles that are no longer in the tables, and what was set aside.

    What the run before has set aside, too, comes last.
    """
    aside = sorted((row for row in manifest["rejected"] if row["severity"] != "notice"), key=_said_before)
    parts = ((row, f" (part {row['part']})" if row["part"] else "") for row in aside)
    return [
        *no_longer_in(manifest),
        *(f"set aside: {row['source']}{part}: {row['reason']}. {row['detail']}" for row, part in parts),
    ]


def no_longer_in(manifest: Mapping[str, Any]) -> list[str]:
    """Of which folders the articles are no longer in the tables; or that half of all have left with their files.

    The second is how a share looks that was not mounted this morning.
    """
    if folders := manifest["store"]["folders_left"]:
        return [f"No longer in the tables: the articles of {one}; add them again with --into." for one in folders]
    gone, new = (manifest["news"].get(f"article {change}", 0) for change in ("gone", "new"))
    before = manifest["n_rows"]["articles"] - new + gone
    if gone < MANY or 2 * gone < before:
        return []
    told = f"No longer in the tables: {gone} of {before} articles, whose files are gone."
    return [f"{told} If a disk or a share is missing, put it back and run again."]


def _said_before(row: Mapping[str, Any]) -> bool:
    return bool(row.get("again"))


def tell_result(manifest: Mapping[str, Any]) -> None:
    """Say what a person should look at, and at last what came of it all."""
    waits = waiting(manifest)
    again = sum(row["severity"] != "notice" and _said_before(row) for row in manifest["rejected"])
    new = waits[: len(waits) - again]
    # What makes the exit code 1 is said under --quiet too.
    for said in new[:MOST_SAID]:
        LOGGER.error("%s", said)
    if (more := len(new) - MOST_SAID) > 0:
        LOGGER.error("set aside: %d more; all of them stand in rejections.csv.", more)
    if again:
        LOGGER.error("set aside as in the last run: %d; all of them stand in rejections.csv.", again)
    for problem in manifest["store"]["problems"]:
        LOGGER.warning("%s", problem)
    n = manifest["n_rows"]
    LOGGER.info("%d articles: %d actors, %d organizations, %d events", *(n[name] for name in COUNTED))


@contextmanager
def logged_to(log: Path | None, complain: Callable[[str], None] = to_stderr) -> Iterator[None]:
    """Within the block, all that the run says goes to a file, too; `complain` is told once where that ends.

    Raises:
        BadOutput: the log file cannot be written.
    """
    if log is None:
        yield
        return
    try:
        handler = _LogFile(log, complain)
    except OSError as error:
        raise BadOutput(f"{log}: cannot be written ({error.strerror}). Choose another file with --log.") from error
    before = LOGGER.level
    LOGGER.setLevel(logging.INFO)
    LOGGER.addHandler(handler)
    try:
        yield
    finally:
        LOGGER.setLevel(before)
        LOGGER.removeHandler(handler)
        handler.close()
