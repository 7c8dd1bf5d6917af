"""Addresses for a run (`s3://bucket/articles`): a copy is at hand, and what is new is sent back.

    ADDRESS/current.json           which run holds, and of which files it is made: written last
    ADDRESS/runs/TIME-…/csv/…      the tables of that run, whole; those of the run before stay beside it
    ADDRESS/store/…                what runs keep for the next one, in files that never change

A reader who begins with `current.json` never meets the tables of two runs. Anything that fsspec opens will do; `s3://`
is what is tested. The copies stand in the user's cache; one that is lost costs time and nothing else.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.addresses import ADDRESS, address_of, copy_of
from pipeline.call import LOGGER
from pipeline.errors import BadInput, BadOutput, BadSettings, FilrougeError, NotReplaced
from pipeline.steps.ingest.decisions import MANIFEST, REVIEW_FILE
from pipeline.steps.ingest.walk import own_file
from pipeline.steps.tabulate.swap import STAGING

INDEX = ".filrouge-index.json"
POINTER, RUNS, KEPT, TRIAL = "current.json", "runs", "store", ".filrouge-trial"
SHELVES = (".store/drafts/", ".store/facts/")
CORRECTIONS = "corrections.csv"
TOGETHER = 100
"""Files that are brought at a time."""
OPTIONS: dict[str, dict[str, Any]] = {
    # Who does not answer is said within a minute.
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}}
}


@contextmanager
def at_hand(raw: Path, out: Path) -> Iterator[tuple[Path, Path]]:
    """Folders of this machine for the two; what the block made of them is sent when it ends without error.

    Raises:
        BadSettings: what opens such addresses is not installed.
        BadInput, BadOutput: an address cannot be read or written, or another run is at work there.
        NotReplaced: the new tables cannot be sent; those before stand.
    """
    source, target = address_of(raw), address_of(out)
    if source is not None and target is not None and f"{target}/".startswith(f"{source}/"):
        raise BadOutput(f"{target}: the tables would stand among the articles. Name another address with --out.")
    with ExitStack() as held:
        if source is not None:
            articles = _Far.at(source, BadInput, held)
            raw = articles.copy
            with articles.said("cannot be read"):
                articles.fetch_articles()
        if target is not None:
            tables = _Far.at(target, BadOutput, held)
            out = tables.copy
            with tables.said("cannot be written"):
                tables.try_to_write()
            with tables.said("cannot be read"):
                tables.fetch_tables()
        yield raw, out
        if source is not None:
            articles.error = BadOutput
            with articles.said(f"what you decided cannot be kept in its {CORRECTIONS}"):
                articles.send_corrections()
        if target is not None:
            tables.error = NotReplaced
            with tables.said("cannot be written; the tables before stand"):
                tables.send_tables()


@contextmanager
def review_at_hand(out: Path) -> Iterator[Path]:
    """The folder of some tables with review.csv in it; of an address a copy, and what is written there is sent back.

    Raises:
        BadInput: there are no tables at the address, or it cannot be read or written.
    """
    address = address_of(out)
    if address is None:
        yield out
        return
    with ExitStack() as held:
        tables = _Far.at(address, BadInput, held)
        with tables.said("cannot be read"):
            run = tables.fetch_review()
        try:
            yield tables.copy
        finally:
            with tables.said("what you decided cannot be kept in its review.csv"):
                tables.send_changed(REVIEW_FILE, f"{run}/{REVIEW_FILE}")


@dataclass
class _Far:
    """An address, the folder that holds a copy of it, and what the copy was when both were the same."""

    address: str
    copy: Path
    files: Any
    root: str
    error: Callable[[str], FilrougeError]
    index: dict[str, list[Any]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def at(cls, address: str, error: Callable[[str], FilrougeError], held: ExitStack) -> _Far:
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

    def fetch_articles(self) -> None:
        """Bring what is new or changed; what is gone there goes here."""
        found = self._listed("")
        if not found:
            raise self.error(f"{self.address}: no articles in it. Put some in, or name another folder.")
        self._bring({name: (name, info) for name, info in found.items()})
        self._drop(lambda name: name not in found)
        self._remember()

    def send_corrections(self) -> None:
        """Send what was decided on the way."""
        name = own_file(self.copy, CORRECTIONS).name
        self.send_changed(name, name)

    def send_changed(self, name: str, key: str) -> None:
        """Send a file, if it was written since it was brought."""
        if (self.copy / name).is_file() and self._changed(name):
            self._send(name, key)
            self._remember()

    def fetch_review(self) -> str:
        """Bring what is to be decided in the tables that hold, and what they are made of; give where they stand."""
        try:
            run = f"{RUNS}/{json.loads(self.files.cat_file(self._key(POINTER)))['run']}"
        except FileNotFoundError as none:
            raise self.error(f"{self.address}: no tables there. Make them with `filrouge run`.") from none
        there = self._listed(run)
        self._bring({name: (f"{run}/{name}", there[name]) for name in (REVIEW_FILE, MANIFEST) if name in there})
        self._remember()
        return run

    def try_to_write(self) -> None:
        """Find out before all the work that the tables could not be sent."""
        self.files.pipe_file(self._key(TRIAL), b"")
        self.files.rm_file(self._key(TRIAL))

    def fetch_tables(self) -> None:
        """Bring the tables that hold, with what the user wrote into them, and the store."""
        # What a run was writing when it was killed was never sent.
        for staging in self.copy.glob(f"{STAGING}*"):
            shutil.rmtree(staging, ignore_errors=True)
        try:
            self.before = json.loads(self.files.cat_file(self._key(POINTER)))
        except FileNotFoundError:
            return
        run = f"{RUNS}/{self.before['run']}"
        there = {name: (f"{run}/{name}", info) for name, info in self._listed(run).items()}
        store = {f".store/{name}": (f"{KEPT}/{name}", info) for name, info in self._listed(KEPT).items()}
        self._bring(there | store)
        # What a run has read that could not send its tables stays known.
        self._drop(lambda name: name not in there and not name.startswith(SHELVES))
        self._remember()

    def send_tables(self) -> None:
        """Send all as one more run; the word that it holds comes last."""
        run = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        names = sorted(_names(self.copy))
        kept = [name for name in names if name.startswith(SHELVES)]
        there = self._listed(KEPT)
        for name in kept:
            key = name.removeprefix(".store/")
            if key not in there:
                self._send(name, f"{KEPT}/{key}")
        for name in names:
            if not name.startswith(SHELVES):
                self._send(name, f"{RUNS}/{run}/{name}")
        pointer = {"run": run, "folder": f"{self.address}/{RUNS}/{run}", "store": [one[7:] for one in kept]}
        self.files.pipe_file(self._key(POINTER), json.dumps(pointer, indent=2).encode())
        self._remember()
        self._tidy(run, set(pointer["store"]))

    def _tidy(self, run: str, store: set[str]) -> None:
        """Drop what neither this run nor the one before needs; what cannot be dropped is dropped by a later run."""
        runs = {run, self.before.get("run")}
        store |= set(self.before.get("store", ()))
        try:
            old = [f"{RUNS}/{name}" for name in self._listed(RUNS) if name.partition("/")[0] not in runs]
            old += [f"{KEPT}/{name}" for name in self._listed(KEPT) if name not in store]
            for name in old:
                self.files.rm_file(self._key(name))
        except Exception as problem:
            LOGGER.info("%s: old runs stay (%s)", self.address, problem)

    def _listed(self, under: str) -> dict[str, tuple[int, str]]:
        """Size and tag of each file there, by its name."""
        top = self._key(under)
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

    def _bring(self, wanted: dict[str, tuple[str, tuple[int, str]]]) -> None:
        new = [
            name
            for name, (key, info) in sorted(wanted.items())
            if self.index.get(name, [])[:3] != [key, *info] or self._changed(name)
        ]
        for start in range(0, len(new), TOGETHER):
            names = new[start : start + TOGETHER]
            places = [self.copy / name for name in names]
            parts = [place.with_name(f".{number}.part") for number, place in enumerate(places)]
            for place in places:
                place.parent.mkdir(parents=True, exist_ok=True)
            self.files.get([self._key(wanted[name][0]) for name in names], [str(part) for part in parts])
            for name, place, part in zip(names, places, parts, strict=True):
                part.replace(place)
                self.index[name] = [wanted[name][0], *wanted[name][1], *_stat(place)]

    def _send(self, name: str, key: str) -> None:
        place, known = self.copy / name, self.index.get(name)
        if known is not None and known[0] != key and not self._changed(name):
            # It is there already, under the run before.
            try:
                self.files.cp_file(self._key(known[0]), self._key(key))
                self.index[name] = [key, *known[1:]]
                return
            except Exception as problem:
                LOGGER.info("%s: sent again (%s)", name, problem)
        self.files.put_file(str(place), self._key(key))
        self.index[name] = [key, *_told(self.files.info(self._key(key))), *_stat(place)]

    def _changed(self, name: str) -> bool:
        """Whether the copy of a file is another than the one that was last brought or sent."""
        place = self.copy / name
        known = self.index.get(name, [])[3:]
        return list(_stat(place)) != known if place.is_file() else bool(known)

    def _drop(self, gone: Callable[[str], bool]) -> None:
        for name in _names(self.copy):
            if gone(name):
                (self.copy / name).unlink()
                self.index.pop(name, None)

    def _remember(self) -> None:
        part = self.copy / f"{INDEX}.part"
        part.write_text(json.dumps(self.index), encoding="utf-8")
        part.replace(self.copy / INDEX)

    def _key(self, name: str) -> str:
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


def _names(folder: Path) -> list[str]:
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
