"""However its characters were saved, an affair's articles are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import Article, Rejection
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts
from tests.affair.corpus import AFFAIRS, gather
from tests.shipped import SETTINGS

_SHOWN = re.compile(r'(?<=>)[^<>]+(?=<)|(?<=content=")[^"]+(?=")')
_IN_A_WORD = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[a-zà-ÿ]{3})")
WAYS: dict[str, Callable[[str], str]] = {
    "letters and accents apart": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: _IN_A_WORD.sub("\u00ad", text),
    "spaces without width": lambda text: _IN_A_WORD.sub("\u200b", text),
    "hyphens at which no line ends": lambda text: re.sub(r"(?<=[a-zà-ÿ])-(?=[A-Za-zà-ÿ])", "\u2011", text),
    "letters for apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[A-Za-zà-ÿ])", "\u02bc", text),
    "accents for apostrophes": lambda text: re.sub(r"(?<=[a-z])’(?=[A-Za-zà-ÿ])", "´", text),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "names far apart": lambda text: re.sub(r"(?<=[a-z] [A-Z][a-z]{3}) (?=[A-Z][a-z])", "  ", text),
    "sentences far apart": lambda text: re.sub(r"(?<=[a-z]{3}[.,]) (?=\w)", "  ", text),
    "blanks at the ends of lines": lambda text: re.sub(r"(?<=\w|[.!?»])\n", "  \n", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


def _saved(path: Path, way: Callable[[str], str], encoding: str = "utf-8") -> None:
    """Write what a file shows otherwise; what browsers and mail programs read is no text."""
    text = path.read_text("utf-8")
    if path.suffix in (".txt", ".md"):
        text = way(text)
    elif path.suffix == ".html":
        text = _SHOWN.sub(lambda shown: way(shown[0]), text)
    if path.suffix in (".txt", ".md", ".html"):
        path.write_bytes(text.encode(encoding))


def _said(folder: Path) -> tuple[list[tuple[object, ...]], list[tuple[str, str]]]:
    found, left = normalise_texts(read_folder(folder, SETTINGS)[0], SETTINGS)
    return [_of(article) for article in found], [_why(one) for one in left]


def _of(one: Article) -> tuple[object, ...]:
    return one.source, one.title, one.author, one.outlet, one.published, one.published_basis, one.text


def _why(one: Rejection) -> tuple[str, str]:
    return one.source, one.reason


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("affair", AFFAIRS)
def test_articles_are_what_they_say(affair: str, way: str, tmp_path: Path) -> None:
    folder = gather(affair, tmp_path)
    expected = _said(folder)
    for path in (path for path in folder.iterdir() if path.name != "metadata.csv" and path.suffix != ".docx"):
        _saved(path, WAYS[way])
    articles, left = _said(folder)
    assert [one[:-1] for one in articles] == [one[:-1] for one in expected[0]]
    unlike = [one[0] for one, other in zip(articles, expected[0], strict=True) if one != other]
    assert unlike == []
    assert left == expected[1]
