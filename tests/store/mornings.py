"""Mornings in fast motion: what happens to a folder over weeks, and each morning's tables beside a fresh run's."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from unittest import mock

import pyarrow.parquet as pq

from pipeline.settings import Settings
from pipeline.store import corpus, drafts, sayings
from pipeline.store.folders import STORE
from tests.benchmarks.generated import said, write_articles
from tests.store.runs import SETTINGS, make, tables

SHORT = SETTINGS.model_copy(update={"batch_articles": 3, "today": date(2026, 10, 20)})
MORE = "\n\nNora Galaud, maire de Luzac, a démissionné le 4 mars 2023."
TALE = "Le pont de Luzac a cédé hier, a dit Zoé Lenoir. Mardi, le conseil se réunira."


class Cut(BaseException):
    """A run is ended from outside."""


@dataclass
class Office:
    """A folder of articles and its tables; each method but the last two is something that happens overnight."""

    folder: Path
    chance: random.Random
    settings: Settings = SHORT
    n_written: int = 0
    versions: dict[str, int] = field(default_factory=dict)

    def articles_come(self, number: int = 1) -> None:
        write_articles(self.raw, range(self.n_written, self.n_written + number))
        self.n_written += number

    def one_is_corrected(self) -> None:
        path = self.any_file()
        path.write_text(path.read_text().replace("a inauguré", "n'a pas inauguré") + MORE)

    def one_goes(self) -> None:
        shutil.move(path := self.any_file(), self.away / path.name)

    def one_is_back_under_another_name(self) -> None:
        for path in sorted(self.away.iterdir())[:1]:
            shutil.move(path, self.raw / f"back-{self.n_written}-{path.name}")

    def one_stands_twice(self) -> None:
        path = self.any_file()
        shutil.copy(path, path.with_name(f"copy-of-{path.name}"))
        path.with_name(f"late-{path.name}").write_text(path.read_text() + "\n\nUne phrase de plus, que peu liront.")

    def a_file_holds_several(self) -> None:
        several = (self.any_file().read_text(), self.any_file().read_text())
        (self.raw / "blog.txt").write_text("\n\n".join(several))

    def one_has_no_day_or_one_to_come(self) -> None:
        (self.raw / "undated.txt").write_text(f"Un pont cède\n\n{TALE}")
        ahead = said(self.settings.today + timedelta(days=2))
        (self.raw / "ahead.txt").write_text(f"Un pont cède\n\nPublié le {ahead}\n\n{TALE}")

    def a_day_is_stated(self) -> None:
        name = self.any_file().relative_to(self.raw)
        (self.raw / "metadata.csv").write_text(f"file;published\n{name};2020-02-{self.chance.randint(10, 28)}\n")

    def something_is_decided(self) -> None:
        names = pq.read_table(self.out / "parquet" / "actors.parquet", columns=["name"])["name"].to_pylist()
        one, other = self.chance.sample(names, 2)
        rows = f"actor;{one};{other};same\nactor;{other};;ignore\nactor;Nulle Part;;add\n"
        (self.raw / "corrections.csv").write_text(f"kind;left;right;decision\n{rows}")

    def a_run_is_cut_short(self) -> None:
        self.articles_come(4)

        def stop(done: int, total: int) -> None:
            if done >= total - 2:
                raise Cut

        try:
            make(self.raw, self.out, self.settings, progress=stop)
        except Cut:
            return

    def a_shelf_is_damaged(self) -> None:
        segments = sorted((self.out / STORE).glob("*/*.arrow"))
        for path in self.chance.sample(segments, min(3, len(segments))):
            path.write_bytes(path.read_bytes()[:-20])

    def a_rule_is_left_out(self) -> None:
        rules = () if self.settings.rules_off else ("events.dated_text",)
        self.settings = self.settings.model_copy(update={"rules_off": rules})

    def the_code_changes(self) -> None:
        which = self.chance.choice(("reading", "saying", "merging"))
        self.versions[which] = self.versions.get(which, 0) + 1

    def any_file(self) -> Path:
        return self.chance.choice(sorted(self.raw.rglob("*.txt")))

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def away(self) -> Path:
        return self.folder / "away"


NIGHTS: tuple[Callable[[Office], None], ...] = tuple(
    thing for name, thing in vars(Office).items() if callable(thing) and not name.startswith("_") and name != "any_file"
)


def mornings(folder: Path, number: int, *, seed: int) -> list[str]:
    """Live through as many mornings as `number` says; gives one line for each on which a table is not a fresh run's."""
    office, wrong = Office(folder, random.Random(seed)), []
    office.away.mkdir()
    office.articles_come(5)
    whole, print_of = corpus.whole_code, drafts.fingerprint_of
    with (
        mock.patch.object(drafts, "COARSE", -1),
        mock.patch.object(corpus, "whole_code", side_effect=lambda: f"{whole()}{office.versions}"),
        mock.patch.object(drafts, "fingerprint_of", lambda step: f"{print_of(step)}{office.versions.get('reading')}"),
        mock.patch.object(sayings, "fingerprint_of", lambda step: f"{print_of(step)}{office.versions.get('saying')}"),
    ):
        make(office.raw, office.out, office.settings)
        # Each kind once, in any order, and all of them anew.
        nights = chain.from_iterable(office.chance.sample(NIGHTS, len(NIGHTS)) for _ in range(number))
        for night in islice(nights, number):
            office.settings = office.settings.model_copy(update={"today": office.settings.today + timedelta(days=1)})
            night(office)
            make(office.raw, office.out, office.settings)
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            make(office.raw, folder / "fresh", office.settings)
            found, expected = tables(office.out), tables(folder / "fresh")
            unlike = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
            if unlike:
                wrong.append(f"{office.settings.today}, {night.__name__}: {', '.join(unlike)}")
    return wrong
