from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadCorrections
from pipeline.steps.ingest.corrections import keep_decisions, read_corrections

REVIEW_HEAD = "kind;left;right;decision;proposed;score;rule;n_left;n_right;example_left;example_right"


def review(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "review.csv"
    path.write_text("\ufeff" + "\r\n".join((REVIEW_HEAD, *rows)) + "\r\n", encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_any_spreadsheet_dialect_is_read(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "corrections.csv"
    rows = [
        ["kind", "left", "right", "decision", "note"],
        ["actor", "Vasselin", "Aude Vasselin", "même", "vue à l'audience"],
        ["organization", "Vasselin", "Vasselin France", "Different", ""],
        ["actor", "Place Vasselin", "", "ignorer", ""],
        ["actor", "Aude Vasselin", "Aude Orval", "Aude Vasselin-Orval", ""],
        ["", "", "", "", ""],
        ["actor", "Marc Vasselin", "Vasselin", "unsure", ""],
    ]
    path.write_text("\r\n".join(separator.join(row) for row in rows), encoding=encoding, newline="")
    corrections, rejections = read_corrections(path)
    assert rejections == ()
    assert [(one.decision, one.line, one.name) for one in corrections] == [
        ("same", 2, None),
        ("different", 3, None),
        ("ignore", 4, None),
        ("rename", 5, "Aude Vasselin-Orval"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("person;Vasselin;Aude Vasselin;same", "line 2: kind 'person'"),
        ("actor;;Aude Vasselin;same", "line 2: no name under 'left'"),
        ("actor;Vasselin;;different", "'right' is empty"),
    ],
)
def test_lines_that_cannot_be_used_are_rejected_by_number(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"kind;left;right;decision\n{row}\nactor;A Vasselin;B Vasselin;same\n", encoding="utf-8")
    corrections, (rejection,) = read_corrections(path)
    assert len(corrections) == 1
    assert said in rejection.detail
    assert rejection.reason == "correction_unreadable"


def test_no_file_means_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv") == ((), ())


def test_a_file_without_the_columns_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("one;two\n1;2\n", encoding="utf-8")
    with pytest.raises(BadCorrections, match="lacks the column"):
        read_corrections(path)


def test_only_changed_decisions_are_kept_once_and_nothing_is_overwritten(tmp_path: Path) -> None:
    path = review(
        tmp_path,
        "actor;Vasselin;Aude Vasselin;same;unsure;0.5;surname;2;3;x;y",
        "actor;Orval;Hélène d'Orval;unsure;unsure;0.5;surname;2;3;x;y",
        "organization;Bayard;Bayard Orance;different;same;0.9;short_form;2;3;x;y",
        "organization;CLP;Commission du littoral;Commission du littoral et des ports;same;1;acronym;2;3;x;y",
        "organization;'=Vasselin;Vasselin;same;unsure;1;typo;2;3;x;y",
    )
    kept = tmp_path / "corrections.csv"
    kept.write_text("kind,left,right,decision\nactor,A,B,same", encoding="utf-8")
    assert keep_decisions(path, kept) == 4
    assert keep_decisions(path, kept) == 0
    text = kept.read_text(encoding="utf-8")
    assert text.startswith("kind,left,right,decision\nactor,A,B,same")
    corrections, rejections = read_corrections(kept)
    assert rejections == ()
    assert [(one.left, one.right, one.decision) for one in corrections] == [
        ("A", "B", "same"),
        ("Vasselin", "Aude Vasselin", "same"),
        ("Bayard", "Bayard Orance", "different"),
        ("CLP", "Commission du littoral", "rename"),
        ("=Vasselin", "Vasselin", "same"),
    ]


def test_a_new_corrections_file_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    path = review(tmp_path, "actor;Vasselin;Aude Vasselin;same;unsure;0.5;surname;2;3;x;y")
    kept = tmp_path / "corrections.csv"
    assert keep_decisions(path, kept) == 1
    assert kept.read_bytes().startswith(b"\xef\xbb\xbfkind;left;right;decision\r\n")


def test_no_review_file_adds_nothing(tmp_path: Path) -> None:
    assert keep_decisions(tmp_path / "review.csv", tmp_path / "corrections.csv") == 0
    assert not (tmp_path / "corrections.csv").exists()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    path = review(tmp_path, "actor;Vasselin;Aude Vasselin;same;unsure;0.5;surname;2;3;x;y")
    with pytest.raises(BadCorrections, match="cannot be written"):
        keep_decisions(path, tmp_path / "nowhere" / "corrections.csv")
