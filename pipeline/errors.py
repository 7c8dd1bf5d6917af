"""Every error a user can meet.

FilrougeError
├── BadSettings      the settings file, a variable or a flag cannot be used
├── BadInput         the input folder, or metadata.csv as a whole, cannot be used
├── BadCorrections   corrections.csv or review.csv is no table, cannot be written, or was made from other articles
├── BadPattern       a rule in models/ that cannot be loaded, or that misses its own example
├── BadRules         a rule without its function, or a function without its rule: a fault of ours
├── BadGold          a file of annotations cannot be used
├── MissingModel     a language model or a file of models/ is not installed
├── CannotRead       not even a sentence of ours can be read: no fault of an article
├── NoMemory         not enough for one article, or for all together
├── Refused          the machine refuses: no room, no right, a disk that fails
├── LostWorkers      the processes that read articles end before they have begun
├── LostCluster      the machines that read articles are gone, or cannot
└── BadOutput        the output folder cannot be written
    └── NotReplaced  all is read, and the tables cannot be written: those before stand

Each message says where, what, and what to do next. What concerns one article only is no error
but a `Rejection`: the other articles still come out.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path


def why(error: OSError) -> str:
    """What the system says: libraries put words of their own before it."""
    return os.strerror(error.errno) if error.errno else error.strerror or str(error)


class Stopped(BaseException):
    """A signal asks the run to end. No `Exception`: nothing on the way may take it for a fault of one article."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


def raise_end(error: BaseException) -> None:
    """Raise again what asked the process to end, where it met something that broke on the way out, and said only that.

    So Prefect does, in the middle of a task or of a request; within a flow a signal is an exception of its own.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, (Stopped, KeyboardInterrupt)):
            raise cause from None
        if not isinstance(cause, Exception) and (number := getattr(cause, "signal", None)):
            raise Stopped(number) from None
        cause = cause.__context__


class FilrougeError(Exception):
    """Base of all errors that a user can mend; the command line prints it as one line."""

    exit_code = 2


class BadSettings(FilrougeError):
    """The settings file, an environment variable or a flag cannot be used."""


class BadInput(FilrougeError):
    """The input folder, or its metadata.csv as a whole, cannot be used."""


class BadCorrections(FilrougeError):
    """corrections.csv or review.csv is no table, cannot be written, or was made from other articles."""


class BadPattern(FilrougeError):
    """A rule in models/ that cannot be loaded, or that misses its own example."""

    def __init__(self, path: Path, line: int, rule: str, problem: str) -> None:
        super().__init__(
            f"{path}:{line}: rule {rule!r} {problem}. Correct the pattern or its example, then run `make test`."
        )


class BadRules(FilrougeError):
    """The rules of a purpose and their functions do not fit together."""

    def __init__(self, purpose: str, problem: str) -> None:
        super().__init__(
            f"models/fr_press/rules/{purpose}.tsv: {problem}. Each rule has one row and one registered function."
        )


class BadGold(FilrougeError):
    """A file of annotations that cannot be used."""

    def __init__(self, path: Path, problem: str, cure: str) -> None:
        super().__init__(f"{path}: {problem}. {cure}")


class MissingModel(FilrougeError):
    """A language model or a file of models/ is not installed."""


class CannotRead(FilrougeError):
    """Not even a sentence of ours can be read, and so no article."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"no sentence can be read ({why}). The tables before stand. Install filrouge anew: `make run`."
        )


class NoMemory(FilrougeError):
    """The machine has not enough memory for one article, or for all together."""

    exit_code = 3

    def __init__(self, *_told: object) -> None:
        super().__init__(
            "there is not enough memory. The tables before stand, and what was read is kept: free some, and run again."
        )


class Refused(FilrougeError):
    """The machine refuses what a command cannot do without, and nobody on the way knew better what to say of it."""

    exit_code = 3

    def __init__(self, error: OSError) -> None:
        where = f"{error.filename}: " if error.filename else ""
        super().__init__(
            f"{where}refused by the machine ({why(error)}). The tables before stand: mend it and run again."
        )


class BadOutput(FilrougeError):
    """The output folder cannot be written."""


class LostWorkers(FilrougeError):
    """The processes that read articles end before they have begun."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why}, before it had read anything, several times in a row. Is there memory for them? "
            "`--workers 1` reads in one process."
        )


class LostCluster(FilrougeError):
    """The machines that read articles are gone, or cannot read them."""

    exit_code = 3

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"{address}: {why}. The tables before stand, and what was read is kept: mend it and run again, here or "
            "without --engine."
        )


class NotReplaced(BadOutput):
    """All is read, and the new tables cannot take the place of those before, which stand."""

    exit_code = 3
