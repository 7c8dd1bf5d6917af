"""Sentences in brackets and what they mean: the shape of the tables in this folder.

`Le [3 mai], il vote. | 2021-05-03` : each bracket is one expression, each value its period, in order.
A value is a day, a month, a year, `day/day`, or `duration`, `set`, `?` (a date that stays open).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.temporal import find_expressions, place_expressions
from pipeline.temporal.interval import month_period, year_period

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def period_of(value: str) -> str:
    """'2021-03' -> '2021-03-01/2021-03-31'."""
    if re.fullmatch(r"\d{4}", value):
        period = year_period(int(value))
    elif re.fullmatch(r"\d{4}-\d\d", value):
        period = month_period(int(value[:4]), int(value[5:]))
    else:
        return value if "/" in value or not value[:1].isdigit() else f"{value}/{value}"
    assert period is not None
    return f"{period.start}/{period.end}"


def expected(row: str) -> tuple[str, list[tuple[str, str]]]:
    """Sentence without marks, and (text, period) of each bracket."""
    marked, _, values = row.partition(" | ")
    spans = re.findall(r"\[(.+?)\]", marked)
    periods = [period_of(value) for value in values.split()]
    assert len(spans) == len(periods), row
    return re.sub(r"[\[\]]", "", marked), list(zip(spans, periods, strict=True))


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """(text, period) of each expression that the tagger finds."""
    rows = []
    for timex in place_expressions(text, find_expressions(text), article_id="a", published=published):
        assert text[timex.start_char : timex.end_char] == timex.text
        value = f"{timex.date_start}/{timex.date_end}" if timex.kind == "date" else timex.kind
        rows.append((timex.text, value.replace("None/None", "?")))
    return rows


def rows_of(table: str) -> list[str]:
    """The rows of a table, without blank lines."""
    return [line.strip() for line in table.strip().splitlines() if line.strip()]
