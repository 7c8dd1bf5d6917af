"""Many new files are read by many hands, as articles are, before anybody looks at them one by one.

What stands in them is on the shelf then, under a key of the bytes that were read: a file that has changed meanwhile,
or is another one on another machine, is not found there, and is read again.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.call import LOGGER
from pipeline.crew.work import Done, Watch
from pipeline.records import Header
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.ingest.walk import FoundFile
from pipeline.store.drafts import Drafts, Seen, Stated, patience_with
from pipeline.store.shelf import Shelf

if TYPE_CHECKING:
    from pipeline.crew.foreman import Hands

TOGETHER = 50
"""Files of a batch."""
KEY = 32
"""Letters of a key."""
TRIAL = 20
"""Files that are read here first, to see how long the others will take."""
WORTH = 4.0
"""Seconds of reading from which on one more process earns its start."""


@dataclass(frozen=True, slots=True)
class Files:
    """One batch of files, and what the user states of them."""

    number: int
    items: tuple[FoundFile, ...]
    stated: Mapping[str, Header]

    @property
    def needs_model(self) -> bool:
        """No."""
        return False

    def key(self, item: FoundFile) -> str:
        """Its name."""
        return item.name

    def halves(self) -> tuple[Files, Files]:
        """The batch in two."""
        middle = len(self.items) // 2
        first, second = self.items[:middle], self.items[middle:]
        return Files(self.number, first, self.stated), Files(self.number, second, self.stated)

    def patience(self, settings: Settings) -> float:
        """Seconds after which something is wrong with it."""
        return patience_with(sum(file.size for file in self.items), settings)

    def poisoned(self, item: FoundFile, why: str) -> Done:
        """Nothing of the file, and the reason."""
        return Done((b"",), (set_aside(item.name, "ingest", "poisoned", why),))


def read_ahead(
    raw: Path, files: Sequence[FoundFile], known: Mapping[str, Seen], stated: Stated, drafts: Drafts
) -> None:
    """Put what stands in new files on the shelf, where they are many, or slow to read."""
    new = [file for file in files if not drafts.knows(file, stated, known.get(file.name))]
    settings = drafts.settings
    if (settings.workers == 1 and not settings.engine) or len(new) < 2 * TRIAL:
        return
    begun = time.perf_counter()
    for file in new[:TRIAL]:
        drafts.look_at(file, stated, known.get(file.name))
    rest = new[TRIAL:]
    seconds = (time.perf_counter() - begun) / TRIAL * len(rest)
    works = [
        Files(number, tuple(some), stated.some(file.name for file in some))
        for number, some in enumerate(rest[start : start + TOGETHER] for start in range(0, len(rest), TOGETHER))
    ]
    hands = _hands(settings, works, seconds)
    if hands is not None:
        LOGGER.info("%d files are read by %d at a time …", len(rest), len(hands))
        _read(raw, works, hands, drafts)


def read_files(work: Files, settings: Settings, watch: Watch) -> Done:
    """What each process does with a batch of files: key and content of each, nothing of one that it cannot open."""
    drafts, stated = Drafts(Shelf(None), settings), Stated(work.stated)
    packed = []
    for file in work.items:
        found = drafts.read(file, stated)
        packed.append(b"" if found is None else found[0].encode() + found[1])
        watch(len(packed))
    return Done(tuple(packed), ())


def _hands(settings: Settings, works: Sequence[Files], seconds: float) -> Hands | None:
    if settings.engine:
        from pipeline.crew.cluster import Cluster

        return Cluster(settings) if seconds > WORTH else None
    from pipeline.crew.processes import Processes, how_many

    number = min(how_many(settings, works), int(seconds / WORTH))
    return Processes(settings, number, with_model=False) if number > 1 else None


def _read(raw: Path, works: Sequence[Files], hands: Hands, drafts: Drafts) -> None:
    from pipeline.crew.foreman import Foreman

    foreman = Foreman(hands, works, lambda n_read: None)
    try:
        for work in works:
            done = foreman.do(work)
            drafts.poisoned.update((row.source, row) for row in done.rejections)
            for packed in filter(None, done.packed):
                drafts.shelf.add(packed[:KEY].decode(), packed[KEY:], packed=True)
                drafts.n_read += 1
            if not any(done.packed) and not done.rejections:
                # Other machines that do not see the folder see none of its files.
                LOGGER.warning("%s: not seen by who should read it; its files are read on this machine.", raw)
                return
    finally:
        foreman.close()
