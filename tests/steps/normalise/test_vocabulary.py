"""The rows of models/fr_press/page: each phrase is tested on its own example."""

from __future__ import annotations

import pytest

from pipeline.french import TABLES, rows
from pipeline.page.calendar import find_dates
from pipeline.page.fold import fold
from pipeline.page.furniture import load_furniture
from pipeline.page.stamps import author_of, read_stamps

FURNITURE = rows("furniture")
CALENDAR = rows("calendar")
STAMP_WORDS = rows("stamp_words")


def test_ids_are_unique() -> None:
    names = [name for name, table in TABLES.items() if table.folder == "page"]
    for name in names:
        ids = [next(iter(row.values())) for row in rows(name)]
        assert len(ids) == len(set(ids)), name


def test_each_phrase_explains_its_example() -> None:
    furniture, posts = load_furniture(), load_furniture(posts=True)
    missed = [
        row["id"]
        for row in FURNITURE
        if (posts if row["role"] == "post" else furniture).judge(fold(row["example"])) is None
    ]
    assert missed == []


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: row["id"])
def test_each_calendar_word_is_read_in_its_example(row: dict[str, str]) -> None:
    found = next(find_dates(row["example"]))
    assert (found.weekday if row["kind"] == "weekday" else found.month) == int(row["number"])


@pytest.mark.parametrize(
    "row", [row for row in STAMP_WORDS if row["kind"] in ("update", "label", "author")], ids=lambda row: row["id"]
)
def test_each_stamp_word_works_in_its_example(row: dict[str, str]) -> None:
    if row["kind"] == "author":
        assert author_of(row["example"]) == "Jeanne Martin"
    else:
        stamp = read_stamps(row["example"])[0]
        assert stamp.labelled
        assert stamp.update == (row["kind"] == "update")


@pytest.mark.parametrize(
    "line",
    [
        "Réactions au plan social : les salariés se disent « trahis » par la direction.",
        "La Cnil sanctionne un éditeur pour sa politique de confidentialité, jugée illisible par ses services.",
        "Le directeur de la rédaction a quitté son poste mardi, après douze ans passés dans les murs du journal.",
    ],
)
def test_news_is_no_furniture(line: str) -> None:
    assert load_furniture().judge(fold(line)) is None
