"""The workbook: sheets as declared, dates as dates, nothing that runs."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from pipeline.french import rows
from pipeline.steps.ingest.sheet import guard
from pipeline.views import workbook
from pipeline.views.sheet_rows import CUT, MAX_CELL, cell_text
from pipeline.views.sheets import SHEETS
from pipeline.views.tables import RunTables, article_reference
from pipeline.views.workbook import sheet_columns, write_workbook
from tests.steps.tabulate.libreoffice import libreoffice, needs_libreoffice
from tests.views.hostile import ATTACKS


def cells(folder: Path, sheet: str) -> list[dict[str, Any]]:
    found = list(openpyxl.load_workbook(folder / "filrouge.xlsx")[sheet].iter_rows(values_only=True))
    return [dict(zip(found[0], row, strict=True)) for row in found[1:]]


@pytest.mark.model
def test_sheets_in_order_with_their_rows(sample_tables: Path) -> None:
    book = openpyxl.load_workbook(sample_tables / "filrouge.xlsx")
    assert book.sheetnames == ["Lisez-moi", *SHEETS]
    counts = {"Chronologie": "events", "Personnes": "actors", "Organisations": "organizations"}
    counts |= {"Fonctions": "affiliations", "Articles": "articles", "Mis de côté": "rejections"}
    tables = RunTables(sample_tables)
    for sheet, table in counts.items():
        assert book[sheet].max_row - 1 == tables.count(table)
        assert book[sheet].freeze_panes == "B2"
        assert book[sheet].auto_filter.ref
        assert book[sheet].page_setup.paperSize == 9  # A4
    assert book["Chronologie"].print_area.split("$")[-2] == "H"  # up to Organisations


@pytest.mark.model
def test_chronology_says_who_where_and_when(sample_tables: Path) -> None:
    rows = cells(sample_tables, "Chronologie")
    placed = [row for row in rows if row["Date"]]
    assert all(isinstance(row["Date"], datetime) for row in placed)
    assert [row["Date"] for row in placed] == sorted(row["Date"] for row in placed)
    assert all(row["Phrase"] and row["Sources"] and row["Référence"] and row["Événement"] for row in rows)
    assert sum(bool(row["Personnes"]) for row in rows) > len(rows) / 5
    events = pq.read_table(sample_tables / "parquet" / "events.parquet").to_pylist()
    assert [row["event_id"] for row in rows] == [event["event_id"] for event in events]


@pytest.mark.model
def test_questions_are_those_of_review_csv_line_for_line(sample_tables: Path) -> None:
    with (sample_tables / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        asked = list(csv.DictReader(file, delimiter=";"))
    shown = cells(sample_tables, "À vérifier")
    assert len(asked) > 5
    assert [(row["Un nom"], row["L’autre"] or "", row["Ligne"]) for row in shown] == [
        (row["left"], row["right"], line) for line, row in enumerate(asked, 2)
    ]
    assert {row["Sans réponse"] for row in shown} <= {"même", "différent", "à décider"}


@pytest.mark.model
def test_chronologie_csv_says_the_same(sample_tables: Path) -> None:
    with (sample_tables / "chronologie.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0]) == [one.heading for one in sheet_columns("Chronologie") if one.kind != "link"]
    assert [row["event_id"] for row in rows] == [row["event_id"] for row in cells(sample_tables, "Chronologie")]


def test_nothing_runs_and_nothing_is_lost(hostile_tables: Path) -> None:
    book = openpyxl.load_workbook(hostile_tables / "filrouge.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or cell.hyperlink.target is None  # only places in the workbook
    titles = {row["Titre"] for row in cells(hostile_tables, "Articles")}
    for attack in ATTACKS:
        if attack.isprintable():
            assert attack in titles


def test_guarded_in_csv(hostile_tables: Path) -> None:
    with (hostile_tables / "chronologie.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            assert [guard(cell) for cell in row] == row


def test_long_cells_are_cut_with_a_mark() -> None:
    assert cell_text("a" * MAX_CELL) == "a" * MAX_CELL
    cut = cell_text("a" * (MAX_CELL + 1))
    assert len(cut) == MAX_CELL
    assert cut.endswith(CUT)


def test_more_rows_than_a_sheet_holds_go_on_in_another(
    hostile_tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", len(ATTACKS) - 2)
    write_workbook(RunTables(hostile_tables), tmp_path / "filrouge.xlsx")
    book = openpyxl.load_workbook(tmp_path / "filrouge.xlsx")
    assert book["Articles"].max_row - 1 == len(ATTACKS) - 2
    assert book["Articles (2)"].max_row - 1 == 2
    places = {cell.hyperlink.location for row in book["Chronologie"].iter_rows() for cell in row if cell.hyperlink}
    assert "'Articles'!A2" in places
    titles = [
        cell for row in book["Chronologie"].iter_rows() for cell in row if cell.hyperlink and cell.value != "voir"
    ]
    assert titles == []  # a text that is a link is cut by LibreOffice


@pytest.mark.model
@needs_libreoffice
def test_libreoffice_sees_dates_as_dates(sample_tables: Path, tmp_path: Path) -> None:
    # Sheet 2 as CSV with ISO dates: a text that looks like a date would come out as it stands (dd/mm/yyyy).
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2"
    libreoffice(tmp_path, "--convert-to", filter_, "--outdir", tmp_path, sample_tables / "filrouge.xlsx")
    with next(tmp_path.glob("*.csv")).open(encoding="utf-8", newline="") as file:
        days = [row["Date"] for row in csv.DictReader(file) if row["Date"]]
    assert days
    # Raw values of true dates are day numbers.
    assert all(day.replace(".", "").isdigit() or day.count("-") == 2 or day.count("/") == 2 for day in days)


def test_the_guide_agrees_with_any_number() -> None:
    said = [row["text"] for row in rows("view_guide")]
    assert any("{n_articles}" in text for text in said)
    assert [text for text in said if re.search(r"\{n_\w+\} [^\W\d]", text)] == [], "« 1 articles »"


def test_a_reference_reads_as_a_footnote_and_says_no_more_than_is_known() -> None:
    known = {
        "author": "Aline Morvan",
        "title": "« Rien ne va » : la digue cède",
        "outlet": "Le Courrier",
        "published": date(2024, 3, 1),
        "page": "4",
        "url": "https://courrier.example/digue",
        "source": "digue.html",
    }
    assert article_reference(known) == (
        "Aline Morvan, « “Rien ne va” : la digue cède », Le Courrier, 1er mars 2024, p. 4, "
        "https://courrier.example/digue"
    )
    assert "« Le “Phare” coule »" in article_reference(known | {"title": "Le «Phare» coule"})
    assert article_reference(dict.fromkeys(known) | {"source": "digue.html"}) == "digue.html"
