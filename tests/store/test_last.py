"""Why articles that were known are read anew is said before the work, with what it may cost."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from pipeline.store import corpus, sayings
from pipeline.store.fingerprint import CODE, SAYING, parts_of
from pipeline.store.last import ENOUGH, LAST, Last
from tests.benchmarks.generated import write_articles
from tests.store.runs import make

DAY = date(2026, 3, 2)
NOW = {CODE: "b", "spacy": "3.8.9", "regex": "1"}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (Last(), None),  # a first run, or a store of before
        (Last(read_by=NOW, seconds=1), None),
        (Last(read_by=NOW | {"spacy": "3.8.7"}), "300 articles are read anew: spacy 3.8.7 → 3.8.9."),
        (
            Last(read_by=NOW | {CODE: "a"}, seconds=0.2),
            "300 articles are read anew: filrouge's own code; about 60 s.",
        ),
        (
            Last(read_by={CODE: "a", "spacy": "3.8.9"}, seconds=2.5),
            "300 articles are read anew: filrouge's own code, regex - → 1; about 12 min.",
        ),
    ],
)
def test_why_articles_are_read_anew(before: Last, expected: str | None) -> None:
    assert before.told(NOW, 300) == expected
    assert before.told(NOW, 0) is None


def test_the_time_of_an_article_is_that_of_a_run_that_read_many() -> None:
    last = Last().after(NOW, 10, ENOUGH - 1, DAY)
    assert last.seconds is None
    last = last.after(NOW, 10, ENOUGH, DAY)
    assert last.seconds == 10 / ENOUGH
    assert last.after(NOW, 10, 1, DAY).seconds == last.seconds


def test_what_a_run_leaves_word_of_is_read_as_it_was_and_of_another_version_what_it_has(tmp_path: Path) -> None:
    last = Last(read_by=NOW, seconds=0.5, day=DAY)
    last.write(tmp_path)
    assert Last.read(tmp_path) == last
    (tmp_path / LAST).write_text(json.dumps({"read_by": NOW, "seconds": 0.5}))
    assert Last.read(tmp_path) == Last(read_by=NOW, seconds=0.5)


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_a_run_with_another_library_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(2))
    make(raw, out)
    parts = parts_of(SAYING)
    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING, "filrouge"):
        write_articles(raw, range(2, 3))
        make(raw, out)
        assert "anew" not in caplog.text
        patched.setattr(sayings, "parts_of", lambda _: parts | {"spacy": "0.1"})
        patched.setattr(sayings, "fingerprint_of", lambda _: "other")
        patched.setattr(corpus, "whole_code", lambda: "other")
        make(raw, out)
        assert f"3 articles are read anew: spacy {parts['spacy']} → 0.1." in caplog.text
    (out / ".store" / LAST).write_text("[]")
    make(raw, out)
