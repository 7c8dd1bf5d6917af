"""A disk that cannot hold what a run will write is said before an article is read."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline import folders
from pipeline.errors import BadOutput
from pipeline.folders import KEPT, check_room
from tests.benchmarks.generated import write_articles
from tests.store.runs import make, tables


def let_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))


def test_the_words_of_new_articles_and_a_second_set_of_tables_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "events.csv").write_bytes(bytes(2_000_000))
    (tmp_path / "report.html").write_bytes(bytes(2_000_000))
    let_free(monkeypatch, 2_000_000 + 1_000 * KEPT)
    check_room(tmp_path, 1_000)
    with pytest.raises(BadOutput, match=r"2 MB are free there.*takes 12 MB or more"):
        check_room(tmp_path, 1_000_000)


def test_of_a_folder_that_is_not_there_yet_the_disk_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def usage(path: Path) -> Any:
        asked.append(path)
        return SimpleNamespace(free=10)

    monkeypatch.setattr(folders.shutil, "disk_usage", usage)
    check_room(tmp_path / "new" / "out", 1)
    assert asked == [tmp_path]


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_no_article_is_read_and_no_table_touched_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(2))
    make(raw, out)
    before = tables(out)
    write_articles(raw, range(2, 4))
    with monkeypatch.context() as patched:
        let_free(patched, 1)
        patched.setattr("pipeline.crew.alone.Alone.do", lambda *_: pytest.fail("an article was read"))
        with pytest.raises(BadOutput, match="Make room"):
            make(raw, out)
    assert tables(out) == before
    make(raw, out)
    assert tables(out) != before


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_what_is_counted_is_less_than_what_a_run_takes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(20))
    make(raw, out)
    taken = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    characters = sum(len(file.read_text(encoding="utf-8")) for file in raw.rglob("*.txt"))
    assert KEPT * characters < taken
