"""The road: one bad article does not end the batch, and what cannot work is said before the work."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from pipeline import compose
from pipeline.crew import extract
from pipeline.errors import BadInput, BadOutput
from pipeline.folders import check_folders
from pipeline.records import Article, ArticleFacts, Facts
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder


def article(number: int) -> Article:
    return Article(
        article_id=f"a{number}", source=f"{number}.txt", part=1, text="Rien.", sha256="0", published=date(2024, 3, 1),
        published_basis="metadata", language="fr",
    )  # fmt: skip


def test_one_article_that_breaks_a_rule_is_named_and_the_others_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def relate(one: Article, *, off: tuple[str, ...] = ()) -> ArticleFacts:
        if one.article_id == "a2":
            raise ZeroDivisionError("a rule")
        return ArticleFacts(article=one)

    monkeypatch.setattr(extract, "recognise_articles", lambda articles, *_, **__: iter(articles))
    monkeypatch.setattr(extract, "relate_article", relate)
    facts, failed = extract.extract_batch([article(n) for n in (1, 2, 3)], Settings(), cast(Any, None))
    assert [one.article.article_id for one in facts] == ["a1", "a2", "a3"]
    assert [(row.source, row.part, row.reason, row.severity) for row in failed] == [("2.txt", 1, "failed", "error")]
    assert "ZeroDivisionError: a rule" in failed[0].detail


@pytest.mark.parametrize("out", ["file.txt", "file.txt/below", "."])
def test_a_folder_that_cannot_take_the_tables_is_named_before_the_work(tmp_path: Path, out: str) -> None:
    (tmp_path / "file.txt").write_text("Un article.")
    with pytest.raises(BadOutput, match="--out"):
        check_folders(tmp_path, tmp_path / out)


def test_a_file_in_place_of_the_folder_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un article.")
    with pytest.raises(BadInput, match=r"a folder of its own.*filrouge check"):
        check_folders(tmp_path / "a.txt", tmp_path / "out")


def test_looking_at_the_folders_makes_none(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    check_folders(tmp_path / "raw", tmp_path / "new" / "out")
    assert not (tmp_path / "new").exists()
    with pytest.raises(BadInput, match="nowhere"):
        check_folders(tmp_path / "nowhere", tmp_path / "out")


def test_tables_made_among_the_articles_are_not_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un article sur le marais.", encoding="utf-8")
    compose.write_tables(Facts(articles=(article(1),)), tmp_path / "outputs", Settings())
    (tmp_path / "outputs" / "csv" / "notes.txt").write_text("Autre chose.", encoding="utf-8")
    texts, rejections = read_folder(tmp_path, Settings())
    assert ([text.source for text in texts], rejections) == (["a.txt"], ())


def test_a_folder_of_tables_is_no_folder_of_articles(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "run.json").write_text("{}")
    check_folders(tables, tmp_path / "out")  # a run.json of somebody else
    (tables / "datapackage.json").write_text("{}")
    with pytest.raises(BadInput, match="tables that filrouge has made"):
        check_folders(tables, tmp_path / "out")


def test_what_is_decided_while_the_run_works_is_kept_before_another_review_takes_its_place(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    compose.write_tables(Facts(articles=(article(1),)), out, Settings(), raw=raw)
    (out / "parquet" / "aliases.parquet").unlink()  # tables that a test need not fill
    review = (out / "review.csv").read_text(encoding="utf-8-sig")
    columns = review.strip().replace('"', "").split(";")
    row = {"kind": "actor", "left": "Aude Vasselin", "right": "Vasselin", "decision": "same", "proposed": "unsure"}
    (out / "review.csv").write_text(review + ";".join(row.get(column, "") for column in columns), encoding="utf-8")
    manifest = compose.write_tables(Facts(articles=(article(1),)), out, Settings(), raw=raw)
    assert manifest["decided_late"] == ["« Aude Vasselin » and « Vasselin » are one actor"]
    assert "Vasselin" in (raw / "corrections.csv").read_text(encoding="utf-8-sig")
    assert "Vasselin" not in (out / "review.csv").read_text(encoding="utf-8-sig")
    assert manifest["input"] == "../raw"
