"""What merging asks is kept beside what is said: with it tables are those of a run from nothing, whatever changes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.crew import extract
from pipeline.records import ArticleFacts
from pipeline.steps.recognise import Recognised
from pipeline.steps.resolve.asked import Asked
from pipeline.store import corpus, kept, sayings
from pipeline.store.sayings import portions_of
from tests.benchmarks.generated import write_articles
from tests.store.runs import make, tables

SEVERAL = 1 << 30
"""One article in four ends a portion."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were asked, again and again; the list is theirs who look."""
    seen: list[str] = []
    ask = kept.ask_articles

    def watch(found: Iterable[ArticleFacts]) -> Asked:
        some = list(found)
        seen.extend(one.article.source for one in some)
        return ask(some)

    monkeypatch.setattr(sayings, "ENDS", SEVERAL)
    # Where portions end is no chance of what the code is today.
    monkeypatch.setattr(sayings, "fingerprint_of", lambda step: "code")
    monkeypatch.setattr(kept, "ask_articles", watch)
    return seen


@pytest.mark.parametrize(
    ("keys", "ends"),
    [
        ([], []),
        (["f", "f"], [2]),
        (["0", "f", "0", "f"], [1, 3, 4]),
        (["f", "0"], [2]),
    ],
)
def test_portions_end_where_a_key_says_so(keys: list[str], ends: list[int]) -> None:
    found = list(portions_of([8 * key for key in keys]))
    assert [one.stop for one in found] == ends
    assert [place for one in found for place in one] == list(range(len(keys)))


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_portions_that_did_not_change_are_not_asked_again(tmp_path: Path, asked: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(24))
    make(raw, out)
    assert len(asked) == 24
    asked.clear()
    write_articles(raw, range(24, 25))
    (raw / "0000" / "article-000003.txt").unlink()
    (raw / "0000" / "article-000012.txt").write_text((raw / "0000" / "article-000012.txt").read_text() + " Fin.")
    make(raw, out)
    assert 0 < len(asked) < 20
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
    # Where it stood before, what is asked of it is known again.
    kept = sorted(path.name for path in (out / ".store" / "asked").iterdir())
    assert kept
    asked.clear()
    make(raw, out, fresh=True)
    assert len(asked) == 24
    assert tables(out) == tables(tmp_path / "fresh")


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_other_code_that_asks_asks_all_again(tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(6))
    make(raw, out)
    asked.clear()
    monkeypatch.setattr(corpus, "whole_code", lambda: "other")
    write_articles(raw, range(6, 7))
    make(raw, out)
    assert len(asked) == 7


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_an_article_that_failed_is_asked_when_it_does_not(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(6))
    relate = extract.relate_article

    def fail(one: Recognised, **options: frozenset[str]) -> ArticleFacts:
        if one.article.source.endswith("article-000002.txt"):
            raise ZeroDivisionError
        return relate(one, **options)

    with monkeypatch.context() as broken:
        broken.setattr(extract, "relate_article", fail)
        make(raw, out)
    failed = tables(out)
    make(raw, out)
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
    assert tables(out) != failed
    # And the other way round: it is known whole, and its columns with it, but its facts are lost and it fails now.
    for path in (out / ".store" / "facts").iterdir():
        path.unlink()
    write_articles(raw, range(6, 7))
    monkeypatch.setattr(extract, "relate_article", fail)
    make(raw, out)
    make(raw, tmp_path / "fails")
    assert tables(out) == tables(tmp_path / "fails")
