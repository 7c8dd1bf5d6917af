"""Every format gives the same article."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.records import Article, RawText
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder, readers
from pipeline.steps.ingest.readers.pdf import joined, without_print
from pipeline.steps.ingest.registry import choose_reader, load_readers
from pipeline.steps.ingest.source import Reader, Source
from pipeline.steps.normalise import normalise_texts
from tests.steps.ingest import samples

SETTINGS = Settings(today=date(2026, 11, 21))


def _read(folder: Path, name: str, data: bytes, settings: Settings = SETTINGS) -> tuple[RawText, ...]:
    (folder / name).write_bytes(data)
    texts, rejections = read_folder(folder, settings)
    assert rejections == ()
    return texts


def _words(text: str) -> list[str]:
    return text.replace("’", "'").split()


@pytest.mark.parametrize("name", samples.FORMATS)
def test_every_format_gives_the_article(tmp_path: Path, name: str) -> None:
    texts = _read(tmp_path, name, samples.FORMATS[name]())
    articles, _ = normalise_texts(texts, SETTINGS)
    article: Article = articles[0]
    assert _words(article.text) == _words(f"{samples.TITLE}\n{samples.BODY}")
    assert article.title == samples.TITLE
    if name in samples.DATED:
        assert (article.published, article.published_basis) == (date(2025, 2, 12), "metadata")


def test_every_reader_has_its_sample() -> None:
    tried = {choose_reader(Source.of(name, made())) for name, made in samples.FORMATS.items()}
    without = {reader.FORMAT for reader in load_readers()} - {reader.FORMAT for reader in tried if reader is not None}
    # Others stand in test_exports.py, test_mail.py and test_saved_forms.py, what is refused in test_bad_input.py.
    assert without == {"corpus", "feed", "gallica", "lexisnexis", "mbox", "subtitles", "unread"}, (
        "add the article to samples.py"
    )


@pytest.mark.parametrize("name", ["europresse.html", "factiva.html"])
def test_exports_give_each_article_its_header(tmp_path: Path, name: str) -> None:
    texts = _read(tmp_path, name, samples.FORMATS[name]())
    assert [(text.part, text.header.title, text.header.published) for text in texts] == [
        (1, samples.TITLE, date(2025, 2, 12)),
        (2, "La carrière en question", date(2019, 3, 3)),
    ]
    assert texts[0].header.outlet == "Le Courrier"
    assert texts[0].header.author == "Inès Talabard"


def test_a_web_page_states_its_header(tmp_path: Path) -> None:
    (text,) = _read(tmp_path, "a.html", samples.HTML.encode())
    header = text.header
    assert (header.outlet, header.author, header.language) == ("Le Courrier", "Inès Talabard", "fr")


def test_an_attachment_and_a_member_carry_the_name_of_what_holds_them(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(samples.FORMATS["a.zip"]())
    texts = _read(tmp_path, "a.eml", samples.eml())
    assert [text.source for text in texts] == ["a.eml", "a.eml/piece.txt", "a.zip/dossier/a.txt"]


def test_content_wins_over_the_suffix(tmp_path: Path) -> None:
    (text,) = _read(tmp_path, "a.txt", samples.docx())
    assert text.format == "docx"


def test_a_column_can_be_named_in_the_settings(tmp_path: Path) -> None:
    data = f"quoi;quand;mot\nRésumé;12/02/2025;{samples.PARAGRAPHS[0]}\n".encode()
    settings = SETTINGS.model_copy(update={"columns": {"text": "mot", "title": "quoi", "published": "quand"}})
    (text,) = _read(tmp_path, "a.csv", data, settings)
    assert (text.text, text.header.title) == (samples.PARAGRAPHS[0], "Résumé")


def test_markdown_becomes_plain_words(tmp_path: Path) -> None:
    markdown = "# Un titre\n\nLe **conseil** a [voté](https://a.example/2021/06/27) le _budget_.\n\n![photo](a.png)\n"
    (text,) = _read(tmp_path, "a.md", markdown.encode())
    assert text.text.split("\n")[:3] == ["Un titre", "", "Le conseil a voté le budget."]
    assert text.header.title == "Un titre"


def test_readers_are_the_modules_of_their_folder() -> None:
    names = {path.stem for path in Path(readers.__path__[0]).glob("*.py")} - {"__init__"}
    assert {reader.__name__.rsplit(".", 1)[-1] for reader in load_readers()} == names  # type: ignore[attr-defined]
    assert all(isinstance(reader, Reader) for reader in load_readers())


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/README.md", ".hidden.txt", "metadata.csv.bak.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Le conseil a voté mardi le budget de la commune.")
    texts, _ = read_folder(tmp_path, SETTINGS)
    assert [text.source for text in texts] == ["a/z.txt", "b.txt", "metadata.csv.bak.txt"]
    shutil.rmtree(tmp_path / "a")


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("Title: La criée ferme\nDate: 2025-02-12\nTags: mer, port\n\n", True),
        ("Titre : La criée ferme\nDate : 12 février 2025\nAuteur : Aline Morvan\n\n", True),
        ("Title: La criée ferme\nTags: mer, port\n\n", False),  # no day
        ("Lieu : Kervoal\nTitre : La criée ferme\nDate : 12 février 2025\n\n", False),  # opens with none of ours
        ("Kervoal : la criée ferme.\nDate : 12 février 2025\n", False),
    ],
)
def test_fields_may_open_a_text_without_a_fence(tmp_path: Path, head: str, read: bool) -> None:
    (text,) = _read(tmp_path, "a.md", f"{head}Les mareyeurs quittent le quai de Kervoal.\n".encode())
    assert (text.header.title, text.header.published) == (
        ("La criée ferme", date(2025, 2, 12)) if read else (None, None)
    )
    assert text.text.startswith(head[:5]) is not read


@pytest.mark.parametrize(
    ("lines", "kept", "address"),
    [
        (
            ["12/02/2025 10:12 La criée ferme", "Le quai dort.", "https://ponant.example/a 1/2"],
            ["Le quai dort."],
            "https://ponant.example/a",
        ),
        (["Le quai dort.", "2/12/25, 10:12 AM La criée ferme", "file:///tmp/a.html 1/1"], ["Le quai dort."], None),
        (["12/02/2025 10:12 : le quai dort.", "Il dort."], ["12/02/2025 10:12 : le quai dort.", "Il dort."], None),
        (["Le quai dort.", "https://ponant.example/a"], ["Le quai dort.", "https://ponant.example/a"], None),
    ],
)
def test_what_a_browser_prints_around_a_page_is_none_of_it(
    lines: list[str], kept: list[str], address: str | None
) -> None:
    assert without_print("\n".join(lines)) == ("\n".join(kept), address)


def test_a_sentence_that_goes_on_overleaf_is_not_parted() -> None:
    pages = ["Le maire a dit", "non. Il part.", "Mardi, il revient."]
    assert joined(pages) == "Le maire a dit\nnon. Il part.\n\nMardi, il revient."
