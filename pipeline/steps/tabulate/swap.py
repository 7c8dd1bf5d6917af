"""Write aside, then swap in: a run that fails or is killed leaves the previous outputs whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.call import LOGGER
from pipeline.errors import BadOutput, NotReplaced, why
from pipeline.steps.tabulate.wholeness import MANIFEST, read_manifest

STAGING = ".filrouge-new-"
COMPLETE = "COMPLETE"
REPLACED = "REPLACED"
LONGEST = 600
"""Seconds for another run to put its tables into their places, which takes a second: that one stands still."""


@contextmanager
def swapped_in(out: Path) -> Iterator[Path]:
    """Give a folder to write into; its files replace those of `out` when the block ends without error.

    A file of `out` that the block did not write stays, unless the run before has written it: who has turned the views
    off shall not find those of other tables beside the new ones. All files are replaced, or none: when one of them
    cannot be, those before it are put back. A swap that is cut short is completed by the next run, and two runs on one
    folder swap one after the other, so that the tables of two runs never stay mixed.

    Raises:
        BadOutput: `out` cannot be written, or one of its files is held open by another program.
    """
    with contextlib.ExitStack() as inside:
        try:
            out.mkdir(parents=True, exist_ok=True)
            complete_swaps(out)
            with held(out):
                staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=out))
                inside.enter_context(held(staging))
            # Private as it was made: now for all who may write into `out`, so that any of them can finish the swap.
            staging.chmod(stat.S_IMODE(out.stat().st_mode))
        except OSError as error:
            raise BadOutput(
                f"{out}: cannot be written ({error.strerror}). Choose another folder with --out."
            ) from error
        try:
            yield staging
            _settle(staging)
        except OSError as error:
            shutil.rmtree(staging, ignore_errors=True)
            problem = f"{out}: cannot be written ({why(error)}); the previous tables are untouched."
            raise NotReplaced(f"{problem} Make room there, or choose another folder with --out.") from error
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
    complete_swaps(out)


def put_file(path: Path, content: bytes) -> None:
    """Write a file aside; one that stands in the folder already, byte for byte, only gets a second name.

    Of ten thousand pages one more article changes a few: the others need not be written, nor brought to the disk.
    """
    folder = _standing(path.parent)
    if folder is not None:
        there = folder / path.name
        with contextlib.suppress(OSError):
            if there.read_bytes() == content:
                os.link(there, path)
                return
    path.write_bytes(content)


@lru_cache(maxsize=8)
def _standing(folder: Path) -> Path | None:
    """The folder in whose place one aside will come; None where it is not aside. Ten thousand pages ask for one."""
    staging = next((one for one in (folder, *folder.parents) if one.name.startswith(STAGING)), None)
    return None if staging is None else staging.parent / folder.relative_to(staging)


def check_output(out: Path) -> None:
    """Say now, not after all the work, that a folder cannot be written; finish what an earlier run left unfinished.

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
    if out.is_dir():
        complete_swaps(out)


def finish_swap(out: Path) -> None:
    """For who reads tables: move in what a run had wholly written when it was killed, so that none stand mixed.

    Raises:
        BadOutput: the tables are those of two runs, and may not be written here.
    """
    if not any((staging / COMPLETE).exists() for staging in out.glob(f"{STAGING}*")):
        return
    try:
        complete_swaps(out)
    except (OSError, BadOutput) as error:
        reason = why(error) if isinstance(error, OSError) else error
        raise BadOutput(
            f"{out}: a run was ended while its tables came into their places, so that those of two runs stand there, "
            f"and they cannot be moved now ({reason}). Run `filrouge run` there again, or any command as somebody who "
            "may write there."
        ) from error


def complete_swaps(out: Path) -> None:
    """Move in what a run has wholly written, and drop what an earlier one had half written.

    Raises:
        BadOutput: a file cannot be replaced; nothing is then.
    """
    with held(out):
        for staging in sorted(out.glob(f"{STAGING}*")):
            if (staging / COMPLETE).exists():
                with _undisturbed():
                    _swap(staging, out)
            elif not is_held(staging):
                shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, out: Path) -> None:
    aside = staging / REPLACED
    new = [path for path in sorted(staging.rglob("*")) if path.is_file() and path.name != COMPLETE]
    left = (
        [staging / name for name in sorted(_written(out) - _written(staging))] if (staging / MANIFEST).exists() else []
    )
    # The manifest last: a swap that was cut short still knows what the run before has written.
    new.sort(key=lambda path: path == staging / MANIFEST)
    moved: list[tuple[Path, Path, Path | None]] = []
    made: set[Path] = set()
    gone = set(left)
    for path in (*left, *(path for path in new if aside not in path.parents)):
        target, old = out / path.relative_to(staging), aside / path.relative_to(staging)
        if path not in gone and _is_same_file(path, target):
            continue
        try:
            for folder in {target.parent, old.parent} - made:
                folder.mkdir(parents=True, exist_ok=True)
                made.add(folder)
            kept = target.replace(old) if target.exists() else None
            moved.append((path, target, kept))
            if path not in gone:
                path.replace(target)
        except OSError as error:
            for source, place, before in reversed(moved):
                if place.exists() and not source.exists():
                    place.replace(source)
                if before is not None:
                    before.replace(place)
            shutil.rmtree(staging, ignore_errors=True)
            raise NotReplaced(
                f"{target}: cannot be replaced ({error.strerror}); the previous tables are untouched. "
                "Close the program that holds it open and run again."
            ) from error
    shutil.rmtree(staging, ignore_errors=True)


def _is_same_file(path: Path, target: Path) -> bool:
    """Whether a file has two names, the one aside and the one in its place."""
    try:
        one = path.stat()
        return one.st_nlink > 1 and os.path.samestat(one, target.stat())
    except OSError:
        return False


def _written(folder: Path) -> set[str]:
    """The files that a run has written into a folder, as its manifest says."""
    inside = (Path(name) for name in read_manifest(folder).get("files", ()))
    return {path.as_posix() for path in inside if not path.is_absolute() and ".." not in path.parts}


def _settle(staging: Path) -> None:
    """Let the disk have all files before the mark that says so."""
    for path in staging.rglob("*"):
        # What has a second name stands on the disk under the other.
        if path.is_file() and path.stat().st_nlink == 1:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    (staging / COMPLETE).touch()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals to end wait until the block is done: some hundred renames must not be cut short by a request."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def wait(number: int, _frame: Any) -> None:
        came.append(number)

    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in wanted}
    for number, handler in before.items():
        # What is ignored stays so; of a handler that Python has not set (None) nothing could be put back.
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler not in (signal.SIG_IGN, None):
                signal.signal(number, handler)
        for number in came[:1]:
            signal.raise_signal(number)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Wait until nobody else holds a folder, and hold it.

    Raises:
        NotReplaced: another run does not let go of it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        end, said = time.monotonic() + LONGEST, False
        while _lock(handle) is False:
            if time.monotonic() > end:
                raise NotReplaced(
                    f"{folder}: another run has been putting its tables there for {LONGEST} s; the tables before "
                    "stand. End it, and run again."
                )
            if not said:
                LOGGER.warning("%s: another run is putting its tables there; this one waits for it …", folder)
            said = True
            time.sleep(0.1)
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether another run is writing into its folder right now; where nobody can tell, it may be."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _lock(handle) is not True
    finally:
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Whether a folder is ours now; None where none can be held (Windows, some mounted folders), which is anybody's."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
