"""An address and a copy of it on this machine, which are made equal, one way or the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from pipeline.addresses import ADDRESS, copy_of
from pipeline.call import LOGGER
from pipeline.errors import BadSettings, FilrougeError

INDEX = ".filrouge-index.json"
UNTOLD = (-1, "")
"""Size and tag of a file of which the address has not been asked: such a one is brought anew."""
TOGETHER = 100
"""Files that are brought at a time."""
OPTIONS: dict[str, dict[str, Any]] = {
    # Who does not answer is said within a minute.
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}}
}


@dataclass
class Mirror:
    """An address, the folder that holds a copy of it, and what the copy was when both were the same."""

    address: str
    copy: Path
    files: Any
    root: str
    error: Callable[[str], FilrougeError]
    index: dict[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def at(cls, address: str, error: Callable[[str], FilrougeError], held: ExitStack) -> Self:
        """An address and its copy, which is held until `held` ends; one of another run is refused."""
        copy = copy_of(address)
        try:
            copy.mkdir(parents=True, exist_ok=True)
            (copy / ADDRESS).write_text(address, encoding="utf-8")
            _alone(copy, held)
        except BlockingIOError as busy:
            raise error(f"{address}: another run is at work there. Wait for its end.") from busy
        except OSError as full:
            raise error(f"{copy}: cannot be written ({full.strerror}). XDG_CACHE_HOME names another place.") from full
        files, root = _open(address)
        far = cls(address, copy, files, root, error)
        try:
            far.index = json.loads((copy / INDEX).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            far.index = {}
        return far

    @contextmanager
    def said(self, what: str) -> Iterator[None]:
        """Whatever the other side refuses is one line."""
        try:
            yield
        except FilrougeError:
            raise
        except Exception as problem:
            first = (str(problem) or type(problem).__name__).splitlines()[0]
            cure = "Check the address, your rights and your network, then run again."
            raise self.error(f"{self.address}: {what} ({first}). {cure}") from problem

    def send_changed(self, name: str, key: str) -> None:
        """Send a file, if it was written since it was brought."""
        if (self.copy / name).is_file() and self.is_changed(name):
            self.send(name, key)
            self.index[name][1:3] = _told(self.files.info(self.key(key)))
            self.remember()

    def listed(self, under: str) -> dict[str, tuple[int, str]]:
        """Size and tag of each file there, by its name."""
        top = self.key(under)
        found: dict[str, tuple[int, str]] = {}
        for key, info in self.files.find(top, detail=True).items():
            name = key.removeprefix(top).lstrip("/")
            if not name or name.endswith("/"):  # a folder, as some tools write it
                continue
            if _leads_out(name):
                LOGGER.warning("%s/%s: a name that leads out of the folder is not read.", self.address, name)
                continue
            found[name] = _told(info)
        return found

    def bring(self, wanted: dict[str, tuple[str, tuple[int, str]]]) -> None:
        """Bring files: by the name of each, its key there with size and tag; those that stand here already are not."""
        new = [
            name
            for name, (key, info) in sorted(wanted.items())
            if self.index.get(name, [])[:3] != [key, *info] or self.is_changed(name)
        ]
        for start in range(0, len(new), TOGETHER):
            names = new[start : start + TOGETHER]
            places = [self.copy / name for name in names]
            parts = [place.with_name(f".{number}.part") for number, place in enumerate(places)]
            for place in places:
                place.parent.mkdir(parents=True, exist_ok=True)
            self.files.get([self.key(wanted[name][0]) for name in names], [str(part) for part in parts])
            for name, place, part in zip(names, places, parts, strict=True):
                part.replace(place)
                self.index[name] = [wanted[name][0], *wanted[name][1], *_stat(place)]

    def send(self, name: str, key: str) -> None:
        """Send a file, of which it is to be learnt then what tells it there; one under another key there is copied."""
        place, known = self.copy / name, self.index.get(name)
        if known is not None and known[0] != key and not self.is_changed(name):
            # It is there already, under the run before.
            try:
                self.files.cp_file(self.key(known[0]), self.key(key))
                self.index[name] = [key, *known[1:]]
                return
            except Exception as problem:
                LOGGER.info("%s: sent again (%s)", name, problem)
        self.files.put_file(str(place), self.key(key))
        self.index[name] = [key, *UNTOLD, *_stat(place)]

    def learn(self, under: str) -> None:
        """Note what tells the files that were sent there: asked for together, and not each by a request of its own."""
        there = self.listed(under)
        for known in self.index.values():
            if tuple(known[1:3]) == UNTOLD and (told := there.get(str(known[0]).removeprefix(f"{under}/"))):
                known[1:3] = told

    def is_changed(self, name: str) -> bool:
        """Whether the copy of a file is another than the one that was last brought or sent."""
        place = self.copy / name
        known = self.index.get(name, [])[3:]
        return list(_stat(place)) != known if place.is_file() else bool(known)

    def drop(self, gone: Callable[[str], bool]) -> None:
        """Remove files of the copy, by their names."""
        for name in names_in(self.copy):
            if gone(name):
                (self.copy / name).unlink()
                self.index.pop(name, None)

    def remember(self) -> None:
        """Write down what the copy is now."""
        part = self.copy / f"{INDEX}.part"
        part.write_text(json.dumps(self.index), encoding="utf-8")
        part.replace(self.copy / INDEX)

    def key(self, name: str) -> str:
        """The whole key of a name."""
        return f"{self.root}/{name}".rstrip("/")


def _open(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        scheme = address.partition("://")[0]
        options = {**OPTIONS.get(scheme, {}), "skip_instance_cache": True, "use_listings_cache": False}
        files, root = fsspec.core.url_to_fs(address, **options)
        return files, str(root).rstrip("/")
    except ImportError as error:
        cure = (
            "In the folder of the program: pip install '.[s3]'"
            if address.startswith("s3")
            else "Install what opens it."
        )
        raise BadSettings(f"{address}: what opens such addresses is not installed ({error}). {cure}") from error
    except ValueError as error:
        raise BadSettings(f"{address}: {error}. Write it as s3://bucket/folder.") from error


def _told(info: dict[str, Any]) -> tuple[int, str]:
    """Size of a file there, and what else tells that it is the same."""
    tag = next(
        (str(info[one]) for one in ("ETag", "etag", "md5", "LastModified", "mtime", "created") if info.get(one)), ""
    )
    return int(info.get("size") or 0), tag


def names_in(folder: Path) -> list[str]:
    """All files of a copy but those of ours, by their path in it."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [name for name in found if not name.startswith(".filrouge-") and not name.endswith(".part")]


def _leads_out(name: str) -> bool:
    return name.startswith(("/", ".filrouge-")) or ".." in name.split("/") or "\0" in name or "//" in name


def _stat(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _alone(copy: Path, held: ExitStack) -> None:
    """Hold a copy until the run ends.

    Raises:
        BlockingIOError: another run does.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    lock = held.enter_context((copy.parent / f"{copy.name}.lock").open("w"))
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
