"""Every row of the pattern tables is tried on its own example."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pipeline.french import rows
from pipeline.temporal import find_expressions, place_expressions
from tests.temporal.marked import PUBLISHED, period_of

ROWS = rows("timex")


def read(sentence: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    """Text, value and rule of each expression in a sentence without its marks."""
    text = sentence.replace("[", "").replace("]", "")
    timexes = place_expressions(text, find_expressions(text), article_id="a", published=published)
    rows = []
    for timex in timexes:
        assert text[timex.start_char : timex.end_char] == timex.text
        value = timex.kind if timex.kind != "date" else f"{timex.date_start}/{timex.date_end}"
        rows.append((timex.text, value.replace("None/None", "?"), timex.rule))
    return rows


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_pattern_finds_and_places_its_own_example(row: dict[str, str]) -> None:
    marked, values = re.findall(r"\[(.+?)\]", row["example"]), [period_of(v) for v in row["value"].split()]
    found = read(row["example"])
    assert [text for text, _, rule in found if rule == row["id"]] == marked
    assert [value for _, value, rule in found][-len(values) :] == values


@pytest.mark.parametrize("row", rows("timex_not"), ids=lambda row: row["id"])
def test_what_only_looks_like_a_date_is_passed_over(row: dict[str, str]) -> None:
    assert [found for found in read(row["example"]) if found[1] not in ("duration", "set")] == []


@pytest.mark.parametrize("row", rows("timex_tails"), ids=lambda row: row["id"])
def test_tail_lengthens_its_own_example(row: dict[str, str]) -> None:
    assert re.findall(r"\[(.+?)\]", row["example"])[0] in [text for text, _, _ in read(row["example"])]
