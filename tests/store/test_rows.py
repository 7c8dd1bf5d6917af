"""Rows are kept beside what they were made of: with them tables are those of a run from nothing, whatever changes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.records import ArticleFacts
from pipeline.steps.tabulate import portions
from pipeline.store import sayings
from pipeline.store.kept import pack_tables, unpack_tables
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

SEVERAL = 1 << 30
"""One article in four ends a portion."""
VIEWS = SETTINGS.model_copy(update={"views": True})


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles whose rows were made."""
    seen: list[str] = []
    make_rows = portions.rows_of_article

    def watch(one: ArticleFacts) -> object:
        seen.append(one.article.source)
        return make_rows(one)

    monkeypatch.setattr(sayings, "ENDS", SEVERAL)
    # Where portions end is no chance of what the code is today.
    monkeypatch.setattr(sayings, "fingerprint_of", lambda step: "code")
    monkeypatch.setattr(portions, "rows_of_article", watch)
    return seen


@pytest.mark.parametrize("rows", [0, 1, 300])
def test_tables_come_back_as_they_went(rows: int) -> None:
    numbers = pa.table({"n": pa.array(range(rows), pa.int64()), "said": pa.array(["à la"] * rows, pa.string())})
    days = pa.table({"day": pa.array([None] * rows, pa.date32())})
    found = unpack_tables(pack_tables({"numbers": numbers, "days": days}))
    assert list(found) == ["numbers", "days"]
    assert found["numbers"].equals(numbers)
    assert found["days"].equals(days)


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_rows_of_articles_that_say_the_same_are_not_made_again(tmp_path: Path, written: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(24))
    make(raw, out, VIEWS)
    assert len(written) == 24
    written.clear()
    write_articles(raw, range(24, 25))
    (raw / "0000" / "article-000003.txt").unlink()
    make(raw, out, VIEWS)
    assert 0 < len(written) < 20
    make(raw, tmp_path / "fresh", VIEWS)
    assert tables(out) == tables(tmp_path / "fresh")
    written.clear()
    make(raw, out, VIEWS, fresh=True)
    assert len(written) == 24
    assert tables(out) == tables(tmp_path / "fresh")


@pytest.mark.model
@pytest.mark.usefixtures("loads")
def test_what_is_decided_and_stated_is_in_the_rows(tmp_path: Path, written: list[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(8))
    make(raw, out)
    first = tables(out)
    names = first["csv/actors.csv"].decode().splitlines()[1:4]
    one, other, third = (line.split(";")[1].strip('"') for line in names)
    bodies = first["csv/organizations.csv"].decode().splitlines()[1:3]
    body, another = (line.split(";")[1].strip('"') for line in bodies)
    event = first["csv/events.csv"].decode().splitlines()[2].split(";")[0].strip('"')
    for number, decided in enumerate(
        (
            f"actor,{one},{other},same,",
            f"actor,{one},,same,Quelqu'un d'autre",
            f"actor,{third},,ignore,",
            f"organization,{body},,ignore,",
            f"actor,{other},,organization,",
            f"organization,{another},,actor,",
            f"event,{event},,ignore,",
        )
    ):
        (raw / "corrections.csv").write_text(f"kind,left,right,decision,new_name\n{decided}\n", encoding="utf-8")
        written.clear()
        make(raw, out)
        make(raw, tmp_path / f"fresh{number}")
        assert tables(out) == tables(tmp_path / f"fresh{number}"), decided
        assert tables(out) != first, decided
    (raw / "corrections.csv").unlink()
    (raw / "metadata.csv").write_text("file,title\n0000/article-000002.txt,Un autre titre\n", encoding="utf-8")
    make(raw, out)
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
    (raw / "metadata.csv").unlink()
    make(raw, out)
    assert tables(out) == first
