"""A sentence that stands anywhere in a file is in an article, or it is said that it was left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest

from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.ingest.registry import read_source
from pipeline.steps.ingest.source import Source
from tests.steps.ingest import samples, test_exports

SETTINGS = Settings(today=test_exports.SETTINGS.today)
SAID = "Le gardien du phare a remis lundi la clef rouge au maire de Luzac."
_BETWEEN = re.compile(r"(?=<(?:p|div|h1|header|section|article|aside|/article|/header|/section|/aside|/div|/body)\b)")
_HEAD = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)


def _anywhere(lines: list[str]) -> Iterator[str]:
    """The lines with the sentence between any two of them."""
    for at in range(len(lines) + 1):
        yield "\n".join([*lines[:at], SAID, *lines[at:]])


def _in_page(page: str) -> Iterator[str]:
    body = page.index("<body")
    shown = page.index(">", body) + 1
    for found in _BETWEEN.finditer(page, shown):
        yield f"{page[: found.start()]}<p>{SAID}</p>{page[found.start() :]}"


def _pre(page: str) -> Iterator[str]:
    before, text, after = re.split(r"<pre>|</pre>", page)
    return (f"{before}<pre>{lines}</pre>{after}" for lines in _anywhere(text.split("\n")))


def _plain(page: str) -> list[str]:
    return [line for line in re.sub(r"<br>|</p>|</?[a-z][^<>]*>", "\n", page).split("\n") if line.strip()]


FILES: dict[str, Callable[[], Iterator[str]]] = {
    "europresse.html": lambda: _in_page(test_exports.EUROPRESSE),
    "europresse.txt": lambda: _anywhere(test_exports.EUROPRESSE_PDF),
    "factiva.html": lambda: _pre(test_exports.FACTIVA_STARS),
    "factiva.txt": lambda: _anywhere(_plain(test_exports.FACTIVA_STARS)),
    "lexis.txt": lambda: _anywhere(_plain(test_exports.LEXIS)),
    "lexis.html": lambda: _in_page(test_exports.LEXIS),
    "page.html": lambda: _in_page(samples.HTML),
    "text.txt": lambda: _anywhere([samples.TITLE, *samples.PARAGRAPHS]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_sentence_anywhere_in_a_file_is_kept_or_said(name: str) -> None:
    tried = 0
    for text in FILES[name]():
        tried += 1
        items = list(read_source(Source.of(name, text.encode()), SETTINGS))
        texts = [item for item in items if isinstance(item, RawText)]
        told = " ".join(f"{item.header} {item.text} {item.left_out}" for item in texts)
        assert SAID.rstrip(".") in " ".join(told.split()), text[max(0, text.index(SAID) - 200) :][:500]
    assert tried > 3


NOTE = "Le conseil avait voté la fermeture le 12 mai 2025 par 21 voix contre 14."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _with_footnote(kind: str) -> bytes:
    """A document with a footnote."""
    if kind == "docx":
        told = f"<w:footnotes {_W}><w:footnote><w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        with zipfile.ZipFile(io.BytesIO(samples.docx())) as archive:
            members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        return samples.zipped(members | {"word/footnotes.xml": told})
    note = f"<text:note><text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    return samples.odt([f"{samples.PARAGRAPHS[0]}{note}", *samples.PARAGRAPHS[1:]])


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_notes_are_no_part_of_the_text_and_told(kind: str) -> None:
    (text,) = read_source(Source.of(f"a.{kind}", _with_footnote(kind)), SETTINGS)
    assert isinstance(text, RawText)
    assert text.text.split("\n")[1:] == samples.PARAGRAPHS
    assert text.left_out == (("note", NOTE),)
