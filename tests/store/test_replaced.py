"""Tables of wholly other articles are replaced by nobody's slip."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import compose
from pipeline.errors import BadOutput
from pipeline.store.folders import STORE
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("loads")]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Tables of `theirs`, beside which `ours` has other articles under the same names."""
    write_articles(tmp_path / "theirs", range(3))
    write_articles(tmp_path / "other", range(3, 6))
    for number in range(3):
        there = tmp_path / "ours" / "0000" / f"article-{number:06}.txt"
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(tmp_path / "other" / "0000" / f"article-{number + 3:06}.txt", there)
    make(tmp_path / "theirs", tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("lost", [False, True])
def test_a_slip_replaces_no_tables_of_other_articles(
    out: Path, loads: list[str], lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out.parent)
    if lost:
        shutil.rmtree(out / STORE)
    before = tables(out)
    loads.clear()
    for options in ({}, {"fresh": True}):
        with pytest.raises(
            BadOutput, match=r"3 other articles \(theirs\).*filrouge run .*ours --into .*out`.*--replace"
        ):
            compose.make_tables(out.parent / "ours", out, SETTINGS, **options)
    assert loads == []  # it is said before the model is loaded
    assert tables(out) == before


def test_who_means_it_says_so(out: Path) -> None:
    ours = out.parent / "ours"
    make(ours, out, replace=True)
    make(ours, out.parent / "fresh")
    assert tables(out) == tables(out.parent / "fresh")
    make(ours, out)


def test_a_folder_that_was_moved_thinned_out_and_grown_is_the_same(out: Path) -> None:
    moved = out.parent / "elsewhere" / "renamed"
    shutil.move(out.parent / "theirs", moved)
    for number in range(2):
        (moved / "0000" / f"article-{number:06}.txt").unlink()
    shutil.copytree(out.parent / "ours", moved / "more")
    assert make(moved, out)["known"] == 1


def test_a_folder_is_the_same_whatever_lies_in_it(out: Path) -> None:
    theirs = out.parent / "theirs"
    shutil.rmtree(theirs)
    shutil.move(out.parent / "ours", theirs)
    assert make(theirs, out)["new"] == 3


def test_a_folder_without_tables_or_with_empty_ones_is_anybodys(out: Path) -> None:
    ours = out.parent / "ours"
    shutil.rmtree(out / "parquet")
    make(ours, out)
    empty = out.parent / "empty"
    empty.mkdir()
    (empty / "a.txt").write_text("")
    make(empty, out.parent / "none")
    make(ours, out.parent / "none")
