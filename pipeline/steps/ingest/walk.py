"""The files of a folder, without leaving it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Rejection
from pipeline.records.rejection import set_aside

# Files that tell of the articles and are none; hidden ones (.DS_Store, ~$letter.docx) belong to other programs.
NOT_ARTICLES = frozenset({"metadata.csv", "corrections.csv", "readme.md", "readme.txt", "thumbs.db", "desktop.ini"})
_HIDDEN = (".", "~$", "__MACOSX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read: its path, its printable name under the folder, its size in bytes."""

    path: Path
    name: str
    size: int


def printable(path: str) -> str:
    r"""A path that any table can hold: control characters and bytes that are no UTF-8 are written as escapes.

    >>> printable("a\nb.txt")
    'a\\nb.txt'
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def is_article_name(name: str) -> bool:
    """Whether a file of this name is read at all."""
    parts = name.split("/")
    return parts[-1].lower() not in NOT_ARTICLES and not any(part.startswith(_HIDDEN) for part in parts)


def walk_folder(folder: Path) -> Iterator[Found | Rejection]:
    """Every file of a folder and its subfolders, in order of name; links that leave it are set aside."""
    root = folder.resolve()
    entries = []
    for parent, folders, files in os.walk(folder, onerror=None):
        # A linked folder is not entered by os.walk, and must be named all the same.
        entries += [Path(parent) / name for name in files]
        entries += [Path(parent) / name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
    for path in sorted(entries, key=lambda entry: printable(entry.relative_to(folder).as_posix())):
        name = printable(path.relative_to(folder).as_posix())
        if is_article_name(name):
            yield _found(path, name, root)


def _found(path: Path, name: str, root: Path) -> Found | Rejection:
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return set_aside(name, "ingest", "symlink_outside", "A link to a place outside the folder")
        status = path.stat()
    except OSError as error:
        return set_aside(name, "ingest", "unreadable", f"It cannot be opened ({error.strerror})")
    except RuntimeError:  # links in a circle
        return set_aside(name, "ingest", "not_a_file", "A link that leads to itself")
    if not stat.S_ISREG(status.st_mode):
        return set_aside(name, "ingest", "not_a_file")
    return Found(path=path, name=name, size=status.st_size)
