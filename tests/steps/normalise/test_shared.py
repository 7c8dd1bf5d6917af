"""Real pages, where they are at hand: what was measured on them must hold."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.page.fold import fold
from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts, read_pages
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "evaluation"
SETTINGS = Settings(today=date(2026, 11, 21))
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not here")


@needs_shared
def test_press_pages_are_split_titled_and_dated() -> None:
    texts, rejections = read_folder(SHARED / "press-dev" / "texts", SETTINGS)
    articles, refused = normalise_texts(texts, SETTINGS)
    assert rejections == ()
    # Comments and pay-walls are dropped, and counted.
    assert {row.reason for row in refused} <= {"prose_dropped", "prose_dropped_known"}
    files = titles = titled = dates = 0
    for path in sorted((SHARED / "press-dev" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = [article for article in articles if article.source == gold["file"]]
        files += len(found) == len(gold["articles"])
        for article, wanted in zip(found, gold["articles"], strict=False):
            titled += wanted["title"] is not None
            titles += wanted["title"] is not None and fold(article.title or "") == fold(wanted["title"])
            dates += str(article.published or None) == str(wanted["published"])
    assert (files, titles, titled, dates) == (11, 12, 12, 14)


@needs_shared
@pytest.mark.parametrize("folder", ["unlabelled/articles", "ftb-dev/texts", "sentences-dev/texts"])
def test_texts_without_a_page_lose_nothing(folder: str) -> None:
    texts, _ = read_folder(SHARED / folder, SETTINGS)
    dropped = [
        verdict.block.text
        for text in texts
        for page in read_pages(text, SETTINGS)
        for verdict in page.verdicts
        # Teasers of other articles within a paragraph, and the newspaper's section: twelve, all read.
        if not verdict.kept and verdict.reason != "related" and any(map(str.isalpha, verdict.block.text))
    ]
    # An invitation to write in, an address of the web, and who signs three columns at head and foot.
    assert len(dropped) <= 8


@needs_shared
def test_page_dumps_give_an_article_each() -> None:
    texts, rejections = read_folder(SHARED / "unlabelled" / "pages", SETTINGS)
    assert rejections == ()
    # Those of newspapers, magazines and blogs; the others are dictionaries, shops, lists of posts.
    for text in (text for text in texts if text.source[0] in "ab"):
        pages = [page for page in read_pages(text, SETTINGS) if any(verdict.kept for verdict in page.verdicts)]
        assert len(pages) == 1, text.source
