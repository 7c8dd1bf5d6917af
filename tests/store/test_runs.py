"""A run costs what is new, and writes what a run from nothing writes, to the byte."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import compose
from pipeline.crew import alone
from pipeline.crew.work import Done, Watch, Work
from pipeline.settings import Settings
from pipeline.store.folders import STORE
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def test_a_run_costs_what_is_new_and_writes_what_a_fresh_one_writes(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(12))
    # One file of several articles, of which one without a day counts on the days of the others.
    (raw / "blog.txt").write_text("\n\n".join((raw / "0000" / f"article-{n:06}.txt").read_text() for n in (1, 2)))
    first = make(raw, out)
    n = first["known"] + first["new"]
    assert (first["known"], loads) == (0, ["model"])
    again = make(raw, out)
    assert (again["new"], again["files_read"], loads) == (0, 0, ["model"])

    write_articles(raw, range(12, 14))
    (raw / "0000" / "article-000003.txt").unlink()
    (raw / "0000" / "article-000004.txt").write_text((raw / "0000" / "article-000004.txt").read_text() + " Fin.")
    shutil.move(raw / "0000" / "article-000005.txt", raw / "b.txt")
    changed = make(raw, out)
    # Two new ones, one changed, one under another name; one is gone.
    assert (changed["new"], changed["known"], changed["files_read"]) == (4, n - 3, 4)
    make(raw, tmp_path / "fresh", SETTINGS.model_copy(update={"batch_articles": 50}))
    assert tables(out) == tables(tmp_path / "fresh")
    forgotten = make(raw, out, fresh=True)
    assert forgotten["known"] == 0
    assert tables(out) == tables(tmp_path / "fresh")


def test_a_touched_file_is_known_by_its_bytes(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    make(raw, out)
    os.utime(raw / "0000" / "article-000001.txt", ns=(1, 1))
    touched = make(raw, out)
    assert (touched["files_read"], touched["new"], loads) == (0, 0, ["model"])


def test_what_the_user_states_of_a_file_is_taken_up(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    make(raw, out)
    (raw / "metadata.csv").write_text("file;published\n0000/article-000001.txt;2020-02-03\n")
    stated = make(raw, out)
    assert (stated["files_read"], stated["new"]) == (1, 1)
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")


def test_a_day_that_lay_ahead_is_looked_at_again_when_it_has_come(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name, day in (("a", 3), ("b", 9)):
        told = f"Le pont de Luzac a cédé hier, à l'heure {day}, a dit Zoé Lenoir. Personne n'a été blessé."
        text = f"Le pont a cédé\n\nPublié le {day} mars 2026\n\n{told}"
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    make(raw, out, SETTINGS.model_copy(update={"today": date(2026, 3, 5)}))
    later = SETTINGS.model_copy(update={"today": date(2026, 3, 10)})
    come = make(raw, out, later)
    assert (come["files_read"], come["new"]) == (1, 1)
    make(raw, tmp_path / "fresh", later)
    assert tables(out) == tables(tmp_path / "fresh")


def test_a_run_that_finds_nothing_new_leaves_the_tables_as_they_are(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    first = compose.make_tables(raw, out, SETTINGS)
    inode = (out / "csv" / "events.csv").stat().st_ino
    again = compose.make_tables(raw, out, SETTINGS)
    assert (out / "csv" / "events.csv").stat().st_ino == inode
    assert again["store"] == {"known": 3, "new": 0, "files_read": 0, "folders_left": [], "problems": []}
    of_the_run = ("seconds", "store")
    same = {name: value for name, value in first.items() if name not in of_the_run}
    assert {name: value for name, value in again.items() if name not in of_the_run} == same
    assert json.loads((out / "run.json").read_text()) == again


@pytest.mark.parametrize("why", ["a table changed", "a table gone", "corrections", "another day"])
def test_tables_that_are_not_as_they_were_are_made_anew(tmp_path: Path, loads: list[str], why: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    make(raw, out)
    before = tables(out)
    settings, table = SETTINGS, out / "csv" / "events.csv"
    inode = table.stat().st_ino
    if why == "a table changed":
        (out / "csv" / "actors.csv").write_bytes(b"nobody")
    elif why == "a table gone":
        (out / "csv" / "actors.csv").unlink()
    elif why == "corrections":
        (raw / "corrections.csv").write_text("kind;left;right;decision\nactor;Zoé;Zoé Orval;same\n", encoding="utf-8")
    else:
        settings = SETTINGS.model_copy(update={"today": date(2026, 11, 22)})
    make(raw, out, settings)
    assert (table.stat().st_ino == inode) == (why == "another day")
    assert (tables(out) == before) == (why != "corrections")


@pytest.mark.parametrize("shelf", ["drafts", "facts"])
def test_a_damaged_store_is_said_and_computed_anew(tmp_path: Path, loads: list[str], shelf: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    make(raw, out)
    before = tables(out)
    (segment,) = (out / STORE / shelf).glob("*.arrow")
    segment.write_bytes(segment.read_bytes()[:-30] + bytes(30))
    known = make(raw, out)
    assert (known["files_read"], known["new"]) == ((3, 0) if shelf == "drafts" else (0, 3))
    assert [segment.name in said for said in known["problems"]] == [True]
    assert tables(out) == before
    assert make(raw, out)["problems"] == []


def test_what_was_read_before_a_run_broke_is_known_to_the_next(
    tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(12))

    def stop(done: int, _total: int) -> None:
        if done == 11:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(raw, out, progress=stop)
    assert sorted(path.name for path in out.iterdir()) == [STORE]
    resumed = make(raw, out)
    assert (resumed["known"], resumed["new"]) == (10, 2)
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")


def test_choices_that_change_the_reading_redo_it_and_others_do_not(tmp_path: Path, loads: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(3))
    make(raw, out)
    assert make(raw, out, SETTINGS.model_copy(update={"csv_style": "standard"}))["new"] == 0
    assert make(raw, out, SETTINGS.model_copy(update={"rules_off": ("events.dated_text",)}))["new"] == 3
    assert make(raw, out, SETTINGS.model_copy(update={"clean": False}))["files_read"] == 3


def test_the_store_is_no_article(tmp_path: Path, loads: list[str]) -> None:
    raw = tmp_path / "raw"
    write_articles(raw, range(2))
    first = compose.make_tables(raw, raw / "outputs", SETTINGS)
    again = compose.make_tables(raw, raw / "outputs", SETTINGS)
    assert first["n_rows"] == again["n_rows"]


def test_an_article_that_poisoned_a_batch_is_read_alone_by_the_next_run(
    tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(4))
    sick, batches = "0000-article-000002", []

    def work(work: Work, settings: Settings, nlp: Language, watch: Watch) -> Done:
        batches.append([article.article_id for article in work.articles])
        if sick in batches[-1]:
            raise alone.TimeUp
        return read_for_good(work, settings, nlp, watch)

    read_for_good = alone.do_work
    monkeypatch.setattr(alone, "do_work", work)
    first = compose.make_tables(raw, out, SETTINGS)
    (row,) = first["rejected"]
    assert (row["source"], row["reason"], row["again"]) == ("0000/article-000002.txt", "poisoned", False)
    assert first["n_rows"]["articles"] == 4
    assert [len(some) for some in batches] == [4, 2, 2, 1, 1]
    batches.clear()
    again = compose.make_tables(raw, out, SETTINGS)
    assert batches == [[sick]]
    assert again["rejected"] == [row | {"again": True} for row in first["rejected"]]
    monkeypatch.setattr(alone, "do_work", read_for_good)
    assert compose.make_tables(raw, out, SETTINGS)["rejected"] == []
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
