"""A folder is added to tables whose own folder is not at hand: the tables are those of both beside each other."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from pipeline import compose
from pipeline.errors import BadCorrections, BadInput
from pipeline.log_file import waiting
from pipeline.store.folders import STORE
from pipeline.views import report
from tests.benchmarks.generated import article, write_articles
from tests.store.runs import SETTINGS, make, tables

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("loads")]


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Tables of `old`, which is gone."""
    write_articles(tmp_path / "old", range(4))
    (tmp_path / "old" / "empty.txt").write_text("")
    make(tmp_path / "old", tmp_path / "out")
    shutil.move(tmp_path / "old", tmp_path / "away")
    write_articles(tmp_path / "new", range(3, 7))
    return tmp_path / "out"


def test_a_folder_is_added_and_costs_what_is_in_it(out: Path) -> None:
    old = [row["article_id"] for row in rows(out, "articles")]
    known = make(out.parent / "new", out, into=True)
    # The fourth article is in both folders, under one name.
    assert (known["files_read"], known["known"], known["new"]) == (3, 4, 3)
    articles = rows(out, "articles")
    assert [row["article_id"] for row in articles if row["source"].startswith("0000/")] == old
    assert [row["source"] for row in articles if row["source"].startswith("new/")] == [
        f"new/0000/article-{n:06}.txt" for n in (4, 5, 6)
    ]
    assert len({row["article_id"] for row in articles}) == 7
    said = {(row["source"], row["reason"]) for row in rows(out, "rejections")}
    assert said == {("empty.txt", "empty"), ("new/0000/article-000003.txt", "exact_duplicate")}
    assert json.loads((out / "run.json").read_text())["inputs"] == ["../old", "../new"]
    # Both folders beside each other, read at once, say the same of everybody.
    both = out.parent / "both"
    shutil.copytree(out.parent / "away", both)
    shutil.copytree(out.parent / "new", both / "new")
    make(both, out.parent / "fresh")
    theirs = tables(out.parent / "fresh")
    assert {name: content for name, content in tables(out).items() if name.startswith("csv/")} == {
        name: content for name, content in theirs.items() if name.startswith("csv/")
    }


def test_the_same_folder_again_replaces_itself_and_a_run_without_into_means_its_folder_alone(out: Path) -> None:
    new = out.parent / "new"
    make(new, out, into=True)
    before = tables(out)
    assert make(new, out, into=True)["new"] == 0
    assert tables(out) == before
    (new / "0000" / "article-000004.txt").unlink()
    make(new, out, into=True)
    assert len(rows(out, "articles")) == 6
    make(new, out)
    make(new, out.parent / "fresh")
    assert tables(out) == tables(out.parent / "fresh")


def test_two_folders_of_one_name_are_told_apart(out: Path) -> None:
    new = out.parent / "new"
    make(new, out, into=True)
    write_articles(out.parent / "elsewhere" / "new", range(8, 10))
    make(out.parent / "elsewhere" / "new", out, into=True)
    sources = {row["source"].partition("/")[0] for row in rows(out, "articles")}
    assert sources == {"0000", "new", "new-2"}


def test_what_comes_to_one_folder_later_is_not_told_like_the_files_of_another(tmp_path: Path) -> None:
    """Sources stay apart, and nobody's id goes to another article."""
    names = ("a/mars", "b/mars", "c/mars")
    for number, name in enumerate(names):
        write_articles(tmp_path / name, range(number, number + 1))
        make(tmp_path / name, tmp_path / "out", into=number > 0)
    before = {row["source"]: row["article_id"] for row in rows(tmp_path / "out", "articles")}
    assert {source.partition("/")[0] for source in before} == {"0000", "mars", "mars-2"}
    for label, number in (("mars", 5), ("mars-2", 6)):
        folder = tmp_path / "a" / "mars" / label / "0000"
        folder.mkdir(parents=True)
        text = article(number)
        for there in (1, 2):
            (folder / f"article-{there:06}.txt").write_text(f"{text}\n\nNuméro {there} seul.", encoding="utf-8")
    write_articles(tmp_path / "b" / "mars" / "2", range(12, 13))
    for name in names:
        make(tmp_path / name, tmp_path / "out", into=True)
        now = [(row["source"], row["article_id"]) for row in rows(tmp_path / "out", "articles")]
        assert len({source for source, _ in now}) == len({one for _, one in now}) == len(now)
        assert before.items() <= dict(now).items()
    assert {source for source, _ in now} >= {"mars-3/mars/0000/article-000001.txt", "mars-4/2/0000/article-000012.txt"}


