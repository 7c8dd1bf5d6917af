"""What cannot be read becomes a rejection with a stable code, in bounded time, and the others still come out."""

from __future__ import annotations

import gzip
import io
import os
import random
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadInput
from pipeline.records import Rejection
from pipeline.records.correction import Correction
from pipeline.records.rejection import REASONS
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.ingest.decisions import Decisions, keep_decisions
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.ingest.walk import FoundFile, own_file, walk_folder
from pipeline.steps.normalise import normalise_texts
from pipeline.views.phrases import in_french
from tests.fuzz.mutate import FORMATS
from tests.steps.ingest import samples

SETTINGS = Settings(today=date(2026, 11, 21))
NEWS = "Le tribunal de Montbrézy a suspendu mardi le contrat signé par l’agence, a indiqué son greffe dans la soirée."


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _nested() -> bytes:
    data = samples.zipped({"a.txt": NEWS})
    for _ in range(4):
        data = samples.zipped({"in.zip": data})
    return data


def _many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_100):
            archive.writestr(f"{number}.txt", "a")
    return out.getvalue()


def _locked_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _blank_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "empty"),
    "blanks": ("a.txt", lambda: b" \n\t\n", "empty"),
    "noise": ("a.txt", lambda: random.Random(1).randbytes(5_000), "binary"),
    "image": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
    "cut docx": ("a.docx", lambda: _half(samples.docx()), "truncated"),
    "cut xlsx": ("a.xlsx", lambda: _half(samples.xlsx()), "truncated"),
    "cut zip": ("a.zip", lambda: _half(samples.FORMATS["a.zip"]()), "truncated"),
    "cut epub": ("a.epub", lambda: _half(samples.epub()), "truncated"),
    "cut gz": ("a.txt.gz", lambda: _half(samples.FORMATS["a.txt.gz"]()), "truncated"),
    "cut pdf": ("a.pdf", lambda: samples.pdf()[:200], "truncated"),
    "cut html": ("a.html", lambda: samples.HTML.encode()[: samples.HTML.index("</article>")], "truncated"),
    "cut json": ("a.json", lambda: b'{"articles": [{"text": "Le conseil a v', "truncated"),
    "rubbish pdf": ("a.pdf", lambda: b"%PDF-1.4\nrubbish\n%%EOF", "damaged"),
    "locked pdf": ("a.pdf", _locked_pdf, "encrypted"),
    "scanned pdf": ("a.pdf", _blank_pdf, "image_only"),
    "zip bomb": ("a.zip", lambda: samples.zipped({"a.txt": bytes(30_000_000)}), "zip_bomb"),
    "gz bomb": ("a.gz", lambda: gzip.compress(bytes(30_000_000)), "zip_bomb"),
    "zip in zip in zip": ("a.zip", _nested, "too_deep"),
    "too many members": ("a.zip", _many, "too_many_members"),
    "path out of a zip": ("a.zip", lambda: samples.zipped({"../../a.txt": NEWS}), "path_escape"),
    "table without texts": ("a.csv", lambda: b"nom;age\nAnne;30\n", "no_text"),
    "json without articles": ("a.json", lambda: b"[1, 2, 3]", "damaged"),
    "deep json": ("a.json", lambda: b"[" * 100_000, "truncated"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_named_and_the_others_come_out(tmp_path: Path, case: str) -> None:
    name, make, reason = BAD[case]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "z.txt").write_text(NEWS)
    start = time.process_time()
    texts, rejections = read_folder(tmp_path, SETTINGS)
    assert time.process_time() - start < 20
    assert [rejection.reason for rejection in rejections] == [reason]
    assert rejections[0].detail.endswith(REASONS[reason].advice)
    assert texts[-1].source == "z.txt"


def test_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    opened: list[Path] = []
    for way in ("open", "read_bytes"):
        monkeypatch.setattr(Path, way, lambda path, *_: opened.append(path))
    texts, (rejection,) = read_folder(tmp_path, SETTINGS)
    assert (texts, rejection.reason) == ((), "too_large")
    assert opened == []


def test_strange_entries_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "x.txt").mkdir(parents=True)
    (folder / "x.txt" / "b.txt").write_text(NEWS)
    (tmp_path / "outside.txt").write_text(NEWS)
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "outdir").symlink_to(tmp_path)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "a\nb.txt").write_text(NEWS)
    os.mkfifo(folder / "pipe.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(NEWS)
    texts, rejections = read_folder(folder, SETTINGS)
    assert [text.source for text in texts] == ["a\\nb.txt", "caf\\xe9.txt", "x.txt/b.txt"]
    assert {rejection.source: rejection.reason for rejection in rejections} == {
        "out.txt": "symlink_outside",
        "outdir": "symlink_outside",
        "dangling.txt": "unreadable",
        "loop.txt": "not_a_file",
        "pipe.txt": "not_a_file",
    }


def test_a_folder_that_does_not_open_is_named_and_metadata_that_does_not_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "metadata.csv").write_text("file;published\na.txt;2025-05-19\n")
    scan, read, shut = os.scandir, Path.read_bytes, {"locked"}

    def refuse(path: Path | str, do: Callable[[Any], Any]) -> Any:
        if Path(path).name in shut:
            raise PermissionError(13, "Permission denied")
        return do(path)

    monkeypatch.setattr(os, "scandir", lambda path: refuse(path, scan))
    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse(path, read))
    (text,), rejections = read_folder(tmp_path, SETTINGS)
    assert [(rejection.source, rejection.reason) for rejection in rejections] == [("locked", "unreadable")]
    assert text.stated.published == date(2025, 5, 19)
    for name in ("metadata.csv", tmp_path.name):
        shut.add(name)
        with pytest.raises(BadInput, match=f"{name}: cannot be .*Permission denied"):
            read_folder(tmp_path, SETTINGS)
        shut.remove(name)


