"""The files of a folder, without leaving it."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Rejection
from pipeline.records.rejection import set_aside

# Files that tell of the articles and are none; hidden ones (.DS_Store, ~$letter.docx) belong to other programs, as do
# the copies that editors keep (letter.txt~).
OURS = frozenset({"metadata.csv", "metadata.xlsx", "corrections.csv"})
NOT_ARTICLES = OURS | {"readme.md", "readme.txt", "thumbs.db", "desktop.ini"}
_HIDDEN = (".", "~$", "__MACOSX")
_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp")
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to read: its path, its printable name under the folder, its size in bytes, when it was last changed.

    `changed` is in nanoseconds, 0 where it is not known; a new name, or a time that was put back, counts as a change.
    """

    path: Path
    name: str
    size: int
    changed: int = 0


def printable(path: str) -> str:
    r"""A path that any table can hold: control characters and bytes that are no UTF-8 are written as escapes.

    >>> printable("a\nb.txt")
    'a\\nb.txt'
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def same_name(name: str) -> str:
    """One spelling for a path as a spreadsheet on any system writes it."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


def is_article_name(name: str) -> bool:
    """Whether a file of this name is read at all."""
    parts = name.split("/")
    last = parts[-1].lower()
    return last not in NOT_ARTICLES and not last.endswith("~") and not any(part.startswith(_HIDDEN) for part in parts)


def page_folder(path: str, paths: Collection[str]) -> str | None:
    """The folder of pictures and scripts that a browser saved with a page, where `path` is one or lies in one.

    `paths` are those of the files beside it, in small letters.

    >>> page_folder("a/Le vote_fichiers/logo.png", ["a/le vote.html"])
    'a/Le vote_fichiers'
    """
    parts = path.split("/")
    for end in range(1, len(parts) + 1):
        page, _, kind = (folder := "/".join(parts[:end])).lower().rpartition("_")
        if kind in ("files", "fichiers") and any(f"{page}{suffix}" in paths for suffix in _PAGES):
            return folder
    return None


def own_file(folder: Path, name: str) -> Path:
    """A file of the user's own beside the articles, whatever its capitals: other systems take them for the same."""
    path = folder / name
    with suppress(OSError):
        if not path.exists():
            return next((Path(one) for one in os.scandir(folder) if one.name.lower() == name), path)
    return path


def walk_folder(folder: Path) -> Iterator[FoundFile | Rejection]:
    """Every file of a folder and its subfolders, in order of name; links that leave it are set aside.

    Raises:
        OSError: the folder cannot be opened; a subfolder of which this is true is set aside.
    """
    root = folder.resolve()
    for name, entry in sorted(_entries(os.scandir(folder), ""), key=lambda pair: pair[0]):
        yield entry if isinstance(entry, Rejection) else _found(entry, name, root)


def _entries(found: Iterable[os.DirEntry[str]], prefix: str) -> Iterator[tuple[str, os.DirEntry[str] | Rejection]]:
    """Files and links by their printable name; linked folders are not entered, and must be named all the same."""
    here = list(found)
    beside = {entry.name.lower() for entry in here}
    for entry in here:
        name = prefix + printable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            if name.lower() in OURS:
                told = "A folder has its name, and is not read in its place"
                yield name, set_aside(name, "ingest", "not_a_file", told)
            if page_folder(entry.name, beside) is not None:
                yield name, set_aside(name, "ingest", "page_folder")
            # Tables that filrouge has made here are no articles.
            elif not entry.name.startswith(_HIDDEN) and not are_tables(entry.path):
                try:
                    inside = list(os.scandir(entry.path))
                except OSError as error:
                    yield name, _shut(name, error)
                else:
                    yield from _entries(inside, f"{name}/")
        elif name.lower().endswith(_UNFINISHED):
            yield name, set_aside(name, "ingest", "truncated", "A download or a copy that has not come to its end")
        elif is_article_name(name):
            yield name, entry


def are_tables(folder: str | Path) -> bool:
    """Whether a folder holds tables that filrouge has made."""
    try:
        return all(Path(folder, name).is_file() for name in ("run.json", "datapackage.json"))
    except OSError:  # nobody may look into it
        return False


def _shut(name: str, error: OSError) -> Rejection:
    return set_aside(name, "ingest", "unreadable", f"It cannot be opened ({error.strerror})")


def _found(entry: os.DirEntry[str], name: str, root: Path) -> FoundFile | Rejection:
    try:
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root):
            return set_aside(name, "ingest", "symlink_outside", "A link to a place outside the folder")
        status = entry.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return set_aside(name, "ingest", "not_a_file", "A link that leads to itself")
        return _shut(name, error)
    except RuntimeError:
        # How older Pythons tell of links in a circle.
        return set_aside(name, "ingest", "not_a_file", "A link that leads to itself")
    if not stat.S_ISREG(status.st_mode):
        return set_aside(name, "ingest", "not_a_file")
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    return FoundFile(path=Path(entry.path), name=name, size=status.st_size, changed=changed)