def test_decisions_of_every_folder_hold_and_of_two_that_clash_the_first(out: Path) -> None:
    away, old, new = (out.parent / name for name in ("away", "old", "new"))
    name = rows(out, "actors")[0]["name"]
    head = "kind;left;right;decision;new_name\n"
    (away / "corrections.csv").write_text(f"{head}actor;{name};;;Aude Vasselin-Orval\n", encoding="utf-8")
    shutil.move(away, old)
    make(old, out)
    shutil.move(old, away)
    (new / "corrections.csv").write_text(f"{head}actor;{name};;ignore;\n", encoding="utf-8")
    make(new, out, into=True)
    assert "Aude Vasselin-Orval" in {row["name"] for row in rows(out, "actors")}
    (clash,) = [row for row in rows(out, "rejections") if row["reason"] == "correction_contradicts"]
    assert clash["source"] == "new/corrections.csv"


def test_decisions_made_on_the_tables_are_kept_beside_the_folder_that_is_added(out: Path) -> None:
    new = out.parent / "new"
    review = out / "review.csv"
    head, first, *_ = review.read_text(encoding="utf-8-sig").splitlines()
    columns = head.replace('"', "").split(";")
    cells = next(csv.reader([first], delimiter=";"))
    cells[columns.index("decision")] = "ignore left"
    review.write_text(f"{head}\n" + ";".join(f'"{cell}"' for cell in cells) + "\n", encoding="utf-8")
    with pytest.raises(BadCorrections, match="old"):
        compose.make_tables(new, out, SETTINGS)
    make(new, out, into=True)
    assert cells[columns.index("left")] in (new / "corrections.csv").read_text(encoding="utf-8-sig")


def test_an_article_that_is_away_and_that_the_store_has_lost_stays_as_the_tables_have_it(out: Path) -> None:
    new = out.parent / "new"
    make(new, out, into=True)
    before = tables(out)
    for path in (out / STORE / "drafts").iterdir():
        path.unlink()
    write_articles(new, range(7, 8))
    known = make(new, out, into=True)
    (said,) = known["problems"]
    assert "../old: 3 files are not at hand" in said
    # What stands in no article of the tables is named.
    assert [row["source"] for row in rows(out, "rejections") if row["reason"] == "not_at_hand"] == ["empty.txt"]
    (new / "0000" / "article-000007.txt").unlink()
    make(new, out, into=True)
    unlike = {name for name, content in tables(out).items() if before[name] != content}
    assert {Path(name).stem for name in unlike} == {"rejections"}


def test_of_lost_words_that_were_dropped_the_number_stays(tmp_path: Path) -> None:
    old, new, out = (tmp_path / name for name in ("old", "new", "out"))
    write_articles(old, range(2))
    page = old / "0000" / "article-000000.txt"
    menu = "Abonnez-vous à notre lettre et recevez chaque matin les titres du jour dans votre boîte aux lettres.\n\n"
    page.write_text(menu * 3 + page.read_text(encoding="utf-8"), encoding="utf-8")
    make(old, out)
    before = rows(out, "articles")
    shutil.rmtree(old)
    shutil.rmtree(out / STORE / "drafts")
    write_articles(new, range(2, 3))
    make(new, out, into=True)
    assert any(row["n_words_dropped"] != "0" for row in before)
    assert rows(out, "articles")[: len(before)] == before


def test_tables_without_their_store_are_not_added_to(out: Path) -> None:
    shutil.rmtree(out / STORE)
    before = tables(out)
    with pytest.raises(BadInput, match="--into"):
        make(out.parent / "new", out, into=True)
    assert tables(out) == before


def test_a_run_without_into_says_which_folders_leave(out: Path) -> None:
    new = out.parent / "new"
    assert make(new, out, into=True)["folders_left"] == []
    left = compose.make_tables(new, out, SETTINGS)
    assert left["store"]["folders_left"] == ["../old"]
    # Under --quiet, too, and with exit code 1.
    assert [said for said in waiting(left) if "../old" in said] == [
        "No longer in the tables: the articles of ../old; add them again with --into."
    ]
    assert make(new, out)["folders_left"] == []


def test_what_people_open_is_that_of_a_fresh_run_and_pages_that_are_the_same_stay(
    tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MAX_TEXT", 10)  # so that each article has a page of its own
    settings = SETTINGS.model_copy(update={"views": True})
    old, new, both, out = (tmp_path / name for name in ("old", "new", "both", "out"))
    write_articles(old, range(8))
    write_articles(new, range(8, 9))
    make(old, out, settings)
    pages = {page.name: page.stat().st_ino for page in (out / "report-data").iterdir()}
    assert len(pages) == 8
    make(new, out, settings, into=True)
    now = {page.name: page.stat().st_ino for page in (out / "report-data").iterdir()}
    assert len(now) == 9
    assert pages.items() < now.items()  # none of the old was written anew

    shutil.copytree(old, both)
    make(both, tmp_path / "whole", settings)
    write_articles(both, range(8, 9))
    make(both, tmp_path / "whole", settings)
    make(both, tmp_path / "fresh", settings)
    made = tables(tmp_path / "fresh")
    assert {"filrouge.xlsx", "report.html", "network.gexf", "chronologie.csv", "review.csv"} < made.keys()
    assert tables(tmp_path / "whole") == made
