"""Intervals and comparisons: the same for the same seed, wider for fewer articles, sure only when most draws agree."""

from __future__ import annotations

from pipeline.evaluate.bootstrap import differences, intervals
from pipeline.evaluate.show import show_comparison

ROW = "dates right"


def files(*right: int, of: int = 10) -> dict[str, dict[tuple[str, str], float]]:
    """Articles with some dates right, the others missed."""
    return {f"{n}.txt": {(ROW, "tp"): one, (ROW, "fn"): of - one, (ROW, "fp"): 0} for n, one in enumerate(right)}


def test_an_interval_holds_its_score_and_narrows() -> None:
    few, many = intervals(files(2, 9))[ROW], intervals(files(*[2, 9] * 20))[ROW]
    assert few == (0.333, 0.947)
    assert few[0] < many[0] < 2 * 11 / 31 < many[1] < few[1]
    assert intervals(files(2, 9)) == intervals(files(2, 9))
    assert set(intervals(files(2, 9))) == {ROW}


def test_a_paired_difference_is_sure_where_every_article_gains() -> None:
    hard_and_easy = (1, 9, 2, 8, 1, 9)
    better = files(*(one + 1 for one in hard_and_easy))
    gain = differences(better, files(*hard_and_easy))[ROW]
    assert gain["higher"] == 1
    assert 0 < gain["low"] < gain["high"] < 0.2
    mixed = files(2, 8, 3, 7, 2, 8)
    assert 0.2 < differences(mixed, files(*hard_and_easy))[ROW]["higher"] < 0.95


def test_a_comparison_says_what_it_leaves_out() -> None:
    lines = [*show_comparison(files(5, 6, 7), files(5, 4))]
    assert lines[0] == "2 articles in both."
    assert "2.txt" in lines[1]
    assert [line.split()[:4] for line in lines if line.startswith(ROW)] == [["dates", "right", "0.710", "0.621"]]
