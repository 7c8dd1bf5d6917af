"""Write aside, then swap in: a run that fails or is killed leaves the previous outputs whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BadOutput

STAGING = ".filrouge-new-"
COMPLETE = "COMPLETE"


@contextmanager
def swapped_in(out: Path) -> Iterator[Path]:
    """Give a folder to write into; its files replace those of `out` when the block ends without error.

    A file of `out` that the block did not write stays. The swap goes forward file by file: when it is
    cut short, the next run first completes it, so that the tables of two runs never stay mixed.

    Raises:
        BadOutput: `out` cannot be written, or one of its files is held open by another program.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        complete_swaps(out)
        staging = out / f"{STAGING}{os.getpid()}"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
    except OSError as error:
        raise BadOutput(f"{out}: cannot be written ({error.strerror}). Choose another folder with --out.") from error
    try:
        yield staging
        (staging / COMPLETE).touch()
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    complete_swaps(out)


def check_output(out: Path) -> None:
    """Say now, not after all the work, that a folder cannot be written.

    A folder that is not there yet is not made: a run that fails leaves nothing behind.

    Raises:
        BadOutput: it cannot be written.
    """
    there = out.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise BadOutput(f"{out}: {there} is a file. Choose another folder with --out.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise BadOutput(f"{out}: {there} may not be written. Choose another folder with --out.")


def complete_swaps(out: Path) -> None:
    """Move in what an earlier run had wholly written, and drop what it had half written."""
    for staging in sorted(out.glob(f"{STAGING}*")):
        if not (staging / COMPLETE).exists():
            if not _is_alive(int(staging.name.removeprefix(STAGING))):
                shutil.rmtree(staging, ignore_errors=True)
            continue
        for new in sorted(path for path in staging.rglob("*") if path.is_file() and path.name != COMPLETE):
            target = out / new.relative_to(staging)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                new.replace(target)
            except OSError as error:
                problem = f"{target}: cannot be replaced ({error.strerror})."
                raise BadOutput(f"{problem} Close the program that holds it open and run again.") from error
        shutil.rmtree(staging)


def _is_alive(pid: int) -> bool:
    # Another run may be writing into the same folder right now.
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
