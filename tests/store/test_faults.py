"""What an operator with bad luck meets: runs that fail half way, folders that moved, times that were put back."""

from __future__ import annotations

import csv
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import compose
from pipeline.crew import extract
from pipeline.errors import BadInput, BadOutput, BadPattern, NotReplaced
from pipeline.log_file import waiting
from pipeline.steps.tabulate import swap
from pipeline.steps.tabulate.swap import swapped_in
from pipeline.store.corpus import STORE, Corpus
from pipeline.store.drafts import Drafts
from pipeline.store.folders import read_folders, write_folders
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("loads")]
HEAD = "kind;left;right;decision;new_name\n"


def column(out: Path, table: str, name: str) -> list[str]:
    with (out / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file, delimiter=";")]


def test_a_run_that_cannot_replace_the_tables_leaves_what_tells_of_which_folders_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, wrong, new, out = (tmp_path / name for name in ("old", "wrong", "new", "out"))
    for folder, which in ((old, range(3)), (wrong, range(5, 7)), (new, range(8, 10))):
        write_articles(folder, which)
    make(old, out)
    name = column(out, "actors", "name")[0]
    (old / "corrections.csv").write_text(f"{HEAD}actor;{name};;;Odile Ferrand\n", encoding="utf-8")
    make(old, out)
    shutil.rmtree(old)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(compose, "Review", full)
        with pytest.raises(NotReplaced, match="No space left"):
            make(wrong, out, replace=True)
    make(new, out, into=True)
    assert len(column(out, "articles", "source")) == 5
    assert "Odile Ferrand" in column(out, "actors", "name")


def test_corrections_of_folders_away_are_never_those_of_another(tmp_path: Path) -> None:
    old, zero, new, out = (tmp_path / name for name in ("old", "0", "new", "out"))
    for folder, which in ((old, range(3)), (zero, range(3, 5)), (new, range(5, 7))):
        write_articles(folder, which)
    make(old, out)
    first, second = column(out, "actors", "name")[:2]
    (old / "corrections.csv").write_text(f"{HEAD}actor;{first};;;Odile Ferrand\n", encoding="utf-8")
    make(old, out)
    old.rename(tmp_path / "away")
    (zero / "corrections.csv").write_text(f"{HEAD}actor;{second};;;Rémi Castaing\n", encoding="utf-8")
    make(zero, out, into=True)
    zero.rename(tmp_path / "away too")
    make(new, out, into=True)
    assert {"Odile Ferrand", "Rémi Castaing"} <= set(column(out, "actors", "name"))


@pytest.mark.parametrize("name", ["x" * 250, "deux\nlignes", os.fsdecode(b"mars\xff")], ids=["long", "lines", "bytes"])
def test_a_folder_of_any_name_is_added(tmp_path: Path, name: str) -> None:
    old, new, out = tmp_path / "old", tmp_path / name, tmp_path / "out"
    write_articles(old, range(2))
    write_articles(new, range(2, 4))
    (new / "corrections.csv").write_text(HEAD, encoding="utf-8")
    make(old, out)
    make(new, out, into=True)
    assert len(column(out, "articles", "source")) == 4
    assert make(new, out, into=True)["new"] == 0
    assert all(source.isprintable() for source in column(out, "articles", "source"))


def swap_names(folder: Path) -> None:
    a, b = folder / "article-000000.txt", folder / "article-000001.txt"
    a.rename(folder / "c")
    b.rename(a)
    (folder / "c").rename(b)


