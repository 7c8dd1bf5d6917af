"""Small files that once broke a run or ate the machine, and what tables of documents hold."""

from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.records import RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.ingest.decode import decode
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from pipeline.steps.normalise import normalise_texts
from tests.steps.ingest import samples

SETTINGS = Settings(today=date(2026, 11, 21))
TEXT = "Le conseil municipal a voté mardi le budget de la commune, après quatre heures de débat. Il est en baisse."


def texts(name: str, data: bytes) -> list[RawText]:
    return [item for item in read_source(Source.of(name, data), SETTINGS) if isinstance(item, RawText)]


def test_half_an_emoji_in_a_field_takes_nothing_down() -> None:
    data = '[{"title": "Le maire \\ud83d", "author": "A\\udc00", "url": "http://a.example/\\ud83d", "text": %s}]'
    (raw,) = texts("a.json", (data % json.dumps(TEXT)).encode())
    (article,), _ = normalise_texts([raw], SETTINGS)
    for value in (article.title, article.author, article.url, article.text):
        assert value
        value.encode()
    assert article.title == "Le maire"


def _document(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tables_of_word_say_each_cell_once_and_keep_their_days() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{_p('4 mars 2020')}</w:tc><w:tc>{_p('Appel')}</w:tc></w:tr></w:tbl>"
    rows = (
        f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr>{_p(TEXT)}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_p('3 mars 2020')}</w:tc><w:tc>{_p('Audience')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{inner}{_p('')}</w:tc></w:tr>"
    )
    (raw,) = texts("a.docx", _document(_p("Le budget") + f"<w:tbl>{rows}</w:tbl>"))
    assert raw.text.split("\n") == ["Le budget", TEXT, "3 mars 2020 ; Audience", "4 mars 2020 ; Appel"]


def _sheet(cells: dict[str, str]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["title", "text"])
    sheet.append(["Le budget", TEXT])
    for place, value in cells.items():
        sheet[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", _sheet({"XFD150000": " "})),
        ("a.xlsx", _sheet({"XFD1048576": "x"})),
        ("a.html", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + f">{TEXT}</p>".encode()),
    ],
    ids=["far blank", "far cell", "attributes"],
)
def test_small_files_do_not_eat_the_machine(name: str, data: bytes) -> None:
    start = time.process_time()
    (raw,) = texts(name, data)
    assert TEXT in raw.text
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "text",
    ["L'Écho du Centre", "Le 6 mars, Élise Roux a saisi le juge.", "À Évreux", "« Non », dit-il…", "ÉLISE", "Œuvre"],
)
def test_a_short_text_of_windows_is_read_as_such(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


def test_a_message_in_an_unknown_charset_is_not_lost() -> None:
    head = b"From: a@b.example\nTo: c@d.example\nSubject: Le budget\nContent-Type: text/plain; charset=x-none\n\n"
    (raw,) = texts("a.eml", head + TEXT.encode("cp1252"))
    assert raw.text.strip() == TEXT


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{TEXT}{'[' * 30_000}"),
        ("a.md", f"# T\n{TEXT}{'**' * 30_000}"),
        ("a.txt", f"{'aB' * 30_000} {TEXT}"),
        ("a.txt", f"{'Paris?Emmanuel ' * 20_000}{TEXT}"),
        ("a.txt", f"{'[caption ' * 10_000}{TEXT}"),
        ("a.html", "<html><body>" + "".join(f"<p>{TEXT} {n}</p>" for n in range(3_000)) + "</body></html>"),
    ],
    ids=["brackets", "stars", "seams", "glued", "shortcodes", "paragraphs"],
)
def test_time_does_not_grow_with_the_square_of_a_text(name: str, text: str) -> None:
    start = time.process_time()
    normalise_texts(texts(name, text.encode()), SETTINGS)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Le Gall, Zoé", "Zoé Le Gall"),
        ("Le Gall, Zoé; Roy, Jean-Marc", "Zoé Le Gall; Jean-Marc Roy"),
        ("Zoé Le Gall, Kervoal", "Zoé Le Gall"),
        ("Zoé Le Gall, Luc Roy", "Zoé Le Gall, Luc Roy"),
        ("Le Gall", "Le Gall"),
    ],
)
def test_names_of_a_bibliography_are_turned(author: str, name: str) -> None:
    (raw,) = texts("a.json", json.dumps([{"author": author, "text": TEXT}]).encode())
    assert raw.header.author is not None
    assert raw.header.author.replace(",", ";") == name.replace(",", ";")


def test_a_bibliography_in_csl_has_its_day_and_authors() -> None:
    item = {
        "type": "article-newspaper", "title": "Le budget", "container-title": "La Voix de Kervoal", "abstract": TEXT,
        "author": [{"family": "Le Gall", "given": "Zoé"}, {"family": "Roy", "given": "Luc"}],
        "issued": {"date-parts": [[2025, 3, 4]]},
    }  # fmt: skip
    header = texts("a.json", json.dumps([item]).encode())[0].header
    assert (header.author, header.published) == ("Zoé Le Gall, Luc Roy", date(2025, 3, 4))
    assert header.outlet == "La Voix de Kervoal"


@pytest.mark.parametrize(
    ("name", "cure"), [("a.url", "A link"), ("a.msg", "Outlook"), ("a.ris", "References"), ("a.css", "a web page")]
)
def test_what_holds_no_article_under_its_name_is_refused_with_the_cure(name: str, cure: str) -> None:
    (refused,) = read_source(Source.of(name, b"[InternetShortcut]\nURL=https://voix.example/\n"), SETTINGS)
    assert isinstance(refused, Rejection)
    assert cure in refused.detail


@pytest.mark.parametrize("folder", ["Le vote_files", "Le vote_fichiers"])
@pytest.mark.parametrize("packed", [True, False])
def test_what_a_browser_saved_with_a_page_is_none_and_is_said_once(tmp_path: Path, folder: str, packed: bool) -> None:
    page = samples.HTML.encode()
    files = {
        "Le vote.html": page,
        f"{folder}/frame.html": page,
        f"{folder}/logo.png": b"\x89PNG\r\n",
        "notes_files/a.txt": page,
    }
    if packed:
        (tmp_path / "envoi.zip").write_bytes(samples.zipped(dict(files)))
    else:
        for name, data in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
    found, (refused,) = read_folder(tmp_path, SETTINGS)
    assert [text.source.removeprefix("envoi.zip/") for text in found] == ["Le vote.html", "notes_files/a.txt"]
    assert (refused.reason, refused.severity) == ("page_folder", "notice")
    assert refused.source.removeprefix("envoi.zip/") == folder
