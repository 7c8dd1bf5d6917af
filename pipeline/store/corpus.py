"""The articles of a run: those of its folder and, when it adds to tables, those that the store has of other folders."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import BadOutput, why
from pipeline.memory import uncollected
from pipeline.records import Rejection
from pipeline.records.codec import Codec
from pipeline.records.rejection import set_aside
from pipeline.settings import HOW, Settings
from pipeline.steps.normalise import ArticleDraft
from pipeline.steps.resolve.asked import Asked
from pipeline.steps.resolve.before import Before
from pipeline.steps.resolve.events.known import Described, PackedVerdicts
from pipeline.store.drafts import CONTENT, Drafts, Seen
from pipeline.store.fingerprint import OWN, other_model, whole_code
from pipeline.store.folders import STORE, Folder, read_folders, with_labels, write_folders
from pipeline.store.kept import Kept, asked_of, pack_parts, pack_tables, unpack_parts, unpack_tables
from pipeline.store.last import Last
from pipeline.store.rescued import rescued_drafts
from pipeline.store.sayings import SAID, SUSPECT, Found, Sayings
from pipeline.store.shelf import Shelf

ASKED, VERDICTS, EVENTS = Codec(Asked), Codec(PackedVerdicts), Codec(Described)
SHELVES = ("drafts", "facts", "asked", "verdicts", "events", "rows", "views")


def check_store(out: Path) -> None:
    """Say now that the store cannot be written: tables that stand beside the store of others would lose articles.

    Raises:
        BadOutput: it is no folder, or may not be written.
    """
    for folder in (out / STORE, *((out / STORE) / name for name in SHELVES)):
        if (folder.exists() or folder.is_symlink()) and not (
            folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)
        ):
            raise BadOutput(
                f"{folder}: what runs keep for the next one must stand there, and it may not be written. Give yourself "
                "the right to, or remove it: then all articles are read anew."
            )


class Store:
    """What is kept beside the tables in `out`; in memory only where `out` is None."""

    def __init__(self, out: Path | None, settings: Settings, *, fresh: bool = False) -> None:
        self.out = out
        self.folder = None if out is None else out / STORE
        drafts, facts, asked, verdicts, events, rows, views = (self.folder and self.folder / name for name in SHELVES)
        self.drafts = Drafts(Shelf(drafts, layout=CONTENT.layout, fresh=fresh), settings)
        self.sayings = Sayings(Shelf(facts, layout=SAID.layout, fresh=fresh), settings)
        of_code = partial(Shelf, layout=whole_code(), fresh=fresh)
        self.questions = Kept(of_code(asked), ASKED.pack, ASKED.unpack)
        self.verdicts = Kept(of_code(verdicts), VERDICTS.pack, VERDICTS.unpack)
        self.events = Kept(of_code(events), EVENTS.pack, EVENTS.unpack)
        self.rows = Kept(of_code(rows), pack_tables, unpack_tables)
        self.pieces = Kept(of_code(views), pack_parts, unpack_parts)
        self._last = Last() if fresh else Last.read(self.folder)
        self._stood = self._roster()
        self.folders = () if fresh else self._stood
        self.left: tuple[Folder, ...] = ()
        self.asked: tuple[str, ...] = ()
        self._old: list[str] = []
        self._counts: dict[str, int] = {}

    def count(self, **counts: int) -> None:
        """Remember for the manifest how many articles were known, and how many were not."""
        self._counts |= counts

    @property
    def told(self) -> dict[str, Any]:
        """What the manifest says: articles known and new, files read, what was damaged."""
        return {
            **self._counts,
            "files_read": self.drafts.n_read,
            "folders_left": [one.path for one in self.left],
            "problems": list(self.problems),
        }

    @property
    def _shelves(self) -> tuple[Shelf, ...]:
        return (self.drafts.shelf, self.sayings.shelf, *(one.shelf for one in self._kept))

    @property
    def _kept(self) -> tuple[Kept[Any], ...]:
        return self.questions, self.verdicts, self.events, self.rows, self.pieces

    @property
    def problems(self) -> tuple[str, ...]:
        """What of it could not be trusted, in words."""
        shelves = self._shelves
        damaged = (path for shelf in shelves for path in shelf.damaged)
        full = next((shelf.full for shelf in shelves if shelf.full is not None), None)
        return (
            *(f"{path}: damaged, and left out; what it held is computed anew." for path in damaged),
            *self._old,
            *((f"{self.folder}: cannot be written ({why(full)}); the next run starts anew.",) if full else ()),
        )

    def told_of_old(self, folder: Folder, number: int) -> None:
        """Say that files of a folder stay as another version, or other choices, read them."""
        self._old.append(
            f"{folder.path}: {number} files are as another version of filrouge, or one with other settings, read them; "
            "they are read anew when they are at hand as they were."
        )

    def told_of_rescued(self, files: Mapping[str, int]) -> None:
        """Say of how many files of each folder the articles are kept as the tables have them."""
        self._old.extend(
            f"{path}: {number} files are not at hand, and the store has lost what stood in them; their articles stay "
            "as the tables have them. Run that folder again with --into."
            for path, number in files.items()
        )

    def before(self, found: Found) -> Before:
        """What is known of some articles that merging can take."""
        return Before(
            keys=found.known,
            stretches=found.stretches,
            asked=asked_of(found, self.questions),
            verdicts=self.verdicts,
            events=self.events,
        )

    def flush(self) -> None:
        """Let the disk have all that is known by now."""
        self.drafts.shelf.flush()
        self.sayings.shelf.flush()

    def _roster(self) -> tuple[Folder, ...]:
        return () if self.folder is None else read_folders(self.folder)

    def added_meanwhile(self, corpus: Corpus) -> list[str]:
        """The folders that another run has put into the tables since this one looked, beside its own."""
        known = {one.path for one in (*self._stood, *corpus.folders)}
        return [one.path for one in self._roster() if one.path not in known]

    def stays(self, corpus: Corpus) -> None:
        """Nothing is new: keep what tells so the next time, too."""
        self.flush()
        if self.folder is None:
            return
        try:
            if corpus.folders != self.folders:
                write_folders(self.folder, corpus.folders)
            if self.last_day != self.drafts.settings.today:
                self._last.after(self.sayings.read_by, 0.0, 0, self.drafts.settings.today).write(self.folder)
        except OSError as error:
            self.drafts.shelf.full = error

    @property
    def last_day(self) -> date | None:
        """The day of the last run into these tables."""
        return self._last.day

    def why_anew(self, n_articles: int) -> str | None:
        """Why so many articles are read that runs have read before, in words; None where these are known."""
        return self._last.told(self.sayings.read_by, n_articles)

    def close(self, corpus: Corpus, *, seconds: float) -> None:
        """The tables of these articles stand: keep what the articles need, and only that; reading took `seconds`."""
        # What cannot be dropped now is dropped by a later run.
        with suppress(OSError):
            if self.folder is not None:
                n_new, today = self._counts.get("new", 0), self.drafts.settings.today
                self._last.after(self.sayings.read_by, seconds, n_new, today).write(self.folder)
            self.drafts.shelf.tidy({seen.key for one in corpus.folders for seen in one.files})
            self.sayings.shelf.tidy({key for one in self.asked for key in (one, f"{one}{SUSPECT}")})
            for one in self._kept:
                one.tidy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The folders of a run, with all that is known of their files."""

    folders: tuple[Folder, ...]

    @uncollected
    def drafts(self, store: Store) -> tuple[tuple[ArticleDraft, ...], tuple[Rejection, ...]]:
        """The drafts of all articles, and what could not be read."""
        drafts: list[ArticleDraft] = []
        rejections: list[Rejection] = []
        lost: dict[str, tuple[Folder, Seen, str]] = {}
        for one in self.folders:
            rejections.extend(_under(one.label, one.rejections))
        for one, seen, label in with_labels(self.folders):
            content = store.drafts.content(seen.key)
            if content is None:
                lost[f"{label}/{seen.name}" if label else seen.name] = one, seen, label
            else:
                content = content.under(label)
                drafts.extend(content.drafts)
                rejections.extend(content.rejections)
        if lost and store.out is not None:
            rescued = rescued_drafts(store.out, lost)
            for source, (one, seen, label) in lost.items():
                drafts.extend(rescued.get(source, ()))
                if source not in rescued:
                    what = f"{one.path}/{seen.name} is not at hand, and the store has lost what stood in the file"
                    rejections.extend(_under(label, [set_aside(seen.name, "ingest", "not_at_hand", what)]))
            store.told_of_rescued(Counter(lost[source][0].path for source in rescued))
        return tuple(drafts), tuple(rejections)

    def digest(self, settings: Settings, corrections: Iterable[bytes]) -> str:
        """One short text for all that the tables are made from: these articles, the choices, the code."""
        digest = hashlib.blake2b(whole_code().encode(), digest_size=16)
        chosen = settings.model_dump(mode="json", exclude={"today", *HOW})
        if settings.model != OWN:
            digest.update(other_model(settings.model).encode())
        parts = [(one.label, [seen.content for seen in one.files], one.rejections) for one in self.folders]
        digest.update(f"{chosen}\n{parts}\n".encode("utf-8", "surrogatepass"))
        for one in corrections:
            digest.update(f"{len(one)}\n".encode() + one)
        return digest.hexdigest()


def _under(label: str, rejections: Iterable[Rejection]) -> Iterator[Rejection]:
    return (replace(row, source=f"{label}/{row.source}") if label else row for row in rejections)
