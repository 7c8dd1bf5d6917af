"""Every row can be explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.views.explain import explain
from pipeline.views.tables import RunTables


@pytest.mark.model
@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("events", "event_id"), ("actors", "actor_id"), ("organizations", "organization_id")),
        *(("mentions", "mention_id"), ("dates", "date_id"), ("articles", "article_id")),
    ],
)
def test_every_kind_of_row(sample_tables: Path, table: str, column: str) -> None:
    tables = RunTables(sample_tables)
    for row in list(tables.rows(table))[::7]:
        said = list(explain(tables, row[column]))
        assert row[column] in said[0]
        assert len(said) > 2


@pytest.mark.model
def test_an_event_shows_words_rule_and_arithmetic(sample_tables: Path) -> None:
    tables = RunTables(sample_tables)
    dates = {row["date_id"]: row for row in tables.rows("dates")}
    told = next(r for r in tables.rows("event_mentions") if dates[r["date_id"]]["basis"] == "relative")
    said = "\n".join(explain(tables, told["event_id"]))
    timex = dates[told["date_id"]]
    assert f"[{told['trigger']}]" in said
    assert f"{{{timex['text']}}} is {timex['edtf']} (relative, counted from {timex['anchor']})" in said
    assert f"`{told['rule']}` (" in said  # the rule in words


def test_merges_and_other_readings(hostile_tables: Path) -> None:
    tables = RunTables(hostile_tables)
    assert any("unsure" in line for line in explain(tables, "actor-5"))
    assert any("nearly as likely: 2023-03-03" in line for line in explain(tables, "2024-03-03-5"))


def test_an_unknown_id_is_named(hostile_tables: Path) -> None:
    with pytest.raises(BadInput, match="no-such-id: no row"):
        list(explain(RunTables(hostile_tables), "no-such-id"))
