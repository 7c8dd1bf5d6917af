"""Values under keys, kept in files that are never changed: a run adds some, reads all, and leaves out the dead ones."""

from __future__ import annotations

import hashlib
import mmap
import os
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

SUFFIX, MARK, PART = ".arrow", ".ok", ".part"
STALE = 3600
"""Seconds after which nobody writes on a file that was not finished."""
FULL = 4_000_000
"""Bytes after which what was added is written: what a killed run loses at most, beside the batch at work."""
MANY = 24
"""Segments from which on they are written anew as fewer."""
DEAD = 0.3
"""Share of values that no run asks for any more, from which on they are left out."""
SEEN = 16_000_000
"""Bytes of segments that stay in memory after they were asked for: the system's own copy is as near."""
_SCHEMA = pa.schema([("key", pa.string()), ("value", pa.binary())])
_LAYOUT = b"layout"
_SIZE = 4
READABLE = 0o644


class Shelf:
    """One folder of segments: each an Arrow file, beside it a mark with the checksum of the file.

    Both come into their places whole, the mark first. A segment without one was being dropped, and is. A segment whose
    bytes are not those that were written is dropped too, and named in `damaged`. One whose values were laid out
    otherwise is not read, and dropped in the end.
    """

    def __init__(self, folder: Path | None, *, layout: str = "", fresh: bool = False) -> None:
        """`folder` None keeps all in memory; `fresh` does not look at what is there, and drops it in the end.

        `layout` tells how the values are made, so that those of another version are not taken for something else.
        """
        self.folder = folder
        self._schema = _SCHEMA.with_metadata({_LAYOUT: layout.encode()})
        self.damaged: list[Path] = []
        self.full: OSError | None = None
        self._forgotten: list[Path] = []
        self._places: dict[str, tuple[Path, int]] = {}
        self._values: dict[Path, Any] = {}
        self._maps: dict[Path, mmap.mmap] = {}
        self._seen = 0
        self._new: dict[str, bytes] = {}
        self._weight = 0
        for path in sorted(folder.glob(f"*{SUFFIX}")) if folder is not None else ():
            if fresh:
                self._forgotten.append(path)
            else:
                self._open(path)

    def __contains__(self, key: str) -> bool:
        return key in self._places or key in self._new

    def __len__(self) -> int:
        return len(self._places.keys() | self._new.keys())

    def get(self, key: str) -> bytes | None:
        """The value under a key, or None."""
        found = self._packed(key)
        return None if found is None else unpack(found)

    def add(self, key: str, value: bytes, *, packed: bool = False) -> None:
        """Keep a value; it stands on the disk after the next `flush`, which comes by itself when there is much."""
        self._new[key] = value if packed else pack(value)
        self._weight += len(self._new[key])
        if self._weight > FULL:
            self.flush()

    def flush(self) -> None:
        """Write what was added as one more segment; where that cannot be, the run goes on with what is in memory."""
        if self._new and self.folder is not None:
            try:
                self._write(self.folder, self._new.items())
            except OSError as error:
                self.full, self.folder = error, None
                return
            self._new, self._weight = {}, 0

    def tidy(self, live: Collection[str]) -> None:
        """Write the segments anew when many values are dead or the segments many; `live` are the keys asked for."""
        self.flush()
        if self.folder is None:
            return
        for path in (*self._forgotten, *_stale(self.folder)):
            _drop(path)
        kept = [key for key in self._places if key in live]
        if len(kept) >= (1 - DEAD) * len(self._places) and len(self._values) < MANY:
            return
        old = list(self._values)
        kept.sort(key=lambda key: (old.index(self._places[key][0]), self._places[key][1]))
        before, self._places, values = self._places, {}, self._values
        self._values, maps, self._maps = {}, self._maps, {}
        for some in _portions((key, values[before[key][0]][before[key][1]].as_py()) for key in kept):
            self._write(self.folder, some)
        del values, maps
        for path in old:
            _drop(path)

    def _packed(self, key: str) -> bytes | None:
        if key in self._new:
            return self._new[key]
        if key not in self._places:
            return None
        path, row = self._places[key]
        found: bytes = self._values[path][row].as_py()
        self._seen += len(found)
        if self._seen > SEEN:
            self._look_away()
        return found

    def _look_away(self) -> None:
        """Let go of what was looked at in segments, as far as the system lets us."""
        self._seen = 0
        for mapped in self._maps.values():
            if hasattr(mapped, "madvise"):
                mapped.madvise(mmap.MADV_DONTNEED)

    def _open(self, path: Path) -> None:
        mark = path.with_suffix(MARK)
        try:
            if mark.read_text() != checksum(path):
                raise ValueError
            self._take(path)
        except FileNotFoundError:  # tidied away by another run, or by one that was killed at it
            _drop(path)
        except (OSError, ValueError, pa.ArrowException):
            self.damaged.append(path)
            _drop(path)

    def _take(self, path: Path) -> None:
        # Mapped, not read: only what is asked for comes into memory, and the disk's copy can always be dropped.
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        reader = pa.ipc.open_file(pa.py_buffer(mapped))
        if (reader.schema.metadata or {}).get(_LAYOUT) != self._schema.metadata[_LAYOUT]:
            self._forgotten.append(path)
            return
        table = reader.read_all().combine_chunks()
        self._values[path], self._maps[path] = table["value"], mapped
        for row, key in enumerate(table["key"].to_pylist()):
            self._places[key] = path, row

    def _write(self, folder: Path, items: Iterable[tuple[str, bytes]]) -> None:
        keys, values = zip(*items, strict=True)
        folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(path.name.partition("-")[0]) for path in self._values), default=0)
        with _aside(folder, f"{number:06}-") as part:
            path = part.with_suffix(SUFFIX)
            with part.open("wb") as file:
                with pa.ipc.new_file(file, self._schema) as writer:
                    writer.write_table(pa.table([pa.array(keys), pa.array(values, pa.binary())], schema=self._schema))
                _to_disk(file)
            # The mark first: another run on the same folder never meets a segment without one.
            write_whole(path.with_suffix(MARK), checksum(part).encode())
            part.replace(path)
        self._take(path)


