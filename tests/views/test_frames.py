"""A notebook gets every table with dtypes that need no care."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline import read_tables
from pipeline.errors import BadInput
from pipeline.records import Article, Facts
from pipeline.records.rejection import set_aside
from pipeline.settings import Settings
from pipeline.steps.tabulate import tabulate_facts
from pipeline.steps.tabulate.schema import TABLES


def facts(**changes: object) -> Facts:
    one = Article(
        article_id="a", source="a.txt", part=1, text="Rien.", sha256="0", published=date(2024, 3, 1),
        published_basis="metadata", language="fr",
    )  # fmt: skip
    return Facts(articles=(one,), rejections=(set_aside("b.txt", "ingest", "empty"),))


def test_no_column_is_an_object_and_days_are_days(tmp_path: Path) -> None:
    tabulate_facts(facts(), tmp_path, Settings())
    tables = read_tables(tmp_path)
    assert list(tables) == [table.name for table in TABLES]
    for name, frame in tables.items():
        assert [f"{name}.{column}" for column in frame.columns if frame[column].dtype == object] == []
    articles = tables["articles"]
    assert list(articles.published.dt.year) == [2024]
    assert articles.updated.isna().all()
    assert tables["events"].date_start.dt.year.empty
    assert tables["rejections"].part.isna().all()
    assert articles.article_id.str.upper().tolist() == ["A"]


def test_days_before_the_nanoseconds_begin_are_days_too(tmp_path: Path) -> None:
    one = facts().articles[0]
    from dataclasses import replace

    tabulate_facts(Facts(articles=(replace(one, published=date(1431, 5, 30)),)), tmp_path, Settings())
    assert list(read_tables(tmp_path)["articles"].published.dt.year) == [1431]


def test_no_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="filrouge run"):
        read_tables(tmp_path)
