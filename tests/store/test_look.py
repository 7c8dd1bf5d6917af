"""What a run refuses before it replaces tables: folders that do not open, a clock put back, a folder of another run."""

from __future__ import annotations

import os
from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import BadInput, BadSettings, NotReplaced
from pipeline.folders import check_folders
from pipeline.settings import Settings, read_settings
from pipeline.store.corpus import Corpus, Store
from pipeline.store.corrections import keep_roster
from pipeline.store.folders import STORE, read_folders
from pipeline.store.look import read_corpus

NEWS = "Le 3 mars 2024, Zoé Lenoir a quitté la présidence des Amis du Marais.\n"
ASKED = date(2026, 3, 2)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return folder(tmp_path, "raw")


def folder(above: Path, name: str) -> Path:
    (above / name).mkdir()
    for one in ("a.txt", "b.txt"):
        (above / name / one).write_text(f"{one}. {NEWS}", encoding="utf-8")
    return above / name


def looked(raw: Path, out: Path, chosen: Settings, *, into: bool = False) -> tuple[Corpus, Store]:
    store = Store(out, chosen)
    return read_corpus(raw, store, chosen, into=into), store


def by_the_clock(day: date) -> Settings:
    """Settings whose day nobody has stated."""
    chosen = Settings(today=day)
    chosen.model_fields_set.discard("today")
    return chosen


def kept(raw: Path, out: Path, chosen: Settings, *, into: bool = False) -> None:
    corpus, store = looked(raw, out, chosen, into=into)
    store.flush()
    keep_roster(corpus, store, raw, out)


@pytest.mark.parametrize("shut", [["a.txt"], ["a.txt", "b.txt"]])
def test_files_that_do_not_open_are_set_aside_and_tables_of_nothing_are_never_made(
    raw: Path, monkeypatch: pytest.MonkeyPatch, shut: list[str]
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name in shut:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    if len(shut) == 2:
        with pytest.raises(BadInput, match=r"not one of its files can be opened; a\.txt: .*Permission denied.*rights"):
            looked(raw, raw.parent / "out", Settings())
        return
    (there,) = looked(raw, raw.parent / "out", Settings())[0].folders
    assert [(row.source, row.reason) for row in there.rejections] == [("a.txt", "unreadable")]
    assert [seen.name for seen in there.files] == ["b.txt"]


def test_a_folder_whose_names_can_be_listed_and_nothing_more_is_said_at_once(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_folders(raw, raw.parent / "out")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != raw or mode == os.R_OK)
    with pytest.raises(BadInput, match=r"raw: cannot be opened .*Permission denied"):
        check_folders(raw, raw.parent / "out")


def test_a_clock_that_was_put_back_is_said_before_days_are_lost(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, more = raw.parent / "out", folder(raw.parent, "more")
    kept(raw, out, Settings(today=ASKED))
    corpus, store = looked(raw, out, Settings(today=ASKED))
    store.stays(corpus)
    for day in (date(2026, 3, 1), date(2027, 1, 1)):
        looked(raw, out, by_the_clock(day))
    for one, into in ((raw, False), (more, True)):
        with pytest.raises(BadSettings, match=f"the clock says 2026-02-28.* on {ASKED}.*FILROUGE_TODAY=2026-02-28"):
            looked(one, out, by_the_clock(date(2026, 2, 28)), into=into)
    # Who says that it is that day means it, and has said it once.
    monkeypatch.setenv("FILROUGE_TODAY", "2020-05-05")
    corpus, store = looked(raw, out, read_settings())
    store.stays(corpus)
    looked(raw, out, by_the_clock(date(2020, 5, 6)))


def test_the_day_is_that_of_paris_where_it_has_begun_there(monkeypatch: pytest.MonkeyPatch) -> None:
    class Day(date):
        @classmethod
        def today(cls) -> date:
            return date(2026, 3, 1)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 3, 2, 0, 30, tzinfo=tz)

    monkeypatch.setattr(settings, "date", Day)
    monkeypatch.setattr(settings, "datetime", Clock)
    assert settings.day_of_run() == date(2026, 3, 2)
    assert "today" not in read_settings().model_fields_set


def test_of_two_runs_that_add_a_folder_at_once_the_later_one_loses_none(raw: Path) -> None:
    out, chosen = raw.parent / "out", Settings(today=ASKED)
    more, still_more = folder(raw.parent, "more"), folder(raw.parent, "still more")
    kept(raw, out, chosen)
    (out / "run.json").write_text("{}")
    slow, its_store = looked(more, out, chosen, into=True)
    kept(still_more, out, chosen, into=True)
    with pytest.raises(NotReplaced, match=r"another run has added \.\./still more meanwhile.*Run again"):
        keep_roster(slow, its_store, more, out)
    kept(more, out, chosen, into=True)
    assert [one.path for one in read_folders(out / STORE)] == ["../raw", "../still more", "../more"]
