"""No input makes `normalise` raise, and what it says of a text holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.page.characters import tidy_characters
from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts, read_pages
from pipeline.steps.normalise.drafts import read_text
from pipeline.steps.normalise.join_headline import join_headline
from pipeline.steps.normalise.split_blocks import split_blocks
from tests.conftest import SAMPLE

SETTINGS = Settings(today=date(2026, 11, 21), any_language=True)
_LINES = st.sampled_from(
    [
        "Menu", "Commentaires (3)", "Lire aussi", "Publié le 06/07/2020", "Le 31/02 à 25h99", "* [1]Sports", "=====",
        "Par Jeanne Martin", "votre avatar", "   (BUTTON) Partager", "A > B > C", "Catégories", "",
        "Le conseil a voté mardi le budget de la commune, après quatre heures de débat.", "---", "1. https://a.example",
        "Il y a 3 heures", "Ce 10 juin 2020, le juge a tranché.", "« Non », dit-il.",
    ]
)  # fmt: skip
_PAGES = st.lists(st.one_of(_LINES, st.text(max_size=60)), max_size=40).map("\n".join)


def _raw(text: str, *, is_body: bool = False) -> RawText:
    return RawText(source="a.txt", part=1, text=text, sha256="0" * 64, format="text", is_body=is_body)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=600), _PAGES), is_body=st.booleans())
def test_normalise_never_raises_and_its_articles_hold(text: str, is_body: bool) -> None:
    articles, rejections = normalise_texts([_raw(text, is_body=is_body)], SETTINGS)
    assert articles or rejections
    for article in articles:
        assert article.text.strip()
        assert article.text == tidy_characters(article.text)
        assert article.published is None or article.published <= SETTINGS.today
        # Every line of an article is a piece of a paragraph of its source: link marks cut out, broken words mended,
        # the lines of a headline joined.
        blocks = split_blocks(read_text(_raw(text))[0])
        paragraphs = [block.text for block in (*blocks, *join_headline(blocks))]
        for line in filter(None, article.text.split("\n")):
            assert any(line in paragraph or _told_once(line, paragraph) for paragraph in paragraphs)


def _told_once(line: str, paragraph: str) -> bool:
    """Whether a line is a paragraph of which a repeated opening was cut."""
    return len(line) < len(paragraph) and set(line.split()) <= set(paragraph.split())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_tidy_characters_is_idempotent(text: str) -> None:
    once = tidy_characters(text)
    assert tidy_characters(once) == once


@settings(max_examples=200, deadline=None)
@given(_PAGES)
def test_blocks_cover_every_line_in_order(text: str) -> None:
    tidied = tidy_characters(text)
    blocks = split_blocks(tidied)
    covered = [line for block in blocks for line in range(block.first, block.last + 1)]
    assert covered == sorted(set(covered))
    assert {at for at, line in enumerate(tidied.split("\n")) if line.strip()} <= set(covered)


def test_an_article_normalised_again_is_the_same() -> None:
    raws, _ = read_folder(SAMPLE, SETTINGS)
    first, _ = normalise_texts(raws, SETTINGS)
    again, _ = normalise_texts([_raw(article.text, is_body=True) for article in first], SETTINGS)
    assert [article.text for article in again] == [article.text for article in first]


def test_nothing_of_a_page_goes_without_a_verdict() -> None:
    for raw in read_folder(SAMPLE, SETTINGS)[0]:
        lines = [line for line in tidy_characters(raw.text).split("\n") if line.strip()]
        told = [verdict.block for page in read_pages(raw, SETTINGS) for verdict in page.verdicts]
        assert sum(block.last - block.first + 1 for block in told) == len(lines)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "mot " * 250_000, "Le conseil a voté. " * 50_000, "1/" * 400_000])
def test_a_million_characters_on_one_line(text: str) -> None:
    articles, rejections = normalise_texts([_raw(text)], SETTINGS)
    assert len(articles) + len(rejections) == 1
