"""Small articles of our own, each with the labels that a historian would write for one of its days.

`label_articles.tsv` was written before the rules were asked; of every second pair of rows no answer was read while
rules were mended, so the floors of that half say what carries over. `told`: the label says what is wanted
(tests/label_check.py), with words of its article behind it or not. `alone`: it is one of those wanted, word for word.
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


def _judged() -> Iterator[tuple[str, bool, bool, str]]:
    """Of each row its half, whether a label tells it, whether it does so alone, and what one reads of it."""
    rows = _rows()
    articles = [_article(number, row) for number, row in enumerate(rows)]
    for number, (row, one) in enumerate(zip(rows, recognise_articles(articles, product()), strict=True)):
        facts = relate_article(one)
        days = {timex.date_id for timex in facts.timexes if row["day"] in timex.text or timex.text in row["day"]}
        found = [told.label for told in facts.event_mentions if told.date_id in days]
        wanted = row["label"].split("|")
        told = any(not faults(CONTEXT.sub("", one), want, text=row["text"]) for one in found for want in wanted)
        alone = not set(found).isdisjoint(wanted)
        yield HALVES[number // 2 % 2], told, alone, f"{row['day']}: {found} for {wanted[0]}"


def test_labels_of_small_articles(floors: Floors) -> None:
    judged = list(_judged())
    scores: dict[str, float] = {}
    for half in HALVES:
        rows = [(told, alone) for of, told, alone, _ in judged if of == half]
        scores[f"{half}, told"] = sum(told for told, _ in rows) / len(rows)
        scores[f"{half}, alone"] = sum(alone for _, alone in rows) / len(rows)
    print(*(said for half, _, alone, said in judged if half == HALVES[0] and not alone), sep="\n")
    floors.hold(HERE / "floors.toml", "labels, small articles", scores)


def test_the_articles_are_consistent() -> None:
    for row in _rows():
        assert row["day"] in row["text"], row["text"]
        assert all(want.lstrip("« ")[:1].isupper() for want in row["label"].split("|")), row["label"]
