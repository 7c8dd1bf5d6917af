"""metadata.csv and metadata.xlsx: what the user states of files and of members of archives."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder

SETTINGS = Settings(today=date(2026, 11, 21))
TEXT = "Le conseil municipal a voté mardi le budget de la commune, après quatre heures de débat."
ROWS = [
    ["file", "published", "outlet"],
    ["a.txt", "2024-03-06", "Le Courrier"],
    ["z.zip/in/b.txt", "07/03/2024", "La Gazette"],
]


def _csv(rows: list[list[str]], encoding: str) -> bytes:
    return "\r\n".join(";".join(row) for row in rows).encode(encoding)


def _xlsx(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("metadata.csv", _csv(ROWS, "utf-8-sig")),
        ("metadata.csv", _csv(ROWS, "utf-16")),
        ("metadata.xlsx", _xlsx(ROWS)),
    ],
)
def test_files_and_members_of_archives_are_named_as_the_tables_print_them(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("in/b.txt", TEXT)
        archive.writestr("in/c.txt", TEXT)
    (tmp_path / name).write_bytes(data)
    texts, rejections = read_folder(tmp_path, SETTINGS)
    assert rejections == ()
    assert [(text.source, text.stated.published, text.stated.outlet) for text in texts] == [
        ("a.txt", date(2024, 3, 6), "Le Courrier"),
        ("z.zip/in/b.txt", date(2024, 3, 7), "La Gazette"),
        ("z.zip/in/c.txt", None, None),
    ]


def test_what_is_stated_of_an_archive_holds_for_its_members(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("b.txt", TEXT)
    (tmp_path / "metadata.csv").write_text("file,outlet\nz.zip,Le Courrier\nz.zip/x.txt,La Gazette\n")
    texts, rejections = read_folder(tmp_path, SETTINGS)
    assert [text.stated.outlet for text in texts] == ["Le Courrier"]
    assert [(item.reason, "Line 3" in item.detail) for item in rejections] == [("metadata_unknown_file", True)]
