"""The texts of articles are read again from where their files are kept, and none of them is held."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from pipeline.records import Article
from pipeline.settings import Settings
from pipeline.steps.normalise import settle_articles
from pipeline.store.corpus import Corpus, Store
from pipeline.store.look import read_corpus
from pipeline.store.texts import Texts
from tests.growth import more_memory

SETTINGS = Settings(any_language=True)


def folder(path: Path, n: int) -> Path:
    """So many articles of three kilobytes each, three of them in an archive."""
    path.mkdir()
    with zipfile.ZipFile(path / "more.zip", "w") as more:
        for number in range(n):
            words = " ".join(f"pont{number}x{word} ferme" for word in range(190))
            text = f"Le pont {number}\n\nLe 3 mars 2024, la ville a fermé le pont : {words}.\n"
            if number > 2:
                (path / f"a{number}.txt").write_text(text, encoding="utf-8")
            else:
                more.writestr(f"b{number}.txt", text)
    return path


def read(raw: Path, out: Path | None) -> tuple[tuple[Article, ...], Corpus, Store]:
    store = Store(out, SETTINGS)
    corpus = read_corpus(raw, store, SETTINGS)
    drafts, _ = corpus.drafts(store)
    articles, _ = settle_articles(drafts, SETTINGS)
    return articles, corpus, store


def test_each_text_comes_back_in_order_and_one_by_one(tmp_path: Path) -> None:
    articles, corpus, store = read(folder(tmp_path / "raw", 9), tmp_path / "out")
    told = [one.text for one in articles]
    assert len(told) == 9
    texts = Texts(articles, corpus, store)
    assert list(texts) == told
    assert [texts[number] for number in reversed(range(9))] == told[::-1]
    assert texts[2:4] == told[2:4]


def test_what_the_store_has_not_is_held(tmp_path: Path) -> None:
    articles, corpus, store = read(folder(tmp_path / "raw", 3), tmp_path / "out")
    other = Article(article_id="x", source="x.txt", part=1, sha256="0", text="Un texte d'ailleurs.")
    given = (*articles, other)
    assert list(Texts(given, corpus, store)) == [one.text for one in given]
    assert list(Texts(given, Corpus(folders=()), store)) == [one.text for one in given]
    assert list(Texts(given, corpus, Store(None, SETTINGS))) == [one.text for one in given]


def test_what_two_files_of_one_name_may_both_have_is_held(tmp_path: Path) -> None:
    articles, corpus, store = read(folder(tmp_path / "raw", 3), tmp_path / "out")
    changed = Article.of(articles[0].head, "Un autre texte.")
    twice = Corpus(folders=corpus.folders * 2)
    assert list(Texts([changed], twice, store)) == [changed.text]


def test_texts_are_not_held(tmp_path: Path) -> None:
    def kept(n: int) -> Callable[[], object]:
        articles, corpus, store = read(folder(tmp_path / f"raw{n}", n), tmp_path / f"out{n}")
        store.flush()
        length = sum(len(one.text) for one in articles) / n
        assert length > 3000
        again = Store(tmp_path / f"out{n}", SETTINGS)
        return lambda: Texts(articles, corpus, again)

    assert more_memory(kept, 100) < 1000