def mend_quietly(folder: Path) -> None:
    path = folder / "article-000000.txt"
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[:-3]}{'ouf' if text[-3:] != 'ouf' else 'hop'}", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [swap_names, mend_quietly])
def test_a_file_of_the_same_size_and_time_may_be_another(
    tmp_path: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.drafts.COARSE", -1)
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    texts = [path.read_text(encoding="utf-8") for path in sorted((raw / "0000").iterdir())]
    for path, text in zip(sorted((raw / "0000").iterdir()), texts, strict=True):
        path.write_text(f"{text:<{max(map(len, texts))}}.", encoding="utf-8")
        os.utime(path, ns=(10**18, 10**18))
    assert make(raw, out)["files_read"] == 3
    assert make(raw, out)["files_read"] == 0
    change(raw / "0000")
    make(raw, out)
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")


def test_files_of_a_folder_beside_are_read_again_where_the_store_lost_them_and_they_are_there(tmp_path: Path) -> None:
    old, new, out = (tmp_path / name for name in ("old", "new", "out"))
    write_articles(old, range(3))
    write_articles(new, range(3, 5))
    make(old, out)
    # Came after the tables were made, and is not asked for.
    write_articles(old, range(7, 8))
    for path in (out / STORE / "drafts").iterdir():
        path.unlink()
    assert make(new, out, into=True)["files_read"] == 5
    assert column(out, "rejections", "source") == []
    assert len(column(out, "articles", "source")) == 5


def test_files_that_other_code_read_are_read_again_or_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, out = (tmp_path / name for name in ("old", "new", "out"))
    write_articles(old, range(3))
    write_articles(new, range(3, 5))
    make(old, out)
    init = Drafts.__init__

    def other(self: Drafts, *args: Any) -> None:
        init(self, *args)
        self.basis += " of tomorrow"

    monkeypatch.setattr(Drafts, "__init__", other)
    shutil.copytree(out, tmp_path / "second", copy_function=shutil.copy2)
    at_hand = make(new, out, into=True)
    assert (at_hand["files_read"], at_hand["problems"]) == (5, [])
    (old / "0000" / "article-000001.txt").unlink()
    some = make(new, tmp_path / "second", into=True)
    assert some["files_read"] == 4
    assert [said.partition(" are as")[0] for said in some["problems"]] == ["../old: 1 files"]
    assert len(column(tmp_path / "second", "articles", "source")) == 5


def test_a_store_that_cannot_be_used_is_said_before_the_work(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(1))
    out.mkdir()
    (out / STORE).write_text("no folder")
    with pytest.raises(BadOutput, match=r"\.store"):
        make(raw, out)
    assert [path.name for path in out.iterdir()] == [STORE]


def test_tables_are_no_articles_even_when_they_are_asked_for(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(1))
    make(raw, out)
    with pytest.raises(BadInput, match="holds tables"):
        make(out / "csv", out, into=True)


def test_a_table_that_cannot_be_used_leaves_the_tables_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(2))
    make(raw, out)
    before = tables(out)
    write_articles(raw, range(2, 4))

    def broken(*_: Any, **__: Any) -> None:
        raise BadPattern(tmp_path / "table.tsv", 3, "a rule", "misses its own example")

    with monkeypatch.context() as patched:
        patched.setattr(extract, "relate_article", broken)
        with pytest.raises(BadPattern):
            make(raw, out)
    assert tables(out) == before
    assert make(raw, out)["new"] == 2


def test_a_name_given_by_hand_costs_the_articles_that_have_it(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    path = raw / "0000" / "article-000001.txt"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\nLa Vire-au-Vent a rouvert ses portes.", encoding="utf-8")
    make(raw, out)
    (raw / "corrections.csv").write_text(f"{HEAD}organization;Vire-au-Vent;;add;\n", encoding="utf-8")
    assert make(raw, out)["new"] == 1
    assert "Vire-au-Vent" in column(out, "organizations", "name")


def test_views_that_are_turned_off_do_not_stay_beside_other_tables(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(2))
    make(raw, out, SETTINGS.model_copy(update={"views": True}))
    (out / "my notes.txt").write_text("mine")
    assert (out / "report.html").is_file()
    make(raw, out)
    assert not (out / "report.html").exists()
    assert (out / "my notes.txt").read_text() == "mine"


def test_a_model_that_was_trained_anew_in_its_place_is_another(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    settings = SETTINGS.model_copy(update={"model": str(tmp_path / "model")})
    corpus = Corpus(folders=())
    (tmp_path / "model" / "weights").write_bytes(b"1")
    first = corpus.digest(settings, ())
    assert corpus.digest(settings, ()) == first
    (tmp_path / "model" / "weights").write_bytes(b"22")
    assert corpus.digest(settings, ()) != first


def test_a_roster_keeps_the_corrections_byte_for_byte(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(1))
    written = f"{HEAD}actor;Zoé;;ignore;\n".encode("cp1252")
    (raw / "corrections.csv").write_bytes(written)
    make(raw, out)
    (folder,) = read_folders(out / STORE)
    assert folder.corrections_bytes == written
    write_folders(tmp_path, [replace(folder, corrections=None)])
    assert read_folders(tmp_path)[0].corrections_bytes is None


def test_a_signal_waits_until_the_tables_are_swapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(len(list((tmp_path / "csv").iterdir()))))
    replace_file = Path.replace

    def disturbed(self: Path, target: Path) -> Path:
        if self.name == "a.csv":
            signal.raise_signal(signal.SIGTERM)
        return replace_file(self, target)

    monkeypatch.setattr(swap.Path, "replace", disturbed)
    try:
        with swapped_in(tmp_path) as folder:
            (folder / "csv").mkdir()
            for name in ("a.csv", "b.csv", "c.csv"):
                (folder / "csv" / name).write_text(name)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert came == [3]


def test_that_half_of_the_articles_have_left_is_said(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(19))
    shutil.move(raw / "0000" / "article-000000.txt", raw / "a.txt")
    compose.make_tables(raw, out, SETTINGS)
    shutil.move(raw / "0000", share := tmp_path / "share")
    (said,) = waiting(compose.make_tables(raw, out, SETTINGS))
    assert said.startswith("No longer in the tables: 18 of 19 articles, whose files are gone.")
    # It is said once; and of a few, or less than half, not at all.
    assert waiting(compose.make_tables(raw, out, SETTINGS)) == []
    shutil.move(share, raw / "0000")
    compose.make_tables(raw, out, SETTINGS)
    for number in range(1, 10):
        (raw / "0000" / f"article-{number:06}.txt").unlink()
    assert waiting(compose.make_tables(raw, out, SETTINGS)) == []
