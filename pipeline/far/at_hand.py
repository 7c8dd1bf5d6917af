"""What is at an address is at hand for a run, and what is new is sent back.

    ADDRESS/current.json           which run holds, and of which files it is made: written last
    ADDRESS/runs/TIME-…/csv/…      the tables of that run, whole; those of the run before stay beside it
    ADDRESS/store/…                what runs keep for the next one, in files that never change

A reader who begins with `current.json` never meets the tables of two runs.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.addresses import address_of
from pipeline.call import LOGGER
from pipeline.errors import BadInput, BadOutput, NotReplaced
from pipeline.far.mirror import Mirror, names_in
from pipeline.steps.ingest.decisions import MANIFEST, REVIEW_FILE
from pipeline.steps.ingest.walk import own_file
from pipeline.steps.tabulate.swap import STAGING

POINTER, RUNS, KEPT, TRIAL = "current.json", "runs", "store", ".filrouge-trial"
SHELVES = (".store/drafts/", ".store/facts/")
CORRECTIONS = "corrections.csv"


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
            articles = _Articles.at(source, BadInput, held)
            raw = articles.copy
            with articles.said("cannot be read"):
                articles.fetch()
        if target is not None:
            tables = _Tables.at(target, BadOutput, held)
            out = tables.copy
            with tables.said("cannot be written"):
                tables.try_to_write()
            with tables.said("cannot be read"):
                tables.fetch()
        yield raw, out
        if source is not None:
            articles.error = BadOutput
            with articles.said(f"what you decided cannot be kept in its {CORRECTIONS}"):
                articles.send_corrections()
        if target is not None:
            tables.error = NotReplaced
            with tables.said("cannot be written; the tables before stand"):
                tables.send_all()


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
        tables = _Tables.at(address, BadInput, held)
        with tables.said("cannot be read"):
            run = tables.fetch_review()
        try:
            yield tables.copy
        finally:
            with tables.said("what you decided cannot be kept in its review.csv"):
                tables.send_changed(REVIEW_FILE, f"{run}/{REVIEW_FILE}")


class _Articles(Mirror):
    """Articles, and what the user decides beside them."""

    def fetch(self) -> None:
        """Bring what is new or changed; what is gone there goes here."""
        found = self.listed("")
        if not found:
            raise self.error(f"{self.address}: no articles in it. Put some in, or name another folder.")
        self.bring({name: (name, info) for name, info in found.items()})
        self.drop(lambda name: name not in found)
        self.remember()

    def send_corrections(self) -> None:
        """Send what was decided on the way."""
        name = own_file(self.copy, CORRECTIONS).name
        self.send_changed(name, name)


@dataclass
class _Tables(Mirror):
    """Tables, of which each run sends a whole set."""

    before: dict[str, Any] = field(default_factory=dict)

    def try_to_write(self) -> None:
        """Find out before all the work that the tables could not be sent."""
        self.files.pipe_file(self.key(TRIAL), b"")
        self.files.rm_file(self.key(TRIAL))

    def fetch(self) -> None:
        """Bring the tables that hold, with what the user wrote into them, and the store."""
        # What a run was writing when it was killed was never sent.
        for staging in self.copy.glob(f"{STAGING}*"):
            shutil.rmtree(staging, ignore_errors=True)
        try:
            self.before = json.loads(self.files.cat_file(self.key(POINTER)))
        except FileNotFoundError:
            return
        run = f"{RUNS}/{self.before['run']}"
        there = {name: (f"{run}/{name}", info) for name, info in self.listed(run).items()}
        store = {f".store/{name}": (f"{KEPT}/{name}", info) for name, info in self.listed(KEPT).items()}
        self.bring(there | store)
        # What a run has read that could not send its tables stays known.
        self.drop(lambda name: name not in there and not name.startswith(SHELVES))
        self.remember()

    def send_all(self) -> None:
        """Send all as one more run; the word that it holds comes last."""
        run = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        names = sorted(names_in(self.copy))
        kept = [name for name in names if name.startswith(SHELVES)]
        there = self.listed(KEPT)
        for name in kept:
            key = name.removeprefix(".store/")
            if key not in there:
                self.send(name, f"{KEPT}/{key}")
        for name in names:
            if not name.startswith(SHELVES):
                self.send(name, f"{RUNS}/{run}/{name}")
        self.learn(KEPT)
        self.learn(f"{RUNS}/{run}")
        pointer = {"run": run, "folder": f"{self.address}/{RUNS}/{run}", "store": [one[7:] for one in kept]}
        self.files.pipe_file(self.key(POINTER), json.dumps(pointer, indent=2).encode())
        self.remember()
        self._tidy(run, set(pointer["store"]))

    def _tidy(self, run: str, store: set[str]) -> None:
        """Drop what neither this run nor the one before needs; what cannot be dropped is dropped by a later run."""
        runs = {run, self.before.get("run")}
        store |= set(self.before.get("store", ()))
        try:
            old = [f"{RUNS}/{name}" for name in self.listed(RUNS) if name.partition("/")[0] not in runs]
            old += [f"{KEPT}/{name}" for name in self.listed(KEPT) if name not in store]
            for name in old:
                self.files.rm_file(self.key(name))
        except Exception as problem:
            LOGGER.info("%s: old runs stay (%s)", self.address, problem)

    def fetch_review(self) -> str:
        """Bring what is to be decided in the tables that hold, and what they are made of; give where they stand."""
        try:
            run = f"{RUNS}/{json.loads(self.files.cat_file(self.key(POINTER)))['run']}"
        except FileNotFoundError as none:
            raise self.error(f"{self.address}: no tables there. Make them with `filrouge run`.") from none
        there = self.listed(run)
        self.bring({name: (f"{run}/{name}", there[name]) for name in (REVIEW_FILE, MANIFEST) if name in there})
        self.remember()
        return run
