"""Every table goes through LibreOffice and back with no cell moved and no text changed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.compose import write_tables
from pipeline.records import Facts
from pipeline.settings import Settings
from pipeline.steps.tabulate.schema import TABLES
from tests.steps.tabulate.libreoffice import needs_libreoffice, through_libreoffice

NUMBERS = {(table.name, column.name) for table in TABLES for column in table.columns if column.type == "number"}
# « juin 1984 » is a date to a spreadsheet, quoted or not; the Parquet tables keep what stands in the article.
READ_AS_DATES = {("dates", "text"), ("chronologie", "Quand"), ("chronologie", "Expression")}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";", strict=True))


@needs_libreoffice
@pytest.mark.model
def test_nothing_moves_in_a_french_spreadsheet(tmp_path: Path, settings: Settings, sample_facts: Facts) -> None:
    write_tables(sample_facts, tmp_path / "out", settings)
    files = [*sorted((tmp_path / "out" / "csv").glob("*.csv")), *sorted((tmp_path / "out").glob("*.csv"))]
    assert {"review.csv", "events.csv"} < {file.name for file in files}
    back = through_libreoffice(tmp_path, *files)
    n_numbers = 0
    for file in files:
        before, after = read(file), read(back[file.name])
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            assert None not in new
            for column, cell in old.items():
                place = file.stem, column
                if place in NUMBERS or column in ("score", "Confiance"):
                    assert cell.count(",") == 1
                    assert float(cell.replace(",", ".")) == float(new[column].replace(",", "."))
                    n_numbers += 1
                elif place not in READ_AS_DATES:
                    assert new[column] == cell, place
    assert n_numbers > 100
