"""How a command ends when something asks it to: the signals, and the exit codes."""

from __future__ import annotations

import errno
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.errors import FilrougeError, NoMemory, Refused, Stopped, raise_end
from pipeline.language import spoken
from pipeline.log_file import visible

FAILED = 3
"""Exit code of a fault of the program, and of a run that came to its end and could not write."""
OF_THE_MACHINE = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "EACCES", "EPERM", "EMFILE", "ENFILE")
    if hasattr(errno, name)
)
"""No room, a disk that fails, no right, too many files open."""


@contextmanager
def stopping() -> Iterator[None]:
    """Within the block a signal to end is an exception, so that children and servers are ended on the way out."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        # Once is enough: what ends the children must not be cut short by the same signal to the whole group.
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        raise Stopped(number)

    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in wanted}
    for number in wanted:
        # nohup: who started us has asked to be spared.
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(command: Callable[[], object]) -> None:
    """Run it; what breaks on the way out of a signal is not what ended it, as in the middle of a task of Prefect's.

    What the machine refuses is no fault of the program.
    """
    try:
        command()
    except Exception as error:
        raise_end(error)
        if isinstance(error, MemoryError):
            raise NoMemory from error
        if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
            raise Refused(error) from error
        raise


def end_well(command: Callable[[], object]) -> None:
    """Run the command line; an error that the user can mend is one line on stderr, and each end has its code."""
    try:
        _run(command)
    except FilrougeError as error:
        print(f"filrouge: {visible(spoken(str(error)))}", file=sys.stderr)
        sys.exit(error.exit_code)
    except Stopped as stop:
        told = "the tables are those of the last run that was done; what was read is kept for the next one."
        print(f"filrouge: {spoken(f'stopped by {stop}; {told}')}", file=sys.stderr)
        sys.exit(128 + stop.number)
    except KeyboardInterrupt:
        print(f"filrouge: {spoken('interrupted; the previous outputs are untouched.')}", file=sys.stderr)
        sys.exit(128 + signal.SIGINT)
    except Exception:
        traceback.print_exc()
        told = "a fault of the program; please report it. The previous outputs stand."
        print(f"filrouge: {spoken(told)}", file=sys.stderr)
        sys.exit(FAILED)
