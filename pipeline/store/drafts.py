"""File -> its articles, cleaned and dated, from the store where the file was read before."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pipeline.alarm import TimeUp, alarm
from pipeline.crew.work import took_too_long
from pipeline.records import Header, RawText, Rejection
from pipeline.records.codec import Codec, json_ready
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest import open_source
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import FoundFile, same_name
from pipeline.steps.normalise import ArticleDraft, draft_articles, no_article
from pipeline.store.fingerprint import READING, fingerprint_of
from pipeline.store.shelf import Shelf, pack


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What one file holds: drafts of its articles, what was set aside, and the names of all that is in it.

    `day` is the day of the run that read it. A draft that is not `timeless` holds on that day only.
    """

    drafts: tuple[ArticleDraft, ...]
    rejections: tuple[Rejection, ...]
    names: tuple[str, ...]
    day: date

    @property
    def timeless(self) -> bool:
        """Whether reading the file on any later day gives the same."""
        return all(draft.timeless for draft in self.drafts)

    def under(self, label: str) -> FileContent:
        """The same file as one of a folder beside others, which is told by its label."""
        if not label:
            return self
        return replace(
            self,
            drafts=tuple(replace(draft, source=f"{label}/{draft.source}") for draft in self.drafts),
            rejections=tuple(replace(row, source=f"{label}/{row.source}") for row in self.rejections),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last read: what tells, without opening it, that it is the same.

    `name` is its path under its folder, `members` what is inside it; `key` is that of its content in the store, which
    holds on `day`, and on later ones when it is `timeless`.
    """

    name: str
    size: int
    changed: int
    sha256: str
    key: str
    day: date
    timeless: bool
    members: tuple[str, ...] = ()

    def is_of(self, file: FoundFile) -> bool:
        """Whether the file looks the same; one that was changed while it was read, or just before, does not."""
        return self.changed != 0 and (self.size, self.changed) == (file.size, file.changed)

    @property
    def content(self) -> tuple[str, str, str]:
        """What its articles come from: its name, its key, and the day where that matters."""
        return self.name, self.key, "" if self.timeless else self.day.isoformat()

    def holds_on(self, today: date) -> bool:
        """Whether reading the file on that day would give the same."""
        return self.day == today or (self.day < today and self.timeless)


CONTENT = Codec(FileContent)
BYTES_A_SECOND = 20_000
"""What reading may take beside the patience with one article; slow formats are read ten times as fast."""
COARSE = 2_000_000_000
"""Nanoseconds; no file system in use tells times less exactly than to two seconds."""


class Drafts:
    """Reads files, but those that it knows."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self.shelf = shelf
        self.settings = settings
        chosen = [settings.clean, settings.max_file_mb, sorted(settings.columns.items())]
        self.basis = f"{fingerprint_of(READING)} {json_ready(chosen)}"
        self.n_read = 0
        self.poisoned: dict[str, Rejection] = {}

    def knows(self, file: FoundFile, stated: Stated, seen: Seen | None) -> bool:
        """Whether a file is what it was when the store took what stands in it, as far as can be told from outside."""
        if seen is None or not seen.is_of(file):
            return False
        key = self._key(file.name, seen.sha256, stated)
        return key == seen.key and key in self.shelf and seen.holds_on(self.settings.today)

    def read(self, file: FoundFile, stated: Stated) -> tuple[str, bytes] | None:
        """What stands in a file as the shelf holds it, and its key there; None where it cannot be opened."""
        source = open_source(file, self.settings, stated=stated.headers)
        if isinstance(source, Rejection):
            return None
        content = read_content(source, self.settings)
        return self._key(file.name, source.sha256, stated), pack(CONTENT.pack(content))

    def look_at(self, file: FoundFile, stated: Stated, seen: Seen | None) -> Seen | FileContent:
        """A file that the store has now; or its content, where that cannot be kept: it could not be opened."""
        if seen is not None and self.knows(file, stated, seen):
            return seen
        if file.name in self.poisoned:
            rejections = (self.poisoned[file.name],)
            return FileContent(drafts=(), rejections=rejections, names=(), day=self.settings.today)
        source = open_source(file, self.settings, stated=stated.headers)
        if isinstance(source, Rejection):
            return FileContent(drafts=(), rejections=(source,), names=(), day=self.settings.today)
        key = self._key(file.name, source.sha256, stated)
        content = self.content(key)
        found = self._seen(file, source, key, content) if content is not None else None
        if found is None or not found.holds_on(self.settings.today):
            self.n_read += 1
            limit = patience_with(len(source.data), self.settings)
            try:
                with alarm(limit):
                    content = read_content(source, self.settings)
            except TimeUp:
                aside = set_aside(file.name, "ingest", "poisoned", took_too_long(limit))
                return FileContent(drafts=(), rejections=(aside,), names=(), day=self.settings.today)
            self.shelf.add(key, CONTENT.pack(content))
            found = self._seen(file, source, key, content)
        return found

    def content(self, key: str) -> FileContent | None:
        """What is kept under a key; None where there is nothing, or what other code kept and this one cannot read."""
        found = self.shelf.get(key)
        try:
            return None if found is None else CONTENT.unpack(found)
        except (TypeError, ValueError, IndexError):
            return None

    def _seen(self, file: FoundFile, source: Source, key: str, content: FileContent) -> Seen:
        # A clock may be too coarse to tell a change that follows at once.
        settled = time.time_ns() - file.changed > COARSE and file.size == len(source.data)
        changed = file.changed if settled else 0
        members = tuple(name for name in content.names if name != file.name)
        return Seen(file.name, len(source.data), changed, source.sha256, key, content.day, content.timeless, members)

    def _key(self, name: str, sha256: str, stated: Stated) -> str:
        said = f"{self.basis}\n{name}\n{sha256}\n{stated.of(name)}"
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


class Stated:
    """What metadata.csv states, found by file: a member of an archive counts with its archive."""

    def __init__(self, headers: Mapping[str, Header]) -> None:
        self.headers = headers
        self._names: dict[str, list[str]] = {}
        for name in sorted(headers):
            parts = name.split("/")
            for end in range(1, len(parts) + 1):
                self._names.setdefault("/".join(parts[:end]), []).append(name)

    def some(self, names: Iterable[str]) -> dict[str, Header]:
        """What is stated of some files and of what is in them."""
        return {one: self.headers[one] for name in names for one in self._names.get(same_name(name), ())}

    def of(self, name: str) -> str:
        """All that is stated of a file and of what is in it, as text."""
        found = self._names.get(same_name(name), ())
        return str([(one, json_ready(self.headers[one])) for one in found]) if found else ""


def patience_with(size: int, settings: Settings) -> float:
    """Seconds after which something is wrong with reading so many bytes."""
    return settings.seconds_per_article + size / BYTES_A_SECOND


def read_content(source: Source, settings: Settings) -> FileContent:
    """Read a file and draft its articles."""
    drafts: list[ArticleDraft] = []
    rejections: list[Rejection] = []
    names = []
    for item in read_source(source, settings):
        names.append(item.source)
        if isinstance(item, RawText):
            found = draft_articles(item, settings)
            drafts.extend(found)
            rejections.extend(() if found else (no_article(item),))
        else:
            rejections.append(item)
    return FileContent(
        drafts=tuple(drafts),
        rejections=tuple(rejections),
        names=tuple(dict.fromkeys(names)),
        day=settings.today,
    )