def _drop(path: Path) -> None:
    """Remove a segment, its mark first; what a system does not let go of stays, and without its mark is nothing."""
    for one in (path.with_suffix(MARK), path):
        with suppress(OSError):
            one.unlink(missing_ok=True)


def _stale(folder: Path) -> list[Path]:
    """What killed runs had begun to write; a run of now may be writing the rest."""
    begun = [path for path in folder.iterdir() if path.suffix == PART or not path.with_suffix(SUFFIX).exists()]
    return [path for path in begun if time.time() - path.stat().st_mtime > STALE]


def pack(value: bytes) -> bytes:
    """The value in less room."""
    packed: bytes = pa.compress(value, codec="zstd", asbytes=True)
    return len(value).to_bytes(_SIZE, "little") + packed


def unpack(packed: bytes) -> bytes:
    """What was packed."""
    size = int.from_bytes(packed[:_SIZE], "little")
    value: bytes = pa.decompress(packed[_SIZE:], decompressed_size=size, codec="zstd", asbytes=True)
    return value


def checksum(path: Path) -> str:
    """Of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that, whatever happens, it stands whole or as it was before."""
    with _aside(path.parent, f"{path.name}-") as part:
        with part.open("wb") as file:
            file.write(content)
            _to_disk(file)
        part.replace(path)


@contextmanager
def _aside(folder: Path, prefix: str) -> Iterator[Path]:
    """A file to write and to put in its place; where that fails, on a full disk above all, nothing of it stays."""
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=PART, dir=folder)
    os.close(handle)
    part = Path(name)
    part.chmod(READABLE)
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _portions(items: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    portion: list[tuple[str, bytes]] = []
    weight = 0
    for key, value in items:
        portion.append((key, value))
        weight += len(value)
        if weight > 8 * FULL:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion
