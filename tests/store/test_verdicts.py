"""Verdicts on pairs are kept for as long as nothing that tellings were compared by changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.steps.resolve.events import groups
from pipeline.steps.resolve.events.compare import LinkVerdict
from pipeline.steps.resolve.events.telling import Telling
from tests.benchmarks.generated import write_articles
from tests.store.runs import SETTINGS, make, tables

pytestmark = pytest.mark.model


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The articles of each two tellings that were compared."""
    seen: list[tuple[str, str]] = []
    compare = groups.compare_tellings

    def watch(left: Telling, right: Telling) -> LinkVerdict | None:
        seen.append((left.article_id, right.article_id))
        return compare(left, right)

    monkeypatch.setattr(groups, "compare_tellings", watch)
    return seen


def test_only_days_that_have_changed_are_compared_again(tmp_path: Path, compared: list[tuple[str, str]]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_articles(raw, range(80))
    make(raw, out)
    n, first = len(compared), tables(out)
    compared.clear()
    write_articles(raw, range(80, 81))
    make(raw, out)
    assert 0 < len(compared) < n / 2
    make(raw, tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
    # A name that its user leaves out takes part in nothing any more.
    name = first["csv/actors.csv"].decode().splitlines()[1].split(";")[1].strip('"')
    (raw / "corrections.csv").write_text(f"kind,left,right,decision\nactor,{name},,ignore\n", encoding="utf-8")
    make(raw, out)
    make(raw, tmp_path / "without")
    assert tables(out) == tables(tmp_path / "without")
    assert tables(out) != tables(tmp_path / "fresh")
    (raw / "corrections.csv").unlink()
    compared.clear()
    make(raw, out, SETTINGS, fresh=True)
    assert len(compared) > n
    assert tables(out) == tables(tmp_path / "fresh")
