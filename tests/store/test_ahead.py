"""Many files are read by several processes: what stands in them is what one process finds, one by one."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.crew.processes import Processes
from pipeline.settings import Settings
from pipeline.store import ahead
from pipeline.store import drafts as drafts_of
from pipeline.store.corpus import Corpus, Store
from pipeline.store.look import read_corpus
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS

BAD = (sys.executable, str(Path(__file__).with_name("bad_reader.py")))
TWO = SETTINGS.model_copy(update={"workers": 2})
HALF = TWO.model_copy(update={"seconds_per_article": 3.0})


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of all kinds: one in an archive, one that cannot be opened, two that metadata.csv speaks of."""
    folder = tmp_path / "raw"
    write_articles(folder, range(130))
    (folder / "lien.txt").symlink_to(tmp_path / "nowhere")
    (folder / "empty.txt").write_text("")
    (folder / "metadata.csv").write_text(
        "file;published\n0001/article-000101.txt;2024-05-06\nold.zip/article-000004.txt;2024-05-07\n"
    )
    (tmp_path / "old").mkdir()
    shutil.copy(folder / "0000" / "article-000004.txt", tmp_path / "old")
    shutil.make_archive(str(folder / "old"), "zip", tmp_path / "old")
    monkeypatch.setattr("pipeline.store.drafts.COARSE", -1)
    return folder


def read(raw: Path, settings: Settings, out: Path | None = None) -> tuple[Corpus, Store]:
    store = Store(out, settings)
    return read_corpus(raw, store, settings), store


def drafts(found: tuple[Corpus, Store]) -> Any:
    return found[0].drafts(found[1])


def test_it_is_what_one_process_finds(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = read(raw, SETTINGS.model_copy(update={"workers": 1}))
    monkeypatch.setattr(ahead, "WORTH", 0.001)
    started: list[int] = []
    monkeypatch.setattr(
        "pipeline.crew.processes.Processes", lambda _, n, **how: started.append(n) or Processes(TWO, n, **how)
    )
    two = read(raw, TWO)
    assert started == [2]
    assert two[0] == one[0]
    assert drafts(two) == drafts(one)
    assert two[1].drafts.n_read == one[1].drafts.n_read == 132


def test_few_files_or_quick_ones_start_nobody(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("pipeline.crew.processes.Processes", nobody)
    monkeypatch.setattr(ahead, "WORTH", 1000.0)
    read(raw, HALF)
    monkeypatch.setattr(ahead, "WORTH", 0.0001)
    shutil.rmtree(raw / "0001")
    for path in sorted((raw / "0000").iterdir())[30:]:
        path.unlink()
    read(raw, HALF)


def test_a_file_that_ends_or_outlasts_its_reader_is_alone_set_aside(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_hands", lambda settings, works, seconds: Processes(settings, 2, program=BAD))
    # Each half on the way to the two ends a process.
    monkeypatch.setattr(ahead, "TOGETHER", 4)
    for name in ("end", "hang"):
        (raw / "0001" / f"{name}.txt").write_text(f"Un article qui s'appelle {name}, et qui se lit comme un autre.")
    found, store = read(raw, HALF, tmp_path / "out")
    (folder,) = found.folders
    aside = {row.source: row.detail for row in folder.rejections if row.reason == "poisoned"}
    assert set(aside) == {"0001/end.txt", "0001/hang.txt"}
    assert "exit code 7" in aside["0001/end.txt"]
    assert "more than 3 s" in aside["0001/hang.txt"]
    assert len(folder.files) == 132
    store.stays(found)
    # The next run, with a reader that can, reads the two and nothing else.
    monkeypatch.setattr(ahead, "_hands", lambda *_: None)
    again, later = read(raw, HALF, tmp_path / "out")
    assert later.drafts.n_read == 2
    assert not any(row.reason == "poisoned" for row in again.folders[0].rejections)


def test_files_that_others_do_not_see_are_read_here_and_it_is_said(
    raw: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        ahead, "_hands", lambda settings, works, seconds: Processes(settings, 2, program=(*BAD, "blind"))
    )
    with caplog.at_level("WARNING", logger="filrouge"):
        blind = read(raw, HALF)
    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == [
        "not seen by who should read it; its files are read on this machine."
    ]
    monkeypatch.setattr(ahead, "_hands", lambda *_: None)
    assert blind[0] == read(raw, SETTINGS)[0]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing rings there")
def test_a_file_that_this_process_reads_for_too_long_is_alone_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(tmp_path / "raw", range(3))
    reads = drafts_of.read_content

    def hangs(source: Any, settings: Settings) -> Any:
        end = time.monotonic() + 30
        while source.name.endswith("1.txt") and time.monotonic() < end:
            pass
        return reads(source, settings)

    monkeypatch.setattr(drafts_of, "read_content", hangs)
    found, (row,) = drafts(read(tmp_path / "raw", SETTINGS.model_copy(update={"seconds_per_article": 0.5})))
    assert len(found) == 2
    assert (row.source, row.reason) == ("0000/article-000001.txt", "poisoned")
    assert "took more than 1 s" in row.detail