def test_a_page_nested_without_end_is_survived(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<div>" * 100_000 + NEWS.encode())
    texts, rejections = read_folder(tmp_path, SETTINGS)
    articles, refused = normalise_texts(texts, SETTINGS)
    assert articles or rejections or refused


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_no_folder_or_nothing_in_it_is_an_error_of_one_line(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match=folder):
        read_folder(tmp_path / folder, SETTINGS)


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        ("file,published,title\na.txt,2025-05-19,Un titre\n", []),
        ("\ufefffile;published;title\na.txt;19/05/2025;Un titre\n", []),
        ("file;published\na.txt;19/03/1871\n", []),
        ("published,file,title\n2025-05-19,./a.txt,Un titre\n", []),
        ("file,published,title\na.txt,un mardi,Un titre\n", ["metadata_bad_date"]),
        ("file,published,title\na.txt,2093-05-19,Un titre\n", ["metadata_future_date"]),
        ("file,published,title\na.txt,2025-05-19,Un titre\nb.txt,2025-05-19,\n", ["metadata_unknown_file"]),
        ("file,published,title\na.txt,2025-05-19,Un titre\na.txt,2025-05-20,\n", ["metadata_repeated_file"]),
    ],
)
def test_metadata(tmp_path: Path, table: str, reasons: list[str]) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8")
    (text,), rejections = read_folder(tmp_path, SETTINGS)
    assert [rejection.reason for rejection in rejections] == reasons
    if "Un titre" in table:
        assert text.stated.title == "Un titre"
        dated = not reasons or reasons[0] in ("metadata_unknown_file", "metadata_repeated_file")
        assert text.stated.published == (date(2025, 5, 19) if dated else None)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("metadata.csv", b"fichier,published\na.txt,2025-05-19\n", "no column `file`.* fichier, published"),
        ("metadata.csv", b"", "no column `file`.* empty"),
        ("metadata.xlsx", b"PK\x03\x04 broken off", "does not open as a workbook"),
    ],
)
def test_metadata_that_is_no_table_ends_the_run_before_days_are_lost(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput, match=f"{name}: .*{said}"):
        read_folder(tmp_path, SETTINGS)


def test_files_of_the_users_own_are_known_whatever_their_capitals_and_half_copies_are_no_articles(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "a.txt~").write_text(NEWS + " Avant.")
    (tmp_path / "b.txt.part").write_text(NEWS[:40])
    (tmp_path / "MetaData.CSV").write_text("file;title\na.txt;Un titre\n")
    (tmp_path / "Corrections.csv").write_text("kind;left;right;decision\nactor;Zoé;;ignorer\n", encoding="utf-8")
    (text,), rejections = read_folder(tmp_path, SETTINGS)
    assert text.stated.title == "Un titre"
    assert [(rejection.source, rejection.reason) for rejection in rejections] == [("b.txt.part", "truncated")]
    assert own_file(tmp_path, "corrections.csv").name == "Corrections.csv"
    assert own_file(tmp_path / "x", "corrections.csv") == tmp_path / "x" / "corrections.csv"
    keep_decisions(tmp_path, Decisions(new=(Correction(kind="actor", left="Luc", decision="ignore", line=1),)))
    assert {path.name for path in tmp_path.glob("[Cc]orr*")} == {"Corrections.csv"}
    assert "Luc" in (tmp_path / "Corrections.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "xlsx", "zip", "pdf", "txt.gz", "warc.gz"])
def test_of_what_is_cut_or_torn_a_library_s_words_are_not_said(kind: str) -> None:
    """They are English, and tell of bytes; each line has its French."""
    name = f"a.{kind}"
    data, said = FORMATS[name](), set()
    middle = len(data) // 2
    for broken in (data[:middle], data[: -len(data) // 10], data[:middle] + data[middle + 40 :]):
        for item in read_source(Source.of(name, broken), SETTINGS):
            if isinstance(item, Rejection) and item.reason in ("damaged", "truncated"):
                said.add(item.detail.removesuffix(REASONS[item.reason].advice).rstrip(". "))
    assert said
    ours = r"([a-z]+|https:\S+): (the file breaks off|what is in it is not whole( \(\w+\))?|The page breaks off; .*)"
    assert [one for one in said if not re.fullmatch(ours, one)] == []
    assert [one for one in said if in_french(one) == one] == []


def test_a_folder_with_the_name_of_a_file_of_ours_is_said(tmp_path: Path) -> None:
    (tmp_path / "Metadata.csv").mkdir()
    (tmp_path / "Metadata.csv" / "a.txt").write_text(NEWS)
    row, file = walk_folder(tmp_path)
    assert isinstance(row, Rejection)
    assert isinstance(file, FoundFile)
    assert (row.source, row.reason, file.name) == ("Metadata.csv", "not_a_file", "Metadata.csv/a.txt")
