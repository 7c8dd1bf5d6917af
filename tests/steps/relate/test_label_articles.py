"""Small articles of our own, each with the label that a historian would write for one of its days.

`label_articles.tsv` was written before the rules were asked; the faults of every second row only were read while rules
were mended, so its two floors say what carries over. A label in full or with words of its article behind it counts
alike: tests/label_check.py is the reader.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from tests.floors import Floors
from tests.label_check import faults
from tests.marked import read_marked
from tests.shipped import product

if TYPE_CHECKING:
    from pipeline.records import Article

HERE = Path(__file__).parent
CONTEXT = re.compile(r" \[(?:titre|début|avant) : .*\]$")
HALVES = ("read", "held back")

pytestmark = pytest.mark.model


def _rows() -> list[dict[str, str]]:
    with (HERE / "label_articles.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _article(number: int, row: dict[str, str]) -> Article:
    article = read_marked(row["text"], article_id=f"small{number}").article
    return replace(article, title=row["title"], published=date.fromisoformat(row["published"]))


def _judged() -> Iterator[tuple[str, bool, str]]:
    """Of each row its half, whether its label is as good as the one wanted, and what one reads of it."""
    rows = _rows()
    articles = [_article(number, row) for number, row in enumerate(rows)]
    for number, (row, one) in enumerate(zip(rows, recognise_articles(articles, product()), strict=True)):
        facts = relate_article(one)
        days = {timex.date_id for timex in facts.timexes if row["day"] in timex.text or timex.text in row["day"]}
        found = [CONTEXT.sub("", told.label) for told in facts.event_mentions if told.date_id in days]
        wanted = row["label"].split("|")
        right = any(not faults(label, want, text=row["text"]) for label in found for want in wanted)
        yield HALVES[number % 2], right, f"{row['day']}: {found} for {wanted[0]}"


def test_labels_of_small_articles(floors: Floors) -> None:
    judged = list(_judged())
    for half, right, said in judged:
        if half == HALVES[0] and not right:
            print(said)
    of_half = {name: [right for half, right, _ in judged if half == name] for name in HALVES}
    floors.hold(HERE / "floors.toml", "labels, small articles", {name: sum(x) / len(x) for name, x in of_half.items()})


def test_the_articles_are_consistent() -> None:
    for row in _rows():
        assert row["day"] in row["text"], row["text"]
        assert all(want[:1].isupper() for want in row["label"].split("|")), row["label"]
